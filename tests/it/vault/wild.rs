//! A store that does at any call what a browser has been seen to do, and that waits until it is told to go on.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::future::poll_fn;
use std::task::Poll;

use ayumi::journal::EntryId;
use ayumi::vault::{AtOnce, ENTRY_PREFIX, PACK_PREFIX, Pack, Pending, Store, StoreError, StoreName, read_entry};
use proptest::prelude::*;

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is done.
    Answers,
    /// It is done after it was asked so many times.
    Slow(u8),
    /// Nothing ever comes of it, until the store's patience ends.
    Hangs,
    /// It fails.
    Aborts,
    /// It gets through half of what it should do, and fails.
    Halves,
    /// It says that it was done, and does nothing; what it reads is not there.
    Lies,
    /// There is no room.
    Full,
}

pub fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Answers),
        2 => (1_u8..4).prop_map(Fate::Slow),
        2 => Just(Fate::Hangs),
        1 => Just(Fate::Aborts),
        1 => Just(Fate::Halves),
        2 => Just(Fate::Lies),
        1 => Just(Fate::Full),
    ]
}

thread_local! {
    /// What stands under keys that were read before: a text proves itself once.
    static KNOWN: RefCell<BTreeMap<(String, String), Vec<EntryId>>> = RefCell::default();
}

/// The entries of a value, where it is whole.
fn ids_of(key: &str, text: &str, known: &mut BTreeMap<(String, String), Vec<EntryId>>) -> Vec<EntryId> {
    let place = (key.to_owned(), text.to_owned());
    let read = || {
        if key.starts_with(ENTRY_PREFIX) {
            return read_entry(key, text).ok().map(|entry| entry.id()).into_iter().collect();
        }
        let entries = key.strip_prefix(PACK_PREFIX).map(|name| Pack::open(name, text).unwrap_or_default());
        entries.unwrap_or_default().iter().map(|entry| entry.id()).collect()
    };
    known.entry(place).or_insert_with(read).clone()
}

/// Keys and texts, and the fates of the next calls.
pub struct Wild {
    name: StoreName,
    pub texts: RefCell<BTreeMap<String, String>>,
    pub fates: RefCell<VecDeque<Fate>>,
    /// Rises when patience ends: what hung before then fails.
    patience: Cell<usize>,
}

impl Wild {
    pub fn named(name: StoreName) -> Self {
        Self { name, texts: RefCell::default(), fates: RefCell::default(), patience: Cell::new(0) }
    }

    /// Everything that hangs fails now.
    pub fn end_patience(&self) {
        self.patience.set(self.patience.get() + 1);
    }

    /// What the next call in the same task would do.
    pub fn next_is(&self, fate: Fate) -> bool {
        self.fates.borrow().front().copied().unwrap_or(Fate::Answers) == fate
    }

    fn fate(&self) -> Fate {
        self.fates.borrow_mut().pop_front().unwrap_or(Fate::Answers)
    }

    /// Every entry that stands there whole.
    pub fn holds(&self) -> BTreeSet<EntryId> {
        let texts = self.texts.borrow();
        texts.iter().flat_map(|(key, text)| KNOWN.with_borrow_mut(|known| ids_of(key, text, known))).collect()
    }

    fn call<'a, T: 'a>(&'a self, all: usize, done: impl Fn(usize) -> T + 'a) -> Pending<'a, Result<T, StoreError>> {
        let (fate, patience) = (self.fate(), self.patience.get());
        let mut turns = if let Fate::Slow(turns) = fate { turns } else { 0 };
        Box::pin(poll_fn(move |_| {
            let hangs = fate == Fate::Hangs && self.patience.get() == patience;
            if hangs || turns > 0 {
                turns = turns.saturating_sub(1);
                return Poll::Pending;
            }
            Poll::Ready(end(fate, all, &done))
        }))
    }

    fn get(&self, keys: &[String], count: usize) -> Vec<Option<String>> {
        let texts = self.texts.borrow();
        keys.iter().enumerate().map(|(at, key)| texts.get(key).filter(|_| at < count).cloned()).collect()
    }
}

/// Carries out a call of that fate, `all` of it, half of it or nothing.
fn end<T>(fate: Fate, all: usize, done: impl FnOnce(usize) -> T) -> Result<T, StoreError> {
    let failed = |why: &str| Err(StoreError::Failed(why.to_owned()));
    match fate {
        Fate::Answers | Fate::Slow(_) => Ok(done(all)),
        Fate::Lies => Ok(done(0)),
        Fate::Full => Err(StoreError::Full),
        Fate::Aborts | Fate::Hangs => failed("broken off"),
        Fate::Halves => {
            done(all / 2);
            failed("broken off half way")
        }
    }
}

impl AtOnce for Wild {
    fn read_now(&self, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        end(self.fate(), keys.len(), |count| self.get(keys, count))
    }

    fn write_now(&self, texts: &[(String, String)]) -> Result<(), StoreError> {
        end(self.fate(), texts.len(), |count| self.texts.borrow_mut().extend(texts[..count].iter().cloned()))
    }
}

impl Store for Wild {
    fn name(&self) -> StoreName {
        self.name
    }

    fn at_once(&self) -> Option<&dyn AtOnce> {
        (self.name == StoreName::LocalStorage).then_some(self)
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Pending<'a, Result<Vec<String>, StoreError>> {
        self.call(usize::MAX, move |count| {
            let texts = self.texts.borrow();
            texts.keys().filter(|key| key.starts_with(prefix)).take(count).cloned().collect()
        })
    }

    fn read<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<Vec<Option<String>>, StoreError>> {
        self.call(keys.len(), move |count| self.get(keys, count))
    }

    fn write<'a>(&'a self, texts: &'a [(String, String)]) -> Pending<'a, Result<(), StoreError>> {
        self.call(texts.len(), move |count| self.texts.borrow_mut().extend(texts[..count].iter().cloned()))
    }

    fn remove<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<(), StoreError>> {
        self.call(keys.len(), move |count| {
            keys[..count].iter().for_each(|key| drop(self.texts.borrow_mut().remove(key)));
        })
    }
}
