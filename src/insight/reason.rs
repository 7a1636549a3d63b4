//! The health of a measure, and the reasons for it.

use crate::journal::{GradeKind, Status};
use crate::plan::InitiativeId;
use crate::plan::calendar::Date;

use super::{State, UnknownReason};

/// Where a measure is heading, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Health {
    /// 順調
    OnTrack,
    /// 判断できない
    Unknown,
    /// 遅れのおそれ
    AtRisk,
    /// 遅れ
    Late,
}

impl Health {
    /// What a rating says of it.
    pub fn of(kind: GradeKind) -> Self {
        match kind {
            GradeKind::Ahead | GradeKind::OnPlan => Self::OnTrack,
            GradeKind::Behind => Self::AtRisk,
            GradeKind::Late => Self::Late,
            GradeKind::NotRated => Self::Unknown,
        }
    }
}

/// Why a measure is on its course. Phases are named by their place in the measure's roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The year it was due in is over, and it is neither done nor reached.
    DueMissed(i32),
    /// Of a phase whose years have begun or passed, nothing was started.
    PhaseNotBegun(usize),
    /// Half of the year in which a phase begins is over, and nothing was started.
    PhaseWaits(usize),
    /// A phase's years are over, and the measure is still being prepared.
    PhaseUnfinished(usize),
    /// A figure is short of what the plan promises for that fiscal year.
    BelowTarget(i32),
    /// A figure is short of the reference value of that fiscal year, which nobody promised.
    BelowPace(i32),
    /// It is due this fiscal year, and far from done.
    DueSoon,
    /// Initiatives that come before it, directly or not, have a measure rated やや遅れ or 遅れ.
    LatePredecessors(Vec<InitiativeId>),
    /// Nothing was written for so many days.
    Stale(i64),
    /// This computer's clock or the label of the records cannot be right: how old they are is not known.
    ClockDoubtful,
    /// A figure holds for a day outside the fiscal year: it was not used.
    FigureDated(Date),
    /// A figure is recorded and cannot be read.
    FigureUnread(UnknownReason),
    /// The fiscal year has not begun.
    YearNotBegun,
    /// 未記入, 一部の課が記入, 食い違い, 中止, 対象外, 完了, or a status of a newer version.
    Stands(State),
    /// The figure has reached its target.
    TargetReached,
    /// There is nothing to judge by: no phase that has begun, no figure to hold against another.
    NoBasis,
    /// Something was there to judge by, and nothing speaks against it.
    AsPlanned,
}

impl Reason {
    /// How a reason weighs, in a fiscal year that is over or not.
    pub(super) fn weight(&self, over: bool) -> Health {
        match self {
            Self::DueMissed(_) | Self::PhaseNotBegun(_) => Health::Late,
            Self::BelowTarget(_) if over => Health::Late,
            Self::PhaseWaits(_)
            | Self::PhaseUnfinished(_)
            | Self::BelowTarget(_)
            | Self::BelowPace(_)
            | Self::DueSoon
            | Self::LatePredecessors(_) => Health::AtRisk,
            Self::Stands(State::Recorded(Status::Done)) | Self::TargetReached | Self::AsPlanned => Health::OnTrack,
            Self::Stale(_)
            | Self::ClockDoubtful
            | Self::FigureDated(_)
            | Self::FigureUnread(_)
            | Self::YearNotBegun
            | Self::Stands(_)
            | Self::NoBasis => Health::Unknown,
        }
    }
}
