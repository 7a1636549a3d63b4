//! Walking over the picture by keyboard. The keys belong to a box and work only while one has the focus.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use crate::graph::{Movement, step};
use crate::plan::InitiativeId;

use super::desk::{FULL_SIZE, GraphState, element_id, part_id};
use super::ids::TOOLS;

/// What a key means on a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Walk(Movement),
    Open,
    Leave,
    Focus,
    Larger,
    Smaller,
    FullSize,
}

/// Answers a key pressed on a box, or on one of the measures in it. Space is the button's own: it selects.
pub(super) fn on_key(desk: GraphState, here: &InitiativeId, part: Option<usize>, event: &KeyboardEvent) {
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(meaning) = meaning(&event.key()) else { return };
    if part.is_some() && meaning == Meaning::Open {
        // A measure is a link of its own.
        return;
    }
    event.prevent_default();
    match meaning {
        Meaning::Walk(Movement::Down) if walk_in(desk, here, part.map_or(0, |nth| nth + 1)) => {}
        Meaning::Walk(Movement::Up) if part.is_some_and(|nth| nth > 0 && walk_in(desk, here, nth - 1)) => {}
        Meaning::Walk(Movement::Up) if part.is_some() => desk.app.page.focus(&element_id(here)),
        Meaning::Walk(direction) => walk(desk, here, direction),
        Meaning::Open => desk.open(here),
        Meaning::Leave if desk.suppose_nothing() => {}
        Meaning::Leave => desk.app.page.focus(TOOLS),
        Meaning::Focus => desk.look_further(here),
        Meaning::Larger => desk.zoom_in(),
        Meaning::Smaller => desk.zoom_out(),
        Meaning::FullSize => desk.zoom_to(FULL_SIZE),
    }
}

/// Pulling empty ground moves the picture sideways and the page up and down. `grip` is where the pointer was last;
/// boxes keep what happens on them to themselves.
pub(super) fn on_pull(room: NodeRef<html::Div>, grip: StoredValue<Option<(i32, i32)>>, event: &PointerEvent) {
    let here = (event.client_x(), event.client_y());
    let pulls = event.buttons() == 1 && event.pointer_type() == "mouse";
    if event.type_() == "pointerdown" {
        grip.set_value(pulls.then_some(here));
        return;
    }
    let Some(before) = grip.get_value() else { return };
    grip.set_value(pulls.then_some(here));
    if let Some(room) = room.get_untracked().filter(|_| pulls) {
        room.set_scroll_left(room.scroll_left() + before.0 - here.0);
        window().scroll_by_with_x_and_y(0.0, f64::from(before.1 - here.1));
    }
}

fn meaning(key: &str) -> Option<Meaning> {
    let meaning = match key {
        "ArrowRight" => Meaning::Walk(Movement::Successor),
        "ArrowLeft" => Meaning::Walk(Movement::Predecessor),
        "ArrowUp" => Meaning::Walk(Movement::Up),
        "ArrowDown" => Meaning::Walk(Movement::Down),
        "Home" => Meaning::Walk(Movement::First),
        "End" => Meaning::Walk(Movement::Last),
        "Enter" => Meaning::Open,
        "Escape" => Meaning::Leave,
        "f" | "F" => Meaning::Focus,
        "+" | "=" => Meaning::Larger,
        "-" => Meaning::Smaller,
        "0" => Meaning::FullSize,
        _ => return None,
    };
    Some(meaning)
}

/// Goes to a measure in a box; false where there is no such.
fn walk_in(desk: GraphState, here: &InitiativeId, nth: usize) -> bool {
    let there = desk.drawing.with_untracked(|drawing| nth < drawing.measures(here).len());
    if there {
        desk.app.page.focus(&part_id(here, nth));
    }
    there
}

fn walk(desk: GraphState, here: &InitiativeId, direction: Movement) {
    let drawing = desk.drawing.get_untracked();
    match step(&drawing.layout, &drawing.folded.graph, here, direction) {
        Some(next) => desk.pass(&next),
        None => desk.announcement.set(
            match direction {
                Movement::Successor => "右に取組はありません。",
                Movement::Predecessor => "左に取組はありません。",
                Movement::Up => "上に取組はありません。",
                Movement::Down => "下に取組はありません。",
                Movement::First | Movement::Last => "図に取組はありません。",
            }
            .to_owned(),
        ),
    }
}
