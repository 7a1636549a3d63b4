//! Labels: the status as a chip, the grade as square and word, a Vision as shape and word, a filter in force.

use leptos::prelude::*;

use crate::insight::{MeasureSummary, State};
use crate::journal::{GradeKind, Scale};
use crate::picture::{StandingMark, standing};
use crate::plan::VisionNumber;
use crate::ui::dom::{Element, element};
use crate::wording;

use super::{MarkSize, MarkState, Shape, grade_mark, icon, status_mark, vision_mark};

/// A status: circle and word on a tint.
pub fn status_chip(state: MarkState) -> Element {
    chip(state, state.label().to_owned())
}

/// The state of a measure as counted: circle and word, with how many departments have spoken while some are missing.
pub fn standing_chip(summary: &MeasureSummary) -> Element {
    match summary.state {
        State::Unknown => element("span", "chip-word").text(wording::UNKNOWN),
        state => chip(state.into(), wording::state_of(summary)),
    }
}

fn chip(state: MarkState, label: String) -> Element {
    element("span", "chip")
        .with("data-state", state.word())
        .child(status_mark(state, MarkSize::Medium))
        .child(element("span", "chip__label").text(label))
}

/// A grade: square and word, without a frame.
pub fn grade_label(kind: GradeKind, letter: String, name: String) -> Element {
    element("span", "grade-label")
        .with("data-grade", kind.word())
        .child(grade_mark(kind, letter))
        .child(element("span", "grade-label__name").text(name))
}

/// State and rating as counted, what is in conflict, and how many departments spoke.
pub fn standing_marks(scale: &Scale, summary: &MeasureSummary) -> Vec<Element> {
    let element = |mark| match mark {
        StandingMark::State(state, label) => chip(state, label),
        StandingMark::Grade(kind, letter, name) => grade_label(kind, letter, name),
        StandingMark::Words(words) => element("span", "chip-word").text(words),
    };
    standing(scale, summary).into_iter().map(element).collect()
}

/// A Vision: shape, number and name in its dark colour.
pub fn vision_label(number: VisionNumber, name: String) -> Element {
    element("span", "vision-label")
        .with("data-vision", number.to_string())
        .child(vision_mark(number))
        .child(element("span", "vision-label__name").text(["Vision", &number.to_string(), "　", &name].concat()))
}

/// A filter in force; pressing it anywhere takes it off.
#[component]
pub fn FilterChip(
    /// 課：情報システム課（◎主担当）
    #[prop(into)]
    label: String,
    /// Takes the filter off.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="filter-chip" on:click=move |_| on_remove.run(())>
            <span class="filter-chip__label">{label}</span>
            <span class="visually-hidden">" の絞り込みを解除"</span>
            {icon(Shape::Close)}
        </button>
    }
}
