//! Crash injection: a store that dies at its k-th call, for every k.

use std::rc::Rc;
use std::sync::Arc;

use ayumi::journal::Entry;
use ayumi::vault::{Fault, MemoryStore};

use super::{Browser, alone, ids, some_entries};

/// Does something over a browser that dies at its k-th call, for every k, on either store or on both at once.
fn killed_everywhere(stores: usize, work: impl Fn(&Browser) -> Vec<Arc<Entry>>) {
    for dying in (0..3).filter(|dying| stores == 2 || *dying < 2) {
        for last in 0.. {
            let browser = Browser::new();
            browser.page().keep(&some_entries(490));
            let dies = |store: usize| dying == store || dying == 2;
            let all = browser.both();
            (0..2).filter(|store| dies(*store)).for_each(|store| all[store].set_fault(Fault::KilledAtCall(last)));
            let acknowledged = work(&browser);
            let calls = (0..2).filter(|store| dies(*store)).map(|store| all[store].calls()).max().unwrap_or(0);
            for store in all {
                store.set_fault(Fault::None);
            }
            let opened = browser.load();
            let loaded = ids(&opened.entries);
            for entry in some_entries(490).iter().chain(&acknowledged) {
                assert!(loaded.binary_search(&entry.id()).is_ok(), "lost when killed at call {last} of {dying}");
            }
            assert!(opened.damages.is_empty(), "killed at call {last} of {dying}");
            if calls <= last {
                break;
            }
        }
    }
}

/// Keeps entries over a page that begins by loading; gives those that were called kept.
fn keep_some(browser: &Browser, chunk: usize, entries: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
    let page = browser.page();
    page.load();
    let keep = |entries: &[Arc<Entry>]| {
        let kept = page.keep(entries);
        if kept.on.is_empty() { Vec::new() } else { entries.to_vec() }
    };
    entries.chunks(chunk).flat_map(keep).collect()
}

#[test]
fn fault_45_what_was_called_kept_is_there_wherever_the_program_is_killed() {
    killed_everywhere(2, |browser| keep_some(browser, 3, &some_entries(502)[490..]));
}

#[test]
fn fault_46_killed_while_sealing_nothing_is_lost_and_nothing_comes_twice() {
    killed_everywhere(2, |browser| {
        let acknowledged = keep_some(browser, 20, &some_entries(510)[490..]);
        let loaded = browser.load().entries;
        assert_eq!(loaded.len(), ids(&loaded).len());
        acknowledged
    });
}

#[test]
fn fault_61_killed_while_taking_in_a_file_what_was_called_kept_is_there() {
    killed_everywhere(2, |browser| keep_some(browser, 2000, &some_entries(1700)[490..]));
}

#[test]
fn fault_44_moving_aside_loses_nothing_wherever_it_is_killed() {
    for fault in (0..10).map(Fault::KilledAtCall).chain([Fault::Full]) {
        let store = Rc::new(MemoryStore::new());
        let page = || alone(&store);
        let entries = some_entries(1);
        page().keep(&entries);
        store.plant("e/x", "damaged");
        store.plant("p/x", "damaged too");
        store.set_fault(fault);
        page().load();
        store.set_fault(Fault::None);
        let loaded = page().load();
        assert_eq!(ids(&loaded.entries), ids(&entries));
        for text in ["damaged", "damaged too"] {
            assert!(loaded.damages.iter().any(|damage| damage.value.text == text), "{fault:?}");
        }
    }
}
