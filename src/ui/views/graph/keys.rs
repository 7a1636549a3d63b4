//! Walking over the picture by keyboard. The keys belong to a box and work only while one has the focus.

use leptos::ev::{KeyboardEvent, WheelEvent};
use leptos::prelude::*;

use crate::graph::{Direction, step};
use crate::plan::InitiativeId;

use super::desk::{Desk, FULL_SIZE};
use super::head::TOOLS;

/// What a key means on a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Walk(Direction),
    Open,
    Leave,
    Focus,
    Larger,
    Smaller,
    FullSize,
}

/// Answers a key pressed on a box. Space is the button's own: it selects.
pub(super) fn on_key(desk: Desk, here: &InitiativeId, event: &KeyboardEvent) {
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(meaning) = meaning(&event.key()) else { return };
    event.prevent_default();
    match meaning {
        Meaning::Walk(direction) => walk(desk, here, direction),
        Meaning::Open => desk.open(here),
        Meaning::Leave if desk.suppose_nothing() => {}
        Meaning::Leave => desk.app.focus(TOOLS),
        Meaning::Focus => desk.look_further(here),
        Meaning::Larger => desk.zoom_in(),
        Meaning::Smaller => desk.zoom_out(),
        Meaning::FullSize => desk.zoom_to(FULL_SIZE),
    }
}

/// The wheel with Ctrl changes the size of the picture, not of the page; without, it scrolls as everywhere.
pub(super) fn on_wheel(desk: Desk, event: &WheelEvent) {
    if event.ctrl_key() {
        event.prevent_default();
        if event.delta_y() > 0.0 { desk.zoom_out() } else { desk.zoom_in() }
    }
}

fn meaning(key: &str) -> Option<Meaning> {
    let meaning = match key {
        "ArrowRight" => Meaning::Walk(Direction::Successor),
        "ArrowLeft" => Meaning::Walk(Direction::Predecessor),
        "ArrowUp" => Meaning::Walk(Direction::Up),
        "ArrowDown" => Meaning::Walk(Direction::Down),
        "Home" => Meaning::Walk(Direction::First),
        "End" => Meaning::Walk(Direction::Last),
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

fn walk(desk: Desk, here: &InitiativeId, direction: Direction) {
    let drawing = desk.drawing.get_untracked();
    match step(&drawing.layout, &drawing.graph, here, direction) {
        Some(next) => desk.pass(&next),
        None => desk.said.set(
            match direction {
                Direction::Successor => "右に取組はありません。",
                Direction::Predecessor => "左に取組はありません。",
                Direction::Up => "上に取組はありません。",
                Direction::Down => "下に取組はありません。",
                Direction::First | Direction::Last => "図に取組はありません。",
            }
            .to_owned(),
        ),
    }
}
