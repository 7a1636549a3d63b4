//! 原典注記: where the source is doubtful, what is shown, and why.

use leptos::prelude::*;

use crate::app::App;
use crate::plan::{InitiativeId, MeasureId, Plan, Remark};
use crate::query::{Route, Topic, View};

use super::Section;

#[component]
pub(super) fn Remarks() -> impl IntoView {
    let plan = App::get().plan();
    let count = plan.remarks.len();
    view! {
        <Section topic=Topic::Remarks>
            <p class="about__text">
                {format!("計画の文は原典のとおりに示しています。疑わしい{count}か所は、直さずに、または読み取りの誤りだけを直して、ここに理由を記します。")}
            </p>
            <ol class="about__remarks">{plan.remarks.iter().map(|remark| item(&plan, remark)).collect_view()}</ol>
        </Section>
    }
}

fn item(plan: &Plan, remark: &Remark) -> impl IntoView + use<> {
    let places: Vec<_> = remark.about.iter().filter_map(|id| place(plan, id)).collect();
    let place = |(label, address): (String, String)| view! { <li><a class="about__link" href=address>{label}</a></li> };
    let places = if places.is_empty() {
        "計画の全体".into_any()
    } else {
        view! { <ul class="about__places">{places.into_iter().map(place).collect_view()}</ul> }.into_any()
    };
    let pair = |name: &'static str, text: String| {
        view! {
            <div class="about__item">
                <dt>{name}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    view! {
        <li class="about__remark">
            <dl class="about__list">
                {pair("原文", remark.printed.clone())}
                {pair("この画面での表示", remark.shown.clone())}
                {pair("理由", remark.reason.clone())}
                <div class="about__item">
                    <dt>"ところ"</dt>
                    <dd>{places}</dd>
                </div>
            </dl>
        </li>
    }
}

/// The name and the address of what a remark is about.
fn place(plan: &Plan, id: &str) -> Option<(String, String)> {
    if let Some((initiative, measure)) = plan.measure(&MeasureId::new(id)) {
        let address = Route::to(View::Initiative(initiative.number)).with_selected(id).format();
        return Some((format!("{} {}", initiative.measure_number(measure), measure.name), address));
    }
    let initiative = plan.initiative(&InitiativeId::new(id))?;
    let address = Route::to(View::Initiative(initiative.number)).format();
    Some((format!("取組{} {}", initiative.number, initiative.name), address))
}
