//! What a standing import vouches for stays in force, whatever is undone beside it and in whatever order.

use std::collections::BTreeSet;
use std::sync::Arc;

use ayumi::app::{ActivityKind, App, Command, InMemoryFile, NoticeAction};
use ayumi::exchange::{Export, Outcome, PlanMark, Review, Scope, write_snapshot};
use ayumi::journal::{Author, Cell, Draft, Entry, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use leptos::prelude::*;
use proptest::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;

const THREE: &str = include_str!("../fixtures/imports/three.json");
const THREE_AND_TWO: &str = include_str!("../fixtures/imports/three-and-two.json");

fn on_stage<T>(scene: impl FnOnce(App) -> T) -> T {
    Owner::new().with(|| scene(Browser::new().open()))
}

/// Takes a file in; gives the import's name.
fn import(app: App, name: &str, text: &str) -> String {
    app.files.look_at([InMemoryFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }]);
    app.files.take_in_all();
    let activities = app.records.activities().get_untracked();
    activities.iter().rev().find(|activity| matches!(activity.kind, ActivityKind::Import { .. })).unwrap().tx.clone()
}

fn undo(app: App, tx: &str) {
    app.run(Command::Undo { tx: tx.to_owned() });
}

/// The undoing of an action that stands.
fn undoing_of(app: App, tx: &str) -> String {
    let activities = app.records.activities().get_untracked();
    let of = |kind: &ActivityKind| matches!(kind, ActivityKind::Undo { of, .. } if of == tx);
    activities
        .iter()
        .rev()
        .find(|activity| of(&activity.kind) && !app.records.is_undone(&activity.tx))
        .unwrap()
        .tx
        .clone()
}

/// What is in force: every cell that says something, and all it says.
fn in_force(app: App) -> Vec<(Cell, BTreeSet<Value>)> {
    let ledger = app.records.ledger().read_untracked();
    let says = |cell: &Cell| (cell.clone(), ledger.values_of(&ledger.head_ids(cell)));
    ledger.cells().map(says).filter(|(_, values)| !values.is_empty()).collect()
}

fn notice_text(app: App) -> String {
    app.page.notice().get_untracked().unwrap().text
}

#[test]
fn undoing_one_import_leaves_what_another_also_brought_whichever_came_first() {
    for order in [[("a.json", THREE), ("b.json", THREE_AND_TWO)], [("b.json", THREE_AND_TWO), ("a.json", THREE)]] {
        on_stage(|app| {
            let txs = order.map(|(name, text)| import(app, name, text));
            assert_eq!(in_force(app).len(), 5);
            let (a, b) = if order[0].0 == "a.json" { (&txs[0], &txs[1]) } else { (&txs[1], &txs[0]) };
            undo(app, b);
            assert_eq!(in_force(app).len(), 3, "what a.json holds stays");
            assert!(
                notice_text(app).contains("3個の変更は、ほかの取込み（a.json）にもあるため、そのまま残ります。"),
                "{}",
                notice_text(app)
            );
            undo(app, a);
            assert_eq!(in_force(app).len(), 0, "now nothing vouches for them");
            undo(app, &undoing_of(app, b));
            assert_eq!(in_force(app).len(), 5, "done again, it brings all that it holds");
            undo(app, &undoing_of(app, a));
            undo(app, b);
            assert_eq!(in_force(app).len(), 3);
        });
    }
}

#[test]
fn importing_again_what_was_undone_says_so_and_offers_to_restore_it() {
    on_stage(|app| {
        let first = import(app, "a.json", THREE);
        let whole = in_force(app);
        undo(app, &first);
        assert!(in_force(app).is_empty());
        app.files.look_at([InMemoryFile { name: "a.json".to_owned(), bytes: THREE.as_bytes().to_vec() }]);
        let review = app.files.incoming().get_untracked().remove(0).found.unwrap().review;
        assert!(review.items.iter().all(|item| item.outcome == Outcome::TakenBack));
        assert_eq!((review.added, review.already_had, review.taken_back), (0, 3, 3));
        app.files.restores().set(true);
        app.files.take_in_all();
        assert_eq!(in_force(app), whole, "taken in again is as taken in");
        assert!(notice_text(app).contains("取り消した変更3個を元に戻しました。"), "{}", notice_text(app));
        // One import, one step: it goes as a whole.
        let again = app
            .records
            .activities()
            .get_untracked()
            .iter()
            .rev()
            .find(|activity| matches!(activity.kind, ActivityKind::Import { .. }))
            .unwrap()
            .tx
            .clone();
        undo(app, &again);
        assert!(in_force(app).is_empty());
        undo(app, &undoing_of(app, &again));
        assert_eq!(in_force(app), whole);
    });
}

/// Someone's statement who saw nothing of what is here.
fn unseen(cell: Cell, value: Value) -> Entry {
    let at = Moment::new("2027-11-20T09:00:00+09:00");
    Draft { cell, base: Vec::new(), value }.seal(&Author { by: "別の課".to_owned(), at, tx: "elsewhere".to_owned() })
}

#[test]
fn what_is_wanted_back_does_not_stay_in_conflict_with_its_own_clearing() {
    on_stage(|app| {
        let first = import(app, "a.json", THREE);
        let whole = in_force(app);
        undo(app, &first);
        let (cell, values) = whole[0].clone();
        app.records.merge_remote_entry(unseen(cell.clone(), values.first().unwrap().clone()));
        assert!(app.records.ledger().read_untracked().conflicts().contains(&cell));
        app.files.restores().set(true);
        import(app, "a.json", THREE);
        assert_eq!(in_force(app), whole);
    });
}

#[test]
fn an_undoing_that_leaves_a_cell_as_it_was_blames_no_newer_update() {
    on_stage(|app| {
        let cells = ["m0401", "m0402"].map(|item| Cell {
            fy: 2027,
            dept: DeptId::new("shimin"),
            item: ItemId::new(item),
            field: Field::Situation,
        });
        let mut ledger = Ledger::default();
        ledger.insert(unseen(cells[0].clone(), Value::Null));
        ledger.insert(unseen(cells[1].clone(), Value::text("済")));
        let export = Export {
            exported_at: Moment::new("2027-11-20T09:00:00+09:00"),
            dept: None,
            name: String::new(),
            scope: Scope::default(),
            round: None,
        };
        let file = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export);
        let first = import(app, "a.json", &file.text);
        undo(app, &first);
        app.records.merge_remote_entry(unseen(cells[0].clone(), Value::text("値")));
        app.run(Command::Redo);
        let redo = app.records.activities().get_untracked().last().unwrap().tx.clone();
        undo(app, &redo);
        assert!(!notice_text(app).contains("別の更新があるため"), "{}", notice_text(app));
    });
}

#[test]
fn importing_again_without_restoring_leaves_it_undone_and_offers_it_once_more() {
    on_stage(|app| {
        let first = import(app, "a.json", THREE);
        let whole = in_force(app);
        undo(app, &first);
        import(app, "b.json", THREE_AND_TWO);
        assert_eq!(in_force(app).len(), 2);
        assert!(
            notice_text(app).contains("3個の変更は、以前に取り消したため、今は有効ではありません。"),
            "{}",
            notice_text(app)
        );
        let notice = app.page.notice().get_untracked().unwrap();
        let Some(NoticeAction::Restore { import, file, entries }) = notice.actions.last().cloned() else { panic!() };
        app.records.restore_taken_back(&import, &file, entries);
        assert_eq!(in_force(app).len(), 5);
        assert!(whole.iter().all(|cell| in_force(app).contains(cell)));
        let Some(NoticeAction::Undo { tx }) = app.page.notice().get_untracked().unwrap().actions.last().cloned() else {
            panic!()
        };
        undo(app, &tx);
        assert_eq!(in_force(app).len(), 2);
    });
}

#[test]
fn what_is_already_there_but_replaced_is_not_said_to_be_in_force() {
    on_stage(|app| {
        import(app, "a.json", THREE);
        let cell = in_force(app)[0].0.clone();
        let base = app.records.ledger().read_untracked().head_ids(&cell);
        app.run(Command::Record {
            what: "1-1 状態".to_owned(),
            drafts: vec![Draft { cell, base, value: Value::text("done") }],
        });
        app.files.look_at([InMemoryFile { name: "a.json".to_owned(), bytes: THREE.as_bytes().to_vec() }]);
        let review = app.files.incoming().get_untracked().remove(0).found.unwrap().review;
        assert_eq!((review.already_had, review.taken_back, review.replaced), (3, 0, 1));
    });
}

#[test]
fn own_edits_made_on_top_of_an_import_stay_when_it_is_undone_and_go_alone() {
    on_stage(|app| {
        let import = import(app, "a.json", THREE);
        let cell = in_force(app)[0].0.clone();
        let base = app.records.ledger().read_untracked().head_ids(&cell);
        let draft = Draft { cell: cell.clone(), base, value: Value::text("done") };
        app.run(Command::Record { what: "1-1 状態".to_owned(), drafts: vec![draft] });
        let own = app.records.activities().get_untracked().last().unwrap().tx.clone();
        undo(app, &import);
        assert_eq!(in_force(app), [(cell, [Value::text("done")].into())]);
        assert!(notice_text(app).contains("別の更新があるため"), "{}", notice_text(app));
        undo(app, &own);
        assert!(in_force(app).is_empty(), "what the undone import said does not come back from below");
        undo(app, &undoing_of(app, &import));
        assert_eq!(in_force(app).len(), 3);
        assert!(in_force(app).iter().all(|(_, values)| *values == [Value::text("underway")].into()));
    });
}

#[test]
fn undoing_twice_changes_nothing_and_says_so() {
    on_stage(|app| {
        let import = import(app, "a.json", THREE);
        undo(app, &import);
        let count = app.records.activities().read_untracked().len();
        undo(app, &import);
        assert!(in_force(app).is_empty() && app.records.activities().read_untracked().len() == count);
        assert!(notice_text(app).contains("すでに元に戻してあります"), "{}", notice_text(app));
    });
}

#[test]
fn what_one_recorded_oneself_can_be_undone_though_a_file_brought_it_back() {
    on_stage(|app| {
        let cell = Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new("m0401"), field: Field::Status };
        let draft = Draft { cell, base: Vec::new(), value: Value::text("done") };
        app.run(Command::Record { what: "4-1 状態".to_owned(), drafts: vec![draft] });
        let own = app.records.activities().get_untracked().last().unwrap().tx.clone();
        let entries: Vec<Entry> =
            app.records.ledger().read_untracked().entries().map(|entry| Entry::clone(entry)).collect();
        import(app, "全部.json", &file(&entries));
        undo(app, &own);
        assert!(in_force(app).is_empty());
    });
}

fn file(entries: &[Entry]) -> String {
    let mut ledger = Ledger::default();
    ledger.union(entries.iter().cloned());
    let export = Export {
        exported_at: Moment::new("2027-11-20T09:00:00+09:00"),
        dept: None,
        name: String::new(),
        scope: Scope::default(),
        round: None,
    };
    write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export).text
}

/// A history that someone else wrote: few cells, each statement over some of those before it.
fn foreign() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec((0..3_u8, 0..3_u8, any::<u8>()), 1..8).prop_map(|statements| {
        let mut entries: Vec<Entry> = Vec::new();
        for (at, (cell, value, base)) in statements.into_iter().enumerate() {
            let cell = Cell {
                fy: 2027,
                dept: DeptId::new("shimin"),
                item: ItemId::new(format!("m040{}", cell + 1)),
                field: Field::Situation,
            };
            let earlier = entries.iter().filter(|entry| entry.cell() == Some(&cell));
            let base = earlier.enumerate().filter(|(at, _)| base >> at & 1 == 1).map(|(_, entry)| entry.id()).collect();
            let author = Author {
                by: "別の課".to_owned(),
                at: Moment::new("2027-11-20T09:00:00+09:00"),
                tx: format!("far{at}"),
            };
            entries.push(Draft { cell, base, value: Value::text(format!("値{value}")) }.seal(&author));
        }
        entries
    })
}

/// What the standing files and one's own edits say, computed from nothing but their entries.
fn expected(files: &[&Vec<Entry>], own: &[Entry]) -> Vec<(Cell, BTreeSet<Value>)> {
    let mut ledger = Ledger::default();
    ledger.union(files.iter().flat_map(|file| file.iter()).cloned());
    ledger.union(own.iter().cloned());
    let says = |cell: &Cell| (cell.clone(), ledger.values_of(&ledger.head_ids(cell)));
    ledger.cells().map(says).filter(|(_, values)| !values.is_empty()).collect()
}

#[derive(Debug, Clone)]
enum Turn {
    /// Undoes an import that stands, or does it again.
    Toggle(bool),
    /// Takes a file in, or once more, and restores what was taken back, where it does not stand.
    Again(bool),
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever two files hold, in whatever order they are taken in, undone, done again and taken in again: in force is
    /// what the standing ones say.
    #[test]
    fn in_force_is_what_standing_imports_vouch_for(
        world in foreign(),
        picks in prop::collection::vec(0..4_u8, 8),
        turns in prop::collection::vec(
            prop_oneof![any::<bool>().prop_map(Turn::Toggle), any::<bool>().prop_map(Turn::Again)], 1..10),
    ) {
        // A file holds causes with their effects, as files do: whatever an entry replaced is in the same file.
        let pick = |bit: u8| -> Vec<Entry> {
            let mut kept: Vec<Entry> = Vec::new();
            for (entry, picks) in world.iter().zip(&picks).rev() {
                let is_cause = kept.iter().any(|other| other.supersedes().contains(&entry.id()));
                if picks & bit != 0 || is_cause {
                    kept.push(entry.clone());
                }
            }
            kept
        };
        let files = [pick(1), pick(2)];
        on_stage(|app| {
            let mut txs: [Vec<String>; 2] = Default::default();
            let summary = |txs: &[Vec<String>; 2]| -> Vec<&Vec<Entry>> {
                (0..2).filter(|at| txs[*at].iter().any(|tx| !app.records.is_undone(tx))).map(|at| &files[at]).collect()
            };
            for turn in turns {
                match turn {
                    Turn::Toggle(second) => {
                        for tx in txs[usize::from(second)].clone() {
                            if app.records.is_undone(&tx) { undo(app, &undoing_of(app, &tx)) } else { undo(app, &tx) }
                        }
                    }
                    Turn::Again(second) => {
                        let at = usize::from(second);
                        app.files.restores().set(true);
                        let tx = import(app, ["a.json", "b.json"][at], &file(&files[at]));
                        txs[at].push(tx);
                    }
                }
                prop_assert_eq!(in_force(app), expected(&summary(&txs), &[]));
            }
            Ok(())
        })?;
    }
}

/// The review of the one file that waits.
fn waiting(app: App) -> Review {
    app.files.incoming().get_untracked().remove(0).found.unwrap().review
}

#[test]
fn an_open_review_follows_what_is_undone_recorded_and_taken_in_meanwhile() {
    on_stage(|app| {
        let b = import(app, "b.json", THREE_AND_TWO);
        app.files.look_at([InMemoryFile { name: "a.json".to_owned(), bytes: THREE.as_bytes().to_vec() }]);
        assert_eq!((waiting(app).already_had, waiting(app).taken_back), (3, 0));
        undo(app, &b);
        assert_eq!((waiting(app).already_had, waiting(app).taken_back), (3, 3), "not in force any more");
        // Chosen again, it waits once.
        app.files.look_at([InMemoryFile { name: "a.json".to_owned(), bytes: THREE.as_bytes().to_vec() }]);
        assert_eq!(app.files.incoming().read_untracked().len(), 1);
    });
    on_stage(|app| {
        app.files.look_at([InMemoryFile { name: "a.json".to_owned(), bytes: THREE.as_bytes().to_vec() }]);
        assert_eq!((waiting(app).added, waiting(app).conflicts), (3, 0));
        let entry = Arc::clone(&waiting(app).items[0].entry);
        let cell = entry.cell().unwrap().clone();
        let draft = Draft { cell, base: Vec::new(), value: Value::text("stopped") };
        app.run(Command::Record { what: "記入".to_owned(), drafts: vec![draft] });
        assert_eq!((waiting(app).added, waiting(app).conflicts), (3, 1), "the conflict is said before it is made");
        app.records.merge_remote_entry(entry);
        assert_eq!((waiting(app).added, waiting(app).already_had), (2, 1), "another tab brought it");
    });
}

#[test]
fn what_was_taken_in_waits_no_longer_on_any_screen() {
    on_stage(|app| {
        let waiting = Memo::new(move |_| app.files.incoming().read().len());
        app.files.look_at([InMemoryFile { name: "a.json".to_owned(), bytes: THREE.as_bytes().to_vec() }]);
        assert_eq!(waiting.get_untracked(), 1);
        app.files.take_in_all();
        assert_eq!(waiting.get_untracked(), 0);
    });
}
