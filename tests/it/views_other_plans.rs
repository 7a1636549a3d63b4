//! Every view of plans that print less than this city's, or other kinds of targets: they stand, and say nothing untrue.

use ayumi::app::App;
use ayumi::journal::{Actual, Cell, Draft, Field, Status, Value};
use ayumi::plan;
use ayumi::ui::shell::Shell;
use leptos::prelude::*;

use crate::fixtures::{author, cell, entry};
use crate::plan_format2::{NAMES_ONLY, TARGETS};
use crate::stage::{app_of, show};

const VIEWS: [(&str, &str); 12] = [
    ("overview", "#/"),
    ("measures", "#/measures"),
    ("due", "#/measures?sort=due"),
    ("initiative", "#/initiatives/1"),
    ("second", "#/initiatives/2"),
    ("graph", "#/graph"),
    ("roadmap", "#/roadmap"),
    ("lead", "#/roadmap?by=lead"),
    ("collect", "#/collect"),
    ("compare", "#/compare"),
    ("about", "#/about"),
    ("files", "#/files"),
];

/// A view of a plan; with `recorded`, after its first measure was recorded.
fn page(text: &str, address: &str, recorded: bool) -> String {
    let plan = plan::read(text).unwrap();
    let dept = plan.departments[0].id.clone();
    Owner::new().with(|| {
        let app: App = app_of(plan, address);
        if recorded {
            let author = author("防災課 係員", 5);
            let at = |field| Cell { fy: 2027, ..cell(dept.as_str(), "m0101", field) };
            app.records.merge_remote_entry(entry(&at(Field::Status), Status::Underway.word(), &[], &author));
            let actual = Actual { figure: "57".to_owned(), on: None };
            let figure = Draft { cell: at(Field::Actual), base: Vec::new(), value: actual.to_value() };
            app.records.merge_remote_entry(figure.seal(&author));
            app.records.merge_remote_entry(entry(&at(Field::Situation), "加入を呼び掛けた。", &[], &author));
            assert_ne!(figure_of(&app), Value::Null);
        }
        app.preferences.choose_dept(dept);
        view! { <Shell app=app/> }.into_view().to_html()
    })
}

fn figure_of(app: &App) -> Value {
    let ledger = app.records.ledger().read_untracked();
    let mut fields = ledger.cells().filter(|cell| cell.field == Field::Actual);
    fields.find_map(|cell| ledger.reading(cell).value().cloned()).unwrap_or(Value::Null)
}

#[test]
fn pages_to_look_at() {
    for (plan, text) in [("names-only", NAMES_ONLY), ("targets", TARGETS)] {
        let dept = plan::read(text).unwrap().departments[0].id.clone();
        for recorded in [false, true] {
            for (name, address) in VIEWS {
                let name = format!("{plan}-{name}{}", if recorded { "-recorded" } else { "" });
                show(&name, &page(text, address, recorded));
            }
            let name = format!("{plan}-department{}", if recorded { "-recorded" } else { "" });
            show(&name, &page(text, &format!("#/departments/{dept}?sel=m0101"), recorded));
        }
    }
}

#[test]
fn nothing_that_the_plan_does_not_have_is_spoken_of() {
    for (_, address) in VIEWS {
        let html = page(NAMES_ONLY, address, false);
        for untrue in
            ["重点取組は", "評価指標と目標値等つき", "小金井", "DXは【手段】", "取組概要</dt>", "取組背景</dt>"]
        {
            assert!(!html.contains(untrue), "{address}: {untrue}");
        }
    }
    let sheet = page(NAMES_ONLY, "#/initiatives/1", false);
    assert!(sheet.contains("計画に記載なし") && sheet.contains("主担当の記載なし"));
}

#[test]
fn what_the_plan_sets_for_the_year_stands_beside_the_record() {
    let form = page(TARGETS, "#/departments/bosai?sel=m0101", true);
    assert!(form.contains("67%（令和9年度の目標：62%）"), "the form");
    let sheet = page(TARGETS, "#/initiatives/1", true);
    assert!(sheet.contains("この年度の目標 62%") && !sheet.contains("等分の参考値 6"), "the sheet");
    let list = page(TARGETS, "#/initiatives/2", true);
    assert!(list.contains("国の基本指針が改められるまで定めない"), "why there is none");
}
