//! The screen that is left when the program broke. It lives in the page, outside the program.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::window::{document, window};

/// Replaces the page by the safe-mode screen: what broke, and both stores as a file to take away.
pub fn enter_safe_mode(message: &str) {
    let screen = Reflect::get(&window(), &JsValue::from_str("ayumiSafeMode")).ok();
    if let Some(screen) = screen.and_then(|screen| screen.dyn_into::<Function>().ok()) {
        // Nothing is left to turn to if this fails as well; the console has the message.
        let _ = screen.call1(&JsValue::NULL, &JsValue::from_str(message));
    }
}

/// Takes away what the page showed before the app stood.
pub fn remove_boot_text() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}
