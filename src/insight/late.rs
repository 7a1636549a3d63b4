//! The initiatives that are late by what departments recorded.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::journal::GradeKind;
use crate::plan::{InitiativeId, MeasureId, Plan};

use super::MeasureSummaries;

/// The initiatives with a measure rated やや遅れ or 遅れ.
pub fn late_initiatives(plan: &Plan, summaries: &MeasureSummaries) -> BTreeSet<InitiativeId> {
    let late = |id: &MeasureId| {
        let kind = summaries.get(id).and_then(|summary| summary.rated.kind());
        kind.is_some_and(GradeKind::is_delay)
    };
    let initiatives = plan.measures().filter(|(_, measure)| late(&measure.id));
    filled(initiatives.map(|(initiative, _)| initiative.id.clone()))
}
