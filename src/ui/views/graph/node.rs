//! A box of the picture: one button with number, name, the circles of its measures, and what is late.

use leptos::prelude::*;

use crate::graph::NodeBox;
use crate::insight::State;
use crate::journal::GradeKind;
use crate::picture::dependencies::arrangement::measure_height;
use crate::picture::dependencies::chain::{Stand, Tie};
use crate::picture::dependencies::facts::{MeasureFacts, NodeFacts};
use crate::picture::dependencies::words;
use crate::picture::lettering;
use crate::plan::{InitiativeId, MeasureId, VisionNumber};
use crate::query::View;
use crate::ui::dom::{Element, element};
use crate::ui::parts::{MarkSize, NumberSize, Shape, grade_mark, icon, number_mark, status_mark};
use crate::wording;

use super::desk::{GraphState, element_id, part_id};
use super::keys;
use super::length::length;

/// An initiative in the picture.
#[component]
pub(super) fn NodeButton(
    desk: GraphState,
    place: NodeBox,
    lane: Option<VisionNumber>,
    open: Vec<MeasureId>,
) -> impl IntoView {
    let facts = Memo::new({
        let id = place.id.clone();
        move |_| desk.facts.read().node(&id).cloned()
    });
    let stand = Memo::new({
        let id = place.id.clone();
        move |_| desk.chain.read().stand(&id)
    });
    let tab_stop = Memo::new({
        let id = place.id.clone();
        move |_| desk.tab_stop().as_ref() == Some(&id)
    });
    move || {
        let node = facts.get()?;
        let (stand, id) = (stand.get(), place.id.clone());
        let (name, content): (_, Vec<Element>) = match lane {
            None => (words::node_name(&node, stand), face(&node).into_iter().chain(labels(&node, stand)).collect()),
            Some(lane) => {
                let told = words::folded(&desk.facts.read(), lane);
                (format!("Vision{lane}、{}、広げる", told.join("、")), lane_face(told))
            }
        };
        let (pressed, keyed) = (id.clone(), id.clone());
        let button = element("button", "graph__node")
            .with("type", "button")
            .with("id", element_id(&id))
            .with_some("data-tie", stand.word().filter(|_| lane.is_none()))
            .with("data-vision", node.vision.to_string())
            .with("tabindex", if tab_stop.get() { "0" } else { "-1" })
            .with("aria-pressed", if stand.tie == Some(Tie::Selected) { "true" } else { "false" })
            .on_press(move || desk.select(&pressed))
            .on_key(move |event| keys::on_key(desk, &keyed, None, &event))
            .child(element("span", "visually-hidden").text(name))
            .children(content);
        let frame = element("li", "graph__place")
            .with("style:left", length(place.x))
            .with("style:top", length(place.y))
            .with("style:width", length(place.width))
            .with("style:height", length(place.height));
        Some(frame.child(button).children((!open.is_empty()).then(|| measures(desk, &id, &node, &open))))
    }
}

/// The measures of an initiative, under it in its frame. Arrows walk from one to the next.
fn measures(desk: GraphState, id: &InitiativeId, node: &NodeFacts, open: &[MeasureId]) -> Element {
    let shown = node.measures.iter().filter(|measure| open.contains(&measure.id)).enumerate();
    let each = |(nth, measure): (usize, &MeasureFacts)| {
        let sheet = desk
            .app
            .navigation
            .route()
            .get_untracked()
            .switch(View::Initiative(node.number))
            .with_selected(measure.id.as_str());
        let here = id.clone();
        let grade = measure.grade.clone().map(|(kind, letter, _)| grade_mark(kind, letter));
        let told = measure.grade.as_ref().map_or("", |grade| grade.2.as_str());
        let told = element("span", "visually-hidden").text(format!("、{} {told}", measure.words));
        let name = element("span", "graph__part-name")
            .child(element("span", "code").text(measure.number.clone()))
            .text(" ")
            .text(measure.name.clone())
            .child(told);
        let link = element("a", "graph__part")
            .with("id", part_id(id, nth))
            .with("href", sheet.format())
            .with("tabindex", "-1")
            .on_key(move |event| keys::on_key(desk, &here, Some(nth), &event))
            .child(status_mark(measure.state.into(), MarkSize::Small))
            .child(name)
            .children(grade);
        element("li", "").with("style:height", length(measure_height(&measure.number, &measure.name))).child(link)
    };
    element("ul", "graph__parts").with("data-vision", node.vision.to_string()).children(shown.map(each))
}

/// What stands for a whole Vision.
fn lane_face([name, state]: [String; 2]) -> Vec<Element> {
    vec![silent("graph__title").text(name), silent("graph__state").text(state)]
}

/// What the button's name says already.
fn silent(class: &'static str) -> Element {
    element("span", class).with("aria-hidden", "true")
}

fn face(node: &NodeFacts) -> Vec<Element> {
    let (first, second) = lettering::lines(&node.name);
    let broken = !second.is_empty();
    let circles = node.measures.iter().map(|measure| status_mark(measure.state.into(), MarkSize::Small));
    let counts = [GradeKind::Late, GradeKind::Behind].map(|kind| (kind, node.graded(kind)));
    let late = counts.into_iter().filter(|(_, count)| *count > 0).flat_map(|(kind, count)| {
        let letter = wording::grade_letter(kind).to_owned();
        [grade_mark(kind, letter), element("span", "graph__count").text(count.to_string())]
    });
    // Beside six circles there is room for one word; the box's name says both.
    let open = match (node.count(State::NotEntered), node.count(State::Partial)) {
        _ if node.is_late() => String::new(),
        (0, 0) => String::new(),
        (silent, 0) => format!("{}{silent}", wording::NOT_ENTERED),
        (0, partial) => format!("一部の課{partial}"),
        (silent, partial) => format!("記入未了{}", silent + partial),
    };
    let title = element("span", "graph__title")
        .with_if("data-broken", broken)
        .text(first.to_owned())
        .children(broken.then(|| element("wbr", "")))
        .text(second.to_owned());
    let number = number_mark(node.number, node.vision, NumberSize::Small);
    let state = silent("graph__state")
        .child(element("span", "graph__circles").children(circles))
        .child(element("span", "graph__late").children(late).text(open));
    vec![silent("graph__name").child(number).child(title), state]
}

/// What is written on the box's edges: how it lies to the selected one, whether a delay reaches it, the roles of a
/// department, the filter.
fn labels(node: &NodeFacts, stand: Stand) -> impl Iterator<Item = Element> + use<> {
    let (words, alarm) = words::edge_labels(node, stand);
    let top = (!words.is_empty()).then(|| {
        let alarm_word = if stand.supposed || stand.struck { Some("supposed") } else { alarm.then_some("") };
        silent("graph__label")
            .with_some("data-tie", stand.tie.map(Tie::word))
            .with_some("data-alarm", alarm_word)
            .children(alarm.then(|| icon(Shape::Warning)))
            .text(words)
    });
    let marks = (!node.marks.is_empty()).then(|| silent("graph__roles").text(node.marks.clone()));
    let outside = node.outside.then(|| silent("graph__outside").text("条件外"));
    [top, marks, outside].into_iter().flatten()
}
