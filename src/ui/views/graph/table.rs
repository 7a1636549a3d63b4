//! The table that holds the same facts as the picture.
//!
//! Roles are written out, because narrow windows set each row as a block and some browsers then forget that it is
//! a table.

use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::picture::dependencies::chain::Chain;
use crate::picture::dependencies::facts::{Facts, NodeFacts};
use crate::picture::dependencies::words;
use crate::plan::{InitiativeId, VisionNumber};
use crate::query::View;
use crate::ui::dom::{Element, element};
use crate::ui::parts::{MarkSize, NumberSize, number_mark, status_mark};

use super::desk::GraphState;
use super::roles;

const HEADS: [&str; 6] = ["取組", "前提", "後続", "関連", "状態の内訳", "遅れと影響"];

/// The table, in the order of the picture.
#[component]
pub(super) fn GraphTable(desk: GraphState) -> impl IntoView {
    let caption = move || {
        let drawing = desk.drawing.get();
        format!("図と同じ内容です。{}取組、図の左の列から順に並べています。", drawing.layout.nodes.len())
    };
    let other = Memo::new(move |_| desk.drawing.read().roles.is_some());
    let initiatives = move || {
        view! {
            <table class="table graph__table" role="table">
                <caption class="table__caption">{caption}</caption>
                <thead role="rowgroup">
                    <tr class="table__row" role="row">{HEADS.map(head).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">
                    <For
                        each=move || desk.drawing.get().layout.nodes.clone()
                        key=|place| (place.id.clone(), place.column, place.row)
                        children=move |place| view! { <Row desk id=place.id/> }
                    />
                </tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="graph__twin" aria-label="依存関係の表">
            {move || if other.get() { roles::twin(desk) } else { initiatives() }}
        </section>
    }
    .into_any()
}

fn head(head: &'static str) -> impl IntoView {
    view! { <th class="table__head" role="columnheader" scope="col">{head}</th> }
}

/// An initiative in the table.
#[component]
fn Row(desk: GraphState, id: InitiativeId) -> impl IntoView {
    move || {
        let facts = desk.facts.read();
        let node = facts.node(&id)?;
        let lane = desk.drawing.with(|drawing| drawing.folded.lane(&node.id));
        let row =
            element("tr", "table__row").with("role", "row").with_some("data-tie", desk.chain.read().stand(&id).word());
        Some(match lane {
            None => cells(row, desk, &facts, node),
            Some(lane) => folded(row, &facts, lane),
        })
    }
}

/// What stands for a whole Vision.
fn folded(row: Element, facts: &Facts, lane: VisionNumber) -> Element {
    let name =
        element("th", "table__cell").with("role", "rowheader").with("scope", "row").text(format!("Vision{lane}"));
    let told = element("td", "table__cell").with("role", "cell").with("colspan", "5");
    row.child(name).child(told.text(words::folded(facts, lane).join("、")))
}

fn cells(row: Element, desk: GraphState, facts: &Facts, node: &NodeFacts) -> Element {
    let chain = desk.chain.read();
    let drawing = desk.drawing.read();
    let shown = drawing.measures(&node.id);
    let open = node.measures.iter().filter(|measure| shown.contains(&measure.id));
    let line = |words: String| element("span", "graph__line-words").text(words);
    let circles = node.measures.iter().map(|measure| status_mark(measure.state.into(), MarkSize::Small));
    let states = cell("状態の内訳", "table__cell")
        .child(element("span", "graph__circles").children(circles))
        .child(line(words::states(node)))
        .children(open.map(|measure| line(words::measure(measure))));
    let late = Some(words::late_measures(node)).filter(|late| !late.is_empty());
    let reason = words::reason(facts, node).map(|reason| format!("影響あり：{reason}"));
    let reason = reason.or_else(|| words::supposed_reason(facts, &chain, node));
    let quiet = late.is_none() && reason.is_none();
    let reason = reason.map(|reason| element("span", "graph__line-words graph__alarm-words").text(reason));
    let alarm = cell("遅れと影響", "table__cell").children(late.map(line)).children(reason);
    let numbers = |head, ids: &[InitiativeId]| {
        cell(head, "table__cell graph__cell-numbers").child(element("span", "").text(numbers(facts, ids)))
    };
    row.child(name(desk, &chain, node))
        .child(numbers("前提", &node.before))
        .child(numbers("後続", &node.after))
        .child(numbers("関連", &node.related))
        .child(states)
        .child(if quiet { alarm.text("―") } else { alarm })
}

/// Number, name, and where the initiative stands.
fn name(desk: GraphState, chain: &Chain, node: &NodeFacts) -> Element {
    let mut place = format!("Vision{}・個別取組{}{MEASURES}", node.vision, node.measures.len());
    for more in [&node.roles, &words::lies(chain.stand(&node.id))] {
        if !more.is_empty() {
            place.push('・');
            place.push_str(more);
        }
    }
    let href = desk.app.navigation.route().read().switch(View::Initiative(node.number)).format();
    let outside = node.outside.then(|| element("span", "graph__outside-word").text("（条件外）"));
    let words = element("span", "")
        .child(element("a", "name-link").with("href", href).text(node.name.clone()))
        .children(outside)
        .child(element("span", "graph__row-vision").text(place));
    let line = element("span", "graph__row-name")
        .child(number_mark(node.number, node.vision, NumberSize::Medium))
        .child(words);
    element("th", "table__cell").with("role", "rowheader").with("scope", "row").child(line)
}

/// A cell with its head, for where rows are set as blocks.
fn cell(head: &'static str, class: &'static str) -> Element {
    let label = element("span", "graph__cell-label").with("aria-hidden", "true").text(head);
    element("td", class).with("role", "cell").child(label)
}

/// ①⑦⑧⑨, or ― where the plan says nothing.
fn numbers(facts: &Facts, ids: &[InitiativeId]) -> String {
    if ids.is_empty() { "―".to_owned() } else { words::numbers(facts.all(ids)) }
}
