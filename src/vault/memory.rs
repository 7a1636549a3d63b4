//! A store that lives as long as the page, and that fails on demand, for tests.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::ready;

use super::{AtOnce, Pending, Store, StoreError, StoreName};

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
    /// Reading works, and so does writing texts of up to so many bytes.
    Tight(usize),
    /// The call of this number, from 0, fails, and all after it: the program was killed. Where it writes or removes
    /// several keys, it has got through half of them.
    KilledAtCall(usize),
}

/// Keys and texts in memory.
#[derive(Debug)]
pub struct MemoryStore {
    name: StoreName,
    texts: RefCell<BTreeMap<String, String>>,
    fault: Cell<Fault>,
    calls: Cell<usize>,
}

impl MemoryStore {
    /// An empty one that works.
    pub fn new() -> Self {
        Self::named(StoreName::Memory)
    }

    /// One that stands in for another store.
    pub fn named(name: StoreName) -> Self {
        Self { name, texts: RefCell::default(), fault: Cell::default(), calls: Cell::default() }
    }

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

    /// Loses everything, past every fault: what a cleaning program or a bad disk does.
    pub fn wipe(&self) {
        self.texts.borrow_mut().clear();
    }

    /// Everything in it, in order of key.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.texts.borrow().clone()
    }

    /// How many of `count` keys the call gets through, and how it ends.
    fn call(&self, count: usize, longest: Option<usize>) -> (usize, Result<(), StoreError>) {
        let call = self.calls.replace(self.calls.get() + 1);
        match (self.fault.get(), longest) {
            (Fault::Denied, _) => (0, Err(StoreError::Denied)),
            (Fault::Full, Some(_)) => (0, Err(StoreError::Full)),
            (Fault::Tight(room), Some(longest)) if longest > room => (0, Err(StoreError::Full)),
            (Fault::KilledAtCall(last), _) if call >= last => {
                let through = if call == last { count / 2 } else { 0 };
                (through, Err(StoreError::Failed(format!("killed at call {last}"))))
            }
            _ => (count, Ok(())),
        }
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl AtOnce for MemoryStore {
    fn read_now(&self, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        let (_, ended) = self.call(0, None);
        ended.map(|()| keys.iter().map(|key| self.texts.borrow().get(key).cloned()).collect())
    }

    fn write_now(&self, texts: &[(String, String)]) -> Result<(), StoreError> {
        let (through, ended) = self.call(texts.len(), texts.iter().map(|(_, text)| text.len()).max());
        self.texts.borrow_mut().extend(texts[..through].iter().cloned());
        ended
    }
}

impl Store for MemoryStore {
    fn name(&self) -> StoreName {
        self.name
    }

    fn at_once(&self) -> Option<&dyn AtOnce> {
        // As the places it stands in for.
        (self.name != StoreName::IndexedDb).then_some(self)
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Pending<'a, Result<Vec<String>, StoreError>> {
        let (_, ended) = self.call(0, None);
        let keys = || self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect();
        Box::pin(ready(ended.map(|()| keys())))
    }

    fn read<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<Vec<Option<String>>, StoreError>> {
        Box::pin(ready(self.read_now(keys)))
    }

    fn write<'a>(&'a self, texts: &'a [(String, String)]) -> Pending<'a, Result<(), StoreError>> {
        Box::pin(ready(self.write_now(texts)))
    }

    fn remove<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<(), StoreError>> {
        let (through, ended) = self.call(keys.len(), None);
        keys[..through].iter().for_each(|key| drop(self.texts.borrow_mut().remove(key)));
        Box::pin(ready(ended))
    }
}
