//! What tables are made from.

use crate::insight::MeasureSummaries;
use crate::journal::{Ledger, Scale};
use crate::plan::{MeasureId, Plan};

/// What tables of measures and records are made from.
#[derive(Debug, Clone, Copy)]
pub struct TableSource<'a> {
    /// The plan, with the departments added to it.
    pub plan: &'a Plan,
    /// What was recorded.
    pub ledger: &'a Ledger,
    /// The city's grades.
    pub scale: &'a Scale,
    /// The fiscal year that is looked at.
    pub fy: i32,
    /// How each measure stands in that year.
    pub summaries: &'a MeasureSummaries,
    /// The measures that are asked for, in their order.
    pub measures: &'a [MeasureId],
}
