//! How old what was recorded is, as far as the clocks can be believed.

use crate::plan::calendar::{Date, Moment};

use super::MeasureSummaries;

/// A record nobody touched for longer says nothing sure of now.
pub const STALE_DAYS: i64 = 180;

/// The age of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Nothing was recorded.
    Never,
    /// Days since its latest entry.
    Days(i64),
    /// A clock cannot be right: the label lies in the future or before the plan, or there is no day.
    ClockDoubtful,
}

/// How old a record is on a day. Another office's clock may be a day ahead.
pub fn freshness(edition: &str, latest: Option<&Moment>, today: Option<Date>) -> Freshness {
    let Some(latest) = latest else { return Freshness::Never };
    let (Some(day), Some(today)) = (latest.date(), today) else { return Freshness::ClockDoubtful };
    let days = today.days_since(day);
    if days < -1 || day.to_string().as_str() < edition {
        Freshness::ClockDoubtful
    } else {
        Freshness::Days(days.max(0))
    }
}

/// How many measures were recorded and nobody has touched for longer than [`STALE_DAYS`]: they still count.
pub fn stale(edition: &str, summaries: &MeasureSummaries, today: Option<Date>) -> usize {
    let is_old =
        |latest: &Moment| matches!(freshness(edition, Some(latest), today), Freshness::Days(days) if days > STALE_DAYS);
    summaries.iter().filter(|(_, summary)| summary.latest.as_ref().is_some_and(is_old)).count()
}
