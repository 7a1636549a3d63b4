//! Reaching localStorage without a panic.

use crate::vault::StoreError;

use super::Failure;
use super::window::window;

/// The store, asked for anew each time: a policy can forbid it while the page is open.
///
/// `gloo_storage` panics where even the property throws, so its calls stand behind this one.
pub(super) fn storage() -> Result<web_sys::Storage, StoreError> {
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) => Err(StoreError::Denied),
        Err(thrown) => Err(store_error(thrown.into())),
    }
}

/// Sorts a browser's exceptions by their name; their text differs between browsers and languages.
pub(super) fn store_error(failure: Failure) -> StoreError {
    match failure.name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Denied,
        _ => StoreError::Failed(failure.to_string()),
    }
}
