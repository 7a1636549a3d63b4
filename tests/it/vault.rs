//! Keeping entries: union on load, packs, faults of stores, nothing deleted.

mod copies;
mod crashes;
mod erasing;
mod faults;
mod lines;
mod page;
mod plans;
pub mod wild;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use ayumi::journal::{Entry, EntryId, Field};
use ayumi::vault::{ENTRY_PREFIX, Fault, MemoryStore, PACK_PREFIX, Pack, SEAL_AT, StoreName, entry_key, read_entry};
use proptest::prelude::*;

use self::page::{Opened, Page};
use crate::fixtures::{author, cell, entry, worlds};

fn some_entries(count: u32) -> Vec<Arc<Entry>> {
    let cell = cell("shimin", "m0101", Field::Status);
    (0..count).map(|minute| Arc::new(entry(&cell, "done", &[], &author("甲", minute)))).collect()
}

fn ids(entries: &[Arc<Entry>]) -> Vec<EntryId> {
    let mut ids: Vec<EntryId> = entries.iter().map(|entry| entry.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn shared(entries: &[Entry]) -> Vec<Arc<Entry>> {
    entries.iter().cloned().map(Arc::new).collect()
}

/// The two stores of a browser, and every page that is opened over them.
struct Browser {
    indexed: Rc<MemoryStore>,
    local: Rc<MemoryStore>,
}

impl Browser {
    fn new() -> Self {
        Self {
            indexed: Rc::new(MemoryStore::named(StoreName::IndexedDb)),
            local: Rc::new(MemoryStore::named(StoreName::LocalStorage)),
        }
    }

    fn page(&self) -> Page {
        Page::over(vec![self.indexed.clone(), self.local.clone()])
    }

    fn load(&self) -> Opened {
        self.page().load()
    }

    fn both(&self) -> [&MemoryStore; 2] {
        [&self.indexed, &self.local]
    }
}

/// A page over one store.
fn alone(store: &Rc<MemoryStore>) -> Page {
    Page::over(vec![store.clone()])
}

/// How many keys of a kind there are.
fn count(store: &MemoryStore, prefix: &str) -> usize {
    store.texts().keys().filter(|key| key.starts_with(prefix)).count()
}

/// Every value that stood there before and stands there now is the same.
fn nothing_rewritten(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) {
    for (key, text) in before {
        assert!(after.get(key).is_none_or(|now| now == text), "{key} was rewritten");
    }
}

proptest! {
    #[test]
    fn what_is_kept_is_loaded_and_loading_is_union(a in worlds(10), b in worlds(10)) {
        let browser = Browser::new();
        alone(&browser.indexed).keep(&shared(&a));
        alone(&browser.local).keep(&shared(&b));
        let opened = browser.load();
        prop_assert_eq!(ids(&opened.entries), ids(&[shared(&a), shared(&b)].concat()));
        prop_assert_eq!(opened.entries.len(), ids(&opened.entries).len(), "each once");
        prop_assert_eq!(opened.working, [StoreName::IndexedDb, StoreName::LocalStorage]);
        prop_assert!(opened.damages.is_empty() && opened.failed.is_empty() && opened.lacks.is_empty());
    }

    #[test]
    fn a_pack_gives_back_its_entries_in_any_order_of_sealing(entries in worlds(20), at in any::<proptest::sample::Index>()) {
        let mut entries = shared(&entries);
        let pack = Pack::of(&entries);
        prop_assert_eq!(ids(&Pack::open(pack.name(), pack.text()).unwrap()), ids(&entries));
        let turned = at.index(entries.len().max(1));
        if turned < entries.len() {
            entries.rotate_left(turned);
        }
        prop_assert_eq!(&Pack::of(&entries), &pack, "the same entries are the same pack");
        // Whatever byte changes, the pack is not opened as something else.
        let mut bytes = pack.text().as_bytes().to_vec();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
            if let Ok(damaged) = String::from_utf8(bytes) {
                prop_assert!(Pack::open(pack.name(), &damaged).is_err());
            }
        }
    }
}

#[test]
fn one_key_per_entry_and_keeping_again_changes_nothing() {
    let browser = Browser::new();
    let entries = some_entries(3);
    let page = browser.page();
    page.keep(&entries);
    let texts = browser.local.texts();
    assert_eq!(count(&browser.local, ENTRY_PREFIX), 3);
    for entry in &entries {
        let key = entry_key(entry.id());
        assert_eq!(read_entry(&key, &texts[&key]).as_ref(), Ok(entry.as_ref()));
    }
    page.keep(&entries);
    assert_eq!(browser.local.texts(), texts);
    assert_eq!(browser.indexed.texts(), texts, "both hold the same");
}

#[test]
fn other_programs_keys_are_left_alone() {
    let browser = Browser::new();
    browser.local.plant("s/dept", "\"shimin\"");
    browser.local.plant("excalidraw", "[]");
    let page = browser.page();
    assert!(page.load().entries.is_empty());
    page.keep(&some_entries(600));
    page.calm();
    assert_eq!(browser.local.texts()["excalidraw"], "[]");
    assert_eq!(browser.local.texts()["s/dept"], "\"shimin\"");
}

#[test]
fn many_edits_are_sealed_and_nothing_is_rewritten() {
    let browser = Browser::new();
    let page = browser.page();
    let entries = some_entries(1203);
    for entries in entries.chunks(7) {
        let before = browser.both().map(MemoryStore::texts);
        page.keep(entries);
        page.calm();
        for (store, before) in browser.both().into_iter().zip(&before) {
            nothing_rewritten(before, &store.texts());
            assert!(count(store, ENTRY_PREFIX) < SEAL_AT + 7, "single keys stay few");
        }
    }
    assert_eq!((count(&browser.local, PACK_PREFIX), count(&browser.local, ENTRY_PREFIX)), (2, 203));
    assert_eq!(browser.local.texts(), browser.indexed.texts());
    assert_eq!(ids(&browser.load().entries), ids(&entries));
}

#[test]
fn many_entries_at_once_come_in_packs() {
    let browser = Browser::new();
    let entries = some_entries(1100);
    assert_eq!(browser.page().keep(&entries).on.len(), 2);
    assert_eq!((count(&browser.local, PACK_PREFIX), count(&browser.local, ENTRY_PREFIX)), (2, 100));
    assert_eq!(ids(&browser.load().entries), ids(&entries));
}

#[test]
fn a_pack_that_both_stores_hold_is_read_once_to_be_shown_and_on_the_other_behind_it() {
    let browser = Browser::new();
    browser.page().keep(&some_entries(1000));
    browser.both().iter().for_each(|store| store.set_fault(Fault::None));
    let page = browser.page();
    page.load();
    let [first, second] = browser.both().map(MemoryStore::calls);
    assert!(second < first, "{second} calls of the second store, {first} of the first");
    page.calm();
    assert_eq!(browser.local.calls(), second + 2, "both packs were read there too");
}

#[test]
fn a_tab_finds_what_another_one_kept_and_sealed() {
    let browser = Browser::new();
    let (one, other) = (browser.page(), browser.page());
    one.load();
    other.load();
    let entries = some_entries(740);
    one.keep(&entries[..300]);
    other.reload_from_storage();
    let seen = |page: &Page| ids(&page.ledger.borrow().entries().cloned().collect::<Vec<_>>());
    assert_eq!(seen(&other), ids(&entries[..300]));
    one.keep(&entries[300..540]);
    one.keep(&entries[540..]);
    other.reload_from_storage();
    assert_eq!(seen(&other), ids(&entries));
    // The other tab seals as well: what it does not know to be sealed already makes another pack of the same entries.
    other.keep(&some_entries(1300)[740..]);
    assert_eq!(ids(&browser.load().entries), ids(&some_entries(1300)));
}

#[test]
fn a_store_that_was_away_catches_up_without_a_word() {
    let browser = Browser::new();
    let page = browser.page();
    page.keep(&some_entries(2));
    browser.indexed.set_fault(Fault::KilledAtCall(0));
    page.keep(&some_entries(9));
    browser.indexed.set_fault(Fault::None);
    let page = browser.page();
    let opened = page.load();
    assert!(opened.lacks.is_empty());
    page.keep(&[]);
    assert_eq!(count(&browser.indexed, ENTRY_PREFIX), 9);
}
