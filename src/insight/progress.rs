//! What a recorded figure says of its target: reached or not, how much of the way, and against the year's own figure.
//!
//! Every answer is exact (no float decides), and where there is none, a [`UnknownReason`] says why. Only what was promised or
//! recorded goes in:
//!
//! - the year's own figure is the target itself where the plan promises it for the year: due by then, or every year;
//!   where the plan sets figures for single years (年度ごとの目標), it is theirs, and nothing is worked out between them;
//! - 等分の参考値 = 起点 + (目標 − 起点) × 過ぎた年度の数 ÷ 期限までの年度の数 for the years between. Nobody promised it. It
//!   starts from the plan's 出発点, or from the figure of an earlier fiscal year; without either there is none;
//! - 到達度 = (実績 − 出発点) ÷ (目標 − 出発点), rounded down, so that 100% means reached. Counts that begin at zero by their
//!   nature (累計, 年度ごと) need no 出発点 in the plan; a level without one has no 到達度;
//! - a range (5～10%) is reached inside; outside of it nothing more is said, since it may be passed on either side;
//! - of a direction (増加, 減少) only whether the figure has left the plan's 出発点 that way. Neither has a share or a pace.

use std::cmp::Ordering;

use crate::plan::{Compare, Decimal, Due, Goal, Per, Target, Trend, YearSpan};

use super::figure::{Earlier, figure};

/// Years that a target is spread over at most; more are no plan, and would not fit the arithmetic.
const MOST_YEARS: i128 = 1000;

/// How a figure stands to its target and to the year's own figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The figure as a number.
    pub figure: Result<Decimal, UnknownReason>,
    /// Against the final target.
    pub reached: Result<TargetStatus, UnknownReason>,
    /// How much of the way is done.
    pub share: Result<Share, UnknownReason>,
    /// The year's own figure: promised, or a reference value.
    pub pace: Result<Pace, UnknownReason>,
    /// Against the year's own figure.
    pub on_pace: Result<TargetStatus, UnknownReason>,
}

/// How a figure stands to the one it should reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetStatus {
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
pub enum UnknownReason {
    /// The plan has no target for it.
    NoTarget,
    /// The target is something in place, not a figure.
    InPlace,
    /// The target is to be set later.
    Unset,
    /// The plan sets none, and says why.
    NotSet,
    /// The target is words that are no figure.
    Words,
    /// The target is a range: there is no way to share out.
    Range,
    /// The figure lies outside of the range.
    OutsideRange,
    /// The target says only which way the figure is to go.
    Direction,
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
    /// Target and start are the same: there is no way to share out.
    ZeroSpan,
    /// The plan does not say from where: how much of the way is done cannot be told.
    NoBaseline,
    /// Neither the plan nor an earlier fiscal year says from where: there is nothing to share out.
    NoStart,
    /// The start meets the target already: it is to be kept.
    BaselineMet,
    /// The fiscal year lies before the plan.
    PlanNotBegun,
    /// The target falls due after the plan's horizon.
    AfterPlan,
    /// The figure begins anew each year, and its year has not come.
    OwnYearOnly,
    /// The plan sets figures for single years, and none for this one.
    NoYearTarget,
}

/// What the year's own figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is the target itself: the plan promises it for this year.
    Target,
    /// The plan sets it for this year, on the way to the target.
    YearTarget,
    /// 等分の参考値 from the plan's 出発点.
    Baseline,
    /// 等分の参考値 from the figure of that fiscal year.
    Year(i32),
}

/// The year's own figure, exact; shown in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Steps of a decimal, times `parts`.
    over: i128,
    parts: i128,
    origin: Origin,
}

impl Pace {
    /// The target itself.
    fn promised(way: Trajectory) -> Self {
        Self { over: way.to, parts: 1, origin: Origin::Target }
    }

    /// The figure to show, rounded to a tenth.
    pub fn figure(self) -> Decimal {
        let (over, whole) = (self.over * 20, self.parts * one());
        Decimal::of_tenths(i64::try_from((over + whole).div_euclid(whole * 2)).unwrap_or(i64::MAX))
    }

    /// What it is made of.
    pub fn origin(self) -> Origin {
        self.origin
    }

    /// Whether the plan promises it for this year: the target itself, or what it sets for the year. Anything else is a
    /// reference value.
    pub fn is_promised(self) -> bool {
        matches!(self.origin, Origin::Target | Origin::YearTarget)
    }

    /// Whether it is the target itself, which stands wherever the measure does.
    pub fn is_target(self) -> bool {
        self.origin == Origin::Target
    }
}

/// Steps of a decimal in 1.
fn one() -> i128 {
    (0..Decimal::STEP_DIGITS).fold(1, |one, _| one * 10)
}

/// How a recorded figure, as typed, stands to a target in a fiscal year. Without a target, to nothing.
pub fn progress(
    years: YearSpan,
    fy: i32,
    target: Option<&Target>,
    earlier: Option<&Earlier>,
    actual: Option<&str>,
) -> Progress {
    let Some(target) = target else {
        let none = UnknownReason::NoTarget;
        return Progress {
            figure: Err(none),
            reached: Err(none),
            share: Err(none),
            pace: Err(none),
            on_pace: Err(none),
        };
    };
    let start = start(target, earlier);
    let way = Trajectory::of(target, start);
    let pace = pace(years, fy, Some(target), earlier);
    let figure = read(target, way, actual);
    let at = figure.clone().and_then(|figure| figure.steps().ok_or(UnknownReason::TooManyDigits));
    let on_way = at.and_then(|at| Ok((at, way?)));
    let reached = match &target.goal {
        Goal::Range { low, high, .. } => at.and_then(|at| within(at, low, high)),
        Goal::Direction { trend, baseline, .. } => at.and_then(|at| moved(at, *trend, baseline.as_ref())),
        _ => on_way.map(|(at, way)| way.verdict(at, Pace::promised(way))),
    };
    Progress {
        reached,
        share: on_way.and_then(|(at, way)| way.share(at)),
        on_pace: on_way.and_then(|(at, way)| Ok(way.verdict(at, pace?))),
        pace,
        figure,
    }
}

/// The year's own figure of a target: promised, or a reference value from a start that the plan or a record gives.
///
/// # Errors
/// The [`UnknownReason`] that says why there is none.
pub fn pace(
    years: YearSpan,
    fy: i32,
    target: Option<&Target>,
    earlier: Option<&Earlier>,
) -> Result<Pace, UnknownReason> {
    let target = target.ok_or(UnknownReason::NoTarget)?;
    let start = start(target, earlier);
    let way = Trajectory::of(target, start)?;
    if fy < years.first {
        return Err(UnknownReason::PlanNotBegun);
    }
    let promised = Ok(Pace::promised(way));
    if let Some(of_year) = target.years.get(&fy) {
        let value = of_year.value.as_ref().ok_or(UnknownReason::NoYearTarget)?;
        let over = value.steps().ok_or(UnknownReason::TooManyDigits)?;
        return Ok(Pace { over, parts: 1, origin: Origin::YearTarget });
    }
    let due = match target.due {
        Due::EveryYear => return promised,
        Due::From(_) => return Err(UnknownReason::AfterPlan),
        Due::By(due) if due > years.last => return Err(UnknownReason::AfterPlan),
        Due::By(due) => due,
        Due::PlanEnd => years.last,
    };
    if fy >= due {
        return promised;
    }
    if !target.years.is_empty() {
        return Err(UnknownReason::NoYearTarget);
    }
    match way.per {
        Per::Year => return Err(UnknownReason::OwnYearOnly),
        // A ceiling on a sum holds from the first year on.
        Per::Total if !way.rising => return promised,
        Per::Level | Per::Total | Per::School => {}
    }
    let (first, origin) = match (way.baseline, earlier) {
        (Some(_), _) => (i128::from(years.first) - 1, Origin::Baseline),
        (None, Some(earlier)) if earlier.fy < fy => (i128::from(earlier.fy), Origin::Year(earlier.fy)),
        (None, _) => return Err(UnknownReason::NoStart),
    };
    let from = start.ok_or(UnknownReason::NoStart)?;
    let span = way.span(from)?;
    let (passed, parts) = (i128::from(fy) - first, i128::from(due) - first);
    if parts > MOST_YEARS {
        return Err(UnknownReason::TooManyDigits);
    }
    Ok(Pace { over: from * parts + span * passed, parts, origin })
}

/// Where the way starts: the plan's 出発点, else the figure of an earlier fiscal year; `None` where neither can be told.
fn start(target: &Target, earlier: Option<&Earlier>) -> Option<i128> {
    let (Goal::Number { baseline, unit, .. } | Goal::Direction { baseline, unit, .. }) = &target.goal else {
        return None;
    };
    match baseline {
        Some(baseline) => baseline.steps(),
        None => figure(&earlier?.figure, unit)?.steps(),
    }
}

/// Whether a figure, as typed, can be meant for a target.
pub(super) fn readable(target: &Target, typed: &str) -> bool {
    read(target, Trajectory::of(target, None), Some(typed)).is_ok_and(|figure| figure.steps().is_some())
}

/// The recorded figure as a number that can be meant.
fn read(
    target: &Target,
    way: Result<Trajectory, UnknownReason>,
    actual: Option<&str>,
) -> Result<Decimal, UnknownReason> {
    let unit = target.goal.unit();
    let actual = actual.filter(|actual| !actual.trim().is_empty()).ok_or(UnknownReason::NoActual)?;
    let read = figure(actual, unit).ok_or(UnknownReason::NotNumber)?;
    let (at, Ok(way)) = (read.steps().ok_or(UnknownReason::TooManyDigits)?, way) else { return Ok(read) };
    let ends = || [Some(way.to), way.baseline].into_iter().flatten();
    let share = matches!(unit, "%" | "％");
    // A share that is to grow may have shrunk instead (文書量削減率): that is bad, not impossible.
    if at < 0 && ends().all(|end| end >= 0) && !(share && way.rising) {
        return Err(UnknownReason::Negative);
    }
    let hundred = one() * 100;
    if share && at > hundred && ends().all(|end| end <= hundred) { Err(UnknownReason::OverWhole) } else { Ok(read) }
}

/// Whether a figure lies within a range. Outside, nothing says on which side it may be passed.
fn within(at: i128, low: &Decimal, high: &Decimal) -> Result<TargetStatus, UnknownReason> {
    let end = |end: &Decimal| end.steps().ok_or(UnknownReason::TooManyDigits);
    if (end(low)?..=end(high)?).contains(&at) { Ok(TargetStatus::Reached) } else { Err(UnknownReason::OutsideRange) }
}

/// Whether a figure has left the plan's 出発点 in the way it is to go. How much is to be kept is the plan's to say, so of
/// 維持 there is no verdict.
fn moved(at: i128, trend: Trend, baseline: Option<&Decimal>) -> Result<TargetStatus, UnknownReason> {
    let from = baseline.ok_or(UnknownReason::NoBaseline)?.steps().ok_or(UnknownReason::TooManyDigits)?;
    let has_moved = match trend {
        Trend::Up => at > from,
        Trend::Down => at < from,
        Trend::Keep => return Err(UnknownReason::Direction),
    };
    Ok(if has_moved { TargetStatus::Reached } else { TargetStatus::Short })
}

/// The way a figure is to go.
#[derive(Debug, Clone, Copy)]
struct Trajectory {
    /// The plan's 出発点.
    baseline: Option<i128>,
    to: i128,
    rising: bool,
    exact: bool,
    per: Per,
}

impl Trajectory {
    /// `start`: where it starts, as far as that is known; it tells the direction where the text does not.
    fn of(target: &Target, start: Option<i128>) -> Result<Self, UnknownReason> {
        let (compare, value, per, baseline) = match &target.goal {
            Goal::Number { compare, value, per, baseline, .. } => (*compare, value, *per, baseline),
            Goal::Range { .. } => return Err(UnknownReason::Range),
            Goal::Direction { .. } => return Err(UnknownReason::Direction),
            Goal::InPlace => return Err(UnknownReason::InPlace),
            Goal::Unset => return Err(UnknownReason::Unset),
            Goal::NotSet { .. } => return Err(UnknownReason::NotSet),
            Goal::Words => return Err(UnknownReason::Words),
        };
        if per == Per::School {
            return Err(UnknownReason::PerSchool);
        }
        let to = value.steps().ok_or(UnknownReason::TooManyDigits)?;
        let baseline =
            baseline.as_ref().map(|baseline| baseline.steps().ok_or(UnknownReason::TooManyDigits)).transpose()?;
        let rising = match compare {
            Compare::AtLeast => true,
            Compare::AtMost => false,
            Compare::Exactly => baseline.or(start).is_none_or(|from| from <= to),
        };
        Ok(Self { baseline, to, rising, exact: compare == Compare::Exactly, per })
    }

    /// How far it is from a start; never zero.
    fn span(self, from: i128) -> Result<i128, UnknownReason> {
        match (self.to - from, self.rising) {
            (0, _) => Err(UnknownReason::ZeroSpan),
            (span, true) if span < 0 => Err(UnknownReason::BaselineMet),
            (span, false) if span > 0 => Err(UnknownReason::BaselineMet),
            (span, _) => Ok(span),
        }
    }

    fn share(self, at: i128) -> Result<Share, UnknownReason> {
        // Sums and counts of a year begin at zero; where a level began, only the plan can say.
        let begins_at_zero = self.rising && self.to >= 0 && matches!(self.per, Per::Total | Per::Year);
        let from = self.baseline.or(begins_at_zero.then_some(0)).ok_or(UnknownReason::NoBaseline)?;
        let span = self.span(from)?;
        let (done, span) = if span < 0 { (from - at, -span) } else { (at - from, span) };
        let most = i128::from(Share::MOST.0);
        let tenths = (done * 1000).div_euclid(span).clamp(-most, most);
        i16::try_from(tenths).map(Share).map_err(|_| UnknownReason::TooManyDigits)
    }

    fn verdict(self, at: i128, pace: Pace) -> TargetStatus {
        let order = (at * pace.parts).cmp(&pace.over);
        match if self.rising { order } else { order.reverse() } {
            Ordering::Less => TargetStatus::Short,
            // Before the target is due, to be ahead of a reference value is no excess.
            Ordering::Greater if self.exact && pace.is_promised() => TargetStatus::Exceeded,
            Ordering::Equal | Ordering::Greater => TargetStatus::Reached,
        }
    }
}
