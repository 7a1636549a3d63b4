//! What a recorded figure says of its target: reached or not, how much of the way, and against the year's めやす.
//!
//! Every answer is exact (no float decides), and where there is none, a [`Gap`] says why. The formulas:
//!
//! - 到達度 = (実績 − 出発点) ÷ (目標 − 出発点), rounded down, so that 100% means reached;
//! - 年度のめやす = 出発点 + (目標 − 出発点) × 過ぎた年度の数 ÷ 期限までの年度の数 (the way 多摩市 prorates its targets).
//!
//! Without a 出発点 in the plan, a figure that is to grow starts from 0; one that is to shrink has no way to share out.

use std::cmp::Ordering;

use crate::plan::{Compare, Decimal, Due, Goal, Per, Target, YearSpan};

use super::figure::figure;

/// Years that a target is spread over at most; more are no plan, and would not fit the arithmetic.
const MOST_YEARS: i128 = 1000;

/// How a figure stands to its target and to the year's めやす.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The figure as a number.
    pub figure: Result<Decimal, Gap>,
    /// Against the final target.
    pub reached: Result<Verdict, Gap>,
    /// How much of the way is done.
    pub share: Result<Share, Gap>,
    /// 年度のめやす: where the figure should stand at the end of the fiscal year.
    pub pace: Result<Pace, Gap>,
    /// Against the year's めやす.
    pub on_pace: Result<Verdict, Gap>,
}

/// How a figure stands to the one it should reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Not yet there.
    Short,
    /// Reached or kept.
    Reached,
    /// Beyond a figure that the text names without 以上 or 以下.
    Exceeded,
}

/// A share of the way in tenths of a percent, rounded down, within ±999.9%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(i16);

impl Share {
    /// The largest that is told apart; everything beyond counts as this.
    pub const MOST: Self = Self(9_999);

    /// In tenths of a percent.
    pub fn tenths(self) -> i16 {
        self.0
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// The target is something in place, not a figure.
    InPlace,
    /// The target is to be set later.
    Unset,
    /// The target counts per school: one figure does not tell.
    PerSchool,
    /// No figure recorded.
    NoActual,
    /// What was recorded is no number.
    NotNumber,
    /// Too many digits to be told exactly.
    TooManyDigits,
    /// Below zero, where neither target nor 出発点 is.
    Negative,
    /// More than 100%, where the target is not.
    OverWhole,
    /// Target and 出発点 are the same: there is no way to share out.
    ZeroSpan,
    /// A figure that is to shrink, and the plan does not say from where.
    NoBaseline,
    /// The 出発点 meets the target already: it is to be kept.
    BaselineMet,
    /// The fiscal year lies before the plan.
    PlanNotBegun,
    /// The target falls due after the plan's horizon.
    AfterPlan,
    /// The figure begins anew each year, and its year has not come.
    OwnYearOnly,
}

/// 年度のめやす, exact; shown in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Steps of a decimal, times `parts`.
    over: i128,
    parts: i128,
}

impl Pace {
    /// The figure to show, rounded to a tenth.
    pub fn figure(self) -> Decimal {
        let (over, whole) = (self.over * 20, self.parts * one());
        Decimal::of_tenths(i64::try_from((over + whole).div_euclid(whole * 2)).unwrap_or(i64::MAX))
    }

    /// Whether it is the final target itself: due by this year, or to be kept every year.
    pub fn is_final(self) -> bool {
        self.parts == 1
    }
}

/// Steps of a decimal in 1.
fn one() -> i128 {
    (0..Decimal::STEP_DIGITS).fold(1, |one, _| one * 10)
}

/// How a recorded figure, as typed, stands to a target in a fiscal year.
pub fn progress(years: YearSpan, fy: i32, target: &Target, actual: Option<&str>) -> Progress {
    let way = Way::of(target);
    let pace = pace(years, fy, target);
    let figure = read(target, way, actual);
    let at = figure.clone().and_then(|figure| figure.steps().ok_or(Gap::TooManyDigits));
    let on_way = at.and_then(|at| Ok((at, way?)));
    Progress {
        reached: on_way.map(|(at, way)| way.verdict(at, Pace { over: way.to, parts: 1 })),
        share: on_way.and_then(|(at, way)| way.share(at)),
        on_pace: on_way.and_then(|(at, way)| Ok(way.verdict(at, pace?))),
        pace,
        figure,
    }
}

/// Where the figure of a target should stand at the end of a fiscal year.
///
/// # Errors
/// The [`Gap`] that says why there is none.
pub fn pace(years: YearSpan, fy: i32, target: &Target) -> Result<Pace, Gap> {
    let way = Way::of(target)?;
    if fy < years.first {
        return Err(Gap::PlanNotBegun);
    }
    let whole = Ok(Pace { over: way.to, parts: 1 });
    let due = match target.due {
        Due::EveryYear => return whole,
        Due::From(_) => return Err(Gap::AfterPlan),
        Due::By(due) if due > years.last => return Err(Gap::AfterPlan),
        Due::By(due) => due,
        Due::PlanEnd => years.last,
    };
    if fy >= due {
        return whole;
    }
    match way.per {
        Per::Year => return Err(Gap::OwnYearOnly),
        // A ceiling on a sum holds from the first year on.
        Per::Total if !way.rising => return whole,
        Per::Level | Per::Total | Per::School => {}
    }
    let from = match way.span() {
        Ok((from, _)) => from,
        Err(Gap::ZeroSpan | Gap::BaselineMet) => return whole,
        Err(gap) => return Err(gap),
    };
    let number = |of: i32| i128::from(of) - i128::from(years.first) + 1;
    let (passed, parts) = (number(fy), number(due));
    if parts > MOST_YEARS {
        return Err(Gap::TooManyDigits);
    }
    Ok(Pace { over: from * parts + (way.to - from) * passed, parts })
}

/// The recorded figure as a number that can be meant.
fn read(target: &Target, way: Result<Way, Gap>, actual: Option<&str>) -> Result<Decimal, Gap> {
    let unit = if let Goal::Number { unit, .. } = &target.goal { unit.as_str() } else { "" };
    let actual = actual.filter(|actual| !actual.trim().is_empty()).ok_or(Gap::NoActual)?;
    let read = figure(actual, unit).ok_or(Gap::NotNumber)?;
    let (at, Ok(way)) = (read.steps().ok_or(Gap::TooManyDigits)?, way) else { return Ok(read) };
    let ends = || [Some(way.to), way.from].into_iter().flatten();
    let share = matches!(unit, "%" | "％");
    // A share that is to grow may have shrunk instead (文書量削減率): that is bad, not impossible.
    if at < 0 && ends().all(|end| end >= 0) && !(share && way.rising) {
        return Err(Gap::Negative);
    }
    let hundred = one() * 100;
    if share && at > hundred && ends().all(|end| end <= hundred) { Err(Gap::OverWhole) } else { Ok(read) }
}

/// The way a figure is to go.
#[derive(Debug, Clone, Copy)]
struct Way {
    from: Option<i128>,
    to: i128,
    rising: bool,
    exact: bool,
    per: Per,
}

impl Way {
    fn of(target: &Target) -> Result<Self, Gap> {
        let (compare, value, per, baseline) = match &target.goal {
            Goal::Number { compare, value, per, baseline, .. } => (*compare, value, *per, baseline),
            Goal::InPlace => return Err(Gap::InPlace),
            Goal::Unset => return Err(Gap::Unset),
        };
        if per == Per::School {
            return Err(Gap::PerSchool);
        }
        let to = value.steps().ok_or(Gap::TooManyDigits)?;
        let from = baseline.as_ref().map(|baseline| baseline.steps().ok_or(Gap::TooManyDigits)).transpose()?;
        let rising = match compare {
            Compare::AtLeast => true,
            Compare::AtMost => false,
            Compare::Exactly => from.is_none_or(|from| from <= to),
        };
        let from = from.or((rising && to >= 0).then_some(0));
        Ok(Self { from, to, rising, exact: compare == Compare::Exactly, per })
    }

    /// From where, and how far; never zero.
    fn span(self) -> Result<(i128, i128), Gap> {
        let from = self.from.ok_or(Gap::NoBaseline)?;
        match (self.to - from, self.rising) {
            (0, _) => Err(Gap::ZeroSpan),
            (span, true) if span < 0 => Err(Gap::BaselineMet),
            (span, false) if span > 0 => Err(Gap::BaselineMet),
            (span, _) => Ok((from, span)),
        }
    }

    fn share(self, at: i128) -> Result<Share, Gap> {
        let (from, span) = self.span()?;
        let (done, span) = if span < 0 { (from - at, -span) } else { (at - from, span) };
        let most = i128::from(Share::MOST.0);
        let tenths = (done * 1000).div_euclid(span).clamp(-most, most);
        i16::try_from(tenths).map(Share).map_err(|_| Gap::TooManyDigits)
    }

    fn verdict(self, at: i128, pace: Pace) -> Verdict {
        let order = (at * pace.parts).cmp(&pace.over);
        match if self.rising { order } else { order.reverse() } {
            Ordering::Less => Verdict::Short,
            // Before the target is due, to be ahead of the めやす is no excess.
            Ordering::Greater if self.exact && pace.is_final() => Verdict::Exceeded,
            Ordering::Equal | Ordering::Greater => Verdict::Reached,
        }
    }
}
