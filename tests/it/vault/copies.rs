//! Both copies are read, mended from each other, and counted in entries.

use ayumi::vault::{BAD_PREFIX, Damage, Fault, Lack, Loss, MemoryStore, PACK_PREFIX, StoreName};

use super::{Browser, count, ids, some_entries};

/// Cuts every pack on a store.
fn cut_packs(store: &MemoryStore) -> usize {
    let packs: Vec<_> = store.texts().into_iter().filter(|(key, _)| key.starts_with(PACK_PREFIX)).collect();
    for (key, text) in &packs {
        store.plant(key, &text[..text.len() / 2]);
    }
    packs.len()
}

#[test]
fn fault_a5_a_damaged_second_copy_is_found_and_mended_while_the_first_is_whole() {
    for damaged in 0..2 {
        let browser = Browser::new();
        let entries = some_entries(2500);
        browser.page().keep(&entries);
        assert_eq!(cut_packs(browser.both()[damaged]), 5);
        let page = browser.page();
        let mut damages: Vec<Damage> = page.load().damages;
        page.calm();
        damages.append(&mut page.damages.take());
        assert_eq!(
            page.loss(&damages),
            Loss { held: 2500, lost: 0, at_most: false },
            "told in entries, and nothing is lost"
        );
        assert_eq!(count(browser.both()[damaged], BAD_PREFIX), 5, "moved aside");
        // Later the whole one is lost.
        browser.both()[1 - damaged].wipe();
        assert_eq!(ids(&browser.load().entries), ids(&entries));
    }
}

#[test]
fn fault_a5_what_is_lost_is_counted_in_entries_and_said_to_be_a_bound_where_nobody_can_read_it() {
    let browser = Browser::new();
    browser.page().keep(&some_entries(1010));
    browser.indexed.wipe();
    cut_packs(&browser.local);
    let page = browser.page();
    let opened = page.load();
    assert_eq!(opened.entries.len(), 10);
    // Here a pack is plain text: half its lines are whole and stand nowhere else.
    let loss = page.loss(&opened.damages);
    assert!(loss.lost > 400 && loss.lost <= 1010 && loss.lost == loss.held, "{loss:?}");
    browser.local.plant("p/aa", "{");
    let page = browser.page();
    let opened = page.load();
    assert!(page.loss(&opened.damages).lost > loss.lost, "what was moved aside and is lost still counts");
}

#[test]
fn fault_a5_what_was_moved_aside_and_is_here_again_is_lost_no_more() {
    let browser = Browser::new();
    browser.page().keep(&some_entries(500));
    cut_packs(&browser.local);
    let page = browser.page();
    page.load();
    page.calm();
    let page = browser.page();
    let damages = page.load().damages;
    page.calm();
    assert!(damages.iter().all(|damage| !damage.fresh) && damages.len() == 1);
    assert_eq!(page.loss(&damages).lost, 0);
}

#[test]
fn fault_b11_a_store_that_was_only_full_is_not_told_from_one_that_is_new() {
    let browser = Browser::new();
    browser.local.set_fault(Fault::Full);
    browser.page().keep(&some_entries(3));
    browser.local.set_fault(Fault::None);
    let page = browser.page();
    let opened = page.load();
    assert_eq!(opened.lacks, [Lack { store: StoreName::LocalStorage, count: 3, unmarked: true }]);
    page.calm();
    assert!(browser.load().lacks.is_empty(), "once it has everything, there is nothing to say");
}
