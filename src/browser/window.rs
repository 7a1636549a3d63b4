//! The page this program runs in.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;

use super::Failure;

/// The window. This program is started by a page's script, so there is one.
pub(super) fn window() -> web_sys::Window {
    match web_sys::window() {
        Some(window) => window,
        None => unreachable!("this program runs in a page, not in a worker"),
    }
}

/// The window's document.
pub(super) fn document() -> web_sys::Document {
    match window().document() {
        Some(document) => document,
        None => unreachable!("a page's window has a document"),
    }
}

/// Listens to an event of the window as long as the page lives.
pub(super) fn listen<Event: FromWasmAbi + 'static>(
    name: &str,
    callback: impl Fn(Event) + 'static,
) -> Result<(), Failure> {
    let callback = Closure::<dyn Fn(Event)>::new(callback);
    window().add_event_listener_with_callback(name, callback.as_ref().unchecked_ref())?;
    // The listener is never taken away, so its closure must never be freed.
    callback.forget();
    Ok(())
}
