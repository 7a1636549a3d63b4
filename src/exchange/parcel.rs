//! A file that was read but changes nothing yet.

use std::sync::Arc;

use crate::journal::{Cell, Entry, EntryError, EntryId, Statement, Value, ValueError, ValueProblem};
use crate::plan::DeptId;
use crate::plan::calendar::Moment;

use super::limits;

/// What a file says about itself; nothing in it is proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Format version; 0 where a rescued file has lost it.
    pub version: u32,
    /// When, by that computer's clock; empty where it is not stated.
    pub exported_at: Moment,
    /// For which department.
    pub by_dept: Option<DeptId>,
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
}

/// A file that was read: verified entries, and whatever could not be verified, word for word.
///
/// Everything in the file is in exactly one place:
/// [`in_file`](Self::in_file) = `entries` + `quarantine` + `duplicates`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The file's name, as the person knows it.
    pub file_name: String,
    /// What it says about itself.
    pub header: Header,
    /// Verified entries, each once, in the file's order.
    pub entries: Vec<Arc<Entry>>,
    /// 保留: what could not be verified.
    pub quarantine: Vec<Quarantined>,
    /// How many further copies of entries there were.
    pub duplicates: usize,
    /// What the person should know before agreeing.
    pub warnings: Vec<ParcelWarning>,
}

impl Parcel {
    /// How many statements the file holds, whatever became of them.
    pub fn in_file(&self) -> usize {
        self.entries.len() + self.quarantine.len() + self.duplicates
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
    pub fn claim(&self) -> Option<(Cell, Value)> {
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
            Self::Entry(EntryError::Digest { .. }) => "書き出した後に内容が書き換えられています。".to_owned(),
            Self::TextTooLong { chars, .. } => {
                format!("文章が長すぎます（{chars}文字）。{}文字までです。", limits::TEXT_CHARS)
            }
        }
    }

    /// The id it claims; the original may be in the ledger under it.
    pub fn stated_id(&self) -> Option<EntryId> {
        match self {
            Self::Entry(EntryError::Digest { stated, .. }) => EntryId::parse(stated).ok(),
            Self::TextTooLong { id, .. } => Some(*id),
            Self::Value(_) | Self::Entry(_) => None,
        }
    }
}

/// What a person should know about a file that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParcelWarning {
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

impl ParcelWarning {
    /// What happened and what it means, for people.
    pub fn what(&self) -> String {
        match self {
            Self::NewerVersion { .. } => {
                "新しい版のあゆみで作られています。分からない項目は消さずに預かります。".to_owned()
            }
            Self::OtherEdition { edition } => {
                format!("この計画の別の版（{edition}）で作られています。番号が同じ項目には、そのまま取り込めます。")
            }
            Self::OtherPlanText => {
                "計画の本文が、この画面の計画と一部違います。記入はそのまま取り込めます。".to_owned()
            }
            Self::CountDiffers { stated, found } => {
                format!("件数が合いません（記載{stated}件・実際{found}件）。確かめられた記入だけを取り込みます。")
            }
            Self::DigestDiffers => {
                "照合値が合いません。中身が入れ替わっています。確かめられた記入だけを取り込みます。".to_owned()
            }
            Self::Rescued { rescued, broken } => {
                format!("壊れたファイルから{rescued}件を救い出しました。{broken}行は読めません。")
            }
        }
    }
}
