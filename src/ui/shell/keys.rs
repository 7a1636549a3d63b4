//! Keys that work everywhere: undo and redo.

use leptos::ev;
use leptos::prelude::*;

use crate::app::{App, Command};

/// Ctrl+Z and Ctrl+Y (⌘ on a Mac). Inside a text field they stay the field's own, as people expect.
pub(super) fn listen(app: App) {
    // An effect runs in a browser only: in tests there is no window to listen to.
    Effect::new(move || {
        let handle = window_event_listener(ev::keydown, move |event| on_key(app, &event));
        on_cleanup(move || handle.remove());
    });
}

fn on_key(app: App, event: &ev::KeyboardEvent) {
    if event.is_composing() || event.default_prevented() || !(event.ctrl_key() || event.meta_key()) || app.page.typing()
    {
        return;
    }
    let command = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Command::UndoLatest,
        ("y", false) | ("z", true) => Command::Redo,
        _ => return,
    };
    event.prevent_default();
    app.run(command);
}
