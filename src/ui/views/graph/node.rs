//! A box of the picture: one button with number, name, the circles of its measures, and what is late.

use leptos::prelude::*;

use crate::graph::NodeBox;
use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::{InitiativeId, MeasureId, VisionNumber};
use crate::query::View;
use crate::ui::parts::{GradeMark, Icon, MarkSize, MarkState, NumberMark, NumberSize, Shape, StatusMark};
use crate::ui::text;

use super::chain::{Stand, Tie};
use super::desk::{Desk, element_id, part_id};
use super::drawing::measure_height;
use super::facts::{MeasureFacts, NodeFacts};
use super::picture::px;
use super::{keys, title, words};

/// An initiative in the picture.
#[component]
pub(super) fn NodeButton(
    desk: Desk,
    place: NodeBox,
    lane: Option<VisionNumber>,
    open: Vec<MeasureId>,
) -> impl IntoView {
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
    let key = {
        let id = id.clone();
        move |event| keys::on_key(desk, &id, None, &event)
    };
    let name = move || {
        facts.read().as_ref().map(|node| match lane {
            None => words::node_name(node, stand.get()),
            Some(lane) => format!("Vision{lane}、{}、広げる", words::folded(&desk.facts.read(), lane).join("、")),
        })
    };
    let content = move || {
        let node = facts.get()?;
        Some(match lane {
            None => (face(&node), labels(&node, stand.get())).into_any(),
            Some(lane) => lane_face(words::folded(&desk.facts.read(), lane)),
        })
    };
    let measures = move || facts.get().filter(|_| !open.is_empty()).map(|node| measures(desk, &id, &node, &open));
    view! {
        <li class="graph__place" style:left=px(x) style:top=px(y) style:width=px(width) style:height=px(height)>
            <button
                type="button"
                class="graph__node"
                id=element
                data-tie=move || stand.get().word().filter(|_| lane.is_none())
                data-vision=move || facts.read().as_ref().map(|node| node.vision.to_string())
                tabindex=stop
                aria-pressed=move || if stand.get().tie == Some(Tie::Selected) { "true" } else { "false" }
                on:click=press
                on:keydown=key
            >
                <span class="visually-hidden">{name}</span>
                {content}
            </button>
            {measures}
        </li>
    }
    .into_any()
}

/// The measures of an initiative, under it in its frame. Arrows walk from one to the next.
fn measures(desk: Desk, id: &InitiativeId, node: &NodeFacts, open: &[MeasureId]) -> AnyView {
    let shown = node.measures.iter().filter(|measure| open.contains(&measure.id)).enumerate();
    let each = |(nth, measure): (usize, &MeasureFacts)| {
        let sheet =
            desk.app.route().get_untracked().switch(View::Initiative(node.number)).with_selected(measure.id.as_str());
        let height = measure_height(&measure.number, &measure.name);
        let here = id.clone();
        let grade = measure.grade.clone().map(|(kind, letter, _)| view! { <GradeMark kind letter/> });
        let told = measure.grade.as_ref().map_or("", |grade| grade.2.as_str());
        view! {
            <li style:height=px(height)>
                <a
                    class="graph__part"
                    id=part_id(id, nth)
                    href=sheet.format()
                    tabindex="-1"
                    on:keydown=move |event| keys::on_key(desk, &here, Some(nth), &event)
                >
                    <StatusMark state=MarkState::from(measure.state) size=MarkSize::Small/>
                    <span class="graph__part-name">
                        <span class="code">{measure.number.clone()}</span>
                        " "
                        {measure.name.clone()}
                        <span class="visually-hidden">{format!("、{} {told}", text::state(measure.state))}</span>
                    </span>
                    {grade}
                </a>
            </li>
        }
    };
    view! { <ul class="graph__parts" data-vision=node.vision.to_string()>{shown.map(each).collect::<Vec<_>>()}</ul> }
        .into_any()
}

/// What stands for a whole Vision.
fn lane_face([name, state]: [String; 2]) -> AnyView {
    view! {
        <span class="graph__title" aria-hidden="true">{name}</span>
        <span class="graph__state" aria-hidden="true">{state}</span>
    }
    .into_any()
}

fn face(node: &NodeFacts) -> impl IntoView + use<> {
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
