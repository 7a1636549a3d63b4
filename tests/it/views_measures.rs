//! 一覧: what people may rely on.

use std::collections::BTreeSet;

use ayumi::app::App;
use ayumi::journal::Scale;
use ayumi::plan::{MeasureId, Plan};
use ayumi::query::{DueBand, Route, Sort};
use ayumi::ui::deferred::with_next_batch;
use ayumi::ui::shell::Shell;
use ayumi::ui::views::measures::groups;
use ayumi::wording::conditions::{conditions, due_label, relaxations};
use leptos::prelude::*;

use crate::city::city_plan;
use crate::stage;

/// The page with the sample records, without the markers that only hydration needs.
fn page(address: &str) -> String {
    stage::render(address, |app: App| view! { <Shell app=app/> }).replace("<!>", "")
}

fn first_visit(address: &str) -> String {
    Owner::new().with(|| view! { <Shell app=stage::empty_app_at(address)/> }.into_view().to_html()).replace("<!>", "")
}

fn rows(html: &str) -> usize {
    html.matches("class=\"measures__row\"").count()
}

/// The number beside an option of the panel.
fn count_beside(html: &str, option: &str) -> usize {
    let (_, after) = html.split_once(&format!("class=\"checkbox__label\">{option}</span>")).unwrap();
    let (_, count) = after.split_once("class=\"checkbox__count\">").unwrap();
    count.trim_start_matches('＋').chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn ids(plan: &Plan) -> Vec<MeasureId> {
    plan.measures().map(|(_, measure)| measure.id.clone()).collect()
}

#[test]
fn pages_to_look_at() {
    stage::show("measures-joho", &page("#/measures?dept=joho&role=lead"));
    stage::show("measures", &page("#/measures"));
    stage::show("measures-due", &page("#/measures?sort=due&vision=1"));
    stage::show("measures-updated", &page("#/measures?sort=updated&vision=1&fy=2026"));
    stage::show("measures-none", &page("#/measures?dept=joho&role=lead&state=stopped"));
    stage::show("measures-first", &first_visit("#/measures?q=%E3%83%87%E3%83%BC%E3%82%BF"));
}

#[test]
fn every_measure_stands_under_its_initiative() {
    let html = page("#/measures");
    assert_eq!(rows(&html), 63);
    assert_eq!(html.matches("scope=\"rowgroup\"").count(), 16);
    assert!(html.contains("63</strong>件／全63件"));
    for (initiative, measure) in city_plan().measures() {
        let address = format!("href=\"#/initiatives/{}?sel={}\"", initiative.number, measure.id);
        assert!(html.contains(&address), "{address}");
        assert!(html.contains(measure.target_text()), "{}", measure.id);
        assert!(html.contains(measure.indicator_text()), "{}", measure.id);
    }
}

#[test]
fn joho_shisutemu_ka_as_lead_gives_17_of_63() {
    let html = page("#/measures?dept=joho&role=lead");
    assert_eq!(rows(&html), 17);
    assert!(html.contains("17</strong>件／全63件"));
    assert_eq!(html.matches("scope=\"rowgroup\"").count(), 9);
    assert!(html.contains("課：情報システム課（◎主担当）"));
    assert_eq!(count_beside(&html, "主担当"), 17);
    assert_eq!(count_beside(&html, "伴走支援担当"), 28, "by hand: ①4 ②5 ③3 ④3 ⑥4 ⑦6 ⑯3");
    assert_eq!(count_beside(&html, "検討メンバー"), 0);
    assert_eq!([1, 2, 3].map(|n| count_beside(&html, &city_plan().vision(n).unwrap().name)), [1, 5, 11]);
}

#[test]
fn counts_name_what_the_records_say() {
    let html = page("#/measures");
    // Every eighth measure of the samples is silent, seven of 63; one of them, 7-2, is in conflict instead.
    assert_eq!(count_beside(&html, "未記入"), 6);
    assert_eq!(count_beside(&html, "食い違い"), 1);
    assert_eq!(count_beside(&html, "中止"), 0);
    assert!(html.contains("data-none=\"\" class=\"checkbox\""), "nought stays in sight, in grey");
}

#[test]
fn a_first_visit_shows_the_plan_and_claims_nothing() {
    let html = first_visit("#/measures");
    assert_eq!(rows(&html), 63);
    assert_eq!(count_beside(&html, "未記入"), 63);
    assert_eq!(count_beside(&html, "未着手"), 0);
    assert_eq!(html.matches("class=\"chip\" data-state=\"not_entered\"").count(), 63);
    assert!(!html.contains("class=\"grade-label\""), "nothing is rated");
    assert!(!html.contains("記入する</a>"), "no department was chosen, so nobody is asked to record");
}

#[test]
fn the_own_department_is_led_to_what_it_has_not_recorded() {
    let html = page("#/measures?dept=shimin&role=lead&group=1");
    assert!(
        html.contains("#/departments/shimin?dept=shimin&amp;role=lead&amp;group=1&amp;sel=m"),
        "the filter goes along"
    );
    assert!(html.contains("自分の課は未記入"), "others have spoken, the own department has not");
    assert!(!page("#/measures?dept=joho&role=lead&vision=2").contains("記入する</a>"), "others' measures ask nothing");
}

#[test]
fn another_order_has_no_headings_but_names_the_initiative() {
    for sort in ["due", "updated"] {
        let html = page(&format!("#/measures?sort={sort}"));
        assert_eq!(rows(&html), 63);
        assert_eq!(html.matches("scope=\"rowgroup\"").count(), 0);
        assert_eq!(html.matches("class=\"measures__of\"").count(), 63);
    }
    assert!(page("#/measures?sort=due").contains("期限 令和10年度"));
    assert!(page("#/measures?sort=updated").contains("更新 令和9年11月19日"));
}

#[test]
fn the_fiscal_year_on_screen_is_named_and_changes_the_records() {
    let html = page("#/measures?fy=2026");
    assert!(html.contains("令和8（2026）年度の記入"));
    assert_eq!(count_beside(&html, "食い違い"), 0, "the conflict stands in 令和9年度");
    assert_eq!(count_beside(&html, "未記入"), 7);
    assert!(html.contains("毎年度・令和8年度まで") && html.contains("令和9〜10年度まで"));
}

#[test]
fn nothing_found_says_which_condition_stands_in_the_way() {
    let html = page("#/measures?dept=joho&role=lead&state=stopped");
    assert!(html.contains("条件に合う個別取組はありません。"));
    assert!(html.contains("状態『中止』を外すと17件あります。"));
    assert!(html.contains("条件を解除"));
    assert!(html.contains("0</strong>件／全63件"));
    let html = page("#/measures?state=stopped&q=zzz");
    assert!(html.contains("条件を1つ外すだけでは見つかりません。"));
}

#[test]
fn paper_gets_the_conditions_as_words() {
    let html = page("#/measures?dept=joho&role=lead&vision=3");
    assert!(
        html.contains(
            "条件：課：情報システム課（◎主担当）／Vision3：基盤の整備。並び：計画順。令和9（2027）年度の記入。"
        )
    );
}

#[test]
fn each_condition_can_be_taken_off_by_itself() {
    let plan = city_plan();
    let address =
        "#/measures?dept=joho&role=lead&group=1&vision=2,3&priority=1&state=done&rating=late&due=this_year&q=ai";
    let (route, missing) = Route::parse(address, &plan);
    assert_eq!(missing, []);
    let all = conditions(&plan, &Scale::default(), &route.criteria, 2027);
    let labels: BTreeSet<&str> = all.iter().map(|condition| condition.label.as_str()).collect();
    assert_eq!(labels.len(), 9);
    for condition in &all {
        let left = conditions(&plan, &Scale::default(), &condition.without, 2027);
        let dropped = all.len() - left.len();
        assert!(dropped == 1 || (dropped == 2 && condition.label.starts_with('課')), "{}", condition.label);
        assert!(left.iter().all(|other| other.label != condition.label));
    }
    assert!(!relaxations(&plan, &Scale::default(), &route.criteria, 2027).is_empty());
}

#[test]
fn due_labels_name_the_years() {
    let labels = |fy| DueBand::ALL.map(|band| due_label(&city_plan(), band, fy));
    assert_eq!(labels(2026), ["毎年度・令和8年度まで", "令和9〜10年度まで", "令和11年度以降"]);
    assert_eq!(labels(2027), ["毎年度・令和9年度まで", "令和10年度まで", "令和11年度以降"]);
}

#[test]
fn groups_keep_every_measure_in_the_order_found() {
    let plan = city_plan();
    for sort in Sort::ALL {
        let groups = groups(&plan, ids(&plan), sort);
        assert_eq!(groups.len(), if sort == Sort::Plan { 16 } else { 1 });
        assert_eq!(groups.into_iter().flat_map(|group| group.measures).collect::<Vec<_>>(), ids(&plan));
    }
}

#[test]
fn built_rows_stay_and_the_first_of_the_missing_come_until_all_are_built() {
    let all = ids(&city_plan());
    let found: Vec<MeasureId> = all.iter().step_by(2).cloned().collect();
    let before = [all[1].clone(), all[40].clone()];
    let first = with_next_batch(&before, &found, 3);
    assert_eq!(first, [&all[0], &all[2], &all[4], &all[40]].map(Clone::clone), "in the order of what is wanted");
    let mut built = first;
    for _ in 0..found.len() {
        let next = with_next_batch(&built, &found, 3);
        assert!(next.len() == found.len() || next.len() == built.len() + 3);
        built = next;
    }
    assert_eq!(built, found);
    assert_eq!(with_next_batch(&[], &found, usize::MAX), found);
}
