//! When a measure's target falls due.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::plan::calendar::{Date, year_end};
use crate::plan::{Due, Goal, Measure, Plan, Target};

/// Whether something is to be met in this very fiscal year: in the target's due year, in each year of a yearly target, and
/// in those that the plan sets a target of their own for.
pub fn due_in(plan: &Plan, measure: &Measure, fy: i32) -> bool {
    let Some(target) = &measure.target else { return false };
    match target.due {
        _ if target.years.contains_key(&fy) => true,
        Due::EveryYear => plan.years.contains(fy),
        Due::By(_) | Due::From(_) | Due::PlanEnd => due_year(plan, target, fy) == fy,
    }
}

/// The fiscal year a target is next due in, seen from `fy`; for a target after the plan's horizon its first year.
pub fn due_year(plan: &Plan, target: &Target, fy: i32) -> i32 {
    match target.due {
        Due::By(due) | Due::From(due) => due,
        Due::EveryYear => fy,
        Due::PlanEnd => plan.years.last,
    }
}

/// The days on which a measure's target is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueDays {
    /// The ends of these fiscal years, in order; each day belongs to the year before it.
    On(Vec<(i32, Date)>),
    /// After the plan's horizon: the plan promises no day.
    AfterPlan,
    /// There is no target, or none yet, that could be due.
    Unset,
}

/// The days that the plan promises for a measure: the last of its due year, of each year of the plan where it is due
/// every year, of the years that have a target of their own, or of the plan where its text names no year.
pub fn due_days(plan: &Plan, measure: &Measure) -> DueDays {
    let Some(target) = &measure.target else { return DueDays::Unset };
    let last = plan.years.last;
    let mut years: BTreeSet<i32> = match (&target.goal, target.due) {
        (Goal::Unset | Goal::NotSet { .. }, _) => return DueDays::Unset,
        (_, Due::From(_)) if target.years.is_empty() => return DueDays::AfterPlan,
        (_, Due::From(_)) => BTreeSet::new(),
        (_, Due::By(year)) => filled([year]),
        (_, Due::EveryYear) => filled(plan.years.years()),
        (_, Due::PlanEnd) => filled([last]),
    };
    years.extend(target.years.keys());
    DueDays::On(years.into_iter().filter_map(|year| Some((year, year_end(year)?))).collect())
}
