//! 取組ごとの状態: the initiatives by Vision, each with the circles of its measures.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{Rollup, Standings};
use crate::plan::{Initiative, Measure, Vision};
use crate::query::View;
use crate::ui::parts::{NumberMark, StateBar, VisionLabel, explained};
use crate::ui::text;

use super::circle::circles;
use super::counts::state_counts;

/// The table.
pub(super) fn initiatives() -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let visions = move || {
        let standings = app.standings().get();
        plan.visions.iter().map(|of| vision(app, &standings, of)).collect::<Vec<_>>()
    };
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
                {visions}
            </table>
            {explained("取組ごとの状態", vec![
                "「記入」は、状態を記入した個別取組の件数／その取組の個別取組の件数です。円と文字は、複数の課の記入があるとき、最も進んでいない状態と最も遅れている評価です。".to_owned(),
            ])}
        </section>
    }
}

/// A Vision: its name, the bar of its states, how many are entered; then its initiatives.
fn vision(app: App, standings: &Standings, vision: &Vision) -> AnyView {
    let plan = app.plan();
    let own: Vec<&Initiative> = plan.initiatives.iter().filter(|of| of.vision == vision.number).collect();
    let rollup = rollup(standings, own.iter().flat_map(|of| &of.measures));
    let rows: Vec<AnyView> = own.into_iter().map(|of| row(app, standings, of)).collect();
    let (number, name) = (vision.number, vision.name.clone());
    view! {
        <tbody class="overview__vision" data-vision=number.to_string()>
            <tr class="overview__vision-row">
                <th scope="rowgroup" class="overview__vision-name striped"><VisionLabel number name /></th>
                <td class="overview__vision-bar"><StateBar counts=state_counts(&rollup) small=true /></td>
                {entered(&rollup)}
            </tr>
            {rows}
        </tbody>
    }
    .into_any()
}

/// An initiative: its name, a circle for each measure, how many are entered.
fn row(app: App, standings: &Standings, initiative: &Initiative) -> AnyView {
    let (number, vision) = (initiative.number, initiative.vision);
    view! {
        <tr class="overview__row">
            <th scope="row" class="overview__name">
                <span class="overview__name-line">
                    <NumberMark number vision />
                    <span>
                        <a class="name-link" href=app.address_of(View::Initiative(number))>
                            {initiative.name.clone()}
                        </a>
                        {initiative.priority.then(|| view! { <span class="overview__priority">{text::PRIORITY}</span> })}
                    </span>
                </span>
            </th>
            <td><ul class="overview__circles">{circles(app, standings, initiative)}</ul></td>
            {entered(&rollup(standings, &initiative.measures))}
        </tr>
    }
    .into_any()
}

fn rollup<'a>(standings: &Standings, measures: impl IntoIterator<Item = &'a Measure>) -> Rollup {
    Rollup::of(measures.into_iter().filter_map(|measure| standings.get(&measure.id)))
}

/// 3／4, the first figure bold while some are missing.
fn entered(rollup: &Rollup) -> AnyView {
    let (part, of) = (rollup.entered(), rollup.measures);
    view! {
        <td class="overview__entered" data-complete=(part == of).then_some("")>
            <span class="visually-hidden">"記入 "</span>
            <span class="overview__entered-part">{part}</span>
            {format!("／{of}")}
        </td>
    }
    .into_any()
}
