//! The spread of a measure that several departments answer for: who stands where, and who has not spoken.

use crate::journal::{GradeKind, Ledger};
use crate::plan::{DeptId, GroupId, Measure, Plan};

use super::{Standing, State, groups_of};

/// Which department declared which groups, in one fiscal year.
#[derive(Debug, Clone)]
pub struct Members(Vec<(DeptId, Vec<GroupId>)>);

impl Members {
    /// Reads every department's declaration.
    pub fn of(plan: &Plan, ledger: &Ledger, fy: i32) -> Self {
        let declared = |dept: &DeptId| (dept.clone(), groups_of(ledger, dept, fy));
        Self(plan.departments.iter().map(|department| declared(&department.id)).collect())
    }
}

/// How the departments of a measure stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// Every department that answers for it or spoke of it, in the plan's order, with its state.
    pub states: Vec<(DeptId, State)>,
    /// The kinds of their ratings.
    pub kinds: Vec<(DeptId, GradeKind)>,
    /// Lead groups that no department has declared: who answers is not known.
    pub undeclared: Vec<GroupId>,
}

impl Spread {
    /// The departments that have not entered a state.
    pub fn silent(&self) -> impl Iterator<Item = &DeptId> {
        self.in_state(State::NotEntered)
    }

    /// The departments in a state.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &DeptId> {
        self.states.iter().filter(move |(_, other)| *other == state).map(|(dept, _)| dept)
    }
}

/// Spreads a standing over the departments that lead the measure by name or by group, and those that spoke of it.
pub fn spread(plan: &Plan, members: &Members, measure: &Measure, standing: &Standing) -> Spread {
    let group = |id: &str| plan.groups.iter().find(|group| group.id.as_str() == id);
    let leads = |dept: &DeptId, groups: &[GroupId]| {
        measure.leads.iter().any(|lead| {
            let everyone = || group(lead.as_str()).is_some_and(|group| group.everyone);
            lead.as_str() == dept.as_str() || groups.iter().any(|group| group.as_str() == lead.as_str()) || everyone()
        })
    };
    let mut spread = Spread { states: Vec::new(), kinds: Vec::new(), undeclared: Vec::new() };
    for (dept, groups) in &members.0 {
        let voice = standing.voices.iter().find(|voice| voice.dept == *dept);
        if voice.is_some() || leads(dept, groups) {
            spread.states.push((dept.clone(), voice.map_or(State::NotEntered, |voice| voice.state)));
            spread.kinds.extend(voice.and_then(|voice| voice.rated.kind()).map(|kind| (dept.clone(), kind)));
        }
    }
    let declared = |id: &GroupId| members.0.iter().any(|(_, groups)| groups.contains(id));
    let led = measure.leads.iter().filter_map(|lead| group(lead.as_str()));
    spread.undeclared =
        led.filter(|group| !group.everyone && !declared(&group.id)).map(|group| group.id.clone()).collect();
    spread
}
