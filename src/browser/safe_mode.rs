//! The screens of the page that stand outside the program: before it runs, and after it broke.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::window::{document, window};

/// Replaces the page by the safe-mode screen: what broke, and both stores as a file to take away.
pub fn enter_safe_mode(message: &str) {
    call("ayumiSafeMode", message);
}

/// Says above the plan's text why the program cannot start.
pub fn fail_to_start(reason: &str) {
    call("ayumiBootFailed", reason);
}

fn call(script: &str, message: &str) {
    let script = Reflect::get(&window(), &JsValue::from_str(script)).ok();
    if let Some(script) = script.and_then(|script| script.dyn_into::<Function>().ok()) {
        // Nothing is left to turn to if this fails as well; the console has the message.
        let _ = script.call1(&JsValue::NULL, &JsValue::from_str(message));
    }
}

/// Takes away what the page showed before the app stood.
pub fn remove_boot_text() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}
