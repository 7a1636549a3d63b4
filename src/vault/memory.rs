//! A store that lives as long as the page, for memory mode, and that fails on demand, for tests.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::journal::Entry;

use super::{KeyShelf, KeyStore, Loaded, Pending, Shelf, ShelfError, ShelfName};

/// What a [`MemoryStore`] pretends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fault {
    /// Nothing: it works.
    #[default]
    None,
    /// Every call is denied.
    Denied,
    /// Reading works, writing finds no room.
    Full,
    /// The call of this number, from 0, fails, and all after it: the program was killed.
    KilledAtCall(usize),
}

/// Keys and texts in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
    fault: Cell<Fault>,
    calls: Cell<usize>,
}

impl MemoryStore {
    /// Begins or ends to fail; calls are counted anew.
    pub fn set_fault(&self, fault: Fault) {
        self.fault.set(fault);
        self.calls.set(0);
    }

    /// How many calls there were since the fault was set.
    pub fn calls(&self) -> usize {
        self.calls.get()
    }

    /// Puts a raw text under a key, past every fault: what another program or a bad disk does.
    pub fn plant(&self, key: &str, text: &str) {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    /// Everything in it, in order of key.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.texts.borrow().clone()
    }

    fn call(&self, writes: bool) -> Result<(), ShelfError> {
        let call = self.calls.replace(self.calls.get() + 1);
        match self.fault.get() {
            Fault::Denied => Err(ShelfError::Denied),
            Fault::Full if writes => Err(ShelfError::Full),
            Fault::KilledAtCall(last) if call >= last => Err(ShelfError::Failed(format!("killed at call {last}"))),
            Fault::None | Fault::Full | Fault::KilledAtCall(_) => Ok(()),
        }
    }
}

impl KeyStore for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.call(false)?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.call(false)?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, value: &impl Serialize) -> Result<(), ShelfError> {
        self.call(true)?;
        let text = serde_json::to_string(value).map_err(|error| ShelfError::Failed(error.to_string()))?;
        self.texts.borrow_mut().insert(key.to_owned(), text);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.call(false)?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}

/// A shelf in memory.
#[derive(Debug, Clone)]
pub struct MemoryShelf(KeyShelf<MemoryStore>);

impl MemoryShelf {
    /// An empty one that works.
    pub fn new() -> Self {
        Self::named(ShelfName::Memory)
    }

    /// One that stands in for another shelf.
    pub fn named(name: ShelfName) -> Self {
        Self(KeyShelf::new(name, MemoryStore::default()))
    }

    /// The store below it, to make it fail or to look inside.
    pub fn store(&self) -> &MemoryStore {
        self.0.store()
    }
}

impl Default for MemoryShelf {
    fn default() -> Self {
        Self::new()
    }
}

impl Shelf for MemoryShelf {
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
