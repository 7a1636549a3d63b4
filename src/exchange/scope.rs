//! Which part of the ledger goes into a file, and who writes it.

use std::collections::BTreeSet;

use crate::journal::{Cell, Entry, EntryId, Ledger, PROFILE, RoundId, Value};
use crate::plan::DeptId;
use crate::plan::calendar::Moment;

/// Which part of the ledger is written; `None` means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// One department.
    pub dept: Option<DeptId>,
    /// One fiscal year.
    pub fy: Option<i32>,
    /// 差分: these entries alone, such as those recorded since the last file. What they supersede may stay behind,
    /// since a ledger takes references to entries that it has not seen yet.
    pub only: Option<BTreeSet<EntryId>>,
    /// 依頼ファイル: what a round asks, and nothing that was recorded.
    pub round: Option<RoundId>,
}

impl Scope {
    /// Everything that a department recorded.
    pub fn of_dept(dept: DeptId) -> Self {
        Self { dept: Some(dept), ..Self::default() }
    }

    /// What a round asks.
    pub fn of_round(round: RoundId) -> Self {
        Self { fy: Some(round.fy), round: Some(round), ..Self::default() }
    }

    /// Whether an entry of a ledger belongs to it: a department's records are those under every id that it has there.
    ///
    /// Rounds go along with every department's records, so that whoever gets a file knows what it answers.
    /// What a department says about itself holds from its fiscal year on, so a year takes the earlier ones along.
    /// An entry of a newer version that names no department or year belongs everywhere: too much loses nothing.
    pub fn holds(&self, ledger: &Ledger, entry: &Entry) -> bool {
        let only_fits = self.only.as_ref().is_none_or(|only| only.contains(&entry.id()));
        let Some(cell) = entry.cell() else {
            let is_other = |name, wanted: Value| {
                // Of another type it is something else, and not another department or year.
                entry.member(name).is_some_and(|value| {
                    std::mem::discriminant(&value) == std::mem::discriminant(&wanted) && value != wanted
                })
            };
            let other_dept = self.dept.as_ref().is_some_and(|dept| is_other("dept", Value::text(dept.as_str())));
            let other_fy = self.fy.is_some_and(|fy| is_other("fy", Value::Integer(i64::from(fy))));
            return only_fits && !other_dept && !other_fy && self.round.is_none();
        };
        let Cell { fy, dept, item, .. } = cell;
        let round = RoundId::of_cell(cell);
        let known = |dept| ledger.dept_known_as(dept);
        let dept_fits = round.is_some() || self.dept.as_ref().is_none_or(|wanted| known(wanted) == known(dept));
        let round_fits = self.round.is_none() || self.round == round;
        let is_profile = item.as_str() == PROFILE;
        let fy_fits = self.fy.is_none_or(|wanted| if is_profile { *fy <= wanted } else { *fy == wanted });
        dept_fits && round_fits && fy_fits && only_fits
    }
}

/// Who writes a file, when, and what goes into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// This computer's clock.
    pub exported_at: Moment,
    /// For which department it is written.
    pub dept: Option<DeptId>,
    /// By whom, as typed.
    pub name: String,
    /// Which part.
    pub scope: Scope,
    /// What the round is called that it asks for or answers, for the file's name.
    pub round: Option<String>,
}
