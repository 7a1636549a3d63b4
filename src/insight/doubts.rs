//! Doubtful values of a record: they hardly go together, or can hardly be meant. The form asks about them and refuses
//! none.

use crate::journal::{Field, GradeKind, Status};
use crate::plan::calendar::Date;
use crate::plan::{Compare, Decimal, Due, Goal, Measure, Per, Target, Trend, YearSpan};

use super::figure::figure;
use super::progress::{TargetStatus, UnknownReason, progress};

/// A figure so many times the target, or last year's figure, has digits too many.
const OUT_OF_SCALE: i128 = 10;

/// Units that only whole numbers of are counted in.
const WHOLE: [&str; 22] = [
    "人",
    "名",
    "件",
    "枚",
    "回",
    "課",
    "校",
    "園",
    "館",
    "台",
    "本",
    "種類",
    "か所",
    "カ所",
    "ヶ所",
    "箇所",
    "団体",
    "世帯",
    "施設",
    "手続",
    "手続き",
    "業務",
];

/// What stands in the form, recorded or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FormAnswers<'a> {
    /// 状態
    pub status: Option<Status>,
    /// The kind of 進捗評価.
    pub kind: Option<GradeKind>,
    /// 実績値, as typed; empty where there is none.
    pub figure: &'a str,
    /// 時点
    pub on: Option<Date>,
    /// 実績値 of the year before, as recorded.
    pub before: Option<&'a str>,
}

/// A reason to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// 未着手, and rated 計画を上回る.
    NotStartedButAhead,
    /// 未着手 and rated 計画どおり, though the roadmap begins before the year is over.
    NotStartedButOnPlan,
    /// 完了, and rated やや遅れ or 遅れ.
    DoneButLate,
    /// 対象外 or 中止, and rated as if it went on.
    SettledButRated,
    /// 未着手, and the figure reaches the target.
    NotStartedButReached,
    /// 完了, and the figure falls short of the target.
    DoneButShort,
    /// Rated 計画を上回る in the year the target is due, and the figure falls short of it.
    AheadButShort,
    /// Rated 遅れ or やや遅れ, and the figure reaches the final target.
    LateButReached,
    /// No number, or one with another unit.
    NotNumber,
    /// A share of more than 100%.
    OverWhole,
    /// Less than nothing.
    Negative,
    /// A part of what only comes whole.
    NotWhole,
    /// Ten times the target or last year's figure, or more.
    OutOfScale,
    /// Well on the way back from last year's figure, or from where the plan began.
    WrongWay,
    /// A running total that became smaller.
    TotalShrank,
    /// A day outside of the record's fiscal year.
    DayOfAnotherYear,
    /// A day that is still to come.
    DayAhead,
}

impl Doubt {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::NotStartedButAhead,
        Self::NotStartedButOnPlan,
        Self::DoneButLate,
        Self::SettledButRated,
        Self::NotStartedButReached,
        Self::DoneButShort,
        Self::AheadButShort,
        Self::LateButReached,
        Self::NotNumber,
        Self::OverWhole,
        Self::Negative,
        Self::NotWhole,
        Self::OutOfScale,
        Self::WrongWay,
        Self::TotalShrank,
        Self::DayOfAnotherYear,
        Self::DayAhead,
    ];

    /// The field beside which it is asked.
    pub fn field(self) -> Field {
        match self {
            Self::NotStartedButAhead | Self::NotStartedButOnPlan | Self::DoneButLate | Self::SettledButRated => {
                Field::Rating
            }
            _ => Field::Actual,
        }
    }

    /// Under which word a person's answer is kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStartedButAhead => "not_started_ahead",
            Self::NotStartedButOnPlan => "not_started_on_plan",
            Self::DoneButLate => "done_late",
            Self::SettledButRated => "settled_rated",
            Self::NotStartedButReached => "not_started_reached",
            Self::DoneButShort => "done_short",
            Self::AheadButShort => "ahead_short",
            Self::LateButReached => "late_reached",
            Self::NotNumber => "not_number",
            Self::OverWhole => "over_whole",
            Self::Negative => "negative",
            Self::NotWhole => "not_whole",
            Self::OutOfScale => "out_of_scale",
            Self::WrongWay => "wrong_way",
            Self::TotalShrank => "total_shrank",
            Self::DayOfAnotherYear => "day_of_another_year",
            Self::DayAhead => "day_ahead",
        }
    }
}

/// What to ask about a record of a measure in a fiscal year, in the order of the form. `today` is `None` where the
/// clock gives no date.
pub fn doubts(years: YearSpan, fy: i32, measure: &Measure, told: &FormAnswers<'_>, today: Option<Date>) -> Vec<Doubt> {
    let target = measure.target.as_ref();
    let reached = progress(years, fy, target, None, Some(told.figure)).reached;
    let is_short = reached == Ok(TargetStatus::Short);
    let is_reached = matches!(reached, Ok(TargetStatus::Reached | TargetStatus::Exceeded));
    let status = |status: Status| told.status == Some(status);
    let kind = |kind: GradeKind| told.kind == Some(kind);
    let is_late = kind(GradeKind::Behind) || kind(GradeKind::Late);
    let is_well = kind(GradeKind::OnPlan) || kind(GradeKind::Ahead);
    let has_begun = measure.phases.iter().any(|phase| phase.first <= fy);
    let is_due = target.is_some_and(|target| match target.due {
        Due::EveryYear => true,
        Due::By(due) => due <= fy,
        Due::PlanEnd => years.last <= fy,
        Due::From(_) => false,
    });
    let pairs = [
        (Doubt::NotStartedButAhead, status(Status::NotStarted) && kind(GradeKind::Ahead)),
        (Doubt::NotStartedButOnPlan, status(Status::NotStarted) && kind(GradeKind::OnPlan) && has_begun),
        (Doubt::DoneButLate, status(Status::Done) && is_late),
        (
            Doubt::SettledButRated,
            (status(Status::NotApplicable) && (is_well || is_late)) || (status(Status::Stopped) && is_well),
        ),
        // A figure to be kept below may stand there before anything was done.
        (Doubt::NotStartedButReached, status(Status::NotStarted) && is_reached && target.is_some_and(is_rising)),
        (Doubt::DoneButShort, status(Status::Done) && is_short),
        (Doubt::AheadButShort, !status(Status::Done) && kind(GradeKind::Ahead) && is_short && is_due),
        (Doubt::LateButReached, !status(Status::Done) && is_late && is_reached && is_due),
    ];
    let days = [
        (Doubt::DayOfAnotherYear, told.on.is_some_and(|on| on.fiscal_year() != fy)),
        (Doubt::DayAhead, told.on.zip(today).is_some_and(|(on, today)| on > today)),
    ];
    let holds = |(doubt, holds): (Doubt, bool)| holds.then_some(doubt);
    let pairs = pairs.into_iter().filter_map(holds);
    let figure = target.map(|target| of_figure(years, fy, target, told)).unwrap_or_default();
    pairs.chain(figure).chain(days.into_iter().filter_map(holds)).collect()
}

/// What to ask about the figure alone.
fn of_figure(years: YearSpan, fy: i32, target: &Target, told: &FormAnswers<'_>) -> Vec<Doubt> {
    let unit = target.goal.unit();
    let (value, per, baseline) = match &target.goal {
        Goal::Number { value, per, baseline, .. } => (Some(value), *per, baseline.as_ref()),
        Goal::Range { high, .. } => (Some(high), Per::Level, None),
        Goal::Direction { baseline, .. } => (baseline.as_ref(), Per::Level, baseline.as_ref()),
        Goal::InPlace | Goal::Unset | Goal::NotSet { .. } | Goal::Words => return Vec::new(),
    };
    // A range has no way back: it may be entered from either side.
    let has_way = !matches!(target.goal, Goal::Range { .. } | Goal::Direction { trend: Trend::Keep, .. });
    if told.figure.trim().is_empty() {
        return Vec::new();
    }
    let at = match progress(years, fy, Some(target), None, Some(told.figure)).figure {
        Err(UnknownReason::NotNumber) => return vec![Doubt::NotNumber],
        Err(UnknownReason::OverWhole) => return vec![Doubt::OverWhole],
        Err(UnknownReason::Negative) => return vec![Doubt::Negative],
        Err(_) => return Vec::new(),
        Ok(at) => at,
    };
    let before = told.before.and_then(|before| figure(before, unit));
    let steps = |figure: Option<&Decimal>| figure.and_then(Decimal::steps);
    let (Some(at_steps), before, baseline) = (steps(Some(&at)), steps(before.as_ref()), steps(baseline)) else {
        return vec![Doubt::OutOfScale];
    };
    let largest = [steps(value), before].into_iter().flatten().map(i128::abs).max().unwrap_or(0);
    let back = |from: i128| if is_rising(target) { from - at_steps } else { at_steps - from };
    // A level seldom falls by a quarter; what begins anew each year may well by less than half.
    let parts = if per == Per::Year { 2 } else { 4 };
    let far_back = |from: i128| back(from) * parts > from.abs() && from != 0;
    let is_total = per == Per::Total && is_rising(target);
    // A share that is to grow may have shrunk instead, seldom below nothing: asked once, and no more where it was so.
    let is_below = at_steps < 0 && [steps(value), before, baseline].into_iter().flatten().all(|other| other >= 0);
    let is_whole = WHOLE.contains(&unit);
    let asked = [
        (
            Doubt::NotWhole,
            is_whole && at.as_str().split_once('.').is_some_and(|(_, part)| part.contains(|digit| digit != '0')),
        ),
        (Doubt::Negative, is_below),
        (Doubt::OutOfScale, largest > 0 && at_steps.abs() >= largest * OUT_OF_SCALE),
        (Doubt::WrongWay, has_way && !is_total && before.or(baseline).is_some_and(far_back)),
        (Doubt::TotalShrank, is_total && before.is_some_and(|before| back(before) > 0)),
    ];
    asked.into_iter().filter(|(_, holds)| *holds).map(|(doubt, _)| doubt).collect()
}

/// Whether the figure is to grow.
fn is_rising(target: &Target) -> bool {
    match &target.goal {
        Goal::Number { compare: Compare::AtLeast, .. } => true,
        Goal::Number { compare: Compare::Exactly, value, baseline, .. } => {
            baseline.as_ref().is_none_or(|from| from.steps() <= value.steps())
        }
        Goal::Direction { trend, .. } => *trend == Trend::Up,
        Goal::Number { .. } | Goal::Range { .. } | Goal::InPlace | Goal::Unset | Goal::NotSet { .. } | Goal::Words => {
            false
        }
    }
}
