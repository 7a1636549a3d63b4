//! Taking off the stores what a redaction has erased.

use std::collections::BTreeSet;
use std::sync::Arc;

use ayumi::journal::{Entry, EntryId};
use ayumi::vault::{Fault, MemoryStore, PACK_PREFIX};

use super::{Browser, count, ids, some_entries};

/// Entries enough for a pack and some single ones, and one of each kind of place to be erased.
fn kept(browser: &Browser) -> (Vec<Arc<Entry>>, BTreeSet<EntryId>) {
    let entries = some_entries(540);
    let page = browser.page();
    page.keep(&entries[..500]);
    page.keep(&entries[500..]);
    (entries.clone(), [entries[7].id(), entries[520].id()].into())
}

/// Whether a store still holds what an entry says, under any key.
fn tells(store: &MemoryStore, entry: &Entry) -> bool {
    store.texts().values().any(|text| text.contains(&entry.body()) || text.contains(entry.json()))
}

#[test]
fn what_is_erased_stands_on_no_store_and_everything_else_does() {
    let browser = Browser::new();
    let (entries, erased) = kept(&browser);
    let page = browser.page();
    page.load();
    assert_eq!(page.erase(&erased).on.len(), 2);
    for entry in &entries {
        for store in browser.both() {
            assert_eq!(tells(store, entry), !erased.contains(&entry.id()));
        }
    }
    assert_eq!(count(&browser.local, PACK_PREFIX), 1, "the pack was sealed anew");
    let rest: Vec<_> = entries.iter().filter(|entry| !erased.contains(&entry.id())).cloned().collect();
    assert_eq!(ids(&browser.load().entries), ids(&rest));
    // Once more: nothing to do, nothing done.
    let before = browser.local.texts();
    page.erase(&erased);
    assert_eq!(browser.local.texts(), before);
}

#[test]
fn what_is_erased_is_not_given_back_to_a_store_that_lacks_it() {
    let browser = Browser::new();
    let (entries, erased) = kept(&browser);
    browser.local.wipe();
    let page = browser.page();
    page.load();
    page.erase(&erased);
    page.keep(&[]);
    assert!(!entries.iter().any(|entry| erased.contains(&entry.id()) && tells(&browser.local, entry)));
    assert_eq!(browser.load().entries.len(), 538);
}

#[test]
fn killed_while_erasing_nothing_else_is_lost_and_the_next_start_erases_the_rest() {
    for dying in 0..2 {
        for last in 0..16 {
            let browser = Browser::new();
            let (entries, erased) = kept(&browser);
            let page = browser.page();
            page.load();
            browser.both()[dying].set_fault(Fault::KilledAtCall(last));
            page.erase(&erased);
            browser.both()[dying].set_fault(Fault::None);
            let page = browser.page();
            let loaded = ids(&page.load().entries);
            let others = entries.iter().filter(|entry| !erased.contains(&entry.id()));
            assert!(others.clone().all(|entry| loaded.binary_search(&entry.id()).is_ok()), "killed at call {last}");
            assert!(page.erase(&erased).failed.is_empty());
            let gone = entries.iter().filter(|entry| erased.contains(&entry.id()));
            assert!(gone.clone().all(|entry| browser.both().iter().all(|store| !tells(store, entry))));
        }
    }
}
