//! One department's record of one item in one fiscal year, as the form and the sheet show it.

use crate::journal::{Actual, Cell, Field, GradeId, Ledger, Reading, Status};
use crate::plan::calendar::Moment;
use crate::plan::{DeptId, ItemId};

/// The values of a record, field by field. A field in conflict has no value here; its cell is listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// 状態
    pub status: Option<Status>,
    /// 進捗評価
    pub rating: Option<GradeId>,
    /// 実績値
    pub actual: Option<Actual>,
    /// 状況
    pub situation: Option<String>,
    /// 次にすること
    pub next: Option<String>,
    /// 根拠
    pub evidence: Option<String>,
    /// Fields whose heads differ.
    pub in_conflict: Vec<Field>,
    /// Fields whose value this version does not understand.
    pub unknown: Vec<Field>,
    /// Who wrote last, by the label, and when.
    pub last: Option<(String, Moment)>,
    /// How many entries its cells hold.
    pub entries: usize,
}

impl Record {
    /// Reads a record.
    pub fn of(ledger: &Ledger, fy: i32, dept: &DeptId, item: &ItemId) -> Self {
        let mut record = Self::default();
        for field in Field::RECORD {
            let cell = Cell { fy, dept: dept.clone(), item: item.clone(), field };
            record.entries += ledger.entries_of(&cell).count();
            let (value, heads) = match ledger.reading(&cell) {
                Reading::Empty => continue,
                Reading::Conflict { .. } => {
                    record.in_conflict.push(cell.field);
                    continue;
                }
                Reading::Agreed { value, heads } => (value, heads),
            };
            for head in heads {
                if record.last.as_ref().is_none_or(|(_, at)| at.as_str() < head.at().as_str()) {
                    record.last = Some((head.by().to_owned(), head.at().clone()));
                }
            }
            let text = || value.as_text().map(ToOwned::to_owned);
            let understood = match cell.field {
                Field::Status => value.as_text().and_then(Status::of_word).map(|status| record.status = Some(status)),
                Field::Rating => text().map(|word| record.rating = Some(GradeId::new(word))),
                Field::Actual => Actual::of_value(value).map(|actual| record.actual = Some(actual)),
                Field::Situation => text().map(|text| record.situation = Some(text)),
                Field::Next => text().map(|text| record.next = Some(text)),
                Field::Evidence => text().map(|text| record.evidence = Some(text)),
                _ => None,
            };
            if understood.is_none() {
                record.unknown.push(cell.field);
            }
        }
        record
    }

    /// Whether nothing is recorded: 未記入.
    pub fn is_empty(&self) -> bool {
        self.last.is_none() && self.in_conflict.is_empty()
    }
}
