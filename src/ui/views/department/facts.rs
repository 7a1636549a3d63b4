//! What the plan says about the measure in the form.

use leptos::prelude::*;

use crate::plan::calendar::fiscal_year_short;
use crate::plan::{Measure, Plan};
use crate::wording;

/// The strip: 評価指標, 目標値等, this year's phase, 主担当.
#[component]
pub(super) fn Facts(
    /// 評価指標
    indicator: String,
    /// 目標値等
    target: String,
    /// The year shown.
    fy: i32,
    /// Its phases.
    phases: String,
    /// ◎
    leads: String,
    /// How many of the departments that answer have recorded, where there are several.
    answered: Signal<String>,
) -> impl IntoView {
    view! {
        <dl class="facts">
            <div class="facts__item"><dt class="facts__label">"評価指標"</dt><dd>{indicator}</dd></div>
            <div class="facts__item"><dt class="facts__label">"目標値等"</dt><dd class="facts__target">{target}</dd></div>
            <div class="facts__item" data-wide="">
                <dt class="facts__label">{format!("{}年度の工程", fiscal_year_short(fy))}</dt>
                <dd>{phases}</dd>
            </div>
            <div class="facts__item"><dt class="facts__label">"主担当"</dt><dd>{leads} <span class="sub">{answered}</span></dd></div>
        </dl>
    }
    .into_any()
}

/// This year's phases, verbatim.
pub(super) fn phases_words(measure: &Measure, fy: i32) -> String {
    if measure.phases.is_empty() {
        return wording::NO_PHASES.to_owned();
    }
    let span = |first: i32, last: i32| {
        let (first, last) = (fiscal_year_short(first), fiscal_year_short(last));
        format!("{first}〜{}年度", last.strip_prefix("令和").unwrap_or(&last))
    };
    let words = |phase: &crate::plan::Phase| {
        if phase.first == phase.last {
            phase.text.clone()
        } else {
            format!("{}（{}）", phase.text, span(phase.first, phase.last))
        }
    };
    let phases: Vec<String> = measure.phases_in(fy).map(words).collect();
    if phases.is_empty() { wording::NO_PHASE_THIS_YEAR.to_owned() } else { phases.join("／") }
}

/// ◎ 市民課・窓口所管課
pub(super) fn leads_words(plan: &Plan, measure: &Measure) -> String {
    format!("◎ {}", wording::leads(plan, measure).join("・"))
}
