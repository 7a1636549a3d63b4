//! The twin of the picture: the same facts as a table.
//!
//! Roles are written out, because narrow windows set each row as a block and some browsers then forget that it is
//! a table.

use leptos::prelude::*;

use crate::plan::{InitiativeId, VisionNumber};
use crate::query::View;
use crate::ui::parts::{MarkSize, MarkState, NumberMark, StatusMark};

use super::desk::Desk;
use super::facts::{Facts, NodeFacts};
use super::{roles, words};

const HEADS: [&str; 6] = ["取組", "前提", "後続", "関連", "状態の内訳", "遅れと影響"];

/// The table, in the order of the picture.
#[component]
pub(super) fn Twin(desk: Desk) -> impl IntoView {
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
fn Row(desk: Desk, id: InitiativeId) -> impl IntoView {
    let node = Memo::new({
        let id = id.clone();
        move |_| desk.facts.read().node(&id).cloned()
    });
    view! {
        <tr
            class="table__row"
            role="row"
            data-tie=move || desk.chain.read().stand(&id).word()
        >
            {move || {
                let node = node.get()?;
                let lane = desk.drawing.with(|drawing| drawing.folded.lane(&node.id));
                let facts = desk.facts.read();
                Some(match lane {
                    None => cells(desk, &facts, &node).into_any(),
                    Some(lane) => folded(&facts, lane),
                })
            }}
        </tr>
    }
    .into_any()
}

/// What stands for a whole Vision.
fn folded(facts: &Facts, lane: VisionNumber) -> AnyView {
    view! {
        <th class="table__cell" role="rowheader" scope="row">{format!("Vision{lane}")}</th>
        <td class="table__cell" role="cell" colspan="5">{words::folded(facts, lane).join("、")}</td>
    }
    .into_any()
}

fn cells(desk: Desk, facts: &Facts, node: &NodeFacts) -> impl IntoView + use<> {
    let number = node.number;
    let href = move || desk.app.route().read().switch(View::Initiative(number)).format();
    let circles = node.measures.iter().map(|measure| {
        view! { <StatusMark state=MarkState::from(measure.state) size=MarkSize::Small/> }
    });
    let outside = node.outside.then(|| view! { <span class="graph__outside-word">"（条件外）"</span> });
    let late = words::late_measures(node);
    let late = (!late.is_empty()).then(|| view! { <span class="graph__line-words">{late}</span> });
    let chain = desk.chain.read();
    let drawing = desk.drawing.read();
    let shown = drawing.measures(&node.id);
    let open = node.measures.iter().filter(|measure| shown.contains(&measure.id));
    let reason = words::reason(facts, node).map(|reason| format!("影響あり：{reason}"));
    let reason = reason.or_else(|| words::supposed_reason(facts, &chain, node));
    let reason = reason.map(|reason| view! { <span class="graph__line-words graph__alarm-words">{reason}</span> });
    let quiet = (late.is_none() && reason.is_none()).then_some("―");
    let mut place = format!("Vision{}・個別取組{}件", node.vision, node.measures.len());
    for more in [&node.roles, &words::lies(chain.stand(&node.id))] {
        if !more.is_empty() {
            place.push('・');
            place.push_str(more);
        }
    }
    view! {
        <th class="table__cell" role="rowheader" scope="row">
            <span class="graph__row-name">
            <NumberMark number vision=node.vision/>
            <span>
                <a class="name-link" href=href>{node.name.clone()}</a>
                {outside}
                <span class="graph__row-vision">{place}</span>
            </span>
            </span>
        </th>
        {cell("前提", numbers(facts, &node.before))}
        {cell("後続", numbers(facts, &node.after))}
        {cell("関連", numbers(facts, &node.related))}
        <td class="table__cell" role="cell">
            {label("状態の内訳")}
            <span class="graph__circles">{circles.collect_view()}</span>
            <span class="graph__line-words">{words::states(node)}</span>
            {open.map(|measure| view! { <span class="graph__line-words">{words::measure(measure)}</span> }).collect_view()}
        </td>
        <td class="table__cell" role="cell">
            {label("遅れと影響")}
            {late}
            {reason}
            {quiet}
        </td>
    }
}

fn cell(head: &'static str, words: String) -> impl IntoView {
    view! {
        <td class="table__cell graph__cell-numbers" role="cell">
            {label(head)}
            <span>{words}</span>
        </td>
    }
}

/// The head of a cell where rows are set as blocks.
fn label(head: &'static str) -> impl IntoView {
    view! { <span class="graph__cell-label" aria-hidden="true">{head}</span> }
}

/// ①⑦⑧⑨, or ― where the plan says nothing.
fn numbers(facts: &Facts, ids: &[InitiativeId]) -> String {
    if ids.is_empty() { "―".to_owned() } else { words::numbers(facts.all(ids)) }
}
