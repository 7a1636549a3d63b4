//! The page: its address, title, scrolling and printing.

use js_sys::Promise;
use sha2::{Digest as _, Sha256};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HashChangeEvent, HtmlElement, VisibilityState};

use super::Failure;
use super::window::{document, listen, window};

/// What stands after `#` in the address, percent-encoded as the browser gives it; empty where there is none.
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// A digest of where the page lies: the path itself may name people and is nobody's business.
pub fn place() -> String {
    let path = window().location().pathname().unwrap_or_default();
    base16ct::lower::encode_string(&Sha256::digest(path.as_bytes())[..8])
}

/// Goes to another hash, as a link does: a step for the Back button, and [`on_hash_change`] is called.
///
/// # Errors
/// [`Failure`] where the browser refuses.
pub fn go_to_hash(hash: &str) -> Result<(), Failure> {
    Ok(window().location().set_hash(hash)?)
}

/// Writes another hash over this one: no step for the Back button, and nobody is called.
///
/// # Errors
/// [`Failure`] where the browser refuses, as some do after a hundred calls in half a minute.
pub fn replace_hash(hash: &str) -> Result<(), Failure> {
    Ok(window().history()?.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{hash}")))?)
}

/// Calls back with the new hash whenever it changes: links, Back, Forward, typing in the address bar.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_hash_change(callback: impl Fn(String) + 'static) -> Result<(), Failure> {
    listen("hashchange", move |_: HashChangeEvent| callback(hash()))
}

/// Calls back whenever someone turns to the page, or prints it: then what it says of the time must be true.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_looked_at(callback: impl Fn() + Clone + 'static) -> Result<(), Failure> {
    for name in ["focus", "pageshow", "beforeprint"] {
        let callback = callback.clone();
        listen(name, move |_: Event| callback())?;
    }
    Ok(())
}

/// Calls back with `true` before the page is printed, and with `false` once it was.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_printing(callback: impl Fn(bool) + Clone + 'static) -> Result<(), Failure> {
    for (name, begins) in [("beforeprint", true), ("afterprint", false)] {
        let callback = callback.clone();
        listen(name, move |_: Event| callback(begins))?;
    }
    Ok(())
}

/// Calls back whenever the tab becomes visible again.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_coming_to_front(callback: impl Fn() + 'static) -> Result<(), Failure> {
    // The document's event, which reaches the window.
    listen("visibilitychange", move |_: Event| {
        if document().visibility_state() == VisibilityState::Visible {
            callback();
        }
    })
}

/// Calls back whenever the page goes out of sight: to another tab, or for good. There is no later moment for certain.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_going_away(callback: impl Fn() + Clone + 'static) -> Result<(), Failure> {
    let hidden = callback.clone();
    listen("visibilitychange", move |_: Event| {
        if document().visibility_state() == VisibilityState::Hidden {
            hidden();
        }
    })?;
    listen("pagehide", move |_: Event| callback())
}

/// Asks the person, in the browser's own words, whether to leave, whenever the callback says that something would be
/// lost.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_leaving(would_lose: impl Fn() -> bool + 'static) -> Result<(), Failure> {
    listen("beforeunload", move |event: Event| {
        if would_lose() {
            event.prevent_default();
        }
    })
}

/// Names the tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// How high the elements are that match a selector, in CSS pixels; none where the selector is no selector.
pub(super) fn heights(selector: &str) -> Vec<f64> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    elements.map(|element| element.get_bounding_client_rect().height()).collect()
}

/// Opens the browser's print dialogue.
///
/// # Errors
/// [`Failure`] where the browser refuses.
pub fn print() -> Result<(), Failure> {
    Ok(window().print()?)
}

/// Moves the keyboard to an element; false where there is none of that id, or it takes no focus.
pub fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Whether anything has the keyboard: where nothing has, the browser names the body.
pub(super) fn has_focus() -> bool {
    focus_matches(":not(body)")
}

/// Takes the keyboard from where it is.
pub(super) fn let_go_of_focus() {
    let focused = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // Nothing that is not focused has to be let go of.
    let _ = focused.map(|element| element.blur());
}

/// Waits until the event loop has run other tasks: clicks, painting.
pub async fn next_task() {
    let task = Promise::new(&mut |resolve, _| {
        // Without a timer there is no task to wait for.
        if window().set_timeout_with_callback(&resolve).is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(task).await;
}

/// What text is typed into.
pub(super) const FIELDS: &str = "textarea, input:not([type=radio], [type=checkbox], [type=file])";

/// Whether the keyboard is where text is typed: there, Ctrl+Z and the like belong to the field.
pub(super) fn typing() -> bool {
    focus_matches(FIELDS)
}

/// Whether the keyboard is on something that answers Enter by itself.
pub(super) fn focus_on_control() -> bool {
    focus_matches("a, button, summary")
}

fn focus_matches(selector: &str) -> bool {
    document().active_element().is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// Keeps what lies under a point of the window there, while an element grows. Its parent scrolls sideways, the page up and
/// down.
pub(super) fn hold_under(id: &str, point: (f64, f64)) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let before = element.get_bounding_client_rect();
    let scroll = Closure::once_into_js(move || {
        // By how much it grew is measured, not told: several steps may come before one paint.
        let now = element.get_bounding_client_rect();
        let moved = |point: f64, start: f64, size: f64, start_now: f64, size_now: f64| {
            if size > 0.0 { start_now + (point - start) * size_now / size - point } else { 0.0 }
        };
        if let Some(parent) = element.parent_element() {
            let aside = moved(point.0, before.left(), before.width(), now.left(), now.width());
            parent.scroll_by_with_x_and_y(aside, 0.0);
        }
        let down = moved(point.1, before.top(), before.height(), now.top(), now.height());
        window().scroll_by_with_x_and_y(0.0, down);
    });
    // Before the next paint, and after the new size has been written. Without it, the corner stays instead of the point.
    let _ = window().request_animation_frame(scroll.unchecked_ref());
}

/// Fills the screen with the page, or gives it back. A browser that refuses leaves everything as it is.
pub(super) fn toggle_full_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(root) = document().document_element() {
        let _ = root.request_fullscreen();
    }
}
