//! 自分の課: what a department may rely on.

use ayumi::app::{App, Command};
use ayumi::insight::{Asked, duties, groups_of, id_of_added, summaries};
use ayumi::journal::{Cell, Draft, Field, Ledger, PROFILE, Scale, Value};
use ayumi::plan::{DeptId, ItemId, MeasureId, Role};
use ayumi::ui::shell::Shell;
use ayumi::ui::views::department::{counts, first, items, next_open, previous};
use leptos::prelude::*;

use crate::city::city_plan;
use crate::stage::{app_at, empty_app_at, render, sample_entries, show};

fn page(address: &str) -> String {
    render(address, |app| view! { <Shell app=app/> })
}

fn empty_page(address: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let app: App = empty_app_at(address);
        view! { <Shell app=app/> }.to_html()
    })
}

#[test]
fn without_a_department_it_asks_for_one_and_offers_every_department_of_the_plan() {
    let html = empty_page("#/departments");
    assert!(html.contains("課の名前") && html.contains("この課の取組を開く"));
    for department in &city_plan().departments {
        assert!(html.contains(&department.name), "{} is not offered", department.name);
    }
    show("department-choose", &html);
}

#[test]
fn on_a_first_visit_everything_of_the_department_is_open_and_it_says_where_to_start() {
    let html = empty_page("#/departments/shimin");
    assert!(html.contains("市民課の記入"));
    assert!(html.contains("この年度の記入はまだありません。まず ◎主担当"));
    assert!(html.contains("この課の前年度の記入はありません。"));
    show("department-empty", &html);
}

#[test]
fn the_counts_are_those_of_the_plan_and_of_this_departments_own_voice() {
    let (plan, dept) = (city_plan(), DeptId::new("shimin"));
    let mut ledger = Ledger::default();
    ledger.union(sample_entries());
    let duties = duties(&plan, &dept, &groups_of(&ledger, &dept, 2027));
    let summaries = summaries(&plan, &ledger, &Scale::default(), 2027);
    let items = items(&duties, &summaries, &dept, Asked::of_year(2027));
    // Counted by hand, straight from plan and entries.
    let mut leads = 0;
    let mut open = 0;
    for (_, measure) in plan.measures() {
        let named = measure.leads.iter().any(|party| party.as_str() == dept.as_str());
        let everyone = measure
            .leads
            .iter()
            .any(|party| plan.groups.iter().any(|group| group.everyone && group.id.as_str() == party.as_str()));
        if named || everyone {
            leads += 1;
            let spoken = sample_entries().iter().any(|entry| {
                entry.cell().is_some_and(|cell| {
                    cell.dept == dept && cell.fy == 2027 && cell.item.as_str() == measure.id.as_str()
                })
            });
            open += usize::from(!spoken);
        }
    }
    assert_eq!(counts(&items), (leads, open));
}

#[test]
fn next_goes_round_the_open_ones_and_never_to_the_same() {
    let plan = city_plan();
    let dept = DeptId::new("shimin");
    let summaries = summaries(&plan, &Ledger::default(), &Scale::default(), 2027);
    let items = items(&duties(&plan, &dept, &[]), &summaries, &dept, Asked::of_year(2027));
    let open: Vec<MeasureId> =
        items.iter().filter(|item| item.involvement.role == Role::Lead).map(|item| item.measure.clone()).collect();
    let mut at = first(&items).unwrap();
    let mut walked = vec![at.clone()];
    for _ in 1..open.len() {
        at = next_open(&items, &at).unwrap();
        walked.push(at.clone());
    }
    assert_eq!(walked, open);
    assert_eq!(next_open(&items, &at).as_ref(), open.first());
    assert_eq!(previous(&items, &open[0]), None);
    assert_eq!(previous(&items, &open[1]).as_ref(), open.first());
}

#[test]
fn the_form_shows_the_record_of_this_year_beside_the_one_of_last_year() {
    let html = page("#/departments/shimin?sel=m0401");
    assert!(html.contains("マイナンバーカードの普及促進"));
    assert!(html.contains("前年度の記入") && html.contains("令和8年度"));
    assert!(html.contains("前年度の文を写して書き始める"));
    assert!(html.contains("aria-current=\"true\""));
    assert!(html.contains("次の未記入へ（"));
    assert_eq!(html.matches("data-look=\"solid\"").count(), 1, "one solid button a view");
    show("department", &html);
}

#[test]
fn values_in_conflict_stand_side_by_side_and_none_is_chosen() {
    let html = page("#/departments/somu?sel=m0702");
    let start = html.find("class=\"decide\"").unwrap();
    let card = &html[start..start + html[start..].find("</section>").unwrap()];
    assert!(card.contains("実施中") && card.contains("準備中") && card.contains("別のパソコン"));
    assert_eq!(card.matches("この値に決める").count(), 2);
    assert!(card.contains("採用しなかった値も履歴に残ります"));
    assert!(!html.contains("value=\"underway\" checked"));
    show("department-conflict", &html);
}

#[test]
fn a_department_without_a_part_in_a_measure_is_told_so_and_may_write() {
    let html = page("#/departments/kaikei?sel=m0401");
    assert!(html.contains("名前はありません。記入すると、"));
    assert!(html.contains("ここに書いたことは、"));
}

#[test]
fn it_says_what_is_left_to_write_whom_it_waits_for_and_who_waits_for_it() {
    let html = page("#/departments/shimin?fy=2027");
    for list in ["記入が必要なもの", "前提となる他の取組", "この課の取組が前提になる取組"]
    {
        assert!(html.contains(list), "{list} is missing");
    }
    // 市民課 leads 4-1 and 1-4 by name; ④ is a step before ①, and 14-2 is rated 遅れ in the sample.
    assert!(html.contains("14-2が遅れ"), "the lateness of ⑭ reaches ①");
    show("department-now", &html);
}

/// Adds 保険年金課 as the chooser does, and opens its page.
fn add_a_department(app: App) -> DeptId {
    let dept = id_of_added("保険年金課");
    let cell = Cell { fy: 2027, dept: dept.clone(), item: ItemId::new(PROFILE), field: Field::Name };
    let draft = Draft { cell, base: Vec::new(), value: Value::text("保険年金課") };
    app.run(Command::Record { what: "保険年金課の追加".to_owned(), drafts: vec![draft] });
    app.preferences.choose_dept(dept.clone());
    app.navigation.go_to(&format!("#/departments/{dept}"));
    dept
}

/// The page after some doing.
fn after(doing: impl FnOnce(App)) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let app = app_at("#/departments");
        doing(app);
        view! { <Shell app=app/> }.to_html()
    })
}

#[test]
fn a_department_that_was_added_has_a_page_and_is_offered_and_named_wherever_departments_are() {
    let html = after(|app| {
        add_a_department(app);
    });
    assert!(html.contains("保険年金課の記入"));
    // 全ての課 holds for it as for everyone, and no measure names it.
    assert!(html.contains("14-2") && html.contains("◎区分として") && !html.contains("◎主担当 "));
    for address in ["#/measures", "#/departments", "#/about/departments"] {
        let html = after(|app| {
            add_a_department(app);
            app.navigation.go_to(address);
        });
        // Once in the header's list, and once more in the view itself.
        assert!(html.matches("保険年金課").count() >= 2, "{address}");
    }
}

#[test]
fn after_the_addition_was_undone_its_page_says_what_is_missing_and_the_header_asks_for_a_department() {
    let html = after(|app| {
        add_a_department(app);
        app.run(Command::UndoLatest);
    });
    assert!(html.contains("この課は、このブラウザの記入にありません。") && html.contains("自分の課を選ぶ"));
    assert!(!html.contains("保険年金課の記入"));
    let header = html.split("id=\"own-dept\"").nth(1).unwrap();
    assert!(header.split("</option>").next().unwrap().contains("選んでください"));
    let html = after(|app| {
        add_a_department(app);
        app.run(Command::UndoLatest);
        app.run(Command::Redo);
    });
    assert!(html.contains("保険年金課の記入"));
}

/// m0104 of the sample: 未着手 in the second year of its phase, and rated B.
#[test]
fn where_rating_and_records_differ_the_form_says_so_under_the_rating() {
    let html = page("#/departments/dx?sel=m0104");
    assert!(html.contains("記録からの見通しは「遅れ」（工程「"));
    assert!(!html.contains("一文でお書きください"), "the sentence stands there already");
    assert!(!page("#/departments/dx?sel=m0103").contains("記録からの見通し"), "実施中, C");
}

/// The page of 市民課 with 4-1 in the form, after something was recorded about it.
fn form_of(values: &[(Field, &str)]) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let app: App = empty_app_at("#/departments/shimin?fy=2027&sel=m0401");
        for (field, value) in values {
            let cell = Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new("m0401"), field: field.clone() };
            let drafts = vec![Draft { cell, base: Vec::new(), value: Value::text(*value) }];
            app.run(Command::Record { what: String::new(), drafts });
        }
        view! { <Shell app=app/> }.to_html()
    });
    html.replace("<!>", "")
}

/// Whether the field of that label is marked as one that must be filled.
fn is_required(html: &str, label: &str) -> bool {
    let (_, after) = html.split_once(&format!("field__label\">{label}</span>")).unwrap();
    let (mark, _) = after.split_once("</").unwrap();
    assert!(mark.contains("※必須") != mark.contains("※任意"), "{label}: {mark}");
    mark.contains("※必須")
}

#[test]
fn b6_a_field_is_marked_as_required_just_when_it_is_asked_for() {
    let labels = ["状態", "進捗評価", "状況", "次にすること"];
    let marks = |values: &[(Field, &str)]| labels.map(|label| is_required(&form_of(values), label));
    assert_eq!(marks(&[]), [true, true, true, false]);
    assert_eq!(marks(&[(Field::Status, "underway"), (Field::Rating, "d")]), [true, true, true, true]);
    assert_eq!(marks(&[(Field::Status, "not_applicable")]), [true, false, false, false]);
}

/// Whether the page of 会計課 asks for its groups, after it declared some.
fn asks_for_groups(declared: Option<&[&str]>) -> bool {
    let html = after(|app| {
        app.navigation.go_to("#/departments/kaikei?fy=2027");
        if let Some(groups) = declared {
            let cell = Cell { fy: 2027, dept: DeptId::new("kaikei"), item: ItemId::new(PROFILE), field: Field::Groups };
            let value = Value::List(groups.iter().map(|group| Value::text(*group)).collect());
            let drafts = vec![Draft { cell, base: Vec::new(), value }];
            app.run(Command::Record { what: String::new(), drafts });
        }
    });
    html.contains("どれにも当てはまらない")
}

#[test]
fn a_department_is_asked_for_its_groups_until_it_has_answered_also_that_it_has_none() {
    assert!(asks_for_groups(None));
    assert!(!asks_for_groups(Some(&["madoguchi"])));
    assert!(!asks_for_groups(Some(&[])));
}

#[test]
fn the_form_comes_before_the_way_to_handing_in_and_can_be_reached_at_once() {
    let html = page("#/departments/shimin?fy=2027");
    let place = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} is missing"));
    assert!(place("記入欄へ移動") < place("id=\"duties-title\""));
    assert!(place("id=\"record-title\"") < place("id=\"finish-title\""));
    let steps = ["記入を確かめる", "課内で確認する", "市民課のファイルを作る", "取りまとめ担当へ送る"];
    assert!(steps.map(place).is_sorted());
    assert_eq!(html.matches("集計方法").count(), 1, "one a view");
}

#[test]
fn b6_what_is_still_required_is_named_with_a_link_before_the_file_is_made() {
    let html = form_of(&[(Field::Status, "underway"), (Field::Rating, "d")]);
    let (_, after) = html.split_once("id=\"finish-title\"").unwrap();
    assert!(after.contains("記入が必要なもの ") && after.contains("未記入があっても作れます。"));
    let (_, row) = after.split_once("sel=m0401").unwrap();
    let (row, _) = row.split_once("</li>").unwrap();
    assert!(row.contains("状況が未記入・遅れへの対応（次にすること）が未記入"), "{row}");
    let owner = Owner::new();
    let files = owner.with(|| {
        let app = app_at("#/files?fy=2027");
        view! { <Shell app=app/> }.to_html()
    });
    assert!(files.contains("必須の記入がまだの個別取組が"), "保存と共有 says so too");
}

#[test]
fn b6_a_doubtful_pair_is_asked_about_and_can_be_left_as_it_is() {
    let asked = "状態が「未着手」で、評価が計画を上回っています。";
    let doubtful = [(Field::Status, "not_started"), (Field::Rating, "a")];
    let html = form_of(&doubtful);
    assert!(html.contains(asked) && html.contains("このままでよい"));
    assert!(!form_of(&[(Field::Status, "underway"), (Field::Rating, "a")]).contains(asked));
}
