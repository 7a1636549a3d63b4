//! Every number of 概況 against a count by hand, on the small plan: 2 Visions, 3 initiatives, 5 measures, 3 departments.

use std::rc::Rc;

use ayumi::app::{App, MemoryPlatform};
use ayumi::exchange::PlanMark;
use ayumi::journal::{Author, Cell, Draft, Field, Value};
use ayumi::plan::calendar::Moment;
use ayumi::ui::views::overview::Overview;
use ayumi::vault::Vault;
use leptos::prelude::*;

use crate::fixtures::small_plan;
use crate::stage;

/// Fiscal year, department, measure, field, value; R8 is 2026.
///
/// | | R8 | R9 |
/// |---|---|---|
/// | 1-1 書かない窓口 (検討 R8, 導入 R9–R10) | 準備中 D | 準備中 C |
/// | 1-2 行かない窓口 | C | nothing |
/// | 2-1 標準化 (in place by R9; ① waits for ②) | 実施中 C | 実施中 D |
/// | 2-2 紙を減らす (全ての課, every year) | nothing | 情報 未着手 B; the other two nothing |
/// | 3-1 研修 (due after the plan) | nothing | 実施中 and 完了 in conflict |
const RECORDS: [(i32, &str, &str, Field, &str); 15] = [
    (2026, "shimin", "m0101", Field::Status, "preparing"),
    (2026, "shimin", "m0101", Field::Rating, "d"),
    (2026, "shimin", "m0102", Field::Rating, "c"),
    (2026, "joho", "m0201", Field::Status, "underway"),
    (2026, "joho", "m0201", Field::Rating, "c"),
    (2027, "shimin", "m0101", Field::Status, "preparing"),
    (2027, "shimin", "m0101", Field::Rating, "c"),
    (2027, "shimin", "m0101", Field::Situation, "調整中。"),
    (2027, "joho", "m0201", Field::Status, "underway"),
    (2027, "joho", "m0201", Field::Rating, "d"),
    (2027, "joho", "m0202", Field::Status, "not_started"),
    (2027, "joho", "m0202", Field::Rating, "b"),
    (2027, "dx", "m0301", Field::Status, "underway"),
    (2027, "dx", "m0301", Field::Status, "done"),
    (2027, "dx", "m0301", Field::Next, "秋に実施"),
];

/// The words of 概況 in R9, on 22 November of it.
fn words() -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        stage::empty_app_at("#/");
        let app = App::new(
            small_plan(),
            PlanMark::of(&small_plan()),
            Rc::new(MemoryPlatform::at(stage::NOW, "#/")),
            Rc::new(Vault::new(Vec::new())),
        );
        for (n, (fy, dept, item, field, value)) in RECORDS.into_iter().enumerate() {
            let at = Moment::new(if fy == 2026 { "2027-04-08T10:21:00+09:00" } else { "2027-11-19T10:04:00+09:00" });
            let cell = Cell { fy, dept: dept.into(), item: item.into(), field };
            let author = Author { by: "担当".to_owned(), at, tx: n.to_string() };
            app.records.merge_remote_entry(Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author));
        }
        provide_context(app);
        Overview().into_view().to_html()
    });
    let mut words = String::new();
    for piece in html.replace("<!>", "").split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    words
}

#[track_caller]
fn says(texts: &[&str]) {
    let words = words();
    for text in texts {
        assert!(words.contains(text), "{text} is not in {words}");
    }
}

#[test]
fn the_head_counts_departments_that_wrote() {
    // 市民課, 情報システム課, 自治体DX推進担当: all three of the plan.
    says(&["最新の記入は11月19日 10:04。計画に名前のある3の課・担当のうち3から記入があります"]);
}

#[test]
fn totals_denominators_and_changes_are_those_of_a_hand_count() {
    says(&[
        // All but 1-2, and 2-2, of which one of three has spoken: 5 − 2. A state in conflict is entered.
        "記入済み 3／5件未記入 1件・一部の課が記入 1件",
        // 2-1; in R8 1-1. Of 3 rated in R8, of 2 now: nothing is called the same.
        "遅れ D 1件評価のある2件中。前年度末は3件中1件",
        // 1-1; in R8 1-2 and 2-1.
        "やや遅れ C 1件評価のある2件中。前年度末は3件中2件",
        // 2-1 by R9, 2-2 every year; 1-1 R10, 1-2 the plan's end, 3-1 after it. 22 November to 31 March: 8+31+31+29+31.
        "今年度末までに期限 2件年度末まで 130日",
        "食い違い 1件採用する値が未定",
        // Rated: 1-1 C, 2-1 D. Not: 2-2 by one of three, 1-2 nothing, 3-1 a state alone.
        "分母5件。評価の集計は評価のある2件（評価できない0・一部の課だけの評価1・評価の記入なし2を除く）",
    ]);
}

#[test]
fn each_figure_explains_what_it_is_made_of() {
    says(&[
        "概況の集計方法",
        "分母2件＝個別取組5件から、未記入1件・状態だけで評価の記入なし1件・一部の課だけの評価1件を除く",
        // R8: 1-1 D, 1-2 C, 2-1 C are rated; 2-2 and 3-1 have nothing.
        "前年度末は、令和8年度についての記入で1件（分母3件＝個別取組5件から、未記入2件を除く）",
        "前年度末は、令和8年度についての記入で2件",
        "期限が今年度か年度ごとの2件＋前年度までに期限の来た0件",
        "最新の記入 11月19日 10:04",
    ]);
}

#[test]
fn each_state_has_its_count_and_share() {
    // One fifth each: 1-1, 2-1, 2-2 (one of its departments), 3-1, 1-2.
    let fifths = ["準備中", "実施中", "一部の課が記入", "食い違い", "未記入"].map(|state| format!("{state}1件20.0%"));
    says(&fifths.each_ref().map(String::as_str));
    says(&["未着手0件0.0%", "完了0件0.0%"]);
}

#[test]
fn visions_and_initiatives_count_their_own() {
    let words = words();
    let table =
        words.split_once("取組ごとの状態丸1つ").unwrap().1.split_once("今年度末までに期限が来る目標").unwrap().0;
    let counted: Vec<&str> =
        table.split("記入 ").skip(1).map(|cell| &cell[..cell.find('／').unwrap() + "／0".len()]).collect();
    // Vision 1: 1-1 of two. ①: the same. Vision 2: 2-1, 3-1 of three. ②: 2-1. ③: its one.
    assert_eq!(counted, ["1／2", "1／2", "2／3", "1／2", "1／1"]);
}

#[test]
fn what_needs_attention_says_whom_it_concerns_and_what_it_blocks() {
    says(&[
        "遅れ1件2-1標準化情報システム課。後続1取組に影響（①窓口）。今年度が期限",
        // 検討 was R8's; ② before it has a D.
        "やや遅れ1件1-1書かない窓口市民課。工程「検討」の年度を過ぎて準備中、前提の取組②に遅れ。調整中",
        "食い違い1件3-1研修自治体DX推進担当の状態に、異なる記入が2つ以上届いています",
        "一部の課が記入1件2-2紙を減らす1／3課。主担当 全ての課。後続1取組に影響（①窓口）",
        "未記入1件1-2行かない窓口主担当 市民課・自治体DX推進担当",
    ]);
    let words = words();
    // 2-2 is not begun, but the plan gives it no phase to be late for.
    assert!(!words.contains("記録からは遅れ1件"));
}

#[test]
fn targets_due_this_year_are_listed() {
    says(&[
        "今年度末までに期限が来る目標　2件令和10年3月31日",
        "2-1標準化移行数　移行実施中 D遅れ",
        "2-2紙を減らす枚数　0枚一部の課が記入（1／3課）",
    ]);
}
