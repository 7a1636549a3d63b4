//! 取組ごとの状態: the initiatives by Vision, each with the circles of its measures.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{MeasureSummaries, Rollup};
use crate::plan::{Initiative, Measure, Vision};
use crate::query::View;
use crate::ui::dom::{Element, element};
use crate::ui::parts::{NumberSize, StateBar, StateCounts, number_mark, vision_label};
use crate::wording;

use super::circle::circles;

/// The table.
pub(super) fn initiatives() -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let visions = move || {
        let summaries = app.records.summaries().get();
        plan.visions.iter().map(|of| vision(app, &summaries, of)).collect::<Vec<_>>()
    };
    view! {
        <section class="section" aria-labelledby="overview-initiatives">
            <div class="section__head">
                <h2 id="overview-initiatives">"取組ごとの状態"</h2>
                <p class="section__note">"丸1つが個別取組1件"</p>
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
        </section>
    }
}

/// A Vision: its name, the bar of its states, how many are entered; then its initiatives.
fn vision(app: App, summaries: &MeasureSummaries, vision: &Vision) -> Element {
    let plan = app.plan();
    let own: Vec<&Initiative> = plan.initiatives.iter().filter(|of| of.vision == vision.number).collect();
    let rollup = rollup(summaries, own.iter().flat_map(|of| &of.measures));
    let name = element("th", "overview__vision-name striped")
        .with("scope", "rowgroup")
        .child(vision_label(vision.number, vision.name.clone()));
    let bar = view! { <StateBar counts=StateCounts::of_rollup(&rollup) small=true /> };
    let head = element("tr", "overview__vision-row")
        .child(name)
        .child(element("td", "overview__vision-bar").view(bar))
        .child(entered(&rollup));
    element("tbody", "overview__vision")
        .with("data-vision", vision.number.to_string())
        .child(head)
        .children(own.into_iter().map(|of| row(app, summaries, of)))
}

/// An initiative: its name, a circle for each measure, how many are entered.
fn row(app: App, summaries: &MeasureSummaries, initiative: &Initiative) -> Element {
    let circles = element("ul", "overview__circles").children(circles(app, summaries, initiative));
    element("tr", "overview__row")
        .child(name_cell(app, initiative))
        .child(element("td", "").child(circles))
        .child(entered(&rollup(summaries, &initiative.measures)))
}

/// An initiative's number, name as a link, and whether it has priority.
pub(super) fn name_cell(app: App, initiative: &Initiative) -> Element {
    let (number, vision) = (initiative.number, initiative.vision);
    let link = element("a", "name-link")
        .with("href", app.navigation.address_of(View::Initiative(number)))
        .text(initiative.name.clone());
    let priority = initiative.priority.then(|| element("span", "overview__priority").text(wording::PRIORITY));
    let name = element("span", "overview__name-line")
        .child(number_mark(number, vision, NumberSize::Medium))
        .child(element("span", "").child(link).children(priority));
    element("th", "overview__name").with("scope", "row").child(name)
}

fn rollup<'a>(summaries: &MeasureSummaries, measures: impl IntoIterator<Item = &'a Measure>) -> Rollup {
    Rollup::of(measures.into_iter().filter_map(|measure| summaries.get(&measure.id)))
}

/// 3／4, the first figure bold while some are missing.
fn entered(rollup: &Rollup) -> Element {
    let (part, of) = (rollup.entered(), rollup.measures);
    element("td", "overview__entered")
        .with_if("data-complete", part == of)
        .child(element("span", "visually-hidden").text("記入 "))
        .child(element("span", "overview__entered-part").text(part.to_string()))
        .text(format!("／{of}"))
}
