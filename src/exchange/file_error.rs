//! Files that cannot be taken in as they are: what happened and what to do.

use crate::counted::{CHANGE, CHANGES};

use super::{FileKind, ParsedSnapshot, WrongEncoding, limits};

/// What is wrong with a packed file whose beginning could be inflated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GzipFlaw {
    /// It breaks off.
    Cut,
    /// Its bytes are damaged, or its check sum disagrees.
    Damaged,
    /// Something else stands behind its end, such as a line break added by a mail program.
    Trailing,
}

/// Why a file was refused. Nothing has changed by then.
///
/// The display is for reports; [`what`](Self::what) and [`hint`](Self::hint) are for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Nothing or only white space.
    #[error("the file is empty ({bytes} bytes)")]
    Empty {
        /// Its size.
        bytes: usize,
    },
    /// Beyond [`limits::FILE_BYTES`].
    #[error("the file has {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A file of another program, by its bytes.
    #[error("a file of another kind: {0:?}")]
    Kind(FileKind),
    /// A folder, or a file that the system does not give away.
    #[error("the file cannot be read")]
    Unreadable,
    /// A gzip file that holds more than [`limits::FILE_BYTES`].
    #[error("the file inflates beyond the limit")]
    InflatesTooFar,
    /// A gzip file that is not whole.
    #[error("the packed file is damaged: {flaw:?}")]
    DamagedGzip {
        /// In which way.
        flaw: GzipFlaw,
        /// What verifies of what could be inflated.
        rescue: Option<Box<ParsedSnapshot>>,
    },
    /// A snapshot for another plan; nothing in it was read.
    #[error("for the plan {id:?}")]
    OtherPlan {
        /// That plan's id.
        id: String,
        /// How many entries it states, or seems to hold.
        count: Option<usize>,
    },
    /// Nothing that can be read says for which plan it is.
    #[error("the file names no plan")]
    PlanUnknown {
        /// What verifies.
        rescue: Box<ParsedSnapshot>,
    },
    /// Not UTF-8.
    #[error("the file is written in {}", .0.name())]
    Encoding(WrongEncoding),
    /// Nested beyond [`limits::NESTING`].
    #[error("the file is nested too deeply")]
    TooDeep,
    /// No JSON, and nothing in it looks like a snapshot.
    #[error("line {line}, column {column}: {what}")]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
        /// What is probably wrong there, in Japanese.
        what: String,
    },
    /// JSON, but no snapshot of this program.
    #[error("not a snapshot")]
    Foreign,
    /// Beyond [`limits::ENTRIES`].
    #[error("the file holds {found} entries")]
    TooManyEntries {
        /// How many there are.
        found: usize,
    },
    /// A snapshot that breaks off.
    #[error("the file breaks off in line {line}")]
    Truncated {
        /// The last line, from 1.
        line: usize,
        /// The lines that are complete and verify.
        rescue: Box<ParsedSnapshot>,
    },
    /// A snapshot that is no JSON any more in one place.
    #[error("line {line}, column {column}: {what}")]
    Damaged {
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
        /// What is probably wrong there, in Japanese.
        what: String,
        /// The lines that are complete and verify.
        rescue: Box<ParsedSnapshot>,
    },
    /// A snapshot with something else before, in or after it, such as the text of a mail.
    #[error("{lines} lines that belong to no snapshot")]
    OtherText {
        /// How many lines.
        lines: usize,
        /// The snapshot.
        rescue: Box<ParsedSnapshot>,
    },
}

impl FileError {
    /// What can be saved, where something can.
    pub fn rescue(&self) -> Option<&ParsedSnapshot> {
        match self {
            Self::Truncated { rescue, .. }
            | Self::Damaged { rescue, .. }
            | Self::OtherText { rescue, .. }
            | Self::PlanUnknown { rescue } => Some(rescue),
            Self::DamagedGzip { rescue, .. } => rescue.as_deref(),
            _ => None,
        }
    }

    /// What happened, for people.
    pub fn what(&self) -> String {
        match self {
            Self::Empty { bytes } => format!("ファイルが空です（{bytes}バイト）。"),
            Self::TooLarge { bytes } => format!(
                "ファイルが大きすぎます（{}MB）。読めるのは{}MBまでです。",
                bytes.div_ceil(1024 * 1024),
                limits::FILE_BYTES / (1024 * 1024)
            ),
            Self::Kind(kind) => format!("{}です。", kind.name()),
            Self::Unreadable => "フォルダーか、開くことのできないファイルです。".to_owned(),
            Self::InflatesTooFar => {
                format!("圧縮を解くと大きくなりすぎます。読めるのは{}MBまでです。", limits::FILE_BYTES / (1024 * 1024))
            }
            Self::DamagedGzip { flaw, rescue } => {
                let what = match flaw {
                    GzipFlaw::Cut => "圧縮ファイル（.gz）が途中で切れています",
                    GzipFlaw::Damaged => "圧縮ファイル（.gz）の中が壊れています",
                    GzipFlaw::Trailing => {
                        "圧縮ファイル（.gz）の後ろに余分なデータが付いていて、中のファイルも途中までです"
                    }
                };
                match rescue {
                    Some(rescue) => format!("{what}。{}", found_of(rescue)),
                    None => format!("{what}。"),
                }
            }
            Self::PlanUnknown { rescue } => {
                format!("どの計画のファイルか読み取れません（見出しの行がないか、壊れています）。{}", found_of(rescue))
            }
            Self::OtherPlan { id, count } => {
                let count = count.map_or(String::new(), |count| format!("、{count}{CHANGES}"));
                let id = if id.trim().is_empty() { "（空欄）" } else { id };
                format!("別の計画（{id}{count}）のファイルです。中の記入は読んでいません。")
            }
            Self::Encoding(WrongEncoding::Unknown) => {
                "文字コードがUTF-8ではないか、途中の文字が壊れています。".to_owned()
            }
            Self::Encoding(encoding) => format!("文字コードが{}になっています。", encoding.name()),
            Self::TooDeep => {
                format!("あゆみのファイルではありません。括弧の入れ子が深すぎます（{}段まで）。", limits::NESTING)
            }
            Self::NotJson { line, column, what } => {
                format!("JSONの書き方が正しくないため読めません。{line}行{column}文字目：{what}。")
            }
            Self::Foreign => "あゆみのファイルではありません。".to_owned(),
            Self::TooManyEntries { found } => {
                format!("変更が多すぎます（{found}{CHANGE}）。一度に読めるのは{}{CHANGE}までです。", limits::ENTRIES)
            }
            Self::Truncated { line, rescue } => {
                format!("このファイルは{line}行目で切れています。{}", found_of(rescue))
            }
            Self::Damaged { line, column, what, rescue } => {
                format!("このファイルは壊れています。{line}行{column}文字目：{what}。{}", found_of(rescue))
            }
            Self::OtherText { lines, rescue } => {
                format!("あゆみのファイルのほかに、余分な文字が{lines}行あります。{}", found_of(rescue))
            }
        }
    }

    /// What to do, for people.
    pub fn hint(&self) -> String {
        let advice = match self {
            Self::Empty { .. } | Self::DamagedGzip { rescue: None, .. } => "送り主に再送を頼んでください。",
            Self::Unreadable => "フォルダーのときは、開いて中のファイルをまとめて選んでください。",
            Self::OtherPlan { .. } => "その計画の画面（html）で取り込むか、送り主に確かめてください。",
            Self::TooLarge { .. } | Self::InflatesTooFar | Self::TooManyEntries { .. } => {
                "部署や年度ごとに分けて作ってもらってください。"
            }
            Self::Kind(kind) => kind.advice(),
            Self::Encoding(_) => {
                "メモ帳やExcelで保存し直すと変わることがあります。届いたままのファイルを選ぶか、UTF-8で保存してください。"
            }
            Self::TooDeep | Self::NotJson { .. } | Self::Foreign => {
                "「保存と共有」で作った .json ファイル（ayumi_ で始まる名前）を選んでください。"
            }
            Self::Truncated { .. } | Self::Damaged { .. } | Self::DamagedGzip { .. } => {
                "送り主に再送を頼んでください。急ぐときは、確認できた記入だけを取り込めます。"
            }
            Self::PlanUnknown { .. } => {
                "この計画のものかを送り主に確かめてください。急ぐときは、確認できた記入だけを取り込めます。"
            }
            Self::OtherText { .. } => "メールの本文などが混ざったようです。確認できた記入だけを取り込めます。",
        };
        format!("{advice}今の記入は変わっていません。")
    }
}

/// （記載7個・確認できた変更3個・取り込めない1個）: what the file states, and what became of what is in it.
fn found_of(snapshot: &ParsedSnapshot) -> String {
    let stated = snapshot.header.count.map_or(String::new(), |count| format!("記載{count}{CHANGE}・"));
    let copies =
        if snapshot.duplicates > 0 { format!("・重複{}{CHANGE}", snapshot.duplicates) } else { String::new() };
    format!(
        "（{stated}確認できた変更{}{CHANGE}・取り込めない{}{CHANGE}{copies}）",
        snapshot.entries.len(),
        snapshot.quarantine.len()
    )
}
