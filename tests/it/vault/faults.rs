//! Stores that are full, denied, wiped or damaged. Numbers are the rows of the fault list.

use std::rc::Rc;
use std::sync::Arc;

use ayumi::journal::Field;
use ayumi::vault::{
    BAD_PREFIX, BEACON_KEY, ENTRY_PREFIX, Fault, Lack, MemoryStore, PACK_PREFIX, Pack, PackError, Store, StoreError,
    StoreName, entry_key, pack_key,
};

use super::page::Page;
use super::{Browser, alone, count, ids, some_entries};
use crate::fixtures::{author, cell, entry};

#[test]
fn fault_34_tabs_that_save_and_seal_at_once_lose_nothing() {
    let browser = Browser::new();
    let pages: Vec<Page> = (0..4).map(|_| browser.page()).collect();
    for page in &pages {
        page.load();
    }
    let cell = cell("shimin", "m0101", Field::Status);
    let of_tab = |tab: u32, minute: u32| Arc::new(entry(&cell, "done", &[], &author(&format!("タブ{tab}"), minute)));
    for minute in 0..200 {
        for (tab, page) in pages.iter().enumerate() {
            page.keep(&[of_tab(u32::try_from(tab).unwrap(), minute)]);
        }
    }
    assert_eq!(browser.load().entries.len(), 800);
}

#[test]
fn fault_38_and_43_a_wiped_store_gets_everything_back_and_it_is_said() {
    for wiped in 0..2 {
        let browser = Browser::new();
        let page = browser.page();
        let entries = some_entries(620);
        page.keep(&entries);
        browser.both()[wiped].wipe();
        let page = browser.page();
        let opened = page.load();
        assert_eq!(ids(&opened.entries), ids(&entries));
        assert_eq!(opened.lacks, [Lack { store: browser.both()[wiped].name(), count: 620, unmarked: true }]);
        assert!(page.owes());
        page.keep(&[]);
        assert!(!page.owes());
        browser.both()[1 - wiped].wipe();
        assert_eq!(ids(&browser.load().entries), ids(&entries), "the store alone holds everything again");
    }
}

#[test]
fn fault_43_a_wiped_store_gets_packs_back_as_they_are() {
    let browser = Browser::new();
    browser.page().keep(&some_entries(1700));
    let before = browser.indexed.texts();
    browser.indexed.wipe();
    let page = browser.page();
    page.load();
    page.keep(&[]);
    assert_eq!(browser.indexed.texts(), before);
    assert_eq!(browser.indexed.texts(), browser.local.texts());
}

#[test]
fn fault_43_two_empty_stores_are_a_first_visit() {
    let browser = Browser::new();
    assert!(browser.load().lacks.is_empty());
    browser.page().keep(&some_entries(1));
    assert!(browser.both().iter().all(|store| store.texts().contains_key(BEACON_KEY)));
    browser.both().iter().for_each(|store| store.wipe());
    let opened = browser.load();
    assert!(opened.entries.is_empty() && opened.lacks.is_empty());
}

#[test]
fn fault_39_a_full_store_keeps_the_old_and_the_other_store_keeps_the_new() {
    let browser = Browser::new();
    let page = browser.page();
    let entries = some_entries(40);
    page.keep(&entries[..1]);
    browser.local.set_fault(Fault::Full);
    for some in entries.chunks(1) {
        let kept = page.keep(some);
        assert_eq!(kept.on, [StoreName::IndexedDb]);
        assert_eq!(kept.failed, [(StoreName::LocalStorage, StoreError::Full)]);
    }
    assert!(browser.local.calls() <= 12, "no retry loop: {} calls for 40 edits", browser.local.calls());
    assert_eq!(count(&browser.local, ENTRY_PREFIX), 1);
    assert_eq!(ids(&browser.load().entries), ids(&entries));
    // There is room again.
    browser.local.set_fault(Fault::None);
    let page = browser.page();
    page.load();
    page.keep(&[]);
    assert_eq!(count(&browser.local, ENTRY_PREFIX), 40);
}

#[test]
fn fault_40_a_store_too_full_to_seal_keeps_its_single_keys_or_seals_fewer() {
    let browser = Browser::new();
    let page = browser.page();
    let entries = some_entries(500);
    // No room for a pack: every key stays.
    browser.local.set_fault(Fault::Tight(1000));
    for some in entries.chunks(100) {
        page.keep(some);
    }
    assert_eq!((count(&browser.local, ENTRY_PREFIX), count(&browser.local, PACK_PREFIX)), (500, 0));
    // Room for a quarter of a pack.
    let room = Pack::of(&entries).text().len() / 3;
    browser.local.set_fault(Fault::Tight(room));
    page.reload_from_storage();
    assert_eq!((count(&browser.local, ENTRY_PREFIX), count(&browser.local, PACK_PREFIX)), (0, 4));
    browser.indexed.wipe();
    assert_eq!(ids(&browser.load().entries), ids(&entries));
}

#[test]
fn fault_41_denied_storage_is_named_and_memory_still_keeps() {
    let browser = Browser::new();
    browser.both().iter().for_each(|store| store.set_fault(Fault::Denied));
    let denied = [(StoreName::IndexedDb, StoreError::Denied), (StoreName::LocalStorage, StoreError::Denied)];
    let opened = browser.load();
    assert!(opened.entries.is_empty() && opened.working.is_empty());
    assert_eq!(opened.failed, denied);
    let kept = browser.page().keep(&some_entries(1));
    assert!(kept.on.is_empty());
    assert_eq!(kept.failed, denied);
    let memory = alone(&Rc::new(MemoryStore::new()));
    assert_eq!(memory.keep(&some_entries(1)).on, [StoreName::Memory]);
}

#[test]
fn fault_42_one_working_store_is_enough_and_is_named() {
    for broken in 0..2 {
        let browser = Browser::new();
        let entries = some_entries(4);
        browser.page().keep(&entries);
        browser.both()[broken].set_fault(Fault::KilledAtCall(0));
        let opened = browser.load();
        assert_eq!(opened.working, [browser.both()[1 - broken].name()]);
        assert_eq!(ids(&opened.entries), ids(&entries));
        assert!(opened.lacks.is_empty(), "a store that does not answer was not wiped");
    }
}

#[test]
fn fault_44_a_damaged_value_is_moved_aside_word_for_word_and_reported_ever_after() {
    let store = Rc::new(MemoryStore::new());
    let page = || alone(&store);
    let entries = some_entries(2);
    page().keep(&entries);
    let key = entry_key(entries[0].id());
    let texts = ["{\"id\":\"切れ", &entries[0].to_json().replace("done", "stopped"), "", "\u{0}", "[\"a\",1]"];
    for (index, text) in texts.into_iter().enumerate() {
        store.plant(&key, text);
        let loaded = page().load();
        assert_eq!(ids(&loaded.entries), [entries[1].id()]);
        assert!(loaded.damages.iter().any(|damage| damage.value.text == text && !damage.value.reason.is_empty()));
        assert_eq!(loaded.damages.len(), index + 1, "each of them is kept");
        assert!(!store.texts().contains_key(&key));
        assert_eq!(count(&store, BAD_PREFIX), index + 1);
    }
    // The same damage again adds nothing.
    store.plant(&key, texts[0]);
    assert_eq!(page().load().damages.len(), texts.len());
    assert_eq!(page().load().damages.len(), texts.len());
}

#[test]
fn fault_44_a_damaged_pack_is_moved_aside_and_comes_back_from_the_other_store() {
    let browser = Browser::new();
    let entries = some_entries(500);
    browser.page().keep(&entries);
    let key = pack_key(Pack::of(&entries).name());
    let whole = browser.indexed.texts()[&key].clone();
    for damaged in ["", &whole[..whole.len() / 2], &whole.replacen("done", "stop", 1), &whole.replacen('{', "[", 1)] {
        browser.indexed.plant(&key, damaged);
        let page = browser.page();
        let opened = page.load();
        assert_eq!(ids(&opened.entries), ids(&entries));
        assert!(opened.damages.iter().any(|damage| damage.value.text == *damaged));
        page.keep(&[]);
        assert_eq!(browser.indexed.texts().get(&key), Some(&whole), "written anew, beside what was moved aside");
        assert!(browser.indexed.texts().values().any(|text| text == damaged));
    }
    assert!(matches!(Pack::open("other", &whole), Err(PackError::Name)));
}
