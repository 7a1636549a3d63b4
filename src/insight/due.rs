//! When a measure's target falls due.

use crate::plan::calendar::{Date, year_end};
use crate::plan::{Due, Goal, Measure, Plan};

/// Whether the target is to be met in this very fiscal year: its due year, or a yearly target.
pub fn due_in(plan: &Plan, measure: &Measure, fy: i32) -> bool {
    match measure.target.due {
        Due::EveryYear => plan.years.contains(fy),
        Due::By(_) | Due::From(_) | Due::PlanEnd => due_year(plan, measure, fy) == fy,
    }
}

/// The fiscal year the target is next due in, seen from `fy`; for a target after the plan's horizon its first year.
pub fn due_year(plan: &Plan, measure: &Measure, fy: i32) -> i32 {
    match measure.target.due {
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
    /// There is no target yet that could be due.
    Unset,
}

/// The days that the plan promises for a measure: the last of its due year, of each year of the plan where it is due
/// every year, or of the plan where its text names no year.
pub fn due_days(plan: &Plan, measure: &Measure) -> DueDays {
    let years = match (&measure.target.goal, measure.target.due) {
        (Goal::Unset, _) => return DueDays::Unset,
        (_, Due::From(_)) => return DueDays::AfterPlan,
        (_, Due::By(year)) => year..=year,
        (_, Due::EveryYear) => plan.years.first..=plan.years.last,
        (_, Due::PlanEnd) => plan.years.last..=plan.years.last,
    };
    DueDays::On(years.filter_map(|year| Some((year, year_end(year)?))).collect())
}
