//! What the figures of the view are made of.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{self, Rollup};
use crate::query::DueBand;

/// All a total of this view is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) now: Rollup,
    /// The year before, where the plan covers it and something was recorded.
    pub(super) before: Option<Rollup>,
    /// Targets due this fiscal year.
    pub(super) due: usize,
    /// Targets whose year has passed.
    pub(super) past_due: usize,
}

impl Totals {
    /// Counts them for the fiscal year on screen.
    pub(super) fn of(app: App) -> Self {
        let (plan, fy, summaries) = (app.plan(), app.navigation.fy().get(), app.records.summaries().get());
        let before = plan.years.contains(fy - 1).then(|| {
            let summaries = insight::summaries(&plan, &app.records.ledger().read(), &app.scale(), fy - 1);
            Rollup::of(summaries.iter().map(|(_, summary)| summary))
        });
        let banded = plan.measures().filter(|(_, measure)| DueBand::of(&plan, measure, fy) == Some(DueBand::ThisYear));
        let due = plan.measures().filter(|(_, measure)| insight::due_in(&plan, measure, fy)).count();
        let now = Rollup::of(summaries.iter().map(|(_, summary)| summary));
        // Beside a year nobody wrote about, a year that was written about would look like a change.
        let both = |before: &Rollup| before.recorded() > 0 && now.recorded() > 0;
        Self { before: before.filter(both), past_due: banded.count().saturating_sub(due), due, now }
    }
}
