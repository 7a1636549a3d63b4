//! Reaching localStorage without a panic.

use crate::vault::ShelfError;

use super::Failure;
use super::window::window;

/// The store, asked for anew each time: a policy can forbid it while the page is open.
///
/// `gloo_storage` panics where even the property throws, so its calls stand behind this one.
pub(super) fn storage() -> Result<web_sys::Storage, ShelfError> {
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) => Err(ShelfError::Denied),
        Err(thrown) => Err(shelf_error(thrown.into())),
    }
}

/// Sorts a browser's exceptions by their name; their text differs between browsers and languages.
pub(super) fn shelf_error(failure: Failure) -> ShelfError {
    match failure.name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => ShelfError::Full,
        "SecurityError" => ShelfError::Denied,
        _ => ShelfError::Failed(failure.to_string()),
    }
}
