//! The bar of an indicator as numbers: only where target and actual are figures.

use crate::insight::{self, Earlier, Pace};
use crate::journal::Actual;
use crate::plan::calendar::Date;
use crate::plan::{Decimal, Goal, Measure, YearSpan};
use crate::ui::parts::TargetReading;
use crate::wording::{outlook, values};

/// A bar and the words under it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    pub(super) reading: TargetReading,
    pub(super) captions: Vec<String>,
}

/// Reads target, actual and last year's actual as figures; `None` where target or actual is none.
pub(super) fn measured(
    years: YearSpan,
    fy: i32,
    measure: &Measure,
    actual: Option<&Actual>,
    before: Option<&Actual>,
    earlier: Option<&Earlier>,
) -> Option<Measured> {
    let Some(Goal::Number { value, unit, .. }) = measure.goal() else { return None };
    let figure = |actual: &Actual| insight::figure(&actual.figure, unit).map(|figure| figure.approximate());
    let reached = actual.and_then(figure)?;
    let target = value.approximate();
    // The target has its own mark.
    let pace = insight::pace(years, fy, measure.target.as_ref(), earlier).ok().filter(|pace| !pace.is_target());
    let pace_length = pace.map(Pace::figure).as_ref().map(Decimal::approximate);
    let largest = [target, reached, pace_length.unwrap_or(0.0)].into_iter().fold(1.0, f64::max);
    let end = if unit == "%" { largest.max(100.0) } else { largest };
    let previous = before.and_then(figure);
    let captions = [
        before.map(|before| format!("前年度 {}", values::figure(&before.figure, unit))),
        pace.and_then(|pace| outlook::reference(pace, unit)),
        actual.and_then(|actual| actual.on).map(|on| format!("{}時点", Date::japanese(on))),
    ];
    let reading = TargetReading { end, target, actual: Some(reached), pace: pace_length, previous };
    Some(Measured { reading, captions: captions.into_iter().flatten().collect() })
}
