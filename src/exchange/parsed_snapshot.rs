//! A snapshot that was read from a file and has changed nothing yet.

use std::sync::Arc;

use crate::counted::{CHANGE, CHANGES};
use crate::journal::{Cell, Doubt, Entry, EntryError, EntryId, Statement, Value, ValueError, ValueProblem};
use crate::plan::DeptId;
use crate::plan::calendar::Moment;

use super::{WrongEncoding, limits};

/// What a file says about itself; nothing in it is proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Format version; 0 where a rescued file has lost it.
    pub version: u32,
    /// When, by that computer's clock; empty where it is not stated.
    pub exported_at: Moment,
    /// For which department.
    pub by_dept: Option<DeptId>,
    /// Of which department its entries are, where it was written for one.
    pub scope_dept: Option<DeptId>,
    /// By whom, as typed; may be empty.
    pub by_name: String,
    /// The program's version; may be empty.
    pub app: String,
    /// The plan's id; empty where it is not stated.
    pub plan_id: String,
    /// The plan's edition; empty where it is not stated.
    pub plan_edition: String,
    /// [`super::plan_digest`] of the plan.
    pub plan_sha256: Option<String>,
    /// How many entries there should be.
    pub count: Option<usize>,
    /// What the digest over the sorted ids should be.
    pub digest: Option<String>,
    /// What stands in it and cannot be read: a count below zero, a digest that is no text.
    pub odd: Vec<&'static str>,
}

impl Header {
    /// Takes what is not stated here from what was found elsewhere in the file.
    pub(super) fn fill(&mut self, found: Self) {
        let take = |here: &mut String, there: String| {
            if here.is_empty() {
                *here = there;
            }
        };
        if self.version == 0 {
            self.version = found.version;
        }
        if self.exported_at.as_str().is_empty() {
            self.exported_at = found.exported_at;
        }
        self.by_dept = self.by_dept.take().or(found.by_dept);
        self.scope_dept = self.scope_dept.take().or(found.scope_dept);
        take(&mut self.by_name, found.by_name);
        take(&mut self.app, found.app);
        take(&mut self.plan_id, found.plan_id);
        take(&mut self.plan_edition, found.plan_edition);
        self.plan_sha256 = self.plan_sha256.take().or(found.plan_sha256);
        self.count = self.count.or(found.count);
        self.digest = self.digest.take().or(found.digest);
    }
}

/// A snapshot that was read: verified entries, and whatever could not be verified, word for word.
///
/// Everything in the file is in exactly one place:
/// [`in_file`](Self::in_file) = `entries` + `quarantine` + `duplicates` + `erased`, and beside them `other_lines`, which hold no
/// entry at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedSnapshot {
    /// The file's name, as the person knows it.
    pub file_name: String,
    /// What it says about itself.
    pub header: Header,
    /// Verified entries, each once, in the file's order.
    pub entries: Vec<Arc<Entry>>,
    /// 取り込めない: what could not be verified.
    pub quarantine: Vec<Quarantined>,
    /// How many further copies of entries there were.
    pub duplicates: usize,
    /// How many entries the same file erases: their text is in it and must not come in.
    pub erased: usize,
    /// How many lines hold something else: the text of a mail, a remnant.
    pub other_lines: usize,
    /// What the person should know before agreeing.
    pub warnings: Vec<SnapshotWarning>,
}

impl ParsedSnapshot {
    /// How many statements the file holds, whatever became of them.
    pub fn in_file(&self) -> usize {
        self.entries.len() + self.quarantine.len() + self.duplicates + self.erased
    }

    /// Whose records they are: who wrote the file; else the department it was written for; else the one that wrote
    /// every entry in it.
    pub fn sender(&self) -> Option<&DeptId> {
        let stated = self.header.by_dept.as_ref().or(self.header.scope_dept.as_ref());
        let mut depts = self.entries.iter().filter_map(|entry| entry.cell()).map(|cell| &cell.dept);
        let only = depts.next().filter(|first| depts.all(|dept| dept == *first));
        stated.or(only)
    }
}

/// Something in a file that is no verified entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Line of the file, from 1, where it is known.
    pub line: Option<usize>,
    /// Why it was not accepted.
    pub reason: QuarantineReason,
    /// Word for word as in the file.
    pub original: String,
}

impl Quarantined {
    /// What it would say, so that a person can record it again as a new edit of his own.
    ///
    /// Not where its date cannot be right: what is not in force from a file would not be from a person either.
    pub fn claim(&self) -> Option<(Cell, Value)> {
        if matches!(self.reason, QuarantineReason::Doubtful { .. }) {
            return None;
        }
        let Ok(Value::Map(members)) = Value::parse(&self.original) else { return None };
        match Entry::seal(members).ok()?.statement() {
            Statement::Set { cell, value } => Some((cell.clone(), value.clone())),
            Statement::Redact(_) | Statement::Unknown { .. } => None,
        }
    }
}

/// Why something is in quarantine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuarantineReason {
    /// It is no JSON of the kind entries are made of.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// It is no entry, or was edited after it was written.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// It is nested beyond [`limits::NESTING`].
    #[error("nested too deeply")]
    TooDeep,
    /// Bytes in it are no characters.
    #[error("bytes that are no characters")]
    Bytes {
        /// The id it claims, where that can be read.
        stated: Option<EntryId>,
    },
    /// It is an entry, but a year in it cannot be right.
    #[error("{id}: {doubt}")]
    Doubtful {
        /// The entry.
        id: EntryId,
        /// Which.
        doubt: Doubt,
    },
    /// It is an entry, but one text in it is beyond [`limits::TEXT_CHARS`].
    #[error("a text of {chars} characters in {id}")]
    TextTooLong {
        /// The entry.
        id: EntryId,
        /// Its longest text.
        chars: usize,
    },
}

impl QuarantineReason {
    /// What happened, for people.
    pub fn what(&self) -> String {
        match self {
            Self::Value(error) => match error.problem {
                ValueProblem::Json => "途中で切れているか、JSONの書き方が正しくありません。".to_owned(),
                ValueProblem::Number => "小数や16桁以上の数は使えません。".to_owned(),
                ValueProblem::DuplicateKey => "同じ項目名が2回書かれています。".to_owned(),
            },
            Self::Entry(EntryError::NotObject) => "記入の形をしていません。".to_owned(),
            Self::Entry(EntryError::Member(name)) => format!("項目「{name}」がないか、値の種類が違います。"),
            Self::Entry(EntryError::Digest { .. }) => {
                "作った後に内容が変わっています（手での書き換え、文字の置き換わりなど）。".to_owned()
            }
            Self::TooDeep => format!("括弧の入れ子が深すぎます（{}段まで）。", limits::NESTING),
            Self::Bytes { .. } => "文字として読めないところ（�）があります。".to_owned(),
            Self::Doubtful { doubt: Doubt::FiscalYear(year), .. } => {
                format!("年度が{year}になっています。この計画ではありえない年度のため、数えません。")
            }
            Self::Doubtful { doubt: Doubt::Day(day), .. } => {
                format!("時点の日付が「{day}」になっています。ありえない日付のため、数えません。")
            }
            Self::TextTooLong { chars, .. } => {
                format!("文章が長すぎます（{chars}文字）。{}文字までです。", limits::TEXT_CHARS)
            }
        }
    }

    /// The id it claims; the original may be in the ledger under it.
    pub fn stated_id(&self) -> Option<EntryId> {
        match self {
            Self::Entry(EntryError::Digest { stated, .. }) => EntryId::parse(stated).ok(),
            Self::TextTooLong { id, .. } | Self::Doubtful { id, .. } => Some(*id),
            Self::Bytes { stated } => *stated,
            Self::TooDeep | Self::Value(_) | Self::Entry(_) => None,
        }
    }
}

/// What a person should know about a file that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotWarning {
    /// Made by a newer version; what is not understood is kept as it is.
    NewerVersion {
        /// The file's format version.
        version: u32,
    },
    /// For another edition of this plan.
    OtherEdition {
        /// That edition.
        edition: String,
    },
    /// For this edition of this plan, but the plan's text differs.
    OtherPlanText,
    /// The header's count disagrees: something was cut off or added.
    CountDiffers {
        /// What the header states.
        stated: usize,
        /// What the file holds.
        found: usize,
    },
    /// The header states something that cannot be read.
    HeaderOdd {
        /// Which members.
        members: Vec<&'static str>,
    },
    /// The header is damaged; what could still be read of it counts.
    HeaderDamaged,
    /// Nothing in the file says for which plan it is.
    PlanUnknown,
    /// The file's lines were changed on the way, by mail; they were put together again.
    Rewrapped,
    /// It was saved in another encoding.
    Reencoded(WrongEncoding),
    /// The packed file around it is not as it should be, but what was in it is whole.
    PackedOddly,
    /// Entries that the same file erases.
    Erased {
        /// How many.
        count: usize,
    },
    /// Lines that hold no entry.
    OtherLines {
        /// How many.
        count: usize,
    },
    /// The clocks of some entries cannot be right. Their values do not depend on it.
    OddClocks {
        /// How many entries.
        count: usize,
    },
    /// The count agrees but the ids are others.
    DigestDiffers,
    /// Only a part could be read.
    Rescued {
        /// How many verified entries there are.
        rescued: usize,
        /// How many lines could not be verified.
        broken: usize,
    },
}

impl SnapshotWarning {
    /// What happened and what it means, for people.
    pub fn what(&self) -> String {
        match self {
            Self::NewerVersion { .. } => {
                "新しい版のあゆみで作られています。分からない項目は消さずに預かります。".to_owned()
            }
            Self::OtherEdition { edition } if edition.trim().is_empty() => {
                "計画のどの版で作られたか書かれていません。番号が同じ項目には、そのまま取り込めます。".to_owned()
            }
            Self::OtherEdition { edition } => {
                format!("この計画の別の版（{edition}）で作られています。番号が同じ項目には、そのまま取り込めます。")
            }
            Self::OtherPlanText => {
                "計画の本文が、この画面の計画と一部違います。記入はそのまま取り込めます。".to_owned()
            }
            Self::CountDiffers { stated, found } => {
                format!(
                    "変更の数が合いません（記載{stated}{CHANGE}・実際{found}{CHANGE}）。確認できた記入だけを取り込みます。"
                )
            }
            Self::DigestDiffers => {
                "見出しの照合値が中身と合いません。どちらかが書き換わっています。1つずつ確認できた記入だけを取り込みます。".to_owned()
            }
            Self::Rescued { rescued, broken } => {
                format!("確認できた{rescued}{CHANGES}を取り出しました。内容を確認できないものは{broken}{CHANGE}です。")
            }
            Self::HeaderOdd { members } => {
                let name = |member: &&str| match *member {
                    "count" => "変更の数（count）",
                    "digest" => "照合値（digest）",
                    _ => "形式の版（version）",
                };
                let names: Vec<&str> = members.iter().map(name).collect();
                format!("見出しの{}の記載が読めません。記入は1つずつ確かめています。", names.join("と"))
            }
            Self::HeaderDamaged => {
                "見出しの行が壊れています。読めたところだけを使い、記入は1つずつ確かめています。".to_owned()
            }
            Self::PlanUnknown => {
                "どの計画の記入か、このファイルからは分かりません。この計画のものかを送り主に確かめてください。".to_owned()
            }
            Self::Rewrapped => {
                "メールなどで行の折り返しが変わっていたため、つなぎ直して読みました。記入は1つずつ確かめています。".to_owned()
            }
            Self::Reencoded(encoding) => {
                format!("文字コードが{}に変わっていたため、直して読みました。記入は1つずつ確かめています。", encoding.name())
            }
            Self::PackedOddly => {
                "圧縮ファイル（.gz）の終わりに余分なデータや壊れたところがありましたが、中のファイルは終わりまで読めました。".to_owned()
            }
            Self::Erased { count } => {
                format!("{count}{CHANGES}は、同じファイルにある個人情報の消去により、内容が消されたものです。取り込みません。")
            }
            Self::OtherLines { count } => {
                format!("ほかに、記入ではない行が{count}行あります（メールの本文や壊れた行など）。取り込みません。")
            }
            Self::OddClocks { count } => {
                format!("{count}{CHANGES}は、記入した日時がありえない年になっています。書いたパソコンの時計を確かめてください。")
            }
        }
    }
}
