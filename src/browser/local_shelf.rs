//! The shelf over localStorage.

use std::sync::Arc;

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage as _};
use serde::Serialize;
use web_sys::StorageEvent;

use crate::journal::Entry;
use crate::vault::{KeyShelf, KeyStore, Loaded, Pending, Shelf, ShelfError, ShelfName, is_entry_key, read_entry};

use super::Failure;
use super::storage::{shelf_error, storage};
use super::window::listen;

/// Keeps entries in localStorage, one key each.
#[derive(Debug, Clone)]
pub struct LocalShelf(KeyShelf<LocalStore>);

impl LocalShelf {
    /// The shelf; whether it may be used shows at the first call.
    pub fn new() -> Self {
        Self(KeyShelf::new(ShelfName::LocalStorage, LocalStore))
    }
}

impl Default for LocalShelf {
    fn default() -> Self {
        Self::new()
    }
}

impl Shelf for LocalShelf {
    fn name(&self) -> ShelfName {
        self.0.name()
    }

    fn load(&self) -> Pending<'_, Result<Loaded, ShelfError>> {
        self.0.load()
    }

    fn keep<'a>(&'a self, entries: &'a [Arc<Entry>]) -> Pending<'a, Result<(), ShelfError>> {
        self.0.keep(entries)
    }
}

/// localStorage as a store: gloo writes JSON with typed errors; texts are read raw, because a damaged one must come
/// back word for word.
#[derive(Debug, Clone, Copy)]
struct LocalStore;

impl KeyStore for LocalStore {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        // Not `key(i)`: walking 26,000 keys with it takes Firefox five seconds.
        let keys = js_sys::Object::keys(&storage()?.into());
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        storage()?.get_item(key).map_err(|thrown| shelf_error(thrown.into()))
    }

    fn write(&self, key: &str, value: &impl Serialize) -> Result<(), ShelfError> {
        storage()?;
        LocalStorage::set(key, value).map_err(|error| match error {
            StorageError::JsError(error) => shelf_error(Failure { name: error.name, message: error.message }),
            other => ShelfError::Failed(other.to_string()),
        })
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        storage()?.remove_item(key).map_err(|thrown| shelf_error(thrown.into()))
    }
}

/// Calls back with every entry that another tab or window keeps. What does not verify is left to the next load.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_entry_from_other_tab(callback: impl Fn(Entry) + 'static) -> Result<(), Failure> {
    listen("storage", move |event: StorageEvent| {
        let (Some(key), Some(text)) = (event.key(), event.new_value()) else { return };
        if !is_entry_key(&key) {
            return;
        }
        if let Ok(entry) = read_entry(&key, &text) {
            callback(entry);
        }
    })
}
