//! 報告書: what people may rely on.

use ayumi::app::App;
use ayumi::report::ReportOptions;
use ayumi::ui::shell::Shell;
use leptos::prelude::*;

use crate::stage;

fn page(address: &str) -> String {
    stage::render(address, |app: App| view! { <Shell app=app/> }).replace("<!>", "")
}

fn first_visit(address: &str) -> String {
    Owner::new().with(|| view! { <Shell app=stage::empty_app_at(address)/> }.into_view().to_html()).replace("<!>", "")
}

#[test]
fn pages_to_look_at() {
    stage::show("report", &page("#/report"));
    stage::show("report-joho", &page("#/report?dept=joho&role=lead"));
    stage::show("report-first", &first_visit("#/report"));
}

#[test]
fn every_page_says_which_of_how_many_it_is_and_of_what_it_was_made() {
    let html = page("#/report");
    let pages = html.matches("class=\"report-page\"").count();
    assert!(pages > 10);
    for at in 1..=pages {
        assert!(html.contains(&format!("<b>{at}</b> / {pages}")), "page {at} of {pages}");
    }
    assert_eq!(html.matches("計画 2026-04版").count(), pages);
    assert_eq!(html.matches("令和9年11月22日 14:32 現在").count(), pages);
    assert_eq!(html.matches("台帳 ").count(), pages);
}

#[test]
fn what_is_chosen_is_there_at_the_next_visit() {
    Owner::new().with(|| {
        let app = stage::app_at("#/report");
        let mut options = ReportOptions::default();
        options.cover.title = "中間報告書".to_owned();
        app.preferences.remember_report(&options);
        assert_eq!(app.preferences.report_options(), options);
        let html = view! { <Shell app=app/> }.into_view().to_html();
        assert!(html.contains("<h1 class=\"report-cover__name\">中間報告書</h1>"));
    });
}

#[test]
fn the_filter_of_the_list_holds_here_too() {
    let html = page("#/report?dept=joho&role=lead");
    assert!(html.contains("課：情報システム課（◎主担当）：個別取組17件（計画の全部は63件）"));
}

#[test]
fn a_filter_that_finds_nothing_says_so() {
    let html = page("#/report?q=ありえない語句");
    assert!(html.contains("条件に合う個別取組がありません"));
}

#[test]
fn the_first_visit_has_a_report_that_claims_nothing() {
    let html = first_visit("#/report");
    assert!(html.contains("個別取組63件のうち、記入のあるものはまだない。"));
    assert!(!html.contains("順調です"));
}
