//! Recording before all stores have answered: what answers first is shown, and what is written meanwhile is based on
//! what the stores turn out to hold.

use std::collections::BTreeSet;
use std::rc::Rc;

use ayumi::app::{ActivityKind, App, Command, InMemoryFile, MemoryPlatform, Platform, Saving, Settings as _};
use ayumi::exchange::{Export, PlanMark, Scope, write_snapshot};
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use ayumi::vault::{Store, StoreName, Vault, entry_key};
use leptos::prelude::*;

use crate::city::city_plan;
use crate::executor::{kill, run_at_once, run_on};
use crate::vault::wild::{Fate, Wild};

/// What outlives the page.
struct Browser {
    platform: Rc<MemoryPlatform>,
    indexed: Rc<Wild>,
    local: Rc<Wild>,
}

impl Browser {
    fn new() -> Self {
        run_at_once();
        Self {
            platform: Rc::new(MemoryPlatform::at("2027-11-22T14:32:00+09:00", "#/")),
            indexed: Rc::new(Wild::named(StoreName::IndexedDb)),
            local: Rc::new(Wild::named(StoreName::LocalStorage)),
        }
    }

    /// Opens the page. What waits of an earlier one is gone.
    fn open(&self) -> App {
        kill();
        let platform: Rc<dyn Platform> = self.platform.clone();
        let stores: Vec<Rc<dyn Store>> = vec![self.indexed.clone(), self.local.clone()];
        let app = App::new(city_plan(), PlanMark::of(&city_plan()), platform, Rc::new(Vault::new(stores)));
        app.start();
        app
    }

    /// Puts an entry where an earlier page kept it.
    fn plant(store: &Wild, entry: &Entry) {
        store.texts.borrow_mut().insert(entry_key(entry.id()), entry.to_json());
    }
}

/// Lets every store go on until nothing comes of it any more.
fn go_on() {
    (0..40).for_each(|_| run_on());
}

fn cell() -> Cell {
    Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new("m0401"), field: Field::Status }
}

fn entry_saying(value: &str, base: &[EntryId], by: &str) -> Entry {
    let at = Moment::new("2027-11-20T09:00:00+09:00");
    let author = Author { by: by.to_owned(), at, tx: format!("tx-{by}-{value}") };
    Draft { cell: cell(), base: base.to_vec(), value: Value::text(value) }.seal(&author)
}

/// Chooses a state in a form that shows the cell as it is now.
fn choose(app: App, value: &str) {
    let base = app.records.ledger().read_untracked().head_ids(&cell());
    let draft = Draft { cell: cell(), base, value: Value::text(value) };
    app.run(Command::Record { what: "4-1 状態".to_owned(), drafts: vec![draft] });
}

/// The values that stand in the cell.
fn stands(app: App) -> BTreeSet<String> {
    let ledger = app.records.ledger().read_untracked();
    ledger.heads(&cell()).iter().filter_map(|entry| Some(entry.value()?.as_text()?.to_owned())).collect()
}

fn values(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn in_a_page(test: impl FnOnce(Browser)) {
    Owner::new().with(|| test(Browser::new()));
}

#[test]
fn fault_a4_what_answers_first_is_shown_while_the_other_store_never_answers() {
    for silent in 0..2 {
        in_a_page(|browser| {
            let older = entry_saying("underway", &[], "市民課");
            let stores = [&browser.indexed, &browser.local];
            for store in stores {
                Browser::plant(store, &older);
            }
            stores[silent].fates.borrow_mut().push_back(Fate::Hangs);
            let app = browser.open();
            assert_eq!(stands(app), values(&["underway"]));
            let saving = app.records.saving().get_untracked();
            let places = saving.places().expect("the records are shown");
            assert_eq!((places.on.len(), places.pending.len()), (1, 1), "and it is said that one has not answered");
            choose(app, "done");
            assert_eq!(stands(app), values(&["done"]), "no conflict with what stood there");
            assert!(
                matches!(app.records.saving().get_untracked(), Saving::Saved { places, .. } if places.pending.len() == 1)
            );
            assert_eq!(stores[1 - silent].holds().len(), 2, "it is kept");
        });
    }
}

#[test]
fn fault_a4_what_is_recorded_before_any_store_answered_stands_upon_what_they_hold() {
    in_a_page(|browser| {
        let older = entry_saying("underway", &[], "市民課");
        Browser::plant(&browser.local, &older);
        browser.local.fates.borrow_mut().push_back(Fate::Slow(2));
        browser.indexed.fates.borrow_mut().push_back(Fate::Hangs);
        let app = browser.open();
        for value in ["preparing", "stopped", "done", "done"] {
            choose(app, value);
        }
        assert!(app.records.ledger().read_untracked().is_empty(), "nothing is sealed upon a state that is not known");
        assert_eq!(browser.platform.recall_all("held/").len(), 3, "and nothing recorded is only in the window");
        go_on();
        assert_eq!(stands(app), values(&["done"]));
        assert_eq!(app.records.ledger().read_untracked().len(), 4);
        assert_eq!(app.records.activities().read_untracked().len(), 3);
        assert_eq!(app.records.unexported(), 3);
        assert!(browser.platform.recall_all("held/").is_empty());
        // Opened again, everything is there once.
        let app = browser.open();
        go_on();
        assert_eq!(
            (app.records.ledger().read_untracked().len(), app.records.activities().read_untracked().len()),
            (4, 3)
        );
        app.run(Command::UndoLatest);
        assert_eq!(stands(app), values(&["stopped"]));
    });
}

#[test]
fn fault_a4_what_was_held_when_the_program_was_killed_is_recorded_at_the_next_start() {
    in_a_page(|browser| {
        Browser::plant(&browser.local, &entry_saying("underway", &[], "市民課"));
        browser.local.fates.borrow_mut().push_back(Fate::Hangs);
        browser.indexed.fates.borrow_mut().push_back(Fate::Hangs);
        choose(browser.open(), "done");
        let app = browser.open();
        go_on();
        assert_eq!(stands(app), values(&["done"]));
        assert_eq!(app.records.activities().read_untracked().len(), 1);
        // Not upon what another page has written since.
        browser.platform.remember("held/x", &browser_held("2027-11-19T09:00:00+09:00"));
        let app = browser.open();
        go_on();
        assert_eq!(stands(app), values(&["done", "stopped"]), "what is younger than the draft is not buried");
    });
}

fn browser_held(at: &str) -> String {
    format!(
        r#"{{"what":"4-1 状態","by":"","at":"{at}","tx":"held","drafts":[{{"fy":2027,"dept":"shimin","item":"m0401","field":"status","value":"\"stopped\"","base":[]}}]}}"#
    )
}

/// A page whose local store lacks what the other one, which is slow, holds.
fn with_a_late_store(browser: &Browser, held: &[Entry]) -> App {
    for entry in held {
        Browser::plant(&browser.indexed, entry);
    }
    browser.indexed.fates.borrow_mut().push_back(Fate::Slow(5));
    let app = browser.open();
    assert!(stands(app).is_empty());
    app
}

#[test]
fn fault_a4_what_a_late_store_held_is_the_base_of_what_was_written_meanwhile() {
    in_a_page(|browser| {
        let app = with_a_late_store(&browser, &[entry_saying("underway", &[], "市民課")]);
        assert_eq!(app.records.saving().get_untracked(), Saving::Starting, "nothing is said of what may be there");
        choose(app, "preparing");
        choose(app, "done");
        assert_eq!(browser.local.holds().len(), 2, "kept at once");
        go_on();
        assert_eq!(stands(app), values(&["done"]), "no conflict with the person's own older entry");
        assert_eq!(app.records.activities().read_untracked().len(), 2, "and one activity each");
        assert!(browser.platform.recall_all("early/").is_empty());
        app.run(Command::UndoLatest);
        assert_eq!(stands(app), values(&["preparing"]), "undone step by step");
        go_on();
        assert_eq!(browser.local.holds(), browser.indexed.holds());
    });
}

#[test]
fn fault_a4_a_newcomer_and_a_conflict_that_no_one_saw_are_not_buried() {
    in_a_page(|browser| {
        let app = with_a_late_store(&browser, &[entry_saying("underway", &[], "市民課")]);
        choose(app, "done");
        app.records.merge_remote_entry(entry_saying("stopped", &[], "別のタブ"));
        go_on();
        assert_eq!(stands(app), values(&["done", "stopped"]));
    });
    in_a_page(|browser| {
        let app =
            with_a_late_store(&browser, &[entry_saying("underway", &[], "甲"), entry_saying("preparing", &[], "乙")]);
        choose(app, "done");
        go_on();
        assert_eq!(stands(app), values(&["done", "preparing", "underway"]));
    });
}

#[test]
fn fault_a4_a_store_that_answers_after_the_page_was_closed_is_joined_by_the_next_one() {
    in_a_page(|browser| {
        let app = with_a_late_store(&browser, &[entry_saying("underway", &[], "市民課")]);
        choose(app, "done");
        let app = browser.open();
        go_on();
        assert_eq!(stands(app), values(&["done"]));
        assert_eq!(app.records.activities().read_untracked().len(), 1);
    });
}

#[test]
fn fault_a4_what_a_late_store_held_was_not_brought_by_a_file() {
    in_a_page(|browser| {
        let older = entry_saying("underway", &[], "市民課");
        let app = with_a_late_store(&browser, std::slice::from_ref(&older));
        let mut ledger = Ledger::default();
        ledger.insert(older);
        let export = Export {
            exported_at: app.page.now(),
            dept: None,
            name: String::new(),
            scope: Scope::default(),
            round: None,
        };
        let snapshot = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export);
        app.files.look_at(vec![InMemoryFile { name: snapshot.file_name, bytes: snapshot.text.into_bytes() }]);
        app.files.take_in_all();
        go_on();
        let activities = app.records.activities().get_untracked();
        let kind = &activities.first().expect("an activity").kind;
        assert!(matches!(kind, ActivityKind::Import { entries, already_had: 1, .. } if entries.is_empty()), "{kind:?}");
    });
}
