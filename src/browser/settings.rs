//! Small preferences of this browser: convenience, never records.

use std::collections::BTreeMap;

use gloo_storage::{LocalStorage, Storage as _};

use crate::vault::Namespace;

use super::storage::storage;

/// A preference; `None` where there is none, it is of another shape, or storage is denied.
///
/// What an earlier version left is read where it is until it is taken over.
pub(super) fn setting(names: &Namespace, name: &str) -> Option<String> {
    storage().ok()?;
    let former = || LocalStorage::get(names.former_setting(name)?).ok();
    LocalStorage::get(names.setting(name)).ok().or_else(former)
}

/// Remembers a preference. A full or denied store forgets it: nothing is lost but the convenience.
pub(super) fn set_setting(names: &Namespace, name: &str, value: &str) {
    if storage().is_ok() {
        let _ = LocalStorage::set(names.setting(name), value);
    }
}

/// Forgets a preference: the one that [`setting`] gives.
pub(super) fn forget_setting(names: &Namespace, name: &str) {
    let Ok(storage) = storage() else { return };
    let key = names.setting(name);
    let stands = storage.get_item(&key).is_ok_and(|text| text.is_some());
    if let Some(key) = if stands { Some(key) } else { names.former_setting(name) } {
        LocalStorage::delete(key);
    }
}

/// All text preferences whose name begins so, with their names.
pub(super) fn settings_beginning(names: &Namespace, begins: &str) -> Vec<(String, String)> {
    let Ok(storage) = storage() else { return Vec::new() };
    // Not `key(i)`: walking many keys with it takes Firefox seconds.
    let keys: Vec<String> = js_sys::Object::keys(&storage.into()).iter().filter_map(|key| key.as_string()).collect();
    let mut found = BTreeMap::new();
    // What stands here hides what an earlier version left under the same name.
    for prefix in names.former_setting("").into_iter().chain([names.setting("")]) {
        for key in keys.iter().filter(|key| key.starts_with(&format!("{prefix}{begins}"))) {
            if let Ok(text) = LocalStorage::get::<String>(key) {
                found.insert(key[prefix.len()..].to_owned(), text);
            }
        }
    }
    found.into_iter().collect()
}
