//! A shelf over any store with keys and texts.

use std::future::ready;
use std::sync::Arc;

use serde::Serialize;

use crate::journal::Entry;

use super::key::{BAD_PREFIX, bad_key, entry_key, is_entry_key, read_entry};
use super::{Damaged, Loaded, Pending, Shelf, ShelfError, ShelfName};

/// A store with keys and JSON texts, such as localStorage. It is shared with other programs.
pub trait KeyStore {
    /// Every key there is, other programs' keys included.
    ///
    /// # Errors
    /// [`ShelfError`] where the store cannot be reached.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;

    /// The text under a key.
    ///
    /// # Errors
    /// [`ShelfError`] where the store cannot be reached.
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError>;

    /// Puts a value under a key, as JSON. A failure leaves what was there.
    ///
    /// # Errors
    /// [`ShelfError`].
    fn write(&self, key: &str, value: &impl Serialize) -> Result<(), ShelfError>;

    /// Takes a key away.
    ///
    /// # Errors
    /// [`ShelfError`] where the store cannot be reached.
    fn remove(&self, key: &str) -> Result<(), ShelfError>;
}

/// Keeps each entry under a key of its own.
#[derive(Debug, Clone)]
pub struct KeyShelf<Store> {
    name: ShelfName,
    store: Store,
}

impl<Store: KeyStore> KeyShelf<Store> {
    /// A shelf over a store.
    pub fn new(name: ShelfName, store: Store) -> Self {
        Self { name, store }
    }

    /// The store below it.
    pub fn store(&self) -> &Store {
        &self.store
    }

    fn load_now(&self) -> Result<Loaded, ShelfError> {
        let mut loaded = Loaded::default();
        for key in self.store.keys()? {
            let set_aside = key.starts_with(BAD_PREFIX);
            if !set_aside && !is_entry_key(&key) {
                continue;
            }
            // Another tab may have moved it since the keys were listed.
            let Some(text) = self.store.read(&key)? else { continue };
            let text = if set_aside { unwrapped(text) } else { text };
            // A newer version may read what an older one set aside.
            match read_entry(&key, &text) {
                Ok(entry) => loaded.entries.push(entry),
                Err(damaged) => {
                    if !set_aside {
                        self.set_aside(&damaged);
                    }
                    loaded.damaged.push(damaged);
                }
            }
        }
        Ok(loaded)
    }

    /// Writes, reads back, and only then takes the original away. Where any step fails, the value stays where it
    /// was; it is reported either way.
    fn set_aside(&self, damaged: &Damaged) {
        let key = bad_key(damaged);
        let written = self.store.write(&key, &damaged.text).and_then(|()| self.store.read(&key));
        if written.is_ok_and(|text| text.map(unwrapped).as_ref() == Some(&damaged.text)) {
            // Left in place, it is found and moved again at the next start.
            let _ = self.store.remove(&damaged.key);
        }
    }

    fn keep_now(&self, entries: &[Arc<Entry>]) -> Result<(), ShelfError> {
        entries.iter().try_for_each(|entry| self.store.write(&entry_key(entry.id()), entry.as_ref()))
    }
}

impl<Store: KeyStore> Shelf for KeyShelf<Store> {
    fn name(&self) -> ShelfName {
        self.name
    }

    fn load(&self) -> Pending<'_, Result<Loaded, ShelfError>> {
        Box::pin(ready(self.load_now()))
    }

    fn keep<'a>(&'a self, entries: &'a [Arc<Entry>]) -> Pending<'a, Result<(), ShelfError>> {
        Box::pin(ready(self.keep_now(entries)))
    }
}

/// A text set aside is a JSON text; should that wrapping itself be damaged, it is given as it stands.
fn unwrapped(text: String) -> String {
    serde_json::from_str(&text).unwrap_or(text)
}
