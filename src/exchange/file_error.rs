//! Files that cannot be taken in as they are: what happened and what to do.

use super::{Parcel, WrongEncoding, limits};

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
    /// A zip file, or a packed file inside a packed file, by its bytes.
    #[error("the file is compressed")]
    Compressed,
    /// A folder, or a file that the system does not give away.
    #[error("the file cannot be read")]
    Unreadable,
    /// A gzip file that holds more than [`limits::FILE_BYTES`].
    #[error("the file inflates beyond the limit")]
    InflatesTooFar,
    /// A gzip file that is not whole.
    #[error("the packed file is damaged")]
    DamagedGzip,
    /// A snapshot for another plan; nothing in it was read.
    #[error("for the plan {id:?}")]
    OtherPlan {
        /// That plan's id; empty where the file names none.
        id: String,
        /// How many entries it states.
        count: Option<usize>,
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
        rescue: Box<Parcel>,
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
        rescue: Box<Parcel>,
    },
    /// A whole snapshot with something after its end, such as the footer of a mail.
    #[error("text after the end of the snapshot")]
    TrailingText {
        /// The snapshot.
        rescue: Box<Parcel>,
    },
}

impl FileError {
    /// What can be saved, where something can.
    pub fn rescue(&self) -> Option<&Parcel> {
        match self {
            Self::Truncated { rescue, .. } | Self::Damaged { rescue, .. } | Self::TrailingText { rescue } => {
                Some(rescue)
            }
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
            Self::Compressed => "圧縮されたファイル（zipなど）です。".to_owned(),
            Self::Unreadable => "フォルダーか、開くことのできないファイルです。".to_owned(),
            Self::InflatesTooFar => {
                format!("圧縮を解くと大きくなりすぎます。読めるのは{}MBまでです。", limits::FILE_BYTES / (1024 * 1024))
            }
            Self::DamagedGzip => "圧縮ファイル（.gz）が途中で切れているか、壊れています。".to_owned(),
            Self::OtherPlan { id, .. } if id.is_empty() => "どの計画のファイルか書かれていません。".to_owned(),
            Self::OtherPlan { id, count } => {
                let count = count.map_or(String::new(), |count| format!("、記入{count}件"));
                format!("別の計画（{id}{count}）のファイルです。中の記入は読んでいません。")
            }
            Self::Encoding(WrongEncoding::Unknown) => {
                "文字コードがUTF-8ではないか、途中の文字が壊れています。".to_owned()
            }
            Self::Encoding(encoding) => format!("文字コードが{}になっています。", encoding.name()),
            Self::TooDeep => format!("括弧の入れ子が深すぎます（{}段まで）。", limits::NESTING),
            Self::NotJson { line, column, what } => {
                format!("JSONとして読めません。{line}行{column}文字目：{what}。")
            }
            Self::Foreign => "あゆみの書き出しファイルではありません。".to_owned(),
            Self::TooManyEntries { found } => {
                format!("記入が多すぎます（{found}件）。一度に読めるのは{}件までです。", limits::ENTRIES)
            }
            Self::Truncated { line, rescue } => {
                let found = rescue.entries.len();
                match rescue.header.count {
                    Some(stated) => {
                        format!("このファイルは{line}行目で切れています（記載{stated}件・実際{found}件）。")
                    }
                    None => format!("このファイルは{line}行目で切れています（読めたのは{found}件）。"),
                }
            }
            Self::Damaged { line, column, what, .. } => {
                format!("このファイルは壊れています。{line}行{column}文字目：{what}。")
            }
            Self::TrailingText { .. } => "書き出しファイルの後ろに、余分な文字が付いています。".to_owned(),
        }
    }

    /// What to do, for people.
    pub fn hint(&self) -> String {
        let advice = match self {
            Self::Empty { .. } | Self::DamagedGzip => "送り主に再送を頼んでください。",
            Self::Unreadable => "フォルダーのときは、開いて中のファイルをまとめて選んでください。",
            Self::OtherPlan { .. } => "その計画の画面（html）で読み込むか、送り主に確かめてください。",
            Self::TooLarge { .. } | Self::InflatesTooFar | Self::TooManyEntries { .. } => {
                "部署や年度ごとに分けて書き出してもらってください。"
            }
            Self::Compressed => "展開（解凍）して、中の .json ファイルを選んでください。",
            Self::Encoding(_) => {
                "メモ帳やExcelで保存し直すと変わることがあります。届いたままのファイルを選ぶか、UTF-8で保存してください。"
            }
            Self::TooDeep | Self::NotJson { .. } | Self::Foreign => {
                "「保存と共有」で書き出した .json ファイル（ayumi_ で始まる名前）を選んでください。"
            }
            Self::Truncated { .. } | Self::Damaged { .. } => {
                "送り主に再送を頼んでください。急ぐときは、確かめられた記入だけを取り込めます。"
            }
            Self::TrailingText { .. } => "メールの署名などが混ざったようです。確かめられた記入だけを取り込めます。",
        };
        format!("{advice}今の記入は変わっていません。")
    }
}
