//! An exception that the browser threw.

use wasm_bindgen::{JsCast as _, JsValue};

/// An exception, as its name and message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {message}")]
pub struct Failure {
    /// Such as `QuotaExceededError`; empty where something other than an error was thrown.
    pub name: String,
    /// In the browser's language.
    pub message: String,
}

impl From<JsValue> for Failure {
    fn from(thrown: JsValue) -> Self {
        match thrown.dyn_ref::<js_sys::Error>() {
            Some(error) => Self { name: error.name().into(), message: error.message().into() },
            None => Self { name: String::new(), message: format!("{thrown:?}") },
        }
    }
}
