//! 取組ごとの状態: the initiatives by Vision, each with the circles of its measures.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::Rollup;
use crate::plan::{InitiativeId, VisionNumber};
use crate::query::View;
use crate::ui::parts::{NumberMark, StateBar, VisionLabel, explained};
use crate::ui::text;

use super::circle::Circle;
use super::counts::state_counts;

/// The table.
#[component]
pub(super) fn Initiatives() -> impl IntoView {
    let plan = App::get().plan();
    let visions = plan.visions.iter().map(|vision| {
        let rows = plan.initiatives.iter().filter(|initiative| initiative.vision == vision.number);
        let rows = rows.map(|initiative| view! { <Row id=initiative.id.clone() /> }).collect_view();
        view! {
            <tbody class="overview__vision" data-vision=vision.number.to_string()>
                <VisionRow number=vision.number name=vision.name.clone() />
                {rows}
            </tbody>
        }
        .into_any()
    });
    view! {
        <section class="section" aria-labelledby="overview-initiatives">
            <div class="section__head">
                <h2 id="overview-initiatives">"取組ごとの状態"</h2>
                <p class="section__note">"円の一つが個別取組1件"</p>
            </div>
            <table class="overview__table">
                <caption class="visually-hidden">
                    "取組ごとの、個別取組の状態と評価。評価はやや遅れと遅れだけを文字で示します。"
                </caption>
                <thead>
                    <tr class="overview__table-head">
                        <th scope="col">"取組"</th>
                        <th scope="col">"個別取組の状態と評価（C・Dのみ文字）"</th>
                        <th scope="col" data-number="">"記入"</th>
                    </tr>
                </thead>
                {visions.collect_view()}
            </table>
            {explained("取組ごとの状態", vec![
                "「記入」は、状態を記入した個別取組の件数／その取組の個別取組の件数です。円と文字は、複数の課の記入があるとき、最も進んでいない状態と最も遅れている評価です。".to_owned(),
            ])}
        </section>
    }
}

/// A Vision: its name, the bar of its states, how many are entered.
#[component]
fn VisionRow(number: VisionNumber, name: String) -> impl IntoView {
    let app = App::get();
    let rollup = Memo::new(move |_| {
        let (plan, standings) = (app.plan(), app.standings().get());
        let own = plan.measures().filter(|(initiative, _)| initiative.vision == number);
        Rollup::of(own.filter_map(|(_, measure)| standings.get(&measure.id)))
    });
    view! {
        <tr class="overview__vision-row">
            <th scope="rowgroup" class="overview__vision-name striped"><VisionLabel number name /></th>
            <td class="overview__vision-bar">
                {move || view! { <StateBar counts=state_counts(&rollup.read()) small=true /> }}
            </td>
            <Entered rollup />
        </tr>
    }
}

/// An initiative: its name, a circle for each measure, how many are entered.
#[component]
fn Row(id: InitiativeId) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let initiative = plan.initiative(&id)?;
    let (number, vision) = (initiative.number, initiative.vision);
    let ids: Vec<_> = initiative.measures.iter().map(|measure| measure.id.clone()).collect();
    let rollup = {
        let ids = ids.clone();
        Memo::new(move |_| {
            let standings = app.standings().get();
            Rollup::of(ids.iter().filter_map(|id| standings.get(id)))
        })
    };
    let circles = ids.into_iter().map(|id| view! { <li><Circle id /></li> }).collect_view();
    Some(view! {
        <tr class="overview__row">
            <th scope="row" class="overview__name">
                <span class="overview__name-line">
                    <NumberMark number vision />
                    <span>
                        <a class="name-link" href=move || app.address_of(View::Initiative(number))>
                            {initiative.name.clone()}
                        </a>
                        {initiative.priority.then(|| view! { <span class="overview__priority">{text::PRIORITY}</span> })}
                    </span>
                </span>
            </th>
            <td><ul class="overview__circles">{circles}</ul></td>
            <Entered rollup />
        </tr>
    }
    .into_any())
}

/// 3／4, the first figure bold while some are missing.
#[component]
fn Entered(rollup: Memo<Rollup>) -> impl IntoView {
    let complete = move || rollup.read().entered() == rollup.read().measures;
    view! {
        <td class="overview__entered" data-complete=move || complete().then_some("")>
            <span class="visually-hidden">"記入 "</span>
            <span class="overview__entered-part">{move || rollup.read().entered()}</span>
            {move || format!("／{}", rollup.read().measures)}
        </td>
    }
}
