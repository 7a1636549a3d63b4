//! Marks: a circle is one measure and its fill the state; a square is a grade; shapes stand for Visions.
//!
//! Every mark is drawn for the eye alone. The word stands beside it, or in the name of what holds it.

use leptos::prelude::*;

use crate::journal::GradeKind;
pub use crate::picture::MarkState;
use crate::plan::{Role, VisionNumber};
use crate::ui::dom::{Element, element, svg};
use crate::wording;

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
