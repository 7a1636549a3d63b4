//! 取組: what people may rely on.

use ayumi::app::{App, Command, Extent};
use ayumi::journal::{Actual, Author, Cell, Draft, Field, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId};
use ayumi::ui::shell::{Shell, ShellProps};
use ayumi::ui::views::initiative::{Initiative, InitiativeProps};
use leptos::prelude::*;

use crate::city::city_plan;
use crate::stage;

fn view(address: &str, number: u16) -> String {
    stage::render(address, |app| {
        provide_context(app);
        Initiative(InitiativeProps { number })
    })
}

/// The words of a piece of markup, without comments and tags.
fn words(html: &str) -> String {
    let mut words = String::new();
    for piece in html.replace("<!>", "").split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    words
}

fn tell(app: App, dept: &str, measure: &str, field: Field, value: Value) {
    let cell = Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new(measure), field };
    let author = Author { by: "窓口係".to_owned(), at: Moment::new(stage::NOW), tx: dept.to_owned() };
    app.records.merge_remote_entry(Draft { cell, base: Vec::new(), value }.seal(&author));
}

/// A second department speaks about 1-1.
fn second_voice(app: App) {
    tell(app, "shimin", "m0101", Field::Status, Value::text("preparing"));
    tell(app, "shimin", "m0101", Field::Rating, Value::text("c"));
    let actual = Actual { figure: "41.5".to_owned(), on: Date::new(2027, 9, 30) };
    tell(app, "shimin", "m0101", Field::Actual, actual.to_value());
}

#[test]
fn pictures() {
    for (name, number, address) in [
        ("initiative-14", 14, "#/initiatives/14"),
        ("initiative-7", 7, "#/initiatives/7?sel=m0702"),
        ("initiative-1", 1, "#/initiatives/1?sel=m0103"),
        ("initiative-5", 5, "#/initiatives/5"),
    ] {
        let page = stage::render(address, |app| {
            if number == 1 {
                second_voice(app);
            }
            Shell(ShellProps { app })
        });
        stage::show(name, &page);
    }
}

#[test]
fn the_sheet_has_every_text_of_the_plan_verbatim() {
    let plan = city_plan();
    for initiative in &plan.initiatives {
        let html = words(&view(&format!("#/initiatives/{}", initiative.number), initiative.number));
        let html = html.replace("&amp;", "&");
        let printed = [&initiative.overview, &initiative.background, &initiative.outcome];
        let mut texts: Vec<&String> = printed.into_iter().flatten().chain([&initiative.name]).collect();
        texts.extend(&initiative.notes);
        for measure in &initiative.measures {
            texts.extend([Some(&measure.name), measure.indicator.as_ref()].into_iter().flatten());
            texts.extend(measure.target.as_ref().map(|target| &target.text));
            texts.extend(measure.phases.iter().map(|phase| &phase.text));
            texts.extend(&measure.notes);
        }
        for text in texts {
            assert!(html.contains(text.as_str()), "取組{}: {text}", initiative.number);
        }
    }
}

#[test]
fn one_departments_figure_stands_large_with_its_unit_and_last_years() {
    let html = view("#/initiatives/14", 14);
    let text = words(&html);
    assert!(text.contains("62%") && text.contains("前年度 35%") && text.contains("令和9年10月31日時点"));
    // 35 % in the first year, 90 % by the end of the third: half of 55 % more by the end of the second.
    assert!(text.contains("等分の参考値 62.5%") && !text.contains("めやす"));
    assert!(text.contains("14-2の遅れが、後続4取組に影響する可能性があります。"));
    assert!(text.contains("取組⑦の行だけに記載"));
    assert!(!html.contains("<table class=\"table sheet__spread\""));
}

#[test]
fn a_target_that_is_no_number_gets_no_bar_and_no_percentage() {
    // 14-3 has no record, 7-1 is 本格実施 by 令和9年度: neither has a bar; 7-3 to 7-6 have.
    let html = view("#/initiatives/7", 7);
    assert_eq!(html.matches("class=\"target-bar\"").count(), 4);
    // 8-2 to 8-5 are to be in place; only 8-1 is a figure.
    assert_eq!(view("#/initiatives/8", 8).matches("class=\"target-bar\"").count(), 1);
}

#[test]
fn several_departments_stand_side_by_side_and_are_never_averaged() {
    let html = stage::render("#/initiatives/1", |app| {
        second_voice(app);
        provide_context(app);
        Initiative(InitiativeProps { number: 1 })
    });
    let text = words(&html);
    assert!(html.contains("sheet__spread"));
    assert!(text.contains("2課の記入。実績値は平均や合計をせずに並べています。"));
    assert!(text.contains("62%") && text.contains("41.5%") && !text.contains("51.75"));
}

#[test]
fn a_conflict_is_told_with_who_and_when_and_leads_to_where_it_is_decided() {
    let html = view("#/initiatives/7", 7);
    let text = words(&html);
    assert!(text.contains("総務課の状態：「") && text.contains("（別のパソコン　11月10日 17:58）"));
    assert!(html.contains("href=\"#/collect\">取りまとめで開く"));
}

#[test]
fn a_missing_roadmap_is_said_and_nothing_is_invented() {
    let html = view("#/initiatives/5", 5);
    assert_eq!(words(&html).matches("原典の本文に記載なし").count(), 3 + 1, "three measures and the remark");
    assert!(!html.contains("phase-strip"));
}

#[test]
fn remarks_on_the_source_stand_on_the_sheet_they_concern() {
    assert!(words(&view("#/initiatives/8", 8)).contains("電子決済環境"));
    assert!(words(&view("#/initiatives/8", 8)).contains("「電子決裁環境」の誤りと思われる"));
    assert!(!words(&view("#/initiatives/3", 3)).contains("原典注記"));
}

#[test]
fn the_selected_measure_is_marked_and_can_take_the_focus() {
    let html = view("#/initiatives/7?sel=m0702", 7);
    assert_eq!(html.matches("data-selected").count(), 1);
    assert!(html.contains("id=\"m0702\" tabindex=\"-1\""));
    assert!(words(&html).contains("選択中"));
}

#[test]
fn recording_is_offered_only_where_ones_department_has_a_part() {
    // 市民課 takes part in 4-1 by name; in 6-1 not at all.
    assert!(view("#/initiatives/4", 4).contains("href=\"#/departments/shimin?sel=m0401\""));
    assert!(!view("#/initiatives/6", 6).contains("#/departments/shimin"));
}

#[test]
fn history_tells_old_and_new_value_who_and_when() {
    let html = stage::render("#/initiatives/4", |app| {
        let cell = Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new("m0401"), field: Field::Status };
        let base = app.records.ledger().read_untracked().head_ids(&cell);
        assert_eq!(base.len(), 1, "the sample has a state");
        let author = Author { by: "鈴木".to_owned(), at: Moment::new(stage::NOW), tx: "later".to_owned() };
        app.records.merge_remote_entry(Draft { cell, base, value: Value::text("done") }.seal(&author));
        provide_context(app);
        Initiative(InitiativeProps { number: 4 })
    });
    let text = words(&html);
    assert!(text.contains("→ 完了") && text.contains("市民課　鈴木　11月22日 14:32"));
    assert!(text.contains("履歴"));
}

#[test]
fn without_records_the_sheet_is_the_plan_itself() {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(stage::empty_app_at("#/initiatives/1"));
        Initiative(InitiativeProps { number: 1 }).into_view().to_html()
    });
    let text = words(&html);
    assert_eq!(text.matches("この年度の記入はまだありません").count(), 4 + 1, "four measures and the history");
    assert!(text.contains("◎ 主担当全ての課・窓口所管課・管財課"));
}

#[test]
fn a_history_offers_to_erase_personal_data_says_what_that_does_and_shows_who_did_it() {
    let owner = Owner::new();
    owner.with(|| {
        // Opening a browser makes what is spawned run at once.
        let _ = crate::app_laws::Browser::new();
        let app = stage::app_at("#/initiatives/14?fy=2027");
        let html = Shell(ShellProps { app }).into_view().to_html();
        assert!(html.contains("個人情報を消す"));
        assert!(!html.contains("この文を消す"), "what goes is looked for and shown when one asks");
        let item = ItemId::new("m1401");
        let cell = app
            .records
            .ledger()
            .read_untracked()
            .cells_of(2027, &item)
            .find(|cell| cell.field == Field::Situation)
            .cloned()
            .unwrap();
        let entries = app.records.ledger().read_untracked().head_ids(&cell);
        app.preferences.name_author("DX推進担当".to_owned());
        let erasure = Box::new(app.records.erasure_of(entries[0], &[]).unwrap());
        app.run(Command::Erase { what: "14-1 状況".to_owned(), erasure, extent: Extent::default() });
        let html = Shell(ShellProps { app }).into_view().to_html();
        assert!(html.contains("個人情報のため消去（DX推進担当・11月22日 14:32）"));
    });
}
