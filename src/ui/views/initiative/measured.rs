//! The bar of an indicator as numbers: only where target and actual are figures.

use crate::journal::Actual;
use crate::plan::calendar::Date;
use crate::plan::{Compare, Decimal, Due, Goal, Measure, Per, YearSpan};
use crate::rounded::rounded;
use crate::ui::parts::TargetReading;

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
) -> Option<Measured> {
    let Goal::Number { value, unit, .. } = &measure.target.goal else { return None };
    let figure = |actual: &Actual| Decimal::parse(&actual.figure).ok().map(|figure| figure.approximate());
    let reached = actual.and_then(figure)?;
    let target = value.approximate();
    let pace = pace(years, fy, measure);
    let largest = [target, reached, pace.unwrap_or(0.0)].into_iter().fold(1.0, f64::max);
    let end = if unit == "%" { largest.max(100.0) } else { largest };
    let previous = before.and_then(figure);
    let captions = [
        before.map(|before| format!("前年度 {}", super::words::figure(&measure.target.goal, &before.figure))),
        pace.map(|pace| format!("今年度のめやす {}{unit}（按分）", short(pace))),
        actual.and_then(|actual| actual.on).map(|on| format!("{}時点", Date::japanese(on))),
    ];
    let reading = TargetReading { end, target, actual: Some(reached), pace, previous };
    Some(Measured { reading, captions: captions.into_iter().flatten().collect() })
}

/// The target spread evenly over the years from the plan's first to the one it is due in.
///
/// Only for a figure that grows towards its target; not for one that begins anew each year, counts per school
/// or is to stay small, nor once it is due.
fn pace(years: YearSpan, fy: i32, measure: &Measure) -> Option<f64> {
    let Goal::Number { compare: Compare::AtLeast | Compare::Exactly, value, per: Per::Level | Per::Total, .. } =
        &measure.target.goal
    else {
        return None;
    };
    let due = match measure.target.due {
        Due::By(due) if years.contains(due) => due,
        Due::PlanEnd => years.last,
        Due::By(_) | Due::EveryYear | Due::From(_) => return None,
    };
    let (passed, all) = (fy - years.first + 1, due - years.first + 1);
    (0 < passed && passed < all).then(|| value.approximate() * f64::from(passed) / f64::from(all))
}

/// 53.3, 60
fn short(figure: f64) -> String {
    let text = rounded(figure, 1);
    text.strip_suffix(".0").map_or_else(|| text.clone(), ToOwned::to_owned)
}
