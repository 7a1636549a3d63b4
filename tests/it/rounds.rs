//! 調査回: rounds are entries like any other; whom they ask for what, and what came after one was closed.

use std::collections::BTreeSet;

use ayumi::exchange::{Export, PlanMark, Scope, file_name, read_snapshot, review, write_snapshot};
use ayumi::insight::{
    Asked, Fact, Record, RequiredFields, Rounds, SinceClosing, cells_after, close, copies, duties, groups_of, missing,
    pending_input, since_closing, uncounted,
};
use ayumi::journal::{Author, Cell, Closing, Draft, Entry, Field, Ledger, RoundId, Scale, Value};
use ayumi::plan::DeptId;
use ayumi::plan::calendar::{Date, Moment};
use ayumi::wording::{names, rounds, values};
use proptest::prelude::*;

use super::fixtures::{author, cell, record, small_plan, worlds};

/// 令和8年度上期 of the small world.
const FIRST: RoundId = RoundId { fy: 2026, number: 1 };

fn by(name: &str, at: &str) -> Author {
    Author { by: name.to_owned(), at: Moment::new(at), tx: format!("tx {name} {at}") }
}

/// What someone says of a round with the ledger before his eyes.
fn says(ledger: &mut Ledger, id: RoundId, field: Field, value: Value, author: &Author) {
    let cell = id.cell(field);
    let base = ledger.head_ids(&cell);
    ledger.insert(Draft { cell, base, value }.seal(author));
}

fn list(words: &[&str]) -> Value {
    Value::List(words.iter().map(|word| Value::text(*word)).collect())
}

fn opened(ledger: &mut Ledger, id: RoundId, name: &str, due: &str) {
    let office = by("推進係", "2026-11-01T09:00:00+09:00");
    says(ledger, id, Field::RoundName, Value::text(name), &office);
    says(ledger, id, Field::AnswerDue, Value::text(due), &office);
}

fn closed(ledger: &mut Ledger, id: RoundId, at: &str) {
    let closing = close(ledger, id, "推進係", &Moment::new(at));
    says(ledger, id, Field::Closing, closing.to_value(), &by("推進係", at));
}

#[test]
fn a_round_is_in_force_from_its_making_until_it_is_closed_or_taken_back() {
    let (plan, mut ledger) = (small_plan(), Ledger::default());
    assert_eq!(Rounds::of(&plan, &ledger).in_force(2026), None);
    opened(&mut ledger, FIRST, "令和8年度上期", "2026-12-03");
    let read = Rounds::of(&plan, &ledger);
    let round = read.in_force(2026).unwrap();
    assert_eq!((round.id, round.name.said().map(String::as_str)), (FIRST, Some("令和8年度上期")));
    assert_eq!(round.days_left(Date::new(2026, 11, 22)), Some(11));
    assert_eq!(round.days_left(Date::new(2026, 12, 6)), Some(-3));
    assert_eq!((read.in_force(2027), read.last_closed(2027)), (None, None), "another year is asked for nothing");
    let before = ledger.clone();
    closed(&mut ledger, FIRST, "2026-12-10T17:00:00+09:00");
    let read = Rounds::of(&plan, &ledger);
    assert_eq!((read.in_force(2026), read.last_closed(2026).map(|round| round.id)), (None, Some(FIRST)));
    assert_eq!(read.closed_for(2026).map(|round| round.id), Some(FIRST));
    // Undone, it is open again; its making undone, it is none.
    says(&mut ledger, FIRST, Field::Closing, Value::Null, &author("推進係", 2));
    assert_eq!(Rounds::of(&plan, &ledger), Rounds::of(&plan, &before));
    for field in Field::ROUND {
        says(&mut ledger, FIRST, field, Value::Null, &author("推進係", 3));
    }
    assert_eq!(Rounds::of(&plan, &ledger), Rounds::default());
}

#[test]
fn of_two_open_rounds_the_later_by_number_is_in_force() {
    let (plan, mut ledger) = (small_plan(), Ledger::default());
    for number in [10, 2, 1] {
        opened(&mut ledger, RoundId { fy: 2026, number }, "調査", "2026-12-03");
    }
    let read = Rounds::of(&plan, &ledger);
    let numbers: Vec<u16> = read.of_year(2026).map(|round| round.id.number).collect();
    assert_eq!(numbers, [1, 2, 10]);
    assert_eq!(read.in_force(2026).unwrap().id.number, 10);
    closed(&mut ledger, RoundId { fy: 2026, number: 10 }, "2026-12-10T17:00:00+09:00");
    let read = Rounds::of(&plan, &ledger);
    assert_eq!(read.in_force(2026).unwrap().id.number, 2, "one that was forgotten is still open");
}

#[test]
fn offices_that_make_or_close_a_round_differently_meet_in_a_conflict_that_hides_no_duty() {
    let (plan, mut one, mut two) = (small_plan(), Ledger::default(), Ledger::default());
    opened(&mut one, FIRST, "令和8年度上期", "2026-12-03");
    opened(&mut two, FIRST, "令和8年度上期", "2026-12-10");
    let office = by("別の係", "2026-11-02T09:00:00+09:00");
    says(&mut one, FIRST, Field::AskedDepartments, list(&["shimin"]), &office);
    says(&mut two, FIRST, Field::AskedDepartments, list(&["joho"]), &office);
    one.union(two.entries().cloned().collect::<Vec<_>>());
    let torn: Vec<Field> = one.conflicts().iter().map(|cell| cell.field.clone()).collect();
    assert_eq!(torn, [Field::AnswerDue, Field::AskedDepartments], "what they say alike is agreed");
    let read = Rounds::of(&plan, &one);
    let round = read.in_force(2026).unwrap();
    assert!(round.asks(&"shimin".into()) && round.asks(&"joho".into()) && !round.asks(&"dx".into()));
    assert_eq!(round.days_left(Date::new(2026, 11, 22)), None, "nobody has decided which day it is");
    let due = rounds::due(round, Date::new(2026, 11, 22)).unwrap();
    assert!(due.contains("12月3日") && due.contains("12月10日") && due.contains("食い違い"), "{due}");
    // Closed by both, at other hours: it is closed, and which closing holds is to be decided.
    let mut other = one.clone();
    closed(&mut one, FIRST, "2026-12-11T09:00:00+09:00");
    closed(&mut other, FIRST, "2026-12-14T09:00:00+09:00");
    one.union(other.entries().cloned().collect::<Vec<_>>());
    let read = Rounds::of(&plan, &one);
    let round = read.last_closed(2026).unwrap();
    assert!(round.closing.is_torn() && round.closed().is_none() && read.in_force(2026).is_none());
    // Decided like any other conflict: the value says itself when it was closed.
    let value = one.heads(&FIRST.cell(Field::Closing))[0].value().unwrap().clone();
    says(&mut one, FIRST, Field::Closing, value.clone(), &by("推進係", "2027-01-05T09:00:00+09:00"));
    let read = Rounds::of(&plan, &one);
    assert_eq!(read.last_closed(2026).unwrap().closed(), Closing::of_value(&value).as_ref());
}

#[test]
fn a_round_narrows_what_is_asked_for_and_nothing_else() {
    let (plan, mut ledger) = (small_plan(), Ledger::default());
    let dept = DeptId::new("shimin");
    let duties = duties(&plan, &dept, &groups_of(&ledger, &dept, 2026));
    let scale = Scale::default();
    let asked_of = |ledger: &Ledger, asked| missing(&plan, ledger, &scale, &dept, &duties, asked);
    let usual = asked_of(&ledger, Asked::of_year(2026));
    assert!(!usual.is_empty());
    opened(&mut ledger, FIRST, "令和8年度上期", "2026-12-03");
    let read = Rounds::of(&plan, &ledger);
    let asked = Asked { fy: 2026, round: read.in_force(2026) };
    assert_eq!(asked_of(&ledger, asked), usual, "a round that names nothing asks what a year asks");
    assert_eq!(asked.departments(&plan, &ledger), Asked::of_year(2026).departments(&plan, &ledger));
    let office = author("推進係", 1);
    let first = usual[0].0.clone();
    says(&mut ledger, FIRST, Field::AskedMeasures, list(&[first.as_str(), "m9999"]), &office);
    says(&mut ledger, FIRST, Field::RequiredFields, list(&["evidence"]), &office);
    let read = Rounds::of(&plan, &ledger);
    let asked = Asked { fy: 2026, round: read.in_force(2026) };
    assert_eq!(asked_of(&ledger, asked), [(first.clone(), vec![Field::Status, Field::Evidence])]);
    assert_eq!(read.in_force(2026).unwrap().strange_measures(&plan), 1);
    let left = pending_input(&plan, &ledger, &scale, &dept, &duties, asked, None);
    assert_eq!(left.iter().map(|(measure, _)| measure.clone()).collect::<Vec<_>>(), [first]);
    says(&mut ledger, FIRST, Field::AskedDepartments, list(&["joho", "a-stranger"]), &office);
    let read = Rounds::of(&plan, &ledger);
    let asked = Asked { fy: 2026, round: read.in_force(2026) };
    assert_eq!(asked_of(&ledger, asked), [], "a department that is not asked has nothing to hand in");
    assert_eq!(asked.departments(&plan, &ledger), ["joho".into()]);
    assert_eq!(asked.round.unwrap().strange_departments(&plan), BTreeSet::from([&DeptId::new("a-stranger")]));
}

#[test]
fn what_is_recorded_after_the_closing_is_marked_and_counts_all_the_same() {
    let (plan, mut ledger) = (small_plan(), Ledger::default());
    let status = cell("shimin", "m0101", Field::Status);
    record(&mut ledger, &status, "underway", &author("市民課", 1));
    opened(&mut ledger, FIRST, "令和8年度上期", "2026-12-03");
    closed(&mut ledger, FIRST, "2026-12-10T17:00:00+09:00");
    let closing = Rounds::of(&plan, &ledger).last_closed(2026).unwrap().closed().unwrap().clone();
    assert_eq!((closing.count, since_closing(&ledger, FIRST, &closing)), (1, SinceClosing::Same));
    record(&mut ledger, &status, "done", &by("市民課", "2026-12-10T17:00:01+09:00"));
    assert_eq!(cells_after(&ledger, FIRST, &closing), std::slice::from_ref(&status));
    let then = ledger.as_of_closing(&closing);
    assert_eq!(then.reading(&status).value(), Some(&Value::text("underway")), "前回 is what stood at the closing");
    assert_eq!(since_closing(&ledger, FIRST, &closing), SinceClosing::Same);
    let record_now = Record::of(&ledger, 2026, &status.dept, &status.item);
    assert_eq!(record_now.status.map(|status| status.word().to_owned()).as_deref(), Some("done"));
    // Labelled before the closing, arrived after it: the label alone would not show it.
    record(&mut ledger, &cell("joho", "m0201", Field::Status), "done", &author("情報システム課", 2));
    assert_eq!(since_closing(&ledger, FIRST, &closing), SinceClosing::More(1));
    assert_eq!(since_closing(&Ledger::default(), FIRST, &closing), SinceClosing::Fewer(1));
    let mut other = Ledger::default();
    record(&mut other, &status, "stopped", &author("市民課", 1));
    assert_eq!(since_closing(&other, FIRST, &closing), SinceClosing::Others);
    // The next round of the year takes over: what comes now answers that one.
    opened(&mut ledger, RoundId { fy: 2026, number: 2 }, "令和8年度末", "2027-04-05");
    assert_eq!(Rounds::of(&plan, &ledger).closed_for(2026), None);
}

#[test]
fn a_round_that_this_version_cannot_read_is_kept_and_asks_for_nothing() {
    let (plan, mut sound) = (small_plan(), Ledger::default());
    opened(&mut sound, FIRST, "令和8年度上期", "2026-12-03");
    let damaged = [
        (Field::RoundName, Value::Integer(7)),
        (Field::AnswerDue, Value::text("2026-02-30")),
        (Field::AnswerDue, Value::text("0202-12-03")),
        (Field::AskedDepartments, Value::text("all")),
        (Field::AskedMeasures, Value::List(vec![Value::Bool(true)])),
        (Field::RequiredFields, list(&["status", "a field of a newer version"])),
        (Field::Closing, Value::text("closed")),
        (
            Field::Closing,
            Closing { at: Moment::new("いつか"), by: String::new(), count: 0, digest: "a".repeat(26) }.to_value(),
        ),
    ];
    for (field, value) in damaged {
        let mut ledger = sound.clone();
        says(&mut ledger, FIRST, field.clone(), value.clone(), &author("別の版", 9));
        let read = Rounds::of(&plan, &ledger);
        assert_eq!((read.in_force(2026), read.last_closed(2026)), (None, None), "{field:?} {value:?}");
        assert!(!read.all()[0].is_readable, "{field:?} {value:?}");
        assert_eq!(ledger.heads(&FIRST.cell(field))[0].value(), Some(&value), "kept as it came");
    }
    for item in ["@round-", "@round-0", "@round-01", "@round-+1", "@round-99999", "round-1", "@round-1 "] {
        assert_eq!(RoundId::of_item(2026, &item.into()), None, "{item}");
    }
    let elsewhere = Cell { dept: "shimin".into(), ..FIRST.cell(Field::RoundName) };
    assert_eq!(RoundId::of_cell(&elsewhere), None, "a department that writes there makes no round");
}

#[test]
fn rounds_are_no_record_of_a_department_and_no_stranger() {
    let (plan, mut ledger) = (small_plan(), Ledger::default());
    opened(&mut ledger, FIRST, "令和8年度上期", "2026-12-03");
    closed(&mut ledger, FIRST, "2026-12-10T17:00:00+09:00");
    assert_eq!(uncounted(&plan, &ledger, 2026), 0);
    assert!(
        ayumi::insight::summaries(&plan, &ledger, &Scale::default(), 2026)
            .iter()
            .all(|(_, one)| one.reports.is_empty())
    );
    let mark = PlanMark::of(&plan);
    let export = |scope| Export {
        exported_at: Moment::new("2026-11-22T18:00:00+09:00"),
        dept: Some("joho".into()),
        name: String::new(),
        scope,
        round: Some("令和8年度上期".to_owned()),
    };
    record(&mut ledger, &cell("shimin", "m0101", Field::Status), "done", &author("市民課", 1));
    record(&mut ledger, &cell("joho", "m0201", Field::Status), "done", &author("情報システム課", 1));
    // 依頼ファイル has the round alone; every department's file takes it along; a file of another year does not.
    let count = |scope| write_snapshot(&plan, &mark, &ledger, &export(scope)).count;
    assert_eq!(count(Scope::of_round(FIRST)), 3);
    assert_eq!(count(Scope::of_dept("shimin".into())), 4);
    assert_eq!(count(Scope { fy: Some(2027), ..Scope::of_dept("shimin".into()) }), 0);
    let written = write_snapshot(&plan, &mark, &ledger, &export(Scope::of_round(FIRST)));
    assert_eq!(written.file_name, "ayumi_依頼_令和8年度上期_2026-11-22.json");
    let parsed = read_snapshot(&plan, &written.file_name, written.text.as_bytes()).unwrap();
    let review = review(&plan, &Ledger::default(), &parsed);
    assert_eq!((review.added, review.not_in_plan, review.unknown), (3, 0, 0));
    assert!(review.strangers.is_empty());
    assert_eq!(
        file_name(&plan, &export(Scope::of_dept("shimin".into()))),
        "ayumi_市民課_令和8年度上期_2026-11-22.json"
    );
}

#[test]
fn a_rounds_name_is_text_wherever_it_goes() {
    let (plan, mut ledger) = (small_plan(), Ledger::default());
    for hostile in ["<b>=1+1\u{202e}/\\:*?\"<>|..", &"長".repeat(10_000), "\u{200b}", "  ", "=HYPERLINK(\"x\")"] {
        says(&mut ledger, FIRST, Field::RoundName, Value::text(hostile), &author("係", 1));
        let read = Rounds::of(&plan, &ledger);
        let name = rounds::name(read.in_force(2026).unwrap_or(&read.all()[0]));
        assert!(!name.is_empty() && name.chars().count() <= 80, "{name}");
        assert!(!name.contains(['\u{202e}', '\u{200b}']), "{name}");
        let whose = DeptId::new("課".repeat(60));
        let export = Export {
            exported_at: Moment::new("2026-11-22T18:00:00+09:00"),
            dept: None,
            name: String::new(),
            scope: Scope::of_dept(whose),
            round: Some(hostile.to_owned()),
        };
        let file = file_name(&plan, &export);
        assert!(
            file.chars().count() <= 77 && !file.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', ' ']),
            "{file}"
        );
    }
}

#[test]
fn a_conflict_of_a_round_reads_like_any_other() {
    let plan = small_plan();
    let cell = FIRST.cell(Field::AskedDepartments);
    let value = list(&["shimin", "joho", "よその課"]);
    let words = values::value_of(&plan, &Scale::default(), &cell, Some(&value));
    assert!(words.starts_with("3課（") && words.contains("市民課"), "{words}");
    assert_eq!(names::item(&plan, &cell.item).1, "調査回");
    assert_eq!(names::dept(&plan, &cell), "取りまとめ担当");
    let closing = Closing {
        at: Moment::new("2026-12-10T17:00:00+09:00"),
        by: "山田".to_owned(),
        count: 3,
        digest: "a".repeat(26),
    };
    let words = values::value_of(&plan, &Scale::default(), &FIRST.cell(Field::Closing), Some(&closing.to_value()));
    assert_eq!(words, "令和8年12月10日 17:00　山田");
    // Whoever closed it can be erased like any name.
    let mut ledger = Ledger::default();
    says(&mut ledger, FIRST, Field::Closing, closing.to_value(), &author("係", 1));
    assert_eq!(copies(&ledger, &cell, "山田", &str::to_owned).found.len(), 1);
}

#[test]
fn days_are_counted_only_where_the_clock_can_be_believed() {
    let (plan, mut ledger) = (small_plan(), Ledger::default());
    opened(&mut ledger, FIRST, "令和8年度上期", "2026-12-03");
    let read = Rounds::of(&plan, &ledger);
    let round = read.in_force(2026).unwrap();
    let due = |year, month, day| rounds::due(round, Date::new(year, month, day)).unwrap();
    assert_eq!(due(2026, 11, 22), "回答期限 12月3日（あと11日）");
    assert_eq!(due(2026, 12, 3), "回答期限 12月3日（今日まで）");
    assert_eq!(due(2026, 12, 6), "回答期限 12月3日（期限を3日過ぎました）");
    assert_eq!(due(1970, 1, 1), "回答期限 12月3日");
    assert_eq!(due(2099, 1, 1), "回答期限 12月3日");
    assert_eq!(rounds::due(round, None).unwrap(), "回答期限 12月3日");
}

/// Rounds by careless offices: any fact, any value, any order of seeing.
fn offices() -> impl Strategy<Value = Vec<Entry>> {
    let step = (1..3_u16, 0..6_usize, 0..4_usize, 0..60_u32, any::<bool>());
    prop::collection::vec(step, 1..12).prop_map(|steps| {
        let mut ledger = Ledger::default();
        for (number, field, value, minute, sees) in steps {
            let cell = RoundId { fy: 2026, number }.cell(Field::ROUND[field].clone());
            let closing = close(&ledger, FIRST, "係", &Moment::new(format!("2026-12-10T17:{minute:02}:00+09:00")));
            let value = match (field, value) {
                (_, 0) => Value::Null,
                (0, _) => Value::text(["上期", "年度末", "調査"][value - 1]),
                (1, _) => Value::text(format!("2026-12-0{value}")),
                (5, _) => closing.to_value(),
                _ => list(&["shimin", "m0101", "status"][..value]),
            };
            let base = if sees { ledger.head_ids(&cell) } else { Vec::new() };
            ledger.insert(Draft { cell, base, value }.seal(&author("係", minute)));
        }
        ledger.entries().map(|entry| Entry::clone(entry)).collect()
    })
}

proptest! {
    #[test]
    fn what_rounds_say_does_not_depend_on_the_order_in_which_files_come(
        entries in offices(), records in worlds(12), cut in any::<prop::sample::Index>(),
    ) {
        let plan = small_plan();
        let (one, two) = entries.split_at(cut.index(entries.len()));
        let mut straight = Ledger::default();
        straight.union(entries.clone());
        let rounds = Rounds::of(&plan, &straight);
        let mut mixed = Ledger::default();
        mixed.union(two.to_vec());
        mixed.union(records);
        mixed.union(one.to_vec());
        prop_assert_eq!(&rounds, &Rounds::of(&plan, &mixed), "nor on what departments recorded");
        for round in rounds.all() {
            prop_assert!(!(round.is_open() && round.is_closed()));
            let torn = mixed.conflicts().contains(&round.id.cell(Field::AnswerDue));
            prop_assert_eq!(round.due.is_torn(), torn);
            prop_assert!(matches!(round.due, Fact::Open) || round.due.all().count() > 0 || !round.is_readable);
        }
        for fy in [2025, 2027] {
            prop_assert_eq!(rounds.in_force(fy), None);
        }
    }

    #[test]
    fn a_closing_notices_whatever_comes_later(records in worlds(16), later in worlds(6), minute in 0..60_u32) {
        let at = Moment::new(format!("2026-11-22T13:{minute:02}:00+09:00"));
        let mut ledger = Ledger::default();
        ledger.union(records);
        let closing = close(&ledger, FIRST, "係", &at);
        prop_assert_eq!(since_closing(&ledger, FIRST, &closing), SinceClosing::Same);
        prop_assert_eq!(Closing::of_value(&closing.to_value()), Some(closing.clone()));
        let added = ledger.union(later);
        let late = added.iter().filter_map(|id| ledger.get(*id)).filter(|entry| closing.is_before(entry.at())).count();
        let seen = match since_closing(&ledger, FIRST, &closing) {
            SinceClosing::Same => 0,
            SinceClosing::More(more) => more,
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        prop_assert_eq!(late + seen, added.len());
        let marked: BTreeSet<Cell> = cells_after(&ledger, FIRST, &closing).into_iter().collect();
        for entry in ledger.entries() {
            let cell = entry.cell().unwrap();
            prop_assert!(!closing.is_before(entry.at()) || marked.contains(cell));
        }
    }

    #[test]
    fn fields_that_are_required_are_a_set_with_the_state_in_it(fields in prop::collection::vec(0..6_usize, 0..8)) {
        let required = RequiredFields::of(fields.iter().map(|at| Field::RECORD[*at].clone()));
        prop_assert!(required.contains(&Field::Status) && !required.contains(&Field::Tally));
        for (at, field) in Field::RECORD.iter().enumerate() {
            prop_assert_eq!(required.contains(field), fields.contains(&at) || at == 0);
        }
        prop_assert_eq!(RequiredFields::of(required.fields()), required);
    }
}
