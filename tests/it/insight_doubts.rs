//! What a record must hold, and what in it is asked about: one table each.

use ayumi::insight::{Asked, Demand, Doubt, FormAnswers, Record, RequiredFields, doubts, duties, missing};
use ayumi::journal::{Actual, Author, Cell, Draft, Field, GradeKind, Ledger, Scale, Status, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId, Plan};

fn plan() -> Plan {
    ayumi::plan::read(include_str!("../fixtures/plan/figures.json")).unwrap()
}

/// What is asked about a record of R9, on 22 November 2027.
fn asked(measure: &str, told: &FormAnswers<'_>) -> Vec<Doubt> {
    let plan = plan();
    let (_, measure) = plan.measure(&measure.into()).unwrap();
    doubts(plan.years, 2027, measure, told, Date::new(2027, 11, 22))
}

#[test]
fn b6_doubtful_pairs_are_asked_about_and_sound_ones_are_not() {
    use Doubt::{
        AheadButShort, DoneButLate, DoneButShort, LateButReached, NotStartedButAhead, NotStartedButOnPlan,
        NotStartedButReached, SettledButRated,
    };
    use GradeKind::{Ahead, Behind, Late, NotRated, OnPlan};
    use Status::{Done, NotApplicable, NotStarted, Preparing, Stopped, Underway};
    // 1-1: 80% and more by R10, phases since R8. 1-2: no figure, no phase. 4-2: 100% every year. 2-2: 0枚 every year.
    type Row = (&'static str, Option<Status>, Option<GradeKind>, &'static str, &'static [Doubt]);
    let table: [Row; 27] = [
        ("m0101", None, None, "", &[]),
        ("m0101", Some(NotStarted), None, "", &[]),
        ("m0101", None, Some(Ahead), "", &[]),
        ("m0101", Some(NotStarted), Some(Ahead), "", &[NotStartedButAhead]),
        ("m0101", Some(NotStarted), Some(OnPlan), "", &[NotStartedButOnPlan]),
        ("m0102", Some(NotStarted), Some(OnPlan), "", &[]),
        ("m0101", Some(NotStarted), Some(Behind), "", &[]),
        ("m0101", Some(NotStarted), Some(NotRated), "", &[]),
        ("m0101", Some(NotStarted), None, "85", &[NotStartedButReached]),
        ("m0101", Some(NotStarted), Some(Ahead), "85", &[NotStartedButAhead, NotStartedButReached]),
        ("m0202", Some(NotStarted), None, "0", &[]),
        ("m0101", Some(Preparing), Some(Ahead), "", &[]),
        ("m0101", Some(Underway), Some(Late), "62", &[]),
        ("m0101", Some(Underway), Some(Ahead), "62", &[]),
        ("m0402", Some(Underway), Some(Ahead), "62", &[AheadButShort]),
        ("m0402", Some(Underway), Some(Behind), "100", &[LateButReached]),
        ("m0101", Some(Done), Some(OnPlan), "80", &[]),
        ("m0101", Some(Done), Some(OnPlan), "79.9", &[DoneButShort]),
        ("m0101", Some(Done), Some(Behind), "80", &[DoneButLate]),
        ("m0101", Some(Done), Some(Late), "62", &[DoneButLate, DoneButShort]),
        ("m0102", Some(Done), Some(Ahead), "", &[]),
        ("m0101", Some(Stopped), Some(Late), "", &[]),
        ("m0101", Some(Stopped), Some(Ahead), "", &[SettledButRated]),
        ("m0101", Some(Stopped), Some(OnPlan), "", &[SettledButRated]),
        ("m0101", Some(NotApplicable), Some(Behind), "", &[SettledButRated]),
        ("m0101", Some(NotApplicable), Some(NotRated), "", &[]),
        ("m0101", Some(NotApplicable), None, "", &[]),
    ];
    for (measure, status, kind, figure, wanted) in table {
        let told = FormAnswers { status, kind, figure, ..FormAnswers::default() };
        assert_eq!(asked(measure, &told), wanted, "{measure} {status:?} {kind:?} {figure}");
    }
}

#[test]
fn b6_figures_that_can_hardly_be_meant_are_asked_about() {
    use Doubt::{Negative, NotNumber, NotWhole, OutOfScale, OverWhole, TotalShrank, WrongWay};
    // 1-1: 80%. 1-3: 10分以下 from 40. 2-3: 120件 in all. 3-2: 30人 a year. 2-1: no figure. 2-2: 0枚.
    let table: [(&str, &str, Option<&str>, &[Doubt]); 27] = [
        ("m0101", "62", None, &[]),
        ("m0101", "100", None, &[]),
        ("m0101", "1234.5", None, &[OverWhole]),
        ("m0101", "100.1", None, &[OverWhole]),
        ("m0101", "約85", None, &[NotNumber]),
        ("m0101", "85人", None, &[NotNumber]),
        ("m0101", "８５，４", None, &[NotNumber]),
        ("m0101", "８５．４％", None, &[]),
        ("m0101", "60", Some("70"), &[]),
        ("m0101", "40", Some("70"), &[WrongWay]),
        ("m0101", "40", Some("言葉"), &[]),
        ("m0103", "25", None, &[]),
        ("m0103", "60", None, &[WrongWay]),
        ("m0103", "-5", None, &[Negative]),
        ("m0103", "26", Some("25"), &[]),
        ("m0103", "35", Some("25"), &[WrongWay]),
        ("m0103", "1000", None, &[OutOfScale, WrongWay]),
        ("m0203", "80", Some("40"), &[]),
        ("m0203", "39", Some("40"), &[TotalShrank]),
        ("m0203", "80.5", Some("40"), &[NotWhole]),
        ("m0203", "80.0", Some("40"), &[]),
        ("m0203", "1200", Some("40"), &[OutOfScale]),
        ("m0302", "20", Some("30"), &[]),
        ("m0302", "10", Some("30"), &[WrongWay]),
        ("m0201", "半分ほど", None, &[]),
        ("m0202", "1200", None, &[]),
        ("m0202", "5000", Some("400"), &[OutOfScale, WrongWay]),
    ];
    for (measure, figure, before, wanted) in table {
        let told = FormAnswers { figure, before, ..FormAnswers::default() };
        assert_eq!(asked(measure, &told), wanted, "{measure} {figure} {before:?}");
    }
}

#[test]
fn b6_days_before_and_after_the_year_and_days_to_come_are_asked_about() {
    use Doubt::{DayAhead, DayOfAnotherYear};
    let table: [(i32, u32, u32, &[Doubt]); 6] = [
        (2027, 4, 1, &[]),
        (2027, 3, 31, &[DayOfAnotherYear]),
        (2027, 11, 22, &[]),
        (2027, 11, 23, &[DayAhead]),
        (2028, 3, 31, &[DayAhead]),
        (2028, 4, 1, &[DayOfAnotherYear, DayAhead]),
    ];
    for (year, month, day, wanted) in table {
        let told = FormAnswers { figure: "62", on: Date::new(year, month, day), ..FormAnswers::default() };
        assert_eq!(asked("m0101", &told), wanted, "{year}-{month}-{day}");
    }
}

#[test]
fn b6_each_doubt_is_asked_in_its_own_words() {
    let words: std::collections::BTreeSet<String> =
        Doubt::ALL.into_iter().map(|doubt| ayumi::wording::doubt::question(doubt, 2027, "12", "%")).collect();
    assert_eq!(words.len(), Doubt::ALL.len());
    let kept: std::collections::BTreeSet<&str> = Doubt::ALL.into_iter().map(Doubt::word).collect();
    assert_eq!(kept.len(), Doubt::ALL.len());
}

#[test]
fn b6_what_must_stand_follows_the_role_the_state_and_the_rating() {
    use Field::{Actual, Next, Rating, Situation};
    let all =
        Demand { leads: true, required: RequiredFields::default(), figure_is_due: false, status: None, kind: None };
    let needs = |demand: Demand| Field::RECORD.into_iter().filter(|field| demand.requires(field)).collect::<Vec<_>>();
    assert_eq!(needs(all), [Field::Status, Rating, Situation]);
    assert_eq!(needs(Demand { figure_is_due: true, ..all }), [Field::Status, Rating, Actual, Situation]);
    for kind in [GradeKind::Behind, GradeKind::Late] {
        assert_eq!(needs(Demand { kind: Some(kind), ..all }), [Field::Status, Rating, Situation, Next]);
    }
    assert_eq!(needs(Demand { kind: Some(GradeKind::Ahead), ..all }), [Field::Status, Rating, Situation]);
    for status in [Status::Stopped, Status::NotApplicable] {
        let settled = Demand { status: Some(status), kind: Some(GradeKind::Late), figure_is_due: true, ..all };
        assert_eq!(needs(settled), [Field::Status]);
    }
    assert_eq!(needs(Demand { leads: false, figure_is_due: true, ..all }), [], "what others write is left to them");
}

#[test]
fn b6_before_a_file_is_made_every_measure_that_lacks_what_it_must_hold_is_named() {
    let (plan, scale, dept) = (plan(), Scale::default(), DeptId::new("joho"));
    let duties = duties(&plan, &dept, &[]);
    let mut ledger = Ledger::default();
    let mut write = |item: &str, field: Field, value: Value| {
        let author = Author {
            by: "係".to_owned(),
            at: Moment::new("2027-11-01T09:00:00+09:00"),
            tx: format!("{item}{}", field.word()),
        };
        let cell = Cell { fy: 2027, dept: dept.clone(), item: ItemId::new(item), field };
        let base = ledger.head_ids(&cell);
        ledger.insert(Draft { cell, base, value }.seal(&author));
    };
    // 2-1 C without a word; 2-2 (全ての課, 0枚 every year) all but the figure; 3-3 all; 4-1 対象外; 4-2 blanks for a text.
    for (item, status) in [
        ("m0201", "underway"),
        ("m0202", "underway"),
        ("m0303", "done"),
        ("m0401", "not_applicable"),
        ("m0402", "done"),
    ] {
        write(item, Field::Status, Value::text(status));
    }
    for (item, grade) in [("m0201", "c"), ("m0202", "b"), ("m0303", "a"), ("m0402", "b")] {
        write(item, Field::Rating, Value::text(grade));
    }
    for item in ["m0202", "m0303"] {
        write(item, Field::Situation, Value::text("終えた。"));
    }
    write("m0402", Field::Situation, Value::text("　\n"));
    write("m0402", Field::Actual, Actual { figure: "100".to_owned(), on: None }.to_value());
    let named: Vec<(String, Vec<Field>)> = missing(&plan, &ledger, &scale, &dept, &duties, Asked::of_year(2027))
        .into_iter()
        .map(|(id, of)| (id.to_string(), of))
        .collect();
    let wanted = [
        ("m0201", vec![Field::Situation, Field::Next]),
        ("m0402", vec![Field::Situation]),
        ("m0403", vec![Field::Status, Field::Rating, Field::Situation]),
        ("m0202", vec![Field::Actual]),
    ];
    assert_eq!(named, wanted.map(|(id, of)| (id.to_owned(), of)));
    let empty = Record::default();
    let (_, measure) = plan.measure(&"m0402".into()).unwrap();
    let demand = Demand::of(&plan, measure, &Asked::of_year(2027), true, &empty, &scale);
    assert_eq!(demand.missing(&empty), [Field::Status, Field::Rating, Field::Actual, Field::Situation]);
}
