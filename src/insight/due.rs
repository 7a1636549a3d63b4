//! When a measure's target falls due.

use crate::plan::{Due, Measure, Plan};

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
