//! How to read the picture.

use leptos::prelude::*;

use crate::ui::dom::{element, svg};
use crate::ui::parts::{MarkSize, MarkState, status_mark};

use super::desk::GraphState;

/// Lines and circles with their words.
#[component]
pub(super) fn Legend(desk: GraphState) -> impl IntoView {
    let line = |kind: &'static str, words: &'static str| {
        let is_step = kind != "related";
        let path = |class, d| svg("path", class).with("d", d);
        let edge = svg("g", "graph__edge")
            .with("data-kind", if is_step { "step" } else { kind })
            .with_if("data-late", kind == "late")
            .children((kind == "both").then(|| path("graph__beside", "M0 13H44")))
            .child(path("graph__line", if is_step { "M0 6H35" } else { "M0 6H44" }))
            .children(is_step.then(|| path("graph__arrow", "M44 6L34 1L34 11Z")));
        let sample = svg("svg", "graph__sample")
            .with("viewBox", "0 0 44 16")
            .with("width", "44")
            .with("height", "16")
            .with("aria-hidden", "true");
        element("li", "graph__legend-item").child(sample.child(edge)).text(words)
    };
    let circle = |state: MarkState| {
        element("li", "graph__legend-item").child(status_mark(state, MarkSize::Medium)).text(state.label())
    };
    let lines = [
        line("step", "ステップ（前提→後続）"),
        line("related", "関連性の高い取組"),
        line("both", "ステップで関連性も高い"),
        line("late", "前提の遅れが影響"),
    ];
    let note = element("p", "graph__legend-note")
        .text("円の一つが個別取組1件。右端は進捗評価C・Dの件数。")
        .view(move || desk.marks_of());
    element("div", "graph__legend")
        .child(element("p", "graph__legend-title").text("図の読み方"))
        .child(element("ul", "graph__legend-lines").children(lines))
        .child(element("ul", "graph__legend-circles").children(MarkState::IN_BARS.map(circle)))
        .child(note)
}
