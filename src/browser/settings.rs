//! Small preferences of this browser: convenience, never records.

use gloo_storage::{LocalStorage, Storage as _};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::storage::storage;

/// What stands before a preference's name; apart from the prefixes of entries.
const PREFIX: &str = "ayumi1/s/";

/// A preference; `None` where there is none, it is of another shape, or storage is denied.
pub(super) fn setting<T: DeserializeOwned>(name: &str) -> Option<T> {
    storage().ok()?;
    LocalStorage::get(format!("{PREFIX}{name}")).ok()
}

/// Remembers a preference. A full or denied store forgets it: nothing is lost but the convenience.
pub(super) fn set_setting<T: Serialize>(name: &str, value: &T) {
    if storage().is_ok() {
        let _ = LocalStorage::set(format!("{PREFIX}{name}"), value);
    }
}

/// Forgets a preference.
pub(super) fn forget_setting(name: &str) {
    if storage().is_ok() {
        LocalStorage::delete(format!("{PREFIX}{name}"));
    }
}

/// All text preferences whose name begins so, with their names.
pub(super) fn settings_beginning(begins: &str) -> Vec<(String, String)> {
    let Ok(storage) = storage() else { return Vec::new() };
    let prefix = format!("{PREFIX}{begins}");
    // Not `key(i)`: walking many keys with it takes Firefox seconds.
    let keys = js_sys::Object::keys(&storage.into());
    let names = keys.iter().filter_map(|key| key.as_string()).filter(|key| key.starts_with(&prefix));
    names.filter_map(|key| Some((key.strip_prefix(PREFIX)?.to_owned(), LocalStorage::get(&key).ok()?))).collect()
}
