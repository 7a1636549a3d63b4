//! 比較: what people may rely on.

use ayumi::app::App;
use ayumi::plan::YearSpan;
use ayumi::plan::calendar::Date;
use ayumi::query::CompareSource;
use ayumi::ui::shell::Shell;
use leptos::prelude::*;

use crate::stage;

/// The page with the sample records, without the markers that only hydration needs.
fn page(address: &str) -> String {
    stage::render(address, |app: App| view! { <Shell app=app/> }).replace("<!>", "")
}

fn first_visit(address: &str) -> String {
    Owner::new().with(|| view! { <Shell app=stage::empty_app_at(address)/> }.into_view().to_html()).replace("<!>", "")
}

/// The counts of the row of figures, in its order.
fn figures(html: &str) -> Vec<usize> {
    let counts = html.split("class=\"figures__number\">").skip(1);
    counts.map(|after| after.split('<').next().unwrap().trim().parse().unwrap()).collect()
}

#[test]
fn pages_to_look_at() {
    stage::show("compare", &page("#/compare"));
    stage::show("compare-days", &page("#/compare?before=2027-10-01&after=now"));
    stage::show("compare-joho", &page("#/compare?dept=joho&role=lead"));
    stage::show("compare-file", &page("#/compare?before=file"));
    stage::show("compare-first", &first_visit("#/compare"));
}

#[test]
fn the_figures_make_the_whole_and_say_so() {
    let html = page("#/compare");
    let counts = figures(&html);
    assert_eq!(counts.len(), 6);
    assert_eq!(counts.iter().sum::<usize>(), 63);
    assert!(html.contains("＝63件"));
}

#[test]
fn it_begins_with_the_year_before_and_now() {
    let html = page("#/compare");
    assert!(html.contains("令和8（2026）年度の記入"), "もと");
    assert!(html.contains("令和9（2027）年度の記入"), "比べる先");
}

#[test]
fn the_first_year_is_compared_with_the_beginning_of_the_month() {
    let (years, today) = (YearSpan { first: 2026, last: 2028 }, Date::new(2026, 11, 22));
    assert_eq!(CompareSource::usual_before(years, 2027, today, None), CompareSource::Year(2026));
    assert_eq!(
        CompareSource::usual_before(years, 2026, today, None),
        CompareSource::Day(Date::new(2026, 11, 1).unwrap())
    );
    assert_eq!(CompareSource::usual_before(years, 2026, None, None), CompareSource::Now);
    assert_eq!(
        CompareSource::usual_before(years, 2026, Date::new(2027, 11, 22), None),
        CompareSource::Now,
        "that month is of another year"
    );
    assert_eq!(
        CompareSource::usual_before(years, 2026, Date::new(2026, 3, 15), None),
        CompareSource::Now,
        "before the plan"
    );
}

#[test]
fn the_same_on_both_sides_has_no_change() {
    let html = page("#/compare?before=now&after=now");
    let counts = figures(&html);
    assert_eq!(counts[..4], [0, 0, 0, 0]);
    assert!(html.contains("状態・評価・文の変わった個別取組はありません。"));
}

#[test]
fn the_filter_of_the_list_holds_here_too() {
    let html = page("#/compare?dept=joho&role=lead");
    assert_eq!(figures(&html).iter().sum::<usize>(), 17);
    assert!(html.contains("＝17件"));
    assert!(html.contains("課：情報システム課（◎主担当）"));
}

#[test]
fn a_side_without_its_file_asks_for_one_and_shows_no_figure() {
    let html = page("#/compare?before=file");
    assert!(html.contains("比べるファイルを選んでください"));
    assert!(figures(&html).is_empty());
}

#[test]
fn a_day_to_come_is_no_side() {
    let html = page("#/compare?before=2028-02-29");
    assert!(html.contains("令和10年2月29日はまだ来ていないため、比べられません。"));
    assert!(figures(&html).is_empty());
}

#[test]
fn a_side_of_which_nothing_is_recorded_is_told_so_and_not_as_nought() {
    let html = page("#/compare?before=fy2027&after=fy2028");
    assert!(html.contains("令和10（2028）年度の記入はない（全63件）。"));
    assert!(!html.contains("件から0件に"));
}

#[test]
fn nothing_recorded_is_no_good_news() {
    let html = first_visit("#/compare");
    assert_eq!(figures(&html).iter().sum::<usize>(), 63);
    assert_eq!(figures(&html)[5], 63, "比べられない");
    assert!(html.contains("どちらにも記入がないもの"));
}
