//! What departments are asked for in a fiscal year.

use crate::insight::{duties, groups_of};
use crate::journal::Ledger;
use crate::plan::{DeptId, MeasureId, Plan, Role};

use super::{Fact, RequiredFields, Round};

/// What is asked for: the records of a fiscal year, narrowed by a round if there is one.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The fiscal year.
    pub fy: i32,
    /// The round in force.
    pub round: Option<&'a Round>,
}

impl<'a> Asked<'a> {
    /// What a department is asked for: one that the round leaves out goes on as without it.
    pub fn of_dept(fy: i32, round: Option<&'a Round>, dept: &DeptId) -> Self {
        Self { fy, round: round.filter(|round| round.asks(dept)) }
    }

    /// What a year asks for without a round.
    pub fn of_year(fy: i32) -> Self {
        Self { fy, round: None }
    }

    /// Whether a department is asked about a measure that it leads.
    pub fn asks(&self, dept: &DeptId, measure: &MeasureId) -> bool {
        self.round.is_none_or(|round| round.asks(dept) && round.asks_about(measure))
    }

    /// The departments that are asked, in the plan's order: those that lead something that is asked about, or those that
    /// the round names.
    pub fn departments(&self, plan: &Plan, ledger: &Ledger) -> Vec<DeptId> {
        let names_them = self.round.is_some_and(|round| round.departments != Fact::Open);
        let is_asked = |dept: &&DeptId| {
            let asks = self.round.is_none_or(|round| round.asks(dept));
            asks && (names_them || self.leads(plan, ledger, dept) > 0)
        };
        plan.departments.iter().map(|department| &department.id).filter(is_asked).cloned().collect()
    }

    /// How many measures a department leads that it is asked about.
    pub fn leads(&self, plan: &Plan, ledger: &Ledger, dept: &DeptId) -> usize {
        let duties = duties(plan, dept, &groups_of(ledger, dept, self.fy));
        let is_asked = |measure: &MeasureId| self.asks(dept, measure);
        duties.iter().filter(|duty| duty.involvement.role == Role::Lead && is_asked(&duty.measure)).count()
    }

    /// What a record must hold.
    pub fn required(&self) -> RequiredFields {
        self.round.map(Round::required).unwrap_or_default()
    }
}
