//! Keeping entries: union on load, faults of stores, nothing deleted.

use std::rc::Rc;
use std::sync::Arc;

use ayumi::journal::{Entry, EntryId, Field};
use ayumi::vault::{
    BAD_PREFIX, Fault, MemoryShelf, Shelf, ShelfError, ShelfName, Vault, entry_key, is_entry_key, read_entry,
};
use proptest::prelude::*;

use crate::fixtures::{author, block_on, cell, entry, worlds};

fn some_entries(count: u32) -> Vec<Arc<Entry>> {
    let cell = cell("shimin", "m0101", Field::Status);
    (0..count).map(|minute| Arc::new(entry(&cell, "done", &[], &author("甲", minute)))).collect()
}

fn ids<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<EntryId> {
    let mut ids: Vec<EntryId> = entries.into_iter().map(Entry::id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn two_shelves() -> (Rc<MemoryShelf>, Rc<MemoryShelf>, Vault) {
    let local = Rc::new(MemoryShelf::named(ShelfName::LocalStorage));
    let indexed = Rc::new(MemoryShelf::named(ShelfName::IndexedDb));
    let shelves: Vec<Rc<dyn Shelf>> = vec![local.clone(), indexed.clone()];
    (local, indexed, Vault::new(shelves))
}

proptest! {
    #[test]
    fn what_is_kept_is_loaded_and_loading_is_union(a in worlds(10), b in worlds(10)) {
        let (local, indexed, vault) = two_shelves();
        let shared = |entries: &[Entry]| entries.iter().cloned().map(Arc::new).collect::<Vec<_>>();
        block_on(local.keep(&shared(&a))).unwrap();
        block_on(indexed.keep(&shared(&b))).unwrap();
        let opened = block_on(vault.load());
        prop_assert_eq!(opened.entries.iter().map(Entry::id).collect::<Vec<_>>(), ids(a.iter().chain(&b)));
        prop_assert_eq!(opened.working, [ShelfName::LocalStorage, ShelfName::IndexedDb]);
        prop_assert!(opened.damaged.is_empty() && opened.failed.is_empty());
    }
}

#[test]
fn one_key_per_entry_and_keeping_again_changes_nothing() {
    let shelf = MemoryShelf::new();
    let entries = some_entries(3);
    block_on(shelf.keep(&entries)).unwrap();
    let texts = shelf.store().texts();
    assert_eq!(texts.len(), 3);
    for entry in &entries {
        let key = entry_key(entry.id());
        assert!(is_entry_key(&key));
        assert_eq!(read_entry(&key, &texts[&key]).as_ref(), Ok(entry.as_ref()));
    }
    block_on(shelf.keep(&entries)).unwrap();
    assert_eq!(shelf.store().texts(), texts);
}

#[test]
fn other_programs_keys_are_left_alone() {
    let shelf = MemoryShelf::new();
    shelf.store().plant("ayumi1/s/dept", "\"shimin\"");
    shelf.store().plant("excalidraw", "[]");
    let before = shelf.store().texts();
    assert_eq!(block_on(shelf.load()).unwrap(), ayumi::vault::Loaded::default());
    assert_eq!(shelf.store().texts(), before);
}

#[test]
fn fault_39_a_full_shelf_keeps_the_old_and_the_other_shelf_keeps_the_new() {
    let (local, indexed, vault) = two_shelves();
    let entries = some_entries(2);
    block_on(vault.keep(&entries[..1]));
    local.store().set_fault(Fault::Full);
    let kept = block_on(vault.keep(&entries));
    assert_eq!(kept.on, [ShelfName::IndexedDb]);
    assert_eq!(kept.failed, [(ShelfName::LocalStorage, ShelfError::Full)]);
    assert_eq!(local.store().calls(), 1, "no retry loop");
    assert_eq!(local.store().texts().len(), 1);
    assert_eq!(indexed.store().texts().len(), 2);
    assert_eq!(block_on(vault.load()).entries.len(), 2);
}

#[test]
fn fault_41_denied_storage_is_named_and_memory_still_keeps() {
    let (local, indexed, vault) = two_shelves();
    local.store().set_fault(Fault::Denied);
    indexed.store().set_fault(Fault::Denied);
    let denied = [(ShelfName::LocalStorage, ShelfError::Denied), (ShelfName::IndexedDb, ShelfError::Denied)];
    let opened = block_on(vault.load());
    assert!(opened.entries.is_empty() && opened.working.is_empty());
    assert_eq!(opened.failed, denied);
    let kept = block_on(vault.keep(&some_entries(1)));
    assert!(kept.on.is_empty());
    assert_eq!(kept.failed, denied);
    let memory = Vault::new(vec![Rc::new(MemoryShelf::new())]);
    assert_eq!(block_on(memory.keep(&some_entries(1))).on, [ShelfName::Memory]);
}

#[test]
fn fault_42_one_working_shelf_is_enough_and_is_named() {
    let (local, _, vault) = two_shelves();
    let entries = some_entries(4);
    block_on(vault.keep(&entries));
    local.store().set_fault(Fault::KilledAtCall(0));
    let opened = block_on(vault.load());
    assert_eq!(opened.working, [ShelfName::IndexedDb]);
    assert_eq!(ids(&opened.entries), ids(entries.iter().map(Arc::as_ref)));
}

#[test]
fn fault_44_a_damaged_value_is_moved_aside_word_for_word_and_reported_ever_after() {
    let shelf = MemoryShelf::new();
    let entries = some_entries(2);
    block_on(shelf.keep(&entries)).unwrap();
    let key = entry_key(entries[0].id());
    let texts = ["{\"id\":\"切れ", &entries[0].to_json().replace("done", "stopped"), "", "\u{0}", "[\"a\",1]"];
    for (count, text) in texts.into_iter().enumerate() {
        shelf.store().plant(&key, text);
        let loaded = block_on(shelf.load()).unwrap();
        assert_eq!(ids(&loaded.entries), [entries[1].id()]);
        assert!(loaded.damaged.iter().any(|damaged| damaged.text == text && !damaged.reason.is_empty()));
        assert_eq!(loaded.damaged.len(), count + 1, "each of them is kept");
        assert!(!shelf.store().texts().contains_key(&key));
        assert_eq!(shelf.store().texts().keys().filter(|key| key.starts_with(BAD_PREFIX)).count(), count + 1);
    }
    // The same damage again adds nothing.
    shelf.store().plant(&key, texts[0]);
    assert_eq!(block_on(shelf.load()).unwrap().damaged.len(), texts.len() + 1);
    assert_eq!(block_on(shelf.load()).unwrap().damaged.len(), texts.len());
}

#[test]
fn fault_44_moving_aside_loses_nothing_wherever_it_is_killed() {
    for fault in (0..8).map(Fault::KilledAtCall).chain([Fault::Full]) {
        let shelf = MemoryShelf::new();
        let entries = some_entries(1);
        block_on(shelf.keep(&entries)).unwrap();
        shelf.store().plant("ayumi1/e/x", "damaged");
        shelf.store().set_fault(fault);
        let _ = block_on(shelf.load());
        shelf.store().set_fault(Fault::None);
        let loaded = block_on(shelf.load()).unwrap();
        assert_eq!(ids(&loaded.entries), ids(entries.iter().map(Arc::as_ref)));
        assert!(loaded.damaged.iter().any(|damaged| damaged.text == "damaged"), "{fault:?}");
    }
}

#[test]
fn what_was_called_kept_is_there_wherever_the_program_is_killed() {
    for last in 0..8 {
        let shelf = MemoryShelf::new();
        shelf.store().set_fault(Fault::KilledAtCall(last));
        let acknowledged: Vec<Arc<Entry>> = some_entries(6)
            .chunks(2)
            .filter(|entries| block_on(shelf.keep(entries)).is_ok())
            .flat_map(<[Arc<Entry>]>::to_vec)
            .collect();
        shelf.store().set_fault(Fault::None);
        let loaded = ids(&block_on(shelf.load()).unwrap().entries);
        assert!(acknowledged.iter().all(|entry| loaded.contains(&entry.id())), "killed at call {last}");
    }
}
