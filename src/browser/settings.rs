//! Small preferences of this browser: convenience, never records.

use gloo_storage::{LocalStorage, Storage as _};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::storage::storage;

/// What stands before a preference's name; apart from the prefixes of entries.
const PREFIX: &str = "ayumi1/s/";

/// A preference; `None` where there is none, it is of another shape, or storage is denied.
pub fn setting<T: DeserializeOwned>(name: &str) -> Option<T> {
    storage().ok()?;
    LocalStorage::get(format!("{PREFIX}{name}")).ok()
}

/// Remembers a preference. A full or denied store forgets it: nothing is lost but the convenience.
pub fn set_setting<T: Serialize>(name: &str, value: &T) {
    if storage().is_ok() {
        let _ = LocalStorage::set(format!("{PREFIX}{name}"), value);
    }
}
