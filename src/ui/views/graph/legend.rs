//! How to read the picture.

use leptos::prelude::*;

use crate::ui::parts::{MarkSize, MarkState, status_mark};

use super::desk::GraphState;

/// The kinds of lines and their words.
const LINES: [(&str, &str); 4] = [
    ("step", "ステップ（前提→後続）"),
    ("related", "関連性の高い取組"),
    ("both", "ステップで関連性も高い"),
    ("late", "前提の遅れが影響"),
];

/// Lines and circles with their words.
#[component]
pub(super) fn Legend(desk: GraphState) -> impl IntoView {
    let circle = |state: MarkState| {
        view! { <li class="graph__legend-item">{status_mark(state, MarkSize::Medium)} {state.label()}</li> }
    };
    view! {
        <div class="graph__legend">
            <p class="graph__legend-title">"図の読み方"</p>
            <ul class="graph__legend-lines">{LINES.map(line).into_iter().collect_view()}</ul>
            <ul class="graph__legend-circles">{MarkState::IN_BARS.map(circle).into_iter().collect_view()}</ul>
            <p class="graph__legend-note">
                "丸1つが個別取組1件。右端は進捗評価C・Dの件数。" {move || desk.marks_of()}
            </p>
        </div>
    }
}

/// A short line of a kind, and what it says.
fn line((kind, words): (&'static str, &'static str)) -> AnyView {
    let is_step = kind != "related";
    let path = |class: &'static str, d: &'static str| view! { <path class=class d=d /> };
    let beside = (kind == "both").then(|| path("graph__beside", "M0 13H44"));
    let edge = view! {
        <g
            class="graph__edge"
            data-kind=if is_step { "step" } else { kind }
            data-late=(kind == "late").then_some("")
        >
            {beside}
            {path("graph__line", if is_step { "M0 6H35" } else { "M0 6H44" })}
            {is_step.then(|| path("graph__arrow", "M44 6L34 1L34 11Z"))}
        </g>
    };
    view! {
        <li class="graph__legend-item">
            <svg class="graph__sample" viewBox="0 0 44 16" width="44" height="16" aria-hidden="true">{edge}</svg>
            {words}
        </li>
    }
    .into_any()
}
