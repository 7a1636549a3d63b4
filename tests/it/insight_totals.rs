//! Totals: what is counted, of how many, and what is left out; and the spread of departments.

use ayumi::insight::{Counted, LeftOut, Members, Rollup, Spread, State, Total, spread, standings};
use ayumi::journal::{Draft, Field, GradeKind, Ledger, PROFILE, Scale, Status, Value};
use ayumi::plan::GroupId;
use ayumi::ui::text::totals;
use proptest::prelude::*;

use crate::fixtures::{author, cell, entry, record, small_plan, worlds};

fn rollup(ledger: &Ledger) -> Rollup {
    let standings = standings(&small_plan(), ledger, &Scale::default(), 2026);
    Rollup::of(standings.iter().map(|(_, standing)| standing))
}

/// Five measures, one of each fate: D, 評価できない, two ratings in conflict, 対象外, 未入力.
#[test]
fn every_measure_is_counted_or_left_out_for_a_reason() {
    let mut ledger = Ledger::default();
    let me = author("記録者", 1);
    record(&mut ledger, &cell("shimin", "m0101", Field::Status), "underway", &me);
    record(&mut ledger, &cell("shimin", "m0101", Field::Rating), "d", &me);
    record(&mut ledger, &cell("shimin", "m0102", Field::Rating), "unrated", &me);
    let torn = cell("joho", "m0201", Field::Rating);
    ledger.insert(entry(&torn, "a", &[], &me));
    ledger.insert(entry(&torn, "b", &[], &author("別の人", 2)));
    record(&mut ledger, &cell("joho", "m0202", Field::Status), "not_applicable", &me);
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
        "分母1件＝個別取組5件から、評価できない1件・未入力1件・対象外1件・評価が競合1件を除く"
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

fn of(measure: &str, ledger: &Ledger) -> Spread {
    let plan = small_plan();
    let standings = standings(&plan, ledger, &Scale::default(), 2026);
    let measure = plan.measure(&measure.into()).unwrap().1;
    spread(&plan, &Members::of(&plan, ledger, 2026), measure, standings.get(&measure.id).unwrap())
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
        ("joho".into(), State::Told(Status::NotStarted)),
        ("dx".into(), State::NotEntered),
    ];
    assert_eq!(spread.states, states);
    assert_eq!(spread.kinds, [("dx".into(), GradeKind::Behind)]);
    assert_eq!(totals::spread(&spread), "3課中1課が未着手・2課が未入力");
    assert_eq!(totals::silent(&small_plan(), &spread), "未入力の課：市民課、自治体DX推進担当");
}

#[test]
fn who_declared_a_group_answers_for_it() {
    let mut plan = small_plan();
    plan.initiatives[2].measures[0].leads = vec!["g-window".into()];
    let mut ledger = Ledger::default();
    let of = |ledger: &Ledger| {
        let standings = standings(&plan, ledger, &Scale::default(), 2026);
        let measure = plan.measure(&"m0301".into()).unwrap().1;
        spread(&plan, &Members::of(&plan, ledger, 2026), measure, standings.get(&measure.id).unwrap())
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

proptest! {
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
