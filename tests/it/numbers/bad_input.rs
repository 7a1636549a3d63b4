//! Bad input as a page tells it: figures, dates and clocks that cannot be meant; nothing typed is thrown away.

use ayumi::journal::{Actual, Field, Value};
use ayumi::plan::calendar::Date;

use super::{NEW, cell, entry, has, words_after};

/// The sheet of ③ with a figure for 3-2, 取得者数 年30人以上.
fn sheet(figure: &str, on: Option<Date>) -> String {
    words_after("#/initiatives/3", |app| {
        let value = Actual { figure: figure.to_owned(), on }.to_value();
        app.records.merge_remote_entry(entry(cell(2027, "dx", "m0302", Field::Actual), Vec::new(), value, NEW, 300));
    })
}

#[test]
fn a_figure_is_read_however_it_was_typed_and_shown_as_it_was_typed() {
    // 15 ÷ 30.
    let ways = [("15", "15人"), ("１５", "１５人"), ("15人", "15人"), ("１５ 人", "１５ 人"), ("15.0", "15.0人")];
    for (typed, shown) in ways {
        has(&sheet(typed, None), &[&format!("実績値{shown}"), "到達度 50%"]);
    }
    // Far out of range: 1,200 ÷ 30 is more than is told apart.
    has(&sheet("１，２００人", None), &["実績値１，２００人", "到達度 999.9%以上"]);
}

#[test]
fn a_figure_that_cannot_be_meant_stands_as_typed_and_says_why_there_is_no_share() {
    for (typed, why) in [
        ("15人くらい", "実績値が数として読めません（記入はそのまま残っています）"),
        ("1,2", "実績値が数として読めません（記入はそのまま残っています）"),
        ("-3", "実績値が負の数です。確かめてください"),
        ("▲３", "実績値が負の数です。確かめてください"),
        ("1000000000000000000000000000000", "桁が多すぎて計算できません"),
    ] {
        has(&sheet(typed, None), &[&format!("実績値{typed}"), &format!("到達度は出しません：{why}。")]);
    }
}

#[test]
fn a_figure_of_another_year_is_shown_with_its_day() {
    has(&sheet("15", Date::new(2019, 5, 1)), &["実績値15人", "令和元年5月1日時点"]);
}

#[test]
fn a_label_years_ahead_is_told_with_its_year_and_doubted() {
    let words = words_after("#/", |app| {
        let done = Value::text("done");
        app.records.merge_remote_entry(entry(
            cell(2027, "shimin", "m0103", Field::Status),
            Vec::new(),
            done,
            "2099-11-19T10:04:00+09:00",
            400,
        ));
    });
    has(
        &words,
        &[
            "最新の記入は令和81年11月19日 10:04",
            "最新の記入 令和81年11月19日 10:04（記入日時が正しくない可能性があります）",
            "記入済み 11／12件",
        ],
    );
}

#[test]
fn a_share_far_above_the_whole_asks_to_look_again() {
    let words = words_after("#/initiatives/4", |app| {
        let value = Actual { figure: "6200".to_owned(), on: None }.to_value();
        app.records.merge_remote_entry(entry(cell(2027, "joho", "m0402", Field::Actual), Vec::new(), value, NEW, 300));
    });
    has(&words, &["実績値6200%", "実績値が100%を超えています。単位や桁を確かめてください"]);
}

#[test]
fn a_department_that_was_renamed_keeps_its_words_under_its_own_name_and_counts_nowhere() {
    let words = words_after("#/initiatives/1", |_| {});
    // 未記入 for 1-3, and what the other says beside it.
    has(
        &words,
        &["準備中 2・未記入 1", "mukashi　担当　11月19日", "この計画にない課（1）の記入は、示すだけで数えません。"],
    );
}
