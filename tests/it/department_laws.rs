//! What a department waits for, has left to write, and is called: the rules.

use ayumi::exchange::review;
use ayumi::insight::{
    Asked, DEPT_NAME_LIMIT, TodoReason, added, dependencies, duties, id_of_added, is_added, pending_input, summaries,
    summaries_after,
};
use ayumi::journal::{Author, Cell, Draft, Field, Ledger, PROFILE, Scale, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{Department, DeptId, InitiativeId, ItemId, MeasureId, Merged};
use proptest::prelude::*;

use super::fixtures::{export, read, worlds};
use crate::city::city_plan;

fn dept() -> DeptId {
    DeptId::new("shimin")
}

fn writes(ledger: &mut Ledger, dept: &str, item: &str, values: &[(Field, &str)], at: &str) {
    let author = Author { by: "係".to_owned(), at: Moment::new(at), tx: format!("{item}-{at}") };
    for (field, value) in values {
        let cell = Cell { fy: 2027, dept: dept.into(), item: ItemId::new(item), field: field.clone() };
        let base = ledger.head_ids(&cell);
        ledger.insert(Draft { cell, base, value: Value::text(*value) }.seal(&author));
    }
}

/// What 市民課 has left to write about one measure on 22 November 2027.
fn asked(ledger: &Ledger, measure: &str) -> Vec<TodoReason> {
    let plan = city_plan();
    let duties = duties(&plan, &dept(), &[]);
    let left = pending_input(
        &plan,
        ledger,
        &Scale::default(),
        &dept(),
        &duties,
        Asked::of_year(2027),
        Date::new(2027, 11, 22),
    );
    left.into_iter().find(|(id, _)| id.as_str() == measure).map(|(_, reasons)| reasons).unwrap_or_default()
}

#[test]
fn a_record_asks_for_what_it_lacks_and_for_no_more() {
    let mut ledger = Ledger::default();
    let on = "2027-11-01T09:00:00+09:00";
    assert_eq!(asked(&ledger, "m0401"), [TodoReason::Enter], "nothing recorded");
    writes(&mut ledger, "shimin", "m0401", &[(Field::Status, "underway")], on);
    assert_eq!(asked(&ledger, "m0401"), [TodoReason::Rate, TodoReason::Explain], "a state without a rating and a word");
    writes(&mut ledger, "shimin", "m0401", &[(Field::Rating, "d")], on);
    assert_eq!(asked(&ledger, "m0401"), [TodoReason::Explain, TodoReason::Plan], "遅れ without a word");
    writes(&mut ledger, "shimin", "m0401", &[(Field::Rating, "b")], "2027-11-02T09:00:00+09:00");
    assert_eq!(asked(&ledger, "m0401"), [TodoReason::Explain], "計画どおり needs its word too");
    writes(&mut ledger, "shimin", "m0401", &[(Field::Rating, "d")], "2027-11-03T09:00:00+09:00");
    let words = [(Field::Situation, "申請が伸びない"), (Field::Next, "土曜開庁を月2回にする")];
    writes(&mut ledger, "shimin", "m0401", &words, on);
    assert_eq!(asked(&ledger, "m0401"), [], "all is said");
    writes(&mut ledger, "shimin", "m0401", &[(Field::Status, "stopped")], on);
    assert_eq!(asked(&ledger, "m0401"), [], "中止 reasons for nothing");
}

#[test]
fn what_nobody_wrote_about_for_half_a_year_is_asked_for_again_unless_it_is_settled() {
    let full = |status: &str| {
        let mut ledger = Ledger::default();
        let values = [(Field::Status, status), (Field::Rating, "b"), (Field::Situation, "進めている")];
        writes(&mut ledger, "shimin", "m0401", &values, "2027-05-25T09:00:00+09:00");
        asked(&ledger, "m0401")
    };
    // 5月25日 → 11月22日: 6 + 30 + 31 + 31 + 30 + 31 + 22 days.
    assert_eq!(full("underway"), [TodoReason::Refresh(181)]);
    assert_eq!(full("done"), []);
}

#[test]
fn a_record_in_conflict_asks_for_a_decision_first() {
    let mut ledger = Ledger::default();
    let cell = Cell { fy: 2027, dept: dept(), item: ItemId::new("m0401"), field: Field::Status };
    for value in ["underway", "preparing"] {
        let author =
            Author { by: value.to_owned(), at: Moment::new("2027-11-01T09:00:00+09:00"), tx: value.to_owned() };
        ledger.insert(Draft { cell: cell.clone(), base: Vec::new(), value: Value::text(value) }.seal(&author));
    }
    assert_eq!(asked(&ledger, "m0401"), [TodoReason::Decide]);
}

#[test]
fn the_steps_are_the_plans_and_carry_who_leads_and_what_is_late() {
    let plan = city_plan();
    let mut ledger = Ledger::default();
    writes(&mut ledger, "dx", "m1402", &[(Field::Rating, "d")], "2027-11-01T09:00:00+09:00");
    writes(&mut ledger, "dx", "m1401", &[(Field::Status, "done")], "2027-11-01T09:00:00+09:00");
    let summaries = summaries(&plan, &ledger, &Scale::default(), 2027);
    let waiting = dependencies(&plan, &summaries, &duties(&plan, &dept(), &[]));
    let pairs = |waits: &[ayumi::insight::Dependency]| {
        waits
            .iter()
            .map(|wait| {
                format!("{}<{}", wait.own.iter().map(InitiativeId::as_str).collect::<Vec<_>>().join("+"), wait.other)
            })
            .collect::<Vec<_>>()
    };
    // 4→1 14→1 14→7 14→8 14→9 15→10; 市民課 leads in ④, by 全ての課 in ①, ⑦ and ⑭. Of ④ it leads all that is known to
    // be anybody's (4-2 is led by a group that nobody declared): it does not wait for itself.
    assert_eq!(pairs(&waiting.upstream), ["i01+i07<i14"]);
    // Each initiative that waits stands there once: ① waits for ④ and for ⑭.
    assert_eq!(pairs(&waiting.downstream), ["i04+i14<i01", "i14<i07", "i14<i08", "i14<i09"]);
    let behind_14 = waiting.upstream.iter().find(|wait| wait.other.as_str() == "i14").unwrap();
    // 14-1 is led by 総務課 as well, which has said nothing: one of two does not settle it.
    assert_eq!((behind_14.measures, behind_14.settled, behind_14.silent), (3, 0, 1));
    assert_eq!(behind_14.late.iter().map(MeasureId::as_str).collect::<Vec<_>>(), ["m1402"]);
    assert!(!behind_14.leads.is_empty());
}

#[test]
fn a_name_gives_one_id_on_every_computer_and_the_newest_name_holds() {
    let (plan, mut ledger) = (city_plan(), Ledger::default());
    let id = id_of_added("保険年金課");
    assert_eq!(id, id_of_added("保険年金課"));
    assert!(is_added(id.as_str()) && plan.department(&id).is_none());
    writes(&mut ledger, id.as_str(), PROFILE, &[(Field::Name, "保険年金課")], "2027-04-01T09:00:00+09:00");
    writes(&mut ledger, "shimin", PROFILE, &[(Field::Name, "よその課")], "2027-04-01T09:00:00+09:00");
    let departments = added(&plan, &ledger).departments;
    assert_eq!(departments.len(), 1, "no profile renames a department of the plan");
    assert_eq!(departments[0].name, "保険年金課");
    writes(&mut ledger, id.as_str(), PROFILE, &[(Field::Name, "保険・年金課")], "2027-05-01T09:00:00+09:00");
    assert_eq!(added(&plan, &ledger).departments[0].name, "保険・年金課");
    // What it said before its name arrived counts from then on.
    writes(&mut ledger, id.as_str(), "m1402", &[(Field::Status, "underway")], "2027-05-01T09:00:00+09:00");
    let counted = |plan| summaries(plan, &ledger, &Scale::default(), 2027).get(&"m1402".into()).unwrap().reports.len();
    assert_eq!((counted(&plan), counted(&plan.with_added(departments, Merged::default()))), (0, 1));
}

#[test]
fn a_name_that_no_page_asks_for_stays_a_strangers() {
    let (plan, mut ledger) = (city_plan(), Ledger::default());
    for name in ["課".repeat(DEPT_NAME_LIMIT + 1), "　 ".to_owned()] {
        let id = id_of_added(&name);
        writes(&mut ledger, id.as_str(), PROFILE, &[(Field::Name, &name)], "2027-04-01T09:00:00+09:00");
    }
    assert_eq!(added(&plan, &ledger).departments, []);
    assert_eq!(ledger.entries().count(), 2, "nothing is lost");
}

#[test]
fn an_addition_taken_back_leaves_the_plan_as_printed_and_keeps_what_was_recorded() {
    let (plan, mut ledger) = (city_plan(), Ledger::default());
    let id = id_of_added("保険年金課");
    writes(&mut ledger, id.as_str(), PROFILE, &[(Field::Name, "保険年金課")], "2027-04-01T09:00:00+09:00");
    writes(&mut ledger, id.as_str(), "m1402", &[(Field::Status, "underway")], "2027-05-01T09:00:00+09:00");
    let cell = Cell { fy: 2027, dept: id.clone(), item: ItemId::new(PROFILE), field: Field::Name };
    let author = Author { by: "係".to_owned(), at: Moment::new("2027-05-02T09:00:00+09:00"), tx: "undo".to_owned() };
    let base = ledger.head_ids(&cell);
    ledger.insert(Draft { cell, base, value: Value::Null }.seal(&author));
    assert_eq!(added(&plan, &ledger).departments, []);
    assert_eq!(ledger.entries().count(), 3);
}

#[test]
fn when_one_department_comes_as_another_goes_every_voice_is_counted_anew() {
    let (plan, mut ledger) = (city_plan(), Ledger::default());
    let with = |name: &str| {
        let department = Department { id: id_of_added(name), name: name.to_owned(), aliases: Vec::new() };
        plan.with_added(vec![department], Merged::default())
    };
    let (one, other) = (with("保険年金課"), with("交通対策課"));
    let says = [(Field::Status, "underway")];
    writes(&mut ledger, id_of_added("保険年金課").as_str(), "m1402", &says, "2027-05-01T09:00:00+09:00");
    let before = summaries(&one, &ledger, &Scale::default(), 2027);
    let after = summaries_after(&before, &other, &ledger, &Scale::default(), 2027);
    let reports = |summaries: &ayumi::insight::MeasureSummaries| summaries.get(&"m1402".into()).unwrap().reports.len();
    assert_eq!((reports(&before), reports(&after)), (1, 0));
}

#[test]
fn a_file_that_adds_a_department_names_it_and_does_not_call_it_a_stranger() {
    let plan = city_plan();
    let id = id_of_added("保険年金課");
    let mut theirs = Ledger::default();
    writes(&mut theirs, id.as_str(), PROFILE, &[(Field::Name, "保険年金課")], "2027-04-01T09:00:00+09:00");
    writes(&mut theirs, id.as_str(), "m1402", &[(Field::Status, "underway")], "2027-05-01T09:00:00+09:00");
    writes(&mut theirs, "x-unnamed", "m1402", &[(Field::Status, "done")], "2027-05-01T09:00:00+09:00");
    let snapshot = read(export(&theirs).text).unwrap();
    let review = review(&plan, &Ledger::default(), &snapshot);
    assert_eq!(review.newcomers.iter().map(|new| new.name.as_str()).collect::<Vec<_>>(), ["保険年金課"]);
    assert_eq!(review.strangers.iter().map(String::as_str).collect::<Vec<_>>(), ["x-unnamed"]);
}

proptest! {
    #[test]
    fn what_is_left_to_write_never_names_a_measure_twice_or_one_it_does_not_lead(world in worlds(40)) {
        let plan = super::fixtures::small_plan();
        let mut ledger = Ledger::default();
        ledger.union(world);
        for dept in ["shimin", "joho", "dx"].map(DeptId::new) {
            let duties = duties(&plan, &dept, &[]);
            let left = pending_input(&plan, &ledger, &Scale::default(), &dept, &duties, Asked::of_year(2026), None);
            let mut seen: Vec<_> = left.iter().map(|(id, _)| id).collect();
            seen.sort();
            seen.dedup();
            prop_assert_eq!(seen.len(), left.len());
            let leads = |id: &MeasureId| duties.iter().any(|duty| duty.measure == *id);
            let sound = left.iter().all(|(id, reasons)| !reasons.is_empty() && leads(id));
            prop_assert!(sound);
        }
    }
}

#[test]
fn look_alikes_add_no_second_department() {
    let twins = [
        ("長寿課", "\u{2ed1}寿課"),
        ("長寿課", "長\u{2060}寿課\u{feff}"),
        ("葛城課", "葛\u{e0100}城課"),
        ("戸籍課", "\u{2f3e}籍課"),
        ("ＤＸ推進課", "DX推進課 "),
    ];
    for (one, other) in twins {
        assert_eq!(id_of_added(one), id_of_added(other), "{one} {other:?}");
    }
    assert_ne!(id_of_added("長寿課"), id_of_added("長命課"));
    // The name is kept and shown as it was typed.
    let id = id_of_added("\u{2f3e}籍課");
    let mut ledger = Ledger::default();
    writes(&mut ledger, id.as_str(), PROFILE, &[(Field::Name, "\u{2f3e}籍課")], "2027-05-01T09:00:00+09:00");
    assert_eq!(added(&city_plan(), &ledger).departments[0].name, "\u{2f3e}籍課");
}
