//! The breakdown of a measure that several departments answer for: what each of them recorded, and which have not.

use crate::journal::GradeKind;
use crate::plan::{DeptId, GroupId, Plan};

use super::{MeasureSummary, State};

/// How the departments of a measure stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentBreakdown {
    /// Every department that answers for it or spoke of it, in the plan's order, with its state.
    pub states: Vec<(DeptId, State)>,
    /// The kinds of their ratings.
    pub kinds: Vec<(DeptId, GradeKind)>,
    /// Lead groups that no department has declared: who answers is not known.
    pub undeclared: Vec<GroupId>,
}

impl DepartmentBreakdown {
    /// The departments that have not entered a state.
    pub fn silent(&self) -> impl Iterator<Item = &DeptId> {
        self.in_state(State::NotEntered)
    }

    /// The departments in a state.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &DeptId> {
        self.states.iter().filter(move |(_, other)| *other == state).map(|(dept, _)| dept)
    }
}

/// Spreads a standing over the departments that answer for the measure, and those that spoke of it.
pub fn spread(plan: &Plan, summary: &MeasureSummary) -> DepartmentBreakdown {
    let mut spread =
        DepartmentBreakdown { states: Vec::new(), kinds: Vec::new(), undeclared: summary.answering.undeclared.clone() };
    for dept in plan.departments.iter().map(|department| &department.id) {
        let report = summary.reports.iter().find(|report| report.dept == *dept);
        if report.is_some() || summary.answering.due.contains(dept) {
            spread.states.push((dept.clone(), report.map_or(State::NotEntered, |report| report.state)));
            spread.kinds.extend(report.and_then(|report| report.rated.kind()).map(|kind| (dept.clone(), kind)));
        }
    }
    spread
}
