//! A box of the picture: one button with number, name, the circles of its measures, and what is late.

use leptos::prelude::*;

use crate::graph::NodeBox;
use crate::insight::State;
use crate::journal::GradeKind;
use crate::ui::parts::{GradeMark, Icon, MarkSize, MarkState, NumberMark, NumberSize, Shape, StatusMark};
use crate::ui::text;

use super::chain::{Stand, Tie};
use super::desk::{Desk, element_id};
use super::facts::NodeFacts;
use super::picture::px;
use super::{keys, title, words};

/// An initiative in the picture.
#[component]
pub(super) fn NodeButton(desk: Desk, place: NodeBox) -> impl IntoView {
    let NodeBox { id, x, y, width, height, .. } = place;
    let facts = Memo::new({
        let id = id.clone();
        move |_| desk.facts.read().node(&id).cloned()
    });
    let stand = Memo::new({
        let id = id.clone();
        move |_| desk.chain.read().stand(&id)
    });
    let element = element_id(&id);
    let stop = {
        let id = id.clone();
        move || if desk.tab_stop().as_ref() == Some(&id) { "0" } else { "-1" }
    };
    let press = {
        let id = id.clone();
        move |_| desk.select(&id)
    };
    let key = move |event| keys::on_key(desk, &id, &event);
    view! {
        <li class="graph__place" style:left=px(x) style:top=px(y) style:width=px(width) style:height=px(height)>
            <button
                type="button"
                class="graph__node"
                id=element
                data-tie=move || stand.get().word()
                data-vision=move || facts.read().as_ref().map(|node| node.vision.to_string())
                tabindex=stop
                aria-pressed=move || if stand.get().tie == Some(Tie::Selected) { "true" } else { "false" }
                on:click=press
                on:keydown=key
            >
                <span class="visually-hidden">{move || facts.read().as_ref().map(|node| words::node_name(node, stand.get()))}</span>
                {move || facts.get().map(face)}
                {move || facts.get().map(|node| labels(&node, stand.get()))}
            </button>
        </li>
    }
    .into_any()
}

fn face(node: NodeFacts) -> impl IntoView {
    let (first, second) = title::lines(&node.name);
    let broken = !second.is_empty();
    let circles = node.measures.iter().map(|measure| {
        let state = MarkState::from(measure.state);
        view! { <StatusMark state size=MarkSize::Small/> }
    });
    let counts = [GradeKind::Late, GradeKind::Behind].map(|kind| (kind, node.graded(kind)));
    let late = counts.into_iter().filter(|(_, count)| *count > 0);
    let late = late.map(|(kind, count)| {
        view! {
            <GradeMark kind/>
            <span class="graph__count">{count.to_string()}</span>
        }
    });
    let open = match node.count(State::NotEntered) {
        count if count > 0 && !node.is_late() => Some(format!("{}{count}", text::NOT_ENTERED)),
        _ => None,
    };
    view! {
        <span class="graph__name" aria-hidden="true">
            <NumberMark number=node.number vision=node.vision size=NumberSize::Small/>
            <span class="graph__title" data-broken=broken.then_some("")>
                {first.to_owned()}
                {broken.then(|| view! { <wbr/> })}
                {second.to_owned()}
            </span>
        </span>
        <span class="graph__state" aria-hidden="true">
            <span class="graph__circles">{circles.collect_view()}</span>
            <span class="graph__late">{late.collect_view()} {open}</span>
        </span>
    }
}

/// What is written on the box's edges: how it lies to the selected one, whether a delay reaches it, the roles of a
/// department, the filter.
fn labels(node: &NodeFacts, stand: Stand) -> impl IntoView + use<> {
    let tie = stand.tie;
    let (words, alarm) = words::edge_labels(node, stand);
    let top = (!words.is_empty()).then(|| {
        let warning = alarm.then(|| view! { <Icon shape=Shape::Warning/> });
        view! {
            <span
                class="graph__label"
                aria-hidden="true"
                data-tie=tie.map(Tie::word)
                data-alarm=if stand.supposed || stand.struck { Some("supposed") } else { alarm.then_some("") }
            >
                {warning}
                {words}
            </span>
        }
    });
    let marks = (!node.marks.is_empty())
        .then(|| view! { <span class="graph__roles" aria-hidden="true">{node.marks.clone()}</span> });
    let outside = node.outside.then(|| view! { <span class="graph__outside" aria-hidden="true">"条件外"</span> });
    (top, marks, outside)
}
