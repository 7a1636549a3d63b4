//! The year's own figure, as the screen and the tally show it.

use leptos::prelude::*;

use crate::insight;
use crate::plan::Measure;

use super::desk::WorkshopState;

/// The year's own figure for this department.
pub(super) fn pace(desk: WorkshopState, fy: i32, measure: &Measure) -> Result<insight::Pace, insight::UnknownReason> {
    let plan = desk.app.plan();
    let earlier = insight::earlier(&plan, &desk.app.records.ledger().read(), fy, &desk.dept.get_value(), measure);
    insight::pace(plan.years, fy, measure.target.as_ref(), earlier.as_ref())
}
