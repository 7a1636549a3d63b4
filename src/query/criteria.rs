//! The filter that views share: values within a criterion are joined by OR, criteria by AND.

use std::collections::BTreeSet;

use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::{DeptId, Due, Measure, Plan, Role, VisionNumber};

/// The filter shared by list, graph, roadmap, print and export. An empty criterion asks for everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Criteria {
    /// The department.
    pub dept: Option<DeptId>,
    /// Its roles; empty means any. Only with a department: routes drop it without one.
    pub roles: BTreeSet<Role>,
    /// Whether measures count that a group (全ての課, …) gives to the department. Only with a department, too.
    pub via_group: bool,
    /// Visions.
    pub visions: BTreeSet<VisionNumber>,
    /// 重点取組 only.
    pub priority: bool,
    /// States.
    pub states: BTreeSet<State>,
    /// Kinds of grades.
    pub kinds: BTreeSet<GradeKind>,
    /// When targets fall due.
    pub due: BTreeSet<DueBand>,
    /// Words to be found, all of them.
    pub words: String,
}

impl Criteria {
    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        let Self { dept, roles, via_group: _, visions, priority, states, kinds, due, words } = self;
        dept.is_none()
            && roles.is_empty()
            && visions.is_empty()
            && !priority
            && states.is_empty()
            && kinds.is_empty()
            && due.is_empty()
            && words.trim().is_empty()
    }
}

/// When a target falls due, seen from the fiscal year on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueBand {
    /// Yearly, or by the end of the fiscal year on screen.
    ThisYear,
    /// Later, within the plan.
    WithinPlan,
    /// After the plan's horizon.
    AfterPlan,
}

impl DueBand {
    /// All bands, soonest first.
    pub const ALL: [Self; 3] = [Self::ThisYear, Self::WithinPlan, Self::AfterPlan];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::ThisYear => "this_year",
            Self::WithinPlan => "within_plan",
            Self::AfterPlan => "after_plan",
        }
    }

    /// The band of that word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.word() == word)
    }

    /// The band of a measure; without a target it has none.
    pub fn of(plan: &Plan, measure: &Measure, fy: i32) -> Option<Self> {
        let target = measure.target.as_ref()?;
        Some(match target.due {
            _ if target.years.contains_key(&fy) => Self::ThisYear,
            Due::From(_) => Self::AfterPlan,
            Due::EveryYear => Self::ThisYear,
            Due::By(due) if due <= fy => Self::ThisYear,
            Due::By(due) if due > plan.years.last => Self::AfterPlan,
            Due::PlanEnd if plan.years.last <= fy => Self::ThisYear,
            Due::By(_) | Due::PlanEnd => Self::WithinPlan,
        })
    }
}
