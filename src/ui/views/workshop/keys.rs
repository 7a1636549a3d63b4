//! The keyboard of a workshop. Keys never work while something is typed, nor while a conversion (IME) is open.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use crate::journal::Status;

use super::count::keys;
use super::desk::{TITLE, WorkshopAction, WorkshopState};
use super::model::first_open;

/// Listens as long as the view stands.
pub(super) fn listen(desk: WorkshopState) {
    Effect::new(move || {
        let handle = window_event_listener(ev::keydown, move |event| on_key(desk, &event));
        on_cleanup(move || handle.remove());
    });
}

fn on_key(desk: WorkshopState, event: &KeyboardEvent) {
    let app = desk.app;
    let held = event.ctrl_key() || event.meta_key() || event.alt_key();
    if held || event.is_composing() || event.default_prevented() {
        return;
    }
    let key = event.key();
    if app.page.typing() {
        // The way out of a field, for keys to work again.
        if key == "Escape" {
            app.page.focus(TITLE);
        }
        return;
    }
    let on_measure = desk.current.read_untracked().is_some();
    match key.as_str() {
        // A button or a link answers by itself.
        "Enter" if event.repeat() || app.page.focus_on_control() => return,
        "Enter" if on_measure => desk.run(&WorkshopAction::ToggleTally),
        "Enter" => {
            let first = first_open(&desk.steps.read_untracked()).map(|step| step.measure.clone());
            if first.is_none() {
                return;
            }
            desk.go(first.as_ref());
        }
        "ArrowLeft" if on_measure => {
            let (before, _) = untrack(|| desk.beside());
            if before.is_some() {
                desk.go(before.as_ref());
            }
        }
        "ArrowRight" if on_measure => desk.go(untrack(|| desk.beside()).1.as_ref()),
        _ if event.repeat() || desk.setup.read_untracked().quiet => return,
        other => {
            let scale = app.scale();
            // With Shift a digit is another sign: the key itself says which.
            let code = event.code();
            let pressed = code.strip_prefix("Digit").unwrap_or(other).to_ascii_lowercase();
            let mut letters = pressed.chars();
            let letter = letters.next().filter(|_| letters.next().is_none());
            let place = keys(&scale).iter().position(|key| Some(*key) == letter);
            let closed = on_measure && untrack(|| desk.is_closed());
            let digit = letter.and_then(|letter| letter.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
            let status = digit.and_then(|digit| Status::ALL.get(digit.checked_sub(1)?));
            match place {
                // Once the tally is closed, the same keys say what was agreed.
                Some(place) if closed && !event.shift_key() => desk.run(&WorkshopAction::Agree(place)),
                Some(_) if closed => return,
                Some(place) if on_measure => desk.run(&WorkshopAction::Count(place, !event.shift_key())),
                None if closed && status.is_some() => {
                    if let Some(status) = status {
                        desk.run(&WorkshopAction::Tell(*status));
                    }
                }
                None if letter == Some('f') => desk.run(&WorkshopAction::FullScreen),
                _ => return,
            }
        }
    }
    event.prevent_default();
}
