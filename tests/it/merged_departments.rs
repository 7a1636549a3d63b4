//! A department that staff added and that the plan names, or that was added twice, is one department everywhere.

use std::collections::BTreeSet;
use std::rc::Rc;

use ayumi::app::{App, Command, MemoryPlatform, Settings as _};
use ayumi::exchange::{ParsedSnapshot, PlanMark, Scope, read_snapshot, review, write_snapshot};
use ayumi::insight::{added, id_of_added, is_added, summaries};
use ayumi::journal::{Author, Cell, Draft, Field, Ledger, PROFILE, Reading, Scale, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::letters::comparing_name;
use ayumi::plan::{Department, DeptId, ItemId, Plan};
use ayumi::query::View;
use ayumi::vault::{MemoryStore, Store, Vault};
use leptos::prelude::*;
use proptest::prelude::*;

use super::executor::run_at_once;
use crate::city::city_plan;

/// What a department wrote that staff had added by the name デジタル推進室.
const FILE: &str = include_str!("../fixtures/snapshot/added-department.json");
const ADDED: &str = "x-b4or25kzsioe";

/// The edition that names it.
fn edition(name: &str, aliases: &[&str]) -> Plan {
    let mut plan = city_plan();
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    plan.departments.push(Department { id: DeptId::new("dejitaru"), name: name.to_owned(), aliases });
    plan
}

fn snapshot() -> ParsedSnapshot {
    read_snapshot(&city_plan(), "added-department.json", FILE.as_bytes()).unwrap()
}

/// The ledger of the file, under the plan that an app would show.
fn opened(plan: &Plan) -> (Plan, Ledger) {
    let mut ledger = Ledger::default();
    ledger.union(snapshot().entries);
    let added = added(plan, &ledger);
    ledger.merge_departments(added.merged.clone());
    (plan.with_added(added.departments, added.merged), ledger)
}

fn names(plan: &Plan) -> Vec<&str> {
    plan.departments.iter().map(|dept| dept.name.as_str()).collect()
}

fn writes(ledger: &mut Ledger, dept: &str, item: &str, field: Field, value: &str, tx: &str) {
    let author = Author { by: "係".to_owned(), at: Moment::new("2026-12-01T09:00:00+09:00"), tx: tx.to_owned() };
    let cell = Cell { fy: 2026, dept: dept.into(), item: ItemId::new(item), field };
    ledger.insert(Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author));
}

fn status(dept: &str, item: &str) -> Cell {
    Cell { fy: 2026, dept: dept.into(), item: ItemId::new(item), field: Field::Status }
}

#[test]
fn a_department_that_staff_added_and_the_plan_names_is_the_plans() {
    let spellings = [
        ("デジタル推進室", [].as_slice()),
        ("デジタル　推進室", &[]),
        ("ﾃﾞｼﾞﾀﾙ推進室", &[]),
        ("DX推進室", &["デジタル推進室"]),
    ];
    for (name, aliases) in spellings {
        let (plan, ledger) = opened(&edition(name, aliases));
        assert_eq!(plan.departments.len(), edition(name, aliases).departments.len(), "{name}: none is added");
        assert_eq!(plan.department(&DeptId::new(ADDED)).unwrap().id.as_str(), "dejitaru");
        let summaries = summaries(&plan, &ledger, &Scale::default(), 2026);
        let reports = &summaries.get(&"m0101".into()).unwrap().reports;
        assert_eq!(reports.iter().map(|report| report.dept.as_str()).collect::<Vec<_>>(), ["dejitaru"]);
        assert_eq!(
            ledger.entries().filter(|entry| entry.cell().unwrap().dept.as_str() == ADDED).count(),
            4,
            "as written"
        );
    }
    let (plan, _) = opened(&city_plan());
    assert_eq!(
        names(&plan).iter().filter(|name| **name == "デジタル推進室").count(),
        1,
        "where the plan does not name it"
    );
}

#[test]
fn records_under_both_ids_stand_in_one_cell_and_a_difference_is_a_conflict() {
    let (_, mut ledger) = opened(&edition("デジタル推進室", &[]));
    writes(&mut ledger, "dejitaru", "m0101", Field::Status, "done", "a");
    writes(&mut ledger, "dejitaru", "m0403", Field::Status, "underway", "b");
    for dept in [ADDED, "dejitaru"] {
        assert!(ledger.reading(&status(dept, "m0101")).in_conflict(), "{dept}");
        assert_eq!(ledger.head_ids(&status(dept, "m0101")).len(), 2);
        assert!(matches!(ledger.reading(&status(dept, "m0403")), Reading::Agreed { .. }));
    }
    assert!(ledger.cells().all(|cell| cell.dept.as_str() != ADDED || cell.field == Field::Name));
    // One record decides for both.
    let cell = status("dejitaru", "m0101");
    let author = Author { by: "係".to_owned(), at: Moment::new("2026-12-02T09:00:00+09:00"), tx: "c".to_owned() };
    ledger.insert(Draft { base: ledger.head_ids(&cell), cell, value: Value::text("done") }.seal(&author));
    assert!(!ledger.reading(&status(ADDED, "m0101")).in_conflict());
}

#[test]
fn merging_and_parting_again_leaves_every_cell_as_it_was() {
    let (plan, mut ledger) = opened(&edition("デジタル推進室", &[]));
    writes(&mut ledger, "dejitaru", "m0101", Field::Status, "done", "a");
    let mut fresh = Ledger::default();
    fresh.union(ledger.entries().cloned());
    let revision = ledger.revision();
    ledger.merge_departments(ayumi::plan::Merged::default());
    assert!(ledger.changed_since(revision).count() > 0, "what was counted before is counted anew");
    let cells = |ledger: &Ledger| ledger.cells().map(|cell| (cell.clone(), ledger.head_ids(cell))).collect::<Vec<_>>();
    assert_eq!(cells(&ledger), cells(&fresh));
    ledger.merge_departments(plan.merged.clone());
    fresh.merge_departments(plan.merged);
    assert_eq!(cells(&ledger), cells(&fresh));
}

#[test]
fn the_review_calls_it_by_the_plans_name_and_sees_its_conflicts() {
    let plan = edition("デジタル推進室", &[]);
    let mut ledger = Ledger::default();
    writes(&mut ledger, "dejitaru", "m0101", Field::Status, "done", "a");
    let review = review(&plan, &ledger, &snapshot());
    assert_eq!((review.newcomers.len(), review.not_in_plan, review.merged.len()), (0, 0, 1));
    assert_eq!(review.conflicts, 1);
}

#[test]
fn a_file_of_the_department_holds_what_was_recorded_under_either_id() {
    let (plan, mut ledger) = opened(&edition("デジタル推進室", &[]));
    writes(&mut ledger, "dejitaru", "m0101", Field::Status, "done", "a");
    for dept in [ADDED, "dejitaru"] {
        let scope = Scope::of_dept(DeptId::new(dept));
        assert_eq!(ledger.entries().filter(|entry| scope.holds(&ledger, entry)).count(), 5);
    }
    let export = super::fixtures::export_of(Scope::of_dept(DeptId::new("dejitaru")));
    let snapshot = write_snapshot(&plan, &PlanMark::of(&plan), &ledger, &export);
    assert!(snapshot.count == 5 && snapshot.text.contains(ADDED), "no entry is rewritten");
}

#[test]
fn a_page_that_takes_in_such_a_file_shows_one_department_and_an_address_of_the_other_id_leads_there() {
    let owner = Owner::new();
    owner.with(|| {
        run_at_once();
        let platform =
            Rc::new(MemoryPlatform::at("2026-12-01T09:00:00+09:00", &format!("#/departments/{ADDED}?dept={ADDED}")));
        platform.remember("dept", ADDED);
        let store: Rc<dyn Store> = Rc::new(MemoryStore::new());
        let plan = edition("デジタル推進室", &[]);
        let mark = PlanMark::of(&plan);
        let app = App::new(plan, mark, platform, Rc::new(Vault::new(vec![store])));
        app.start();
        for entry in snapshot().entries {
            app.records.merge_remote_entry(entry);
        }
        assert_eq!(app.plan().departments.iter().filter(|dept| dept.name == "デジタル推進室").count(), 1);
        let route = app.navigation.route().get_untracked();
        assert_eq!(route.view, View::Department(Some(DeptId::new("dejitaru"))));
        assert_eq!(route.criteria.dept, Some(DeptId::new("dejitaru")));
        assert_eq!(app.preferences.own_dept().get_untracked(), Some(DeptId::new("dejitaru")));
        app.records.reload_settings();
        assert_eq!(app.preferences.own_dept().get_untracked(), Some(DeptId::new("dejitaru")));
        assert!(app.navigation.missing().get_untracked().is_empty());
        // A draft kept aside under the added id stands in the form of the department.
        app.drafts.park(&status(ADDED, "m0101"), "書きかけ");
        assert_eq!(app.drafts.parked(&status("dejitaru", "m0101")).as_deref(), Some("書きかけ"));
        app.drafts.unpark(&status("dejitaru", "m0101"));
        assert_eq!(app.drafts.parked(&status("dejitaru", "m0101")), None);
        // Undone, each cell goes back to what it said, once.
        let base = app.records.ledger().read_untracked().head_ids(&status("dejitaru", "m0101"));
        let draft = Draft { cell: status("dejitaru", "m0101"), base, value: Value::text("done") };
        app.run(Command::Record { what: "1-1 状態".to_owned(), drafts: vec![draft] });
        app.run(Command::UndoLatest);
        let ledger = app.records.ledger().read_untracked();
        let Reading::Agreed { value, .. } = ledger.reading(&status("dejitaru", "m0101")) else { panic!("one value") };
        assert_eq!(*value, Value::text("underway"));
    });
}

proptest! {
    #[test]
    fn no_list_shows_two_departments_of_one_comparing_name(
        names in prop::collection::vec(0..SPELLINGS.len(), 1..9), named in 0..SPELLINGS.len(), alias in any::<bool>(),
    ) {
        let plan = if alias { edition("別の名前の課", &[SPELLINGS[named]]) } else { edition(SPELLINGS[named], &[]) };
        let mut ledger = Ledger::default();
        for (n, name) in names.iter().enumerate() {
            // As programs made ids before they compared letters: each spelling its own.
            let id = format!("{}{n}", id_of_added(SPELLINGS[*name]));
            writes(&mut ledger, &id, PROFILE, Field::Name, SPELLINGS[*name], &n.to_string());
            writes(&mut ledger, &id, "m0101", Field::Status, "underway", &n.to_string());
        }
        let added = added(&plan, &ledger);
        ledger.merge_departments(added.merged.clone());
        let shown = plan.with_added(added.departments, added.merged);
        let read: BTreeSet<String> = shown.departments.iter().map(|dept| comparing_name(&dept.name)).collect();
        prop_assert_eq!(read.len(), shown.departments.len());
        // Everyone's record counts, once for each department there is.
        let wanted: BTreeSet<String> = names.iter().map(|name| comparing_name(SPELLINGS[*name])).collect();
        let summaries = summaries(&shown, &ledger, &Scale::default(), 2026);
        prop_assert_eq!(summaries.get(&"m0101".into()).unwrap().reports.len(), wanted.len());
        prop_assert!(ledger.cells().filter(|cell| is_added(cell.dept.as_str()) && cell.field != Field::Name)
            .all(|cell| shown.departments.iter().any(|dept| dept.id == cell.dept)));
    }
}

/// Three departments in several spellings; 市⺠ and ⻑寿 as PDFs give them.
const SPELLINGS: [&str; 9] = [
    "デジタル推進室",
    "ﾃﾞｼﾞﾀﾙ推進室",
    "デジタル 推進室",
    "デジタル\u{200b}推進室",
    "⻑寿課",
    "長寿課",
    "長寿課\u{feff}",
    "保険年金課",
    "保険年金課\u{ad}",
];
