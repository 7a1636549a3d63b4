//! Marks: a circle is one measure and its fill the state; a square is a grade; shapes stand for Visions.
//!
//! Every mark is drawn for the eye alone. The word stands beside it, or in the name of what holds it.

use leptos::prelude::*;

use crate::insight::State;
use crate::journal::{GradeKind, Status};
use crate::plan::{Role, VisionNumber};
use crate::ui::dom::{Element, element, svg};
use crate::wording;

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
    fn path(self) -> &'static str {
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

/// How large a circle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MarkSize {
    /// 14 px: nodes of the graph.
    Small,
    /// 16 px: chips, legends.
    #[default]
    Medium,
    /// 18 px: the row of 63, the list of a department.
    Large,
}

impl MarkSize {
    fn px(self) -> &'static str {
        match self {
            Self::Small => "14",
            Self::Medium => "16",
            Self::Large => "18",
        }
    }
}

/// The circle of one measure.
pub fn status_mark(state: MarkState, size: MarkSize) -> Element {
    svg("svg", "mark")
        .with("data-state", state.word())
        .with("viewBox", "0 0 18 18")
        .with("width", size.px())
        .with("height", size.px())
        .with("aria-hidden", "true")
        .child(svg("circle", "mark__ring").with("cx", "9").with("cy", "9").with("r", "7.75"))
        .child(svg("path", "mark__fill").with("d", state.path()))
}

/// The square of a grade with its letter.
pub fn grade_mark(kind: GradeKind, letter: String) -> Element {
    element("span", "grade-mark").with("data-grade", kind.word()).with("aria-hidden", "true").text(letter)
}

/// ●, ■ or ▲: a Vision without its colour. A fourth and later Vision gets ◆.
pub fn vision_mark(number: VisionNumber) -> Element {
    let path = match number {
        1 => "M6 1a5 5 0 0 1 0 10A5 5 0 0 1 6 1Z",
        2 => "M1 1h10v10H1Z",
        3 => "M6 1 11.5 11H.5Z",
        _ => "m6 .5 5.5 5.5L6 11.5.5 6Z",
    };
    svg("svg", "vision-mark")
        .with("data-vision", number.to_string())
        .with("viewBox", "0 0 12 12")
        .with("width", "12")
        .with("height", "12")
        .with("aria-hidden", "true")
        .child(svg("path", "vision-mark__shape").with("d", path))
}

/// How large a numbered circle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NumberSize {
    /// 24 px: nodes of the graph.
    Small,
    /// 26 px: rows.
    #[default]
    Medium,
    /// 44 px: the heading of a sheet.
    Large,
}

/// An initiative's number in a ring of its Vision's colour. Read aloud as 取組14.
pub fn number_mark(number: u16, vision: VisionNumber, size: NumberSize) -> Element {
    let size = match size {
        NumberSize::Small => "small",
        NumberSize::Medium => "medium",
        NumberSize::Large => "large",
    };
    element("span", "number-mark")
        .with("data-vision", vision.to_string())
        .with("data-size", size)
        .child(element("span", "visually-hidden").text("取組"))
        .text(number.to_string())
}

/// ◎, ○ or ● as printed in the plan. Read aloud as the role's name, unless the name stands beside it.
#[component]
pub fn RoleMark(
    /// Which role.
    role: Role,
    /// Whether the role's name stands beside it.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    view! {
        <span class="role-mark">
            <span aria-hidden="true">{role.mark().to_string()}</span>
            {(!named).then(|| view! { <span class="visually-hidden">{wording::role(role)}</span> })}
        </span>
    }
}

/// Three bars that grow: three years, three Visions, steps.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 30 28" width="30" height="28" aria-hidden="true">
            <path class="brand-mark__bars" d="M0 19h8v9H0ZM11 10h8v18h-8ZM22 0h8v28h-8Z" />
        </svg>
    }
}
