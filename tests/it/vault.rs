//! Keeping entries: union on load, packs, faults of shelves, nothing deleted.

mod crashes;
mod erasing;
mod faults;
mod plans;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use ayumi::journal::{Entry, EntryId, Field};
use ayumi::vault::{
    ENTRY_PREFIX, Fault, MemoryShelf, Opened, PACK_PREFIX, Pack, SEAL_AT, Shelf, ShelfName, Vault, entry_key,
    read_entry,
};
use proptest::prelude::*;

use crate::fixtures::{author, block_on, cell, entry, worlds};

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

/// The two shelves of a browser, and every page that is opened over them.
struct Browser {
    indexed: Rc<MemoryShelf>,
    local: Rc<MemoryShelf>,
}

impl Browser {
    fn new() -> Self {
        Self {
            indexed: Rc::new(MemoryShelf::named(ShelfName::IndexedDb)),
            local: Rc::new(MemoryShelf::named(ShelfName::LocalStorage)),
        }
    }

    fn page(&self) -> Vault {
        let shelves: Vec<Rc<dyn Shelf>> = vec![self.indexed.clone(), self.local.clone()];
        Vault::new(shelves)
    }

    fn load(&self) -> Opened {
        block_on(self.page().load())
    }

    fn both(&self) -> [&MemoryShelf; 2] {
        [&self.indexed, &self.local]
    }
}

/// A page over one shelf.
fn alone(shelf: &Rc<MemoryShelf>) -> Vault {
    let shelf: Rc<dyn Shelf> = shelf.clone();
    Vault::new(vec![shelf])
}

/// How many keys of a kind there are.
fn count(shelf: &MemoryShelf, prefix: &str) -> usize {
    shelf.texts().keys().filter(|key| key.starts_with(prefix)).count()
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
        block_on(alone(&browser.indexed).keep(&shared(&a)));
        block_on(alone(&browser.local).keep(&shared(&b)));
        let opened = browser.load();
        prop_assert_eq!(ids(&opened.entries), ids(&[shared(&a), shared(&b)].concat()));
        prop_assert_eq!(opened.entries.len(), ids(&opened.entries).len(), "each once");
        prop_assert_eq!(opened.working, [ShelfName::IndexedDb, ShelfName::LocalStorage]);
        prop_assert!(opened.damaged.is_empty() && opened.failed.is_empty() && opened.recovered.is_empty());
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
    block_on(page.keep(&entries));
    let texts = browser.local.texts();
    assert_eq!(count(&browser.local, ENTRY_PREFIX), 3);
    for entry in &entries {
        let key = entry_key(entry.id());
        assert_eq!(read_entry(&key, &texts[&key]).as_ref(), Ok(entry.as_ref()));
    }
    block_on(page.keep(&entries));
    assert_eq!(browser.local.texts(), texts);
    assert_eq!(browser.indexed.texts(), texts, "both hold the same");
}

#[test]
fn other_programs_keys_are_left_alone() {
    let browser = Browser::new();
    browser.local.plant("s/dept", "\"shimin\"");
    browser.local.plant("excalidraw", "[]");
    let page = browser.page();
    assert!(block_on(page.load()).entries.is_empty());
    block_on(page.keep(&some_entries(600)));
    block_on(page.seal());
    assert_eq!(browser.local.texts()["excalidraw"], "[]");
    assert_eq!(browser.local.texts()["s/dept"], "\"shimin\"");
}

#[test]
fn many_edits_are_sealed_and_nothing_is_rewritten() {
    let browser = Browser::new();
    let page = browser.page();
    let entries = some_entries(1203);
    for entries in entries.chunks(7) {
        let before = browser.both().map(MemoryShelf::texts);
        block_on(page.keep(entries));
        block_on(page.seal());
        for (shelf, before) in browser.both().into_iter().zip(&before) {
            nothing_rewritten(before, &shelf.texts());
            assert!(count(shelf, ENTRY_PREFIX) < SEAL_AT + 7, "single keys stay few");
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
    assert_eq!(block_on(browser.page().keep(&entries)).on.len(), 2);
    assert_eq!((count(&browser.local, PACK_PREFIX), count(&browser.local, ENTRY_PREFIX)), (2, 100));
    assert_eq!(ids(&browser.load().entries), ids(&entries));
}

#[test]
fn a_pack_that_both_shelves_hold_is_read_once() {
    let browser = Browser::new();
    block_on(browser.page().keep(&some_entries(1000)));
    browser.both().iter().for_each(|shelf| shelf.set_fault(Fault::None));
    browser.load();
    let [first, second] = browser.both().map(MemoryShelf::calls);
    assert!(second < first, "{second} calls of the second shelf, {first} of the first");
}

#[test]
fn a_tab_finds_what_another_one_kept_and_sealed() {
    let browser = Browser::new();
    let (one, other) = (browser.page(), browser.page());
    block_on(one.load());
    block_on(other.load());
    let entries = some_entries(740);
    block_on(one.keep(&entries[..300]));
    let seen = block_on(other.catch_up(&|_| false)).entries;
    assert_eq!(ids(&seen), ids(&entries[..300]));
    block_on(one.keep(&entries[300..540]));
    block_on(one.seal());
    block_on(one.keep(&entries[540..]));
    let known = ids(&seen);
    let seen = block_on(other.catch_up(&|id| known.contains(&id))).entries;
    assert!(entries[300..].iter().all(|entry| seen.iter().any(|seen| seen.id() == entry.id())));
    // The other tab seals as well: what it does not know to be sealed already makes another pack of the same entries.
    block_on(other.keep(&some_entries(1300)[740..]));
    block_on(other.seal());
    assert_eq!(ids(&browser.load().entries), ids(&some_entries(1300)));
}

#[test]
fn a_shelf_that_was_away_catches_up_without_a_word() {
    let browser = Browser::new();
    let page = browser.page();
    block_on(page.keep(&some_entries(2)));
    browser.indexed.set_fault(Fault::KilledAtCall(0));
    block_on(page.keep(&some_entries(9)));
    browser.indexed.set_fault(Fault::None);
    let page = browser.page();
    let opened = block_on(page.load());
    assert!(opened.recovered.is_empty());
    block_on(page.keep(&[]));
    assert_eq!(count(&browser.indexed, ENTRY_PREFIX), 9);
}
