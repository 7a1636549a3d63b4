//! Unknown is never good news: what pages say of nothing, of one record, and of one department among many.

use ayumi::app::App;
use ayumi::insight::{Rating, State};
use ayumi::journal::{Author, Cell, Draft, Entry, Field, GradeKind, Scale, Status, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId, Role};
use ayumi::tables::{Datum, TableSource};
use ayumi::ui::shell::Shell;
use leptos::prelude::*;

use crate::city::city_plan;
use crate::stage::empty_app_at;

/// What nobody may read where something is missing.
const REASSURING: [&str; 16] = [
    "遅れはありません",
    "未記入はありません",
    "食い違いはありません",
    "食い違い 0件ありません",
    "書き残しはありません",
    "すべて届いて",
    "遅れ・やや遅れ・食い違いの記入はありません",
    "全件が記入済み",
    "前年度末と同じ",
    "前年度末より −",
    "順調",
    "見当たらない",
    "問題ありません",
    "問題はありません",
    "めやす",
    "按分",
];

const DEPT: &str = "shimin";

fn entry(dept: &str, item: &str, field: Field, value: &str) -> Entry {
    let cell = Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new(item), field };
    let author = Author { by: "係".to_owned(), at: Moment::new("2027-11-19T10:04:00+09:00"), tx: item.to_owned() };
    Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author)
}

/// 完了 and A.
fn done(dept: &str, item: &str) -> [Entry; 2] {
    [entry(dept, item, Field::Status, "done"), entry(dept, item, Field::Rating, "a")]
}

/// Everything that 市民課 leads, by name or as one of 全ての課, done and A.
fn one_of_nineteen() -> Vec<Entry> {
    let (plan, dept) = (city_plan(), DeptId::new(DEPT));
    let duties = ayumi::insight::duties(&plan, &dept, &[]);
    let led = duties.iter().filter(|duty| duty.involvement.role == Role::Lead);
    led.flat_map(|duty| done(DEPT, duty.measure.as_str())).collect()
}

fn addresses() -> Vec<String> {
    let others = [
        "#/",
        "#/measures",
        "#/graph",
        "#/graph?sel=i14&nodes=measures",
        "#/graph?sel=i04",
        "#/graph?nodes=departments&sel=i04",
        "#/roadmap",
        "#/report",
        "#/plans",
        "#/departments",
        "#/departments/joho",
        "#/departments/hoiku",
        "#/workshop/joho",
        "#/workshop/joho?sel=m1501",
        "#/workshop/shimin?sel=m0401",
        "#/collect",
        "#/files",
        "#/about",
        "#/about/saving",
    ];
    let sheets = city_plan().initiatives.into_iter().map(|initiative| format!("#/initiatives/{}", initiative.number));
    others.into_iter().map(ToOwned::to_owned).chain(sheets).collect()
}

/// A page in words, tags left out.
fn words(address: &str, entries: &[Entry], prepare: impl FnOnce(App)) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let app = empty_app_at(address);
        for entry in entries {
            app.records.merge_remote_entry(entry.clone());
        }
        prepare(app);
        view! { <Shell app=app/> }.into_view().to_html()
    });
    let html = html.replace("<!>", "");
    html.split('<').skip(1).map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

fn reassures_nobody(entries: &[Entry]) {
    for address in addresses() {
        let words = words(&address, entries, |_| {});
        for phrase in REASSURING {
            let at = words.find(phrase).map(|at| words[at.saturating_sub(90)..].chars().take(80).collect::<String>());
            assert_eq!(at, None, "{address} says {phrase}");
        }
    }
}

#[test]
fn nothing_reassuring_is_said_of_an_empty_ledger() {
    reassures_nobody(&[]);
}

#[test]
fn nothing_reassuring_is_said_of_one_record() {
    reassures_nobody(&done(DEPT, "m0403"));
}

#[test]
fn nothing_reassuring_is_said_of_one_department_of_nineteen() {
    reassures_nobody(&one_of_nineteen());
}

#[test]
fn a_department_that_waits_for_what_nobody_recorded_is_told_so() {
    let words = words("#/departments/kaikei", &[], |_| {});
    for text in ["前提となる他の取組", "前提の取組はまだ記入がありません。", "件ともまだ記入がありません"]
    {
        assert!(words.contains(text), "{text}: {words}");
    }
}

/// 4-3 is led by 全ての課.
#[test]
fn one_department_of_nineteen_never_finishes_a_measure_anywhere() {
    let entries = done(DEPT, "m0403");
    let told = "一部の課が記入（1／19課）";
    for address in ["#/measures?state=partial", "#/initiatives/4", "#/roadmap", "#/graph?sel=i04"] {
        assert!(words(address, &entries, |_| {}).contains(told), "{address}");
    }
    let overview = words("#/", &entries, |_| {});
    for text in ["記入済み 0／63件", "一部の課が記入 1件", "完了0件0.0%", "一部の課が記入1件1.6%", "4-3"]
    {
        assert!(overview.contains(text), "{text}: {overview}");
    }
    assert!(words("#/measures?state=partial", &entries, |_| {}).contains("1件／全63件"));
    assert!(words("#/measures?state=done", &entries, |_| {}).contains("0件／全63件"));
    assert!(words("#/measures?rating=ahead", &entries, |_| {}).contains("0件／全63件"));
    assert!(words("#/departments/shimin?sel=m0403", &entries, |_| {}).contains("記入した課 1／19課"));
    assert!(words("#/workshop/shimin?sel=m0403", &entries, |_| {}).contains("記入した課1／19課"));
    let collect = words("#/collect", &entries, |_| {});
    assert!(collect.contains("一部の課が記入　1件") && collect.contains("1／19課"), "{collect}");
}

#[test]
fn the_table_for_other_programs_says_how_many_of_how_many() {
    let plan = city_plan();
    let mut ledger = ayumi::journal::Ledger::default();
    ledger.union(done(DEPT, "m0403"));
    ledger.union(done("dx", "m0103"));
    let (scale, measures) = (Scale::default(), ["m0403".into(), "m0103".into(), "m0401".into()]);
    let summaries = ayumi::insight::summaries(&plan, &ledger, &scale, 2027);
    let source = TableSource {
        plan: &plan,
        ledger: &ledger,
        scale: &scale,
        fy: 2027,
        summaries: &summaries,
        measures: &measures,
    };
    let table = ayumi::tables::measures(&source);
    let column = |name: &str| table.columns.iter().position(|column| column.head == name).unwrap();
    let heads = ["状態", "進捗評価", "状態を記入した課の数", "対象の課の数", "対象の課が分かるか"];
    let cells = |row: usize| heads.map(|head| table.rows[row][column(head)].clone());
    let words = Datum::text;
    let (spoken, asked) = (Datum::count(1), Datum::count(19));
    assert_eq!(cells(0), [words("一部の課が記入"), words("一部の課が評価"), spoken.clone(), asked, words("該当")]);
    assert_eq!(cells(1), [words("一部の課が記入"), words("一部の課が評価"), spoken, Datum::Empty, words("非該当")]);
    assert_eq!(cells(2), [words("未記入"), words("未記入"), Datum::count(0), Datum::count(1), words("該当")]);
}

#[test]
fn what_one_department_says_is_late_is_seen_while_the_others_are_missing() {
    let entries = [entry(DEPT, "m0403", Field::Status, "underway"), entry(DEPT, "m0403", Field::Rating, "d")];
    for address in ["#/", "#/measures", "#/initiatives/4", "#/roadmap"] {
        let words = words(address, &entries, |_| {});
        assert!(words.contains("遅れあり（評価1／19課）"), "{address}: {words}");
    }
    assert!(words("#/graph", &entries, |_| {}).contains("遅れている前提は④の1取組"));
    let mut ledger = ayumi::journal::Ledger::default();
    ledger.union(entries);
    let summaries = ayumi::insight::summaries(&city_plan(), &ledger, &Scale::default(), 2027);
    let summary = summaries.get(&"m0403".into()).unwrap();
    assert_eq!(summary.state, State::Partial);
    assert!(matches!(&summary.rated, Rating::Grade(_, GradeKind::Late)));
}

#[test]
fn a_measure_is_done_once_all_nineteen_have_said_so() {
    let plan = city_plan();
    let entries: Vec<Entry> = plan.departments.iter().flat_map(|dept| done(dept.id.as_str(), "m0403")).collect();
    let mut ledger = ayumi::journal::Ledger::default();
    ledger.union(entries);
    let summaries = ayumi::insight::summaries(&plan, &ledger, &Scale::default(), 2027);
    let summary = summaries.get(&"m0403".into()).unwrap();
    assert_eq!((summary.state, summary.rated.kind()), (State::Recorded(Status::Done), Some(GradeKind::Ahead)));
}
