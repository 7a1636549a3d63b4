//! What marks say: a circle is one measure and its fill the state; a square is a grade.

use crate::insight::{MeasureSummary, Rating, State};
use crate::journal::{GradeKind, Scale, Status};
use crate::wording;

use super::svg::{Ink, Svg};

/// What a circle can say: a status, or that there is none, that there are two, or that some are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkState {
    /// 未記入
    NotEntered,
    /// 未着手
    NotStarted,
    /// 準備中
    Preparing,
    /// 実施中
    Underway,
    /// 完了
    Done,
    /// 中止
    Stopped,
    /// 対象外
    NotApplicable,
    /// 食い違い
    Conflict,
    /// 一部の課が記入
    Partial,
}

impl MarkState {
    /// All of them in the order of bars and legends: from done to not entered.
    pub const IN_BARS: [Self; 9] = [
        Self::Done,
        Self::Underway,
        Self::Preparing,
        Self::NotStarted,
        Self::Stopped,
        Self::NotApplicable,
        Self::Conflict,
        Self::Partial,
        Self::NotEntered,
    ];

    /// The word in style sheets and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotEntered => "not_entered",
            Self::NotStarted => "not_started",
            Self::Preparing => "preparing",
            Self::Underway => "underway",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::NotApplicable => "not_applicable",
            Self::Conflict => "conflict",
            Self::Partial => "partial",
        }
    }

    /// The word for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotEntered => wording::NOT_ENTERED,
            Self::NotStarted => wording::status(Status::NotStarted),
            Self::Preparing => wording::status(Status::Preparing),
            Self::Underway => wording::status(Status::Underway),
            Self::Done => wording::status(Status::Done),
            Self::Stopped => wording::status(Status::Stopped),
            Self::NotApplicable => wording::status(Status::NotApplicable),
            Self::Conflict => wording::CONFLICT,
            Self::Partial => wording::PARTIAL,
        }
    }

    /// What is drawn in the circle, on a field of 18 by 18.
    pub fn path(self) -> &'static str {
        match self {
            Self::NotEntered | Self::NotStarted => "",
            Self::Preparing => "M9 9V2a7 7 0 0 1 7 7Z",
            Self::Underway => "M9 2a7 7 0 0 1 0 14Z",
            Self::Done => "m5.2 9.3 2.6 2.6 5-5.4",
            Self::Stopped => "m6 6 6 6m0-6-6 6",
            Self::NotApplicable => "m4 14 10-10",
            Self::Conflict => "M6 12H2V2h10v4M6 6h10v10H6Z",
            Self::Partial => "M9 6a3 3 0 0 1 0 6a3 3 0 0 1 0-6Z",
        }
    }
}

impl From<Status> for MarkState {
    fn from(status: Status) -> Self {
        match status {
            Status::NotStarted => Self::NotStarted,
            Status::Preparing => Self::Preparing,
            Status::Underway => Self::Underway,
            Status::Done => Self::Done,
            Status::Stopped => Self::Stopped,
            Status::NotApplicable => Self::NotApplicable,
        }
    }
}

impl From<State> for MarkState {
    /// A state of a newer version has no circle of its own: it is drawn empty, and [`wording::state`] says what it is.
    fn from(state: State) -> Self {
        match state {
            State::Recorded(status) => status.into(),
            State::InConflict => Self::Conflict,
            State::Partial => Self::Partial,
            State::NotEntered | State::Unknown => Self::NotEntered,
        }
    }
}

impl From<Option<Status>> for MarkState {
    /// No status is 未記入.
    fn from(status: Option<Status>) -> Self {
        status.map_or(Self::NotEntered, Self::from)
    }
}

/// A mark of how a measure stands, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandingMark {
    /// A circle and its words.
    State(MarkState, String),
    /// A square with its letter, and its words.
    Grade(GradeKind, String, String),
    /// Words alone.
    Words(String),
}

/// State and rating as counted, what is in conflict, and how many departments spoke.
pub fn standing(scale: &Scale, summary: &MeasureSummary) -> Vec<StandingMark> {
    let mut marks = vec![match summary.state {
        State::Unknown => StandingMark::Words(wording::UNKNOWN.to_owned()),
        state => StandingMark::State(state.into(), wording::state_of(summary)),
    }];
    let rating = || wording::rating(scale, summary);
    match &summary.rated {
        Rating::Grade(..) => {
            let grade = wording::grade_of(scale, summary);
            marks.extend(grade.map(|(kind, letter, name)| StandingMark::Grade(kind, letter, name)));
        }
        Rating::No if summary.state == State::NotEntered => {}
        Rating::No | Rating::Partial => marks.push(StandingMark::Words(rating())),
        Rating::InConflict | Rating::Unknown => marks.push(StandingMark::Words(["評価：", &rating()].concat())),
    }
    // The state's own conflict shows in its mark already.
    if summary.in_conflict() && summary.state != State::InConflict {
        marks.push(StandingMark::State(MarkState::Conflict, MarkState::Conflict.label().to_owned()));
    }
    if summary.reports.len() > 1 && summary.state != State::Partial {
        marks.push(StandingMark::Words(summary.reports.len().to_string() + "課が記入"));
    }
    marks
}

/// Draws a circle, 18 px wide, from its upper left corner. As the style sheet does for the page.
pub(super) fn draw_state(svg: &mut Svg, at: (i32, i32), state: MarkState, ink: Ink) {
    let colour = ink.of(match state {
        MarkState::Done => "darkgreen",
        MarkState::Underway | MarkState::Preparing => "mediumblue",
        MarkState::Stopped => "firebrick",
        MarkState::Conflict => "black",
        MarkState::NotStarted | MarkState::NotApplicable | MarkState::Partial | MarkState::NotEntered => "dimgray",
    });
    let full = matches!(state, MarkState::Done | MarkState::Stopped);
    let dashes = match state {
        MarkState::NotEntered => "2.6 2.43",
        MarkState::Partial => "8.2 4.37",
        _ => "none",
    };
    svg.shifted(at, |svg| {
        if state != MarkState::Conflict {
            svg.circle((9, 9), 8, if full { colour } else { "white" }, colour, dashes);
        }
        match state {
            MarkState::NotEntered | MarkState::NotStarted => {}
            MarkState::Preparing | MarkState::Underway | MarkState::Partial => svg.area(state.path(), colour),
            _ => svg.path(state.path(), if full { "white" } else { colour }, 2, "none"),
        }
    });
}

/// Draws a square with its letter, 18 px wide, from its upper left corner.
pub(super) fn draw_grade(svg: &mut Svg, (x, y): (i32, i32), kind: GradeKind, letter: &str, ink: Ink) {
    let colour = ink.of(match kind {
        GradeKind::Late => "firebrick",
        GradeKind::Behind => "saddlebrown",
        GradeKind::Ahead | GradeKind::OnPlan => "midnightblue",
        GradeKind::NotRated => "dimgray",
    });
    let full = matches!(kind, GradeKind::Late | GradeKind::Behind | GradeKind::Ahead);
    let (ground, letters) = if full { (colour, "white") } else { ("white", colour) };
    svg.rect(crate::graph::Rect { x: x + 1, y: y + 1, width: 16, height: 16 }, ground, colour, 2);
    let look = [" text-anchor=\"middle\" font-weight=\"bold\" fill=\"", letters, "\""].concat();
    svg.text((x + 9, y + 13), letter, &look);
}
