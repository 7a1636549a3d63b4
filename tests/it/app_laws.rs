//! Laws of the app: undo restores exactly, files cover what they hold, activities of a newer version harm nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use ayumi::app::{
    ActivityKind, App, Command, InMemoryFile, MemoryPlatform, OtherCopies, Platform, Settings as _, VERSION,
};
use ayumi::exchange::{Export, PlanMark, Scope, write_snapshot};
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use ayumi::vault::{MemoryStore, Store, Vault};
use leptos::prelude::*;
use proptest::prelude::*;

use crate::city::city_plan;
use crate::executor::run_at_once;

/// A browser: what outlives the page.
pub struct Browser {
    pub platform: Rc<MemoryPlatform>,
    store: Rc<dyn Store>,
}

impl Browser {
    /// A browser in which the page was never opened.
    pub fn new() -> Self {
        run_at_once();
        let platform = Rc::new(MemoryPlatform::at("2027-11-22T14:32:00+09:00", "#/"));
        Self { platform, store: Rc::new(MemoryStore::new()) }
    }

    /// Opens the page: what was kept is loaded.
    pub fn open(&self) -> App {
        let platform: Rc<dyn Platform> = self.platform.clone();
        let app = App::new(
            city_plan(),
            PlanMark::of(&city_plan()),
            platform,
            Rc::new(Vault::new(vec![Rc::clone(&self.store)])),
        );
        app.start();
        app
    }
}

fn cell(at: u8) -> Cell {
    let fields = [Field::Status, Field::Situation, Field::Next];
    let dept = ["shimin", "somu"][usize::from(at / 3) % 2];
    Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new("m0401"), field: fields[usize::from(at) % 3].clone() }
}

fn value(at: u8) -> Value {
    if at == 0 { Value::Null } else { Value::text(format!("値{at}")) }
}

fn foreign(cell: Cell, base: Vec<EntryId>, value: Value, tx: &str) -> Entry {
    let at = Moment::new("2027-11-20T09:00:00+09:00");
    Draft { cell, base, value }.seal(&Author { by: "別の課".to_owned(), at, tx: tx.to_owned() })
}

/// What every cell says: the set of its heads' values, 未記入 being the empty set.
fn readings(app: App) -> BTreeMap<Cell, BTreeSet<Value>> {
    let ledger = app.records.ledger().read_untracked();
    let says = |cell: &Cell| {
        let mut values: BTreeSet<Value> =
            ledger.heads(cell).into_iter().filter_map(|head| head.value().cloned()).collect();
        if values.len() == 1 {
            values.remove(&Value::Null);
        }
        values
    };
    let told: BTreeMap<_, _> = ledger.cells().map(|cell| (cell.clone(), says(cell))).collect();
    told.into_iter().filter(|(_, values)| !values.is_empty()).collect()
}

#[derive(Debug, Clone)]
enum Step {
    Record(Vec<(u8, u8)>),
    Import(Vec<(u8, u8, bool)>),
    Hear(u8, u8),
    UndoLatest,
    Redo,
    UndoAny(u8),
    Resolve(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let cell_and_value = (0_u8..6, 0_u8..4);
    prop_oneof![
        3 => proptest::collection::vec(cell_and_value.clone(), 1..4).prop_map(Step::Record),
        2 => proptest::collection::vec((0_u8..6, 0_u8..4, any::<bool>()), 1..5).prop_map(Step::Import),
        1 => cell_and_value.prop_map(|(cell, value)| Step::Hear(cell, value)),
        1 => Just(Step::UndoLatest),
        1 => Just(Step::Redo),
        1 => any::<u8>().prop_map(Step::UndoAny),
        1 => (0_u8..6).prop_map(Step::Resolve),
    ]
}

fn run(app: App, step: &Step, at: usize) {
    match step {
        Step::Record(values) => {
            let drafts = {
                let ledger = app.records.ledger().read_untracked();
                let mut by_cell: BTreeMap<Cell, Value> = BTreeMap::new();
                by_cell.extend(values.iter().map(|(at, what)| (cell(*at), value(*what))));
                let draft = |(cell, value)| Draft { base: ledger.head_ids(&cell), cell, value };
                by_cell.into_iter().map(draft).collect()
            };
            app.run(Command::Record { what: format!("{at}"), drafts });
        }
        Step::Import(values) => {
            let file = file_of(app, values, at);
            app.files.look_at(vec![file]);
            let incoming = app.files.incoming().get_untracked().remove(0).found.unwrap();
            app.run(Command::TakeIn(Box::new(incoming)));
        }
        Step::Hear(at_cell, what) => {
            app.records.merge_remote_entry(foreign(cell(*at_cell), Vec::new(), value(*what), &format!("tab{at}")));
        }
        Step::UndoLatest => app.run(Command::UndoLatest),
        Step::Redo => app.run(Command::Redo),
        Step::UndoAny(which) => {
            let activities = app.records.activities().get_untracked();
            if let Some(activity) = activities.get(usize::from(*which) % activities.len().max(1)) {
                app.run(Command::Undo { tx: activity.tx.clone() });
            }
        }
        Step::Resolve(at_cell) => {
            let seen = app.records.ledger().read_untracked().head_ids(&cell(*at_cell));
            if let Some(keep) = seen.first().copied() {
                app.run(Command::Resolve { what: "決定".to_owned(), keep, seen });
            }
        }
    }
}

/// A file by someone who saw what is here, or who saw nothing.
fn file_of(app: App, values: &[(u8, u8, bool)], at: usize) -> InMemoryFile {
    let mut ledger = Ledger::default();
    for (index, (at_cell, what, saw)) in values.iter().enumerate() {
        let cell = cell(*at_cell);
        let base = if *saw { app.records.ledger().read_untracked().head_ids(&cell) } else { Vec::new() };
        ledger.insert(foreign(cell, base, value(*what), &format!("file{at}-{index}")));
    }
    let export = Export {
        exported_at: Moment::new("2027-11-20T09:00:00+09:00"),
        dept: None,
        name: String::new(),
        scope: Scope::default(),
        round: None,
    };
    let snapshot = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export);
    InMemoryFile { name: snapshot.file_name, bytes: snapshot.text.into_bytes() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// After any past, undoing what was just recorded or taken in gives back every reading, conflicts included;
    /// undoing the undoing gives back what it had undone.
    #[test]
    fn undo_restores_the_readings_exactly_and_undoing_it_is_redo(past in proptest::collection::vec(step(), 0..12), last in step()) {
        let owner = Owner::new();
        owner.with(|| {
            let app = Browser::new().open();
            for (at, step) in past.iter().enumerate() {
                run(app, step, at);
            }
            let (before, activities) = (readings(app), app.records.activities().read_untracked().len());
            run(app, &last, 99);
            let after = readings(app);
            let done = app.records.activities().get_untracked();
            let Some(activity) = done.get(activities).filter(|activity| !activity.entries().is_empty()) else { return Ok(()) };
            app.run(Command::Undo { tx: activity.tx.clone() });
            prop_assert_eq!(readings(app), before.clone());
            let undoing = app.records.activities().get_untracked().get(done.len()).cloned();
            if let Some(undoing) = undoing {
                prop_assert!(app.records.is_undone(&activity.tx));
                app.run(Command::Undo { tx: undoing.tx });
                prop_assert_eq!(readings(app), after);
                prop_assert!(!app.records.is_undone(&activity.tx));
            } else {
                prop_assert_eq!(after, before, "only what changed nothing may refuse to be undone");
            }
            Ok(())
        })?;
    }

    /// The page closed and opened again says the same, and undoes the same.
    #[test]
    fn a_reload_keeps_readings_acts_and_undo(past in proptest::collection::vec(step(), 0..12)) {
        let owner = Owner::new();
        owner.with(|| {
            let browser = Browser::new();
            let app = browser.open();
            let past: Vec<Step> = past.into_iter().filter(|step| !matches!(step, Step::Hear(..))).collect();
            for (at, step) in past.iter().enumerate() {
                run(app, step, at);
            }
            let again = browser.open();
            prop_assert_eq!(readings(again), readings(app));
            prop_assert_eq!(again.records.activities().get_untracked(), app.records.activities().get_untracked());
            prop_assert_eq!(again.records.unexported(), app.records.unexported());
            app.run(Command::UndoLatest);
            again.run(Command::UndoLatest);
            prop_assert_eq!(readings(again), readings(app));
            Ok(())
        })?;
    }

    /// Nothing is ever taken out of the ledger, whatever is undone.
    #[test]
    fn the_ledger_only_grows(past in proptest::collection::vec(step(), 0..16)) {
        let owner = Owner::new();
        owner.with(|| {
            let app = Browser::new().open();
            let mut known: BTreeSet<EntryId> = BTreeSet::new();
            for (at, step) in past.iter().enumerate() {
                run(app, step, at);
                let now: BTreeSet<EntryId> = app.records.ledger().read_untracked().entries().map(|entry| entry.id()).collect();
                prop_assert!(known.is_subset(&now));
                known = now;
            }
            Ok(())
        })?;
    }
}

fn record(app: App, at: u8, what: u8) {
    run(app, &Step::Record(vec![(at, what)]), usize::from(at));
}

#[test]
fn what_was_recorded_here_counts_until_a_file_is_seen_to_hold_it() {
    let owner = Owner::new();
    owner.with(|| {
        let app = Browser::new().open();
        record(app, 0, 1);
        run(app, &Step::Record(vec![(1, 1), (2, 2)]), 1);
        run(app, &Step::Import(vec![(4, 1, false)]), 2);
        assert_eq!(app.records.unexported(), 3, "what came in a file is in that file");
        app.files.export(Scope::default());
        assert_eq!(app.records.unexported(), 3, "begun is not arrived");
        app.files.confirm_export();
        assert_eq!(app.records.unexported(), 0);
        record(app, 0, 2);
        app.run(Command::UndoLatest);
        assert_eq!(app.records.unexported(), 2, "an undoing is a record too");
    });
}

#[test]
fn a_file_covers_an_action_only_when_it_holds_all_of_it() {
    let owner = Owner::new();
    owner.with(|| {
        let app = Browser::new().open();
        record(app, 0, 1);
        // Cells 1 and 4 belong to two departments: one action, two departments.
        run(app, &Step::Record(vec![(1, 1), (4, 2)]), 1);
        app.files.export(Scope::of_dept(DeptId::new("shimin")));
        app.files.confirm_export();
        assert_eq!(app.records.unexported(), 2, "the action over two departments is not in a file of one");
        app.files.confirm_export();
        let exports = app.records.activities().get_untracked();
        assert_eq!(exports.iter().filter(|activity| matches!(activity.kind, ActivityKind::Export { .. })).count(), 1);
    });
}

#[test]
fn acts_of_a_newer_version_are_passed_over_and_kept() {
    let owner = Owner::new();
    owner.with(|| {
        let browser = Browser::new();
        record(browser.open(), 0, 1);
        let newer = r#"{"tx":"x","at":"2030-01-01T00:00:00+09:00","deed":{"fold":{"of":"tx1"}}}"#;
        browser.platform.remember("act/2030-01-01T00:00:00+09:00/x", newer);
        let app = browser.open();
        assert_eq!(app.records.activities().read_untracked().len(), 1);
        app.run(Command::UndoLatest);
        assert!(readings(app).is_empty());
        assert!(browser.platform.recall_all("act/").iter().any(|(_, text)| text == newer));
    });
}

#[test]
fn taking_in_one_file_leaves_the_others_waiting_and_counts_what_is_here_by_then() {
    let owner = Owner::new();
    owner.with(|| {
        let app = Browser::new().open();
        let (mut first, mut second) = (file_of(app, &[(0, 1, false)], 1), file_of(app, &[(0, 1, false)], 1));
        "a.json".clone_into(&mut first.name);
        "b.json".clone_into(&mut second.name);
        app.files.look_at(vec![first, second]);
        let both = app.files.incoming().get_untracked();
        for candidate in both {
            app.run(Command::TakeIn(Box::new(candidate.found.unwrap())));
        }
        assert!(app.files.incoming().read_untracked().is_empty());
        let counts: Vec<(usize, usize)> = app
            .records
            .activities()
            .get_untracked()
            .iter()
            .filter_map(|activity| match &activity.kind {
                ActivityKind::Import { entries, already_had, .. } => Some((entries.len(), *already_had)),
                _ => None,
            })
            .collect();
        assert_eq!(counts, [(1, 0), (0, 1)]);
    });
}

#[test]
fn fault_67_copies_of_other_places_and_versions_are_told_apart() {
    let seen = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(place, version)| (format!("seen/{place}"), (*version).to_owned())).collect()
    };
    assert_eq!(OtherCopies::of(&seen(&[("a", VERSION)]), "a"), OtherCopies::default());
    let other = OtherCopies::of(&seen(&[("a", VERSION), ("b", "0.0.9")]), "a");
    assert_eq!(other, OtherCopies { places: 1, newer: None }, "an older one is no reason to reload");
    let newer = OtherCopies::of(&seen(&[("a", "10.0.0"), ("b", "9.9.9"), ("c", "?")]), "a");
    assert_eq!(newer, OtherCopies { places: 2, newer: Some("10.0.0".to_owned()) }, "by number, not by letter");
}
