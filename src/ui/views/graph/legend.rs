//! How to read the picture.

use leptos::prelude::*;

use crate::ui::parts::{MarkState, StatusMark};

use super::desk::Desk;

/// Lines and circles with their words.
#[component]
pub(super) fn Legend(desk: Desk) -> impl IntoView {
    let line = |kind: &'static str, words: &'static str| {
        let late = (kind == "late").then_some("");
        let shape = if kind == "late" { "step" } else { kind };
        let head = (shape != "related").then(|| view! { <path class="graph__arrow" d="M44 6L34 1L34 11Z"/> });
        let beside = (kind == "both").then(|| view! { <path class="graph__beside" d="M0 13H44"/> });
        let shape = if shape == "both" { "step" } else { shape };
        view! {
            <li class="graph__legend-item">
                <svg class="graph__sample" viewBox="0 0 44 16" width="44" height="16" aria-hidden="true">
                    <g class="graph__edge" data-kind=shape data-late=late>
                        {beside}
                        <path class="graph__line" d=if shape == "related" { "M0 6H44" } else { "M0 6H35" }/>
                        {head}
                    </g>
                </svg>
                {words}
            </li>
        }
    };
    let circle = |state: MarkState| {
        view! {
            <li class="graph__legend-item">
                <StatusMark state/>
                {state.label()}
            </li>
        }
    };
    view! {
        <div class="graph__legend">
            <p class="graph__legend-title">"図の読み方"</p>
            <ul class="graph__legend-lines">
                {line("step", "ステップ（前提→後続）")}
                {line("related", "関連性の高い取組")}
                {line("both", "ステップで関連性も高い")}
                {line("late", "前提の遅れが影響")}
            </ul>
            <ul class="graph__legend-circles">{MarkState::IN_BARS.map(circle).collect_view()}</ul>
            <p class="graph__legend-note">"円の一つが個別取組1件。右端は進捗評価C・Dの件数。" {move || desk.marks_of()}</p>
        </div>
    }
    .into_any()
}
