//! Two plans in one browser, and what the versions that did not tell plans apart have left.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use ayumi::journal::Entry;
use ayumi::vault::{Fault, Layered, MemoryStore, Namespace, Store, StoreName, entry_key, take_over};
use proptest::prelude::*;

use super::page::Page;
use super::{Browser, alone, ids, shared, some_entries};
use crate::fixtures::{block_on, worlds};

/// A store with what an earlier version left: entries, single and in packs, settings, and values that are damaged.
fn left(entries: &[Arc<Entry>]) -> Rc<MemoryStore> {
    let former = Rc::new(MemoryStore::named(StoreName::LocalStorage));
    let (some, rest) = entries.split_at(entries.len() / 2);
    alone(&former).keep(some);
    alone(&former).keep(rest);
    former.plant("s/dept", "\"shimin\"");
    former.plant("s/parked/2026/shimin/m0101/situation", "\"書きかけ\"");
    former.plant("e/x", "damaged");
    former.plant("bad/e/y/0011", "damaged long ago");
    former
}

/// The page of the plan that takes over, over both places.
fn heir(former: &Rc<MemoryStore>, here: &Rc<MemoryStore>) -> Page {
    let store: Rc<dyn Store> = Rc::new(Layered::new(here.clone(), former.clone()));
    Page::over(vec![store])
}

fn everything(former: &MemoryStore, here: &MemoryStore) -> BTreeSet<(String, String)> {
    former.texts().into_iter().chain(here.texts()).collect()
}

fn bring(former: &MemoryStore, here: &MemoryStore) -> Result<usize, ayumi::vault::StoreError> {
    block_on(take_over(former, here, &str::to_owned))
}

#[test]
fn no_plan_has_a_name_that_another_ones_keys_begin_with() {
    let ids = [
        "koganei",
        "koganei-dx",
        "koganei-dx-2026",
        "koganei/dx",
        "koganei%2Fdx",
        "koganei dx",
        "..",
        ".",
        "",
        "s",
        "~",
        "e",
        "ayumi1",
        "小金井",
        "~/author",
        "Koganei",
    ];
    let long: Vec<String> = (0..3).map(|last| format!("{}{last}", "長い".repeat(300))).collect();
    let all: Vec<Namespace> = ids.into_iter().chain(long.iter().map(String::as_str)).map(Namespace::of).collect();
    for (n, one) in all.iter().enumerate() {
        assert!(one.name().len() < 100, "{}", one.name());
        assert!(!one.name().contains('/'), "{}", one.name());
        assert_eq!(one.setting("author"), all[0].setting("author"), "a person's name goes with the person");
        for (m, other) in all.iter().enumerate().filter(|(m, _)| *m != n) {
            assert_ne!(one.database(), other.database(), "{n} {m}");
            assert!(!one.prefix().starts_with(&other.prefix()), "{n} {m}");
            assert!(!one.setting("author").starts_with(&other.prefix()), "{n} {m}");
            assert_ne!(one.setting("dept"), other.setting("dept"));
        }
    }
    let heirs = all.iter().filter(|plan| plan.inherits()).count();
    assert_eq!(heirs, 1, "one plan takes over what stood there without a plan's name");
    assert!(all.iter().all(|plan| plan.inherits() == plan.former_setting("dept").is_some()));
}

proptest! {
    #[test]
    fn ids_that_differ_give_names_that_differ(one in ".{0,90}", other in ".{0,90}") {
        let (a, b) = (Namespace::of(&one), Namespace::of(&other));
        prop_assert_eq!(a.prefix() == b.prefix(), one == other);
        prop_assert!(one == other || !(a.prefix() + "e/x").starts_with(&b.prefix()));
    }

    #[test]
    fn two_plans_in_one_store_never_see_each_other(a in worlds(8), b in worlds(8), odd in "[a-z/%~ ]{0,8}") {
        // What a browser gives all html files in common.
        let common: Rc<MemoryStore> = Rc::default();
        let plans = [Namespace::of("koganei"), Namespace::of(&format!("koganei{odd}x"))];
        let pages = plans.each_ref().map(|names| {
            let store: Rc<dyn Store> = Rc::new(Part { whole: common.clone(), prefix: names.prefix() });
            Page::over(vec![store])
        });
        for (page, entries) in pages.iter().zip([&a, &b]) {
            page.keep(&shared(entries));
        }
        for (names, entries) in plans.iter().zip([&a, &b]) {
            let store: Rc<dyn Store> = Rc::new(Part { whole: common.clone(), prefix: names.prefix() });
            let opened = Page::over(vec![store]).load();
            prop_assert_eq!(ids(&opened.entries), ids(&shared(entries)));
            prop_assert!(opened.damages.is_empty());
        }
    }

    #[test]
    fn wherever_a_take_over_ends_every_value_is_there_and_every_entry_is_read_once(
        entries in worlds(12), fault in prop_oneof![
            (0..30_usize).prop_map(Fault::KilledAtCall), Just(Fault::Full), Just(Fault::Denied),
            (0..400_usize).prop_map(Fault::Tight),
        ], dying in 0..3_u8,
    ) {
        let entries = shared(&entries);
        let (former, here) = (left(&entries), Rc::new(MemoryStore::named(StoreName::LocalStorage)));
        let before = everything(&former, &here);
        if dying != 1 { former.set_fault(fault); }
        if dying != 0 { here.set_fault(fault); }
        let _ = bring(&former, &here);
        former.set_fault(Fault::None);
        here.set_fault(Fault::None);
        prop_assert_eq!(everything(&former, &here), before.clone(), "nothing lost, nothing made up");
        let opened = heir(&former, &here).load();
        prop_assert_eq!(ids(&opened.entries), ids(&entries));
        prop_assert_eq!(opened.entries.len(), ids(&entries).len(), "each once");
        prop_assert!(opened.lacks.is_empty() && opened.failed.is_empty());
        // The next start goes on where this one ended.
        prop_assert!(bring(&former, &here).is_ok());
        prop_assert!(former.texts().is_empty(), "{:?}", former.texts());
        prop_assert_eq!(ids(&alone(&here).load().entries), ids(&entries));
    }
}

/// The part of a common store whose keys begin alike, as the browser's localStorage is parted.
struct Part {
    whole: Rc<MemoryStore>,
    prefix: String,
}

impl Part {
    fn full(&self, keys: &[String]) -> Vec<String> {
        keys.iter().map(|key| format!("{}{key}", self.prefix)).collect()
    }
}

impl Store for Part {
    fn name(&self) -> StoreName {
        self.whole.name()
    }
    fn keys<'a>(&'a self, prefix: &'a str) -> ayumi::vault::Pending<'a, Result<Vec<String>, ayumi::vault::StoreError>> {
        Box::pin(async move {
            let keys = self.whole.keys(&format!("{}{prefix}", self.prefix)).await?;
            Ok(keys.iter().map(|key| key[self.prefix.len()..].to_owned()).collect())
        })
    }
    fn read<'a>(
        &'a self,
        keys: &'a [String],
    ) -> ayumi::vault::Pending<'a, Result<Vec<Option<String>>, ayumi::vault::StoreError>> {
        Box::pin(async move { self.whole.read(&self.full(keys)).await })
    }
    fn write<'a>(
        &'a self,
        texts: &'a [(String, String)],
    ) -> ayumi::vault::Pending<'a, Result<(), ayumi::vault::StoreError>> {
        Box::pin(async move {
            let texts: Vec<_> =
                texts.iter().map(|(key, text)| (format!("{}{key}", self.prefix), text.clone())).collect();
            self.whole.write(&texts).await
        })
    }
    fn remove<'a>(&'a self, keys: &'a [String]) -> ayumi::vault::Pending<'a, Result<(), ayumi::vault::StoreError>> {
        Box::pin(async move { self.whole.remove(&self.full(keys)).await })
    }
}

#[test]
fn what_earlier_versions_left_is_read_before_it_is_brought_over_and_no_wipe_is_reported() {
    let entries = some_entries(740);
    let (former, here) = (left(&entries), Rc::new(MemoryStore::named(StoreName::LocalStorage)));
    let opened = heir(&former, &here).load();
    assert_eq!(ids(&opened.entries), ids(&entries));
    assert!(opened.lacks.is_empty());
    assert_eq!(opened.damages.len(), 2);
    // What is recorded meanwhile goes to the plan's own place.
    let page = heir(&former, &here);
    page.load();
    page.keep(&some_entries(741)[740..]);
    assert!(here.texts().contains_key(&entry_key(some_entries(741)[740].id())));
    assert!(bring(&former, &here).is_ok());
    assert_eq!(ids(&heir(&former, &here).load().entries), ids(&some_entries(741)));
    assert!(former.texts().is_empty());
}

#[test]
fn what_an_open_tab_of_an_earlier_version_writes_later_comes_too() {
    let entries = some_entries(3);
    let (former, here) = (left(&entries[..1]), Rc::new(MemoryStore::named(StoreName::LocalStorage)));
    let page = heir(&former, &here);
    page.load();
    bring(&former, &here).unwrap();
    alone(&former).keep(&entries[1..]);
    page.reload_from_storage();
    let seen: Vec<_> = page.ledger.borrow().entries().cloned().collect();
    assert_eq!(ids(&seen), ids(&entries), "seen where it is");
    bring(&former, &here).unwrap();
    assert_eq!(ids(&alone(&here).load().entries), ids(&entries));
}

#[test]
fn what_is_erased_is_erased_in_both_places() {
    let entries = some_entries(9);
    let (former, here) = (left(&entries), Rc::new(MemoryStore::named(StoreName::LocalStorage)));
    let page = heir(&former, &here);
    page.load();
    let erased = [entries[0].id(), entries[8].id()].into();
    assert!(page.erase(&erased).failed.is_empty());
    let left = heir(&former, &here).load().entries;
    assert_eq!(ids(&left), ids(&entries[1..8]));
    let texts = everything(&former, &here);
    assert!(!texts.iter().any(|(key, _)| key.contains(&entries[0].id().to_string())));
}

#[test]
fn a_draft_waits_until_the_one_in_its_place_is_gone() {
    let (former, here) = (left(&[]), Rc::new(MemoryStore::new()));
    let key = "s/parked/2026/shimin/m0101/situation";
    here.plant(key, "\"後から書いた\"");
    here.plant("s/dept", "\"shimin\"");
    assert!(bring(&former, &here).is_ok());
    assert_eq!(here.texts()[key], "\"後から書いた\"");
    assert_eq!(former.texts(), BTreeMap::from([(key.to_owned(), "\"書きかけ\"".to_owned())]));
    block_on(here.remove(&[key.to_owned()])).unwrap();
    assert!(bring(&former, &here).is_ok());
    assert_eq!(here.texts()[key], "\"書きかけ\"");
}

#[test]
fn a_former_place_that_does_not_answer_hides_nothing() {
    let entries = some_entries(4);
    let (former, here) = (left(&[]), Rc::new(MemoryStore::new()));
    alone(&here).keep(&entries);
    former.set_fault(Fault::Denied);
    let page = heir(&former, &here);
    let opened = page.load();
    assert_eq!(ids(&opened.entries), ids(&entries));
    assert!(opened.failed.is_empty());
    assert_eq!(page.keep(&some_entries(5)[4..]).on.len(), 1);
}

#[test]
fn both_stores_of_the_plan_that_takes_over_agree_afterwards() {
    let (was, is) = (Browser::new(), Browser::new());
    let entries = some_entries(1203);
    was.page().keep(&entries);
    let pairs = [(&was.indexed, &is.indexed), (&was.local, &is.local)];
    let stores = pairs.map(|(former, here)| -> Rc<dyn Store> { Rc::new(Layered::new(here.clone(), former.clone())) });
    let page = Page::over(stores.into());
    let opened = page.load();
    assert!(!page.owes() && opened.lacks.is_empty());
    for (former, here) in pairs {
        bring(former, here).unwrap();
        assert!(former.texts().is_empty());
    }
    assert_eq!(is.indexed.texts(), is.local.texts());
    assert_eq!(ids(&is.load().entries), ids(&entries));
}
