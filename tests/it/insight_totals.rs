//! Totals: what is counted, of how many, and what is left out; and the spread of departments.

use ayumi::insight::{
    Answers, Counted, DepartmentBreakdown, LeftOut, MeasureSummary, Rating, Rollup, State, Total, spread, summaries,
    summaries_after,
};
use ayumi::journal::{Draft, Field, GradeKind, Ledger, PROFILE, Scale, Status, Value};
use ayumi::plan::GroupId;
use ayumi::wording::totals;
use proptest::prelude::*;

use crate::fixtures::{author, cell, entry, record, small_plan, worlds};

fn rollup(ledger: &Ledger) -> Rollup {
    let summaries = summaries(&small_plan(), ledger, &Scale::default(), 2026);
    Rollup::of(summaries.iter().map(|(_, summary)| summary))
}

/// Five measures, one of each fate: D, 評価できない, two ratings in conflict, 対象外, 未記入.
#[test]
fn every_measure_is_counted_or_left_out_for_a_reason() {
    let mut ledger = Ledger::default();
    let me = author("記録者", 1);
    record(&mut ledger, &cell("shimin", "m0101", Field::Status), "underway", &me);
    record(&mut ledger, &cell("shimin", "m0101", Field::Rating), "d", &me);
    for dept in ["shimin", "dx"] {
        record(&mut ledger, &cell(dept, "m0102", Field::Rating), "unrated", &me);
    }
    let torn = cell("joho", "m0201", Field::Rating);
    ledger.insert(entry(&torn, "a", &[], &me));
    ledger.insert(entry(&torn, "b", &[], &author("別の人", 2)));
    for dept in ["shimin", "joho", "dx"] {
        record(&mut ledger, &cell(dept, "m0202", Field::Status), "not_applicable", &me);
    }
    let rollup = rollup(&ledger);
    let left_out = vec![
        (LeftOut::CannotJudge, 1),
        (LeftOut::NotEntered, 1),
        (LeftOut::NotApplicable, 1),
        (LeftOut::InConflict, 1),
    ];
    assert_eq!(rollup.total(Counted::Kind(GradeKind::Late)), Total { part: 1, of: 1, left_out });
    // 記入済み goes by the state: m0101 and m0202. All five are its denominator.
    assert_eq!(rollup.total(Counted::Entered), Total { part: 2, of: 5, left_out: vec![] });
    assert_eq!(rollup.total(Counted::InConflict).part, 1);
    assert_eq!(
        totals::denominator(&rollup.total(Counted::Kind(GradeKind::Late))),
        "分母1件＝個別取組5件から、評価できない1件・未記入1件・対象外1件・評価の食い違い1件を除く"
    );
    assert_eq!(totals::denominator(&rollup.total(Counted::Entered)), "分母5件＝個別取組5件");
}

#[test]
fn a_grade_of_a_newer_version_is_left_out_as_unknown() {
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell("shimin", "m0101", Field::Rating), "s-plus", &author("新しい版", 1));
    let total = rollup(&ledger).total(Counted::Kind(GradeKind::Ahead));
    assert_eq!((total.part, total.of), (0, 0));
    assert!(total.left_out.contains(&(LeftOut::Unknown, 1)));
}

fn of(measure: &str, ledger: &Ledger) -> DepartmentBreakdown {
    let plan = small_plan();
    let summaries = summaries(&plan, ledger, &Scale::default(), 2026);
    let measure = plan.measure(&measure.into()).unwrap().1;
    spread(&plan, summaries.get(&measure.id).unwrap())
}

/// m0202 is led by 全ての課, of which the small plan has three: 市民課, 情報システム課, 自治体DX推進担当.
#[test]
fn a_measure_of_all_departments_names_who_has_not_entered() {
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell("joho", "m0202", Field::Status), "not_started", &author("情報", 1));
    record(&mut ledger, &cell("dx", "m0202", Field::Rating), "c", &author("DX", 2));
    let spread = of("m0202", &ledger);
    let states = [
        ("shimin".into(), State::NotEntered),
        ("joho".into(), State::Recorded(Status::NotStarted)),
        ("dx".into(), State::NotEntered),
    ];
    assert_eq!(spread.states, states);
    assert_eq!(spread.kinds, [("dx".into(), GradeKind::Behind)]);
    assert_eq!(totals::spread(&spread), "3課中1課が未着手・2課が未記入");
    assert_eq!(totals::silent(&small_plan(), &spread), "未記入の課：市民課、自治体DX推進担当");
}

#[test]
fn who_declared_a_group_answers_for_it() {
    let mut plan = small_plan();
    plan.initiatives[2].measures[0].leads = vec!["g-window".into()];
    let mut ledger = Ledger::default();
    let of = |ledger: &Ledger| {
        let summaries = summaries(&plan, ledger, &Scale::default(), 2026);
        let measure = plan.measure(&"m0301".into()).unwrap().1;
        spread(&plan, summaries.get(&measure.id).unwrap())
    };
    assert_eq!((of(&ledger).states, of(&ledger).undeclared), (vec![], vec![GroupId::new("g-window")]));
    let declared = Draft {
        cell: cell("shimin", PROFILE, Field::Groups),
        base: vec![],
        value: Value::List(vec![Value::text("g-window")]),
    };
    ledger.insert(declared.seal(&author("市民課", 1)));
    assert_eq!(of(&ledger).states, [("shimin".into(), State::NotEntered)]);
    assert_eq!(of(&ledger).undeclared, []);
    assert_eq!(totals::spread(&of(&ledger)), "", "one department is no spread");
}

fn summary(measure: &str, ledger: &Ledger) -> MeasureSummary {
    let summaries = summaries(&small_plan(), ledger, &Scale::default(), 2026);
    summaries.get(&measure.into()).unwrap().clone()
}

fn declares(dept: &str, group: &str) -> ayumi::journal::Entry {
    let value = Value::List(vec![Value::text(group)]);
    Draft { cell: cell(dept, PROFILE, Field::Groups), base: vec![], value }.seal(&author(dept, 1))
}

/// m0202 is led by 全ての課, of which the small plan has three.
#[test]
fn while_departments_are_missing_none_of_them_speaks_for_all() {
    let mut ledger = Ledger::default();
    let me = author("記録者", 1);
    let told = |ledger: &Ledger| {
        let summary = summary("m0202", ledger);
        (summary.state, summary.rated.clone(), summary.answers().spoken, summary.answers().of)
    };
    assert_eq!(told(&ledger), (State::NotEntered, Rating::No, 0, Some(3)));
    record(&mut ledger, &cell("joho", "m0202", Field::Status), "done", &me);
    record(&mut ledger, &cell("joho", "m0202", Field::Rating), "a", &me);
    assert_eq!(told(&ledger), (State::Partial, Rating::Partial, 1, Some(3)));
    let rollup = rollup(&ledger);
    assert_eq!(rollup.entered(), 0, "一部の課が記入 is not 記入済み");
    assert_eq!(rollup.state(State::Recorded(Status::Done)), 0);
    assert_eq!(rollup.kind(GradeKind::Ahead), 0);
    assert!(rollup.total(Counted::Kind(GradeKind::Ahead)).left_out.contains(&(LeftOut::Partial, 1)));
    // One that the measure does not apply to has spoken.
    record(&mut ledger, &cell("dx", "m0202", Field::Status), "not_applicable", &me);
    assert_eq!(told(&ledger), (State::Partial, Rating::Partial, 2, Some(3)));
    record(&mut ledger, &cell("shimin", "m0202", Field::Status), "preparing", &me);
    assert_eq!(told(&ledger), (State::Recorded(Status::Preparing), Rating::Partial, 3, Some(3)));
    record(&mut ledger, &cell("shimin", "m0202", Field::Rating), "b", &me);
    assert_eq!(summary("m0202", &ledger).rated.kind(), Some(GradeKind::OnPlan), "the worst of all that rate it");
}

/// m0102 is led by 市民課 and 自治体DX推進担当.
#[test]
fn one_of_several_that_is_late_is_told_at_once() {
    let mut ledger = Ledger::default();
    let me = author("記録者", 1);
    record(&mut ledger, &cell("dx", "m0102", Field::Status), "underway", &me);
    record(&mut ledger, &cell("dx", "m0102", Field::Rating), "d", &me);
    let summary = summary("m0102", &ledger);
    assert_eq!((summary.state, summary.rated.kind()), (State::Partial, Some(GradeKind::Late)));
    assert_eq!(summary.ratings(), Answers { spoken: 1, of: Some(2) });
    assert_eq!(rollup(&ledger).kind(GradeKind::Late), 1);
    assert_eq!(ayumi::wording::rating(&Scale::default(), &summary), "遅れあり（評価1／2課）");
    assert_eq!(ayumi::wording::state_of(&summary), "一部の課が記入（1／2課）");
}

#[test]
fn who_does_not_answer_for_a_measure_does_not_finish_it() {
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell("dx", "m0101", Field::Status), "done", &author("DX", 1));
    let summary = summary("m0101", &ledger);
    assert_eq!((summary.state, summary.answers()), (State::Partial, Answers { spoken: 0, of: Some(1) }));
}

#[test]
fn while_nobody_declared_a_group_it_is_never_complete() {
    let mut plan = small_plan();
    plan.initiatives[2].measures[0].leads = vec!["g-window".into()];
    let mut ledger = Ledger::default();
    let summary =
        |ledger: &Ledger| summaries(&plan, ledger, &Scale::default(), 2026).get(&"m0301".into()).unwrap().clone();
    for dept in ["shimin", "joho", "dx"] {
        record(&mut ledger, &cell(dept, "m0301", Field::Status), "done", &author(dept, 1));
    }
    assert_eq!((summary(&ledger).state, summary(&ledger).answers().of), (State::Partial, None));
    assert_eq!(ayumi::wording::state_of(&summary(&ledger)), "一部の課が記入（3課・対象の課は未確定）");
    ledger.insert(declares("shimin", "g-window"));
    assert_eq!(summary(&ledger).state, State::Recorded(Status::Done));
}

#[test]
fn who_answers_is_counted_anew_when_a_department_declares_or_is_added() {
    let mut plan = small_plan();
    plan.initiatives[2].measures[0].leads = vec!["g-window".into()];
    let (scale, mut ledger) = (Scale::default(), Ledger::default());
    record(&mut ledger, &cell("shimin", "m0301", Field::Status), "done", &author("市民課", 1));
    let before = summaries(&plan, &ledger, &scale, 2026);
    ledger.insert(declares("shimin", "g-window"));
    let after = summaries_after(&before, &plan, &ledger, &scale, 2026);
    assert_eq!(after.get(&"m0301".into()).unwrap().state, State::Recorded(Status::Done));
    let added = ayumi::plan::Department { id: "x-new".into(), name: "新しい課".to_owned(), aliases: Vec::new() };
    let more =
        summaries_after(&after, &plan.with_added(vec![added], ayumi::plan::Merged::default()), &ledger, &scale, 2026);
    assert_eq!(more.get(&"m0202".into()).unwrap().answers().of, Some(4));
}

proptest! {
    /// However many have spoken of however many: never 完了 or a good grade while one is missing.
    #[test]
    fn nothing_good_is_counted_before_all_have_spoken(world in worlds(24)) {
        let mut ledger = Ledger::default();
        ledger.union(world);
        for (_, summary) in summaries(&small_plan(), &ledger, &Scale::default(), 2026).iter() {
            let spoken = summary.reports.iter().filter(|report| report.state != State::NotEntered).map(|report| &report.dept);
            let spoken: Vec<_> = spoken.collect();
            let missing = summary.answering.due.iter().any(|dept| !spoken.contains(&dept));
            prop_assert_eq!(missing && !spoken.is_empty(), summary.state == State::Partial);
        }
    }

    /// Denominator and what is left out make the whole, and no part is larger than its denominator.
    #[test]
    fn totals_account_for_every_measure(world in worlds(24)) {
        let mut ledger = Ledger::default();
        ledger.union(world);
        let rollup = rollup(&ledger);
        let kinds = GradeKind::ALL.map(Counted::Kind);
        let states = State::ALL.map(Counted::State);
        for counted in kinds.into_iter().chain(states).chain([Counted::Entered, Counted::InConflict]) {
            let total = rollup.total(counted);
            prop_assert!(total.part <= total.of);
            prop_assert_eq!(total.of + total.left_out.iter().map(|(_, count)| count).sum::<usize>(), 5);
        }
        let states: usize = State::ALL.into_iter().map(|state| rollup.state(state)).sum();
        prop_assert_eq!(states, 5, "a measure is in one state");
    }
}
