//! A stage for views: the bundled plan, sample records, and a world whose clock stands still.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use ayumi::app::{App, MemoryOutside};
use ayumi::journal::{Actual, Author, Cell, Draft, Entry, Field, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId, Role, bundled};
use ayumi::vault::Vault;
use leptos::prelude::*;

/// 令和9年11月22日: the second year of the plan, so that last year's records exist.
pub const NOW: &str = "2027-11-22T14:32:00+09:00";

/// An app at an address, with the sample records in its ledger. Must be called inside an owner.
pub fn app_at(address: &str) -> App {
    let app = empty_app_at(address);
    for entry in sample_entries() {
        app.hear(entry);
    }
    app.choose_dept(DeptId::new("shimin"));
    app
}

/// An app on a first visit.
pub fn empty_app_at(address: &str) -> App {
    App::new(bundled(), Rc::new(MemoryOutside::at(NOW, address)), Rc::new(Vault::new(Vec::new())))
}

/// Renders something to HTML on the stage.
pub fn render<V: IntoView>(address: &str, scene: impl FnOnce(App) -> V) -> String {
    let owner = Owner::new();
    owner.with(|| scene(app_at(address)).into_view().to_html())
}

/// Writes a page to `target/pages/<name>.html` with all style sheets inside, to be looked at.
pub fn show(name: &str, body: &str) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let index = fs::read_to_string(root.join("index.html")).unwrap();
    let sheets = index
        .split("href=\"")
        .skip(1)
        .filter_map(|after| after.split('"').next())
        .filter(|href| href.ends_with(".css"));
    let css: String = sheets.map(|href| fs::read_to_string(root.join(href)).unwrap() + "\n").collect();
    let page = format!(
        "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><style>{css}</style><body>{body}"
    );
    let folder = root.join("target/pages");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.html")), page).unwrap();
}

/// Fictional records of two fiscal years, by the leads of every measure; the same on every run.
pub fn sample_entries() -> Vec<Entry> {
    let plan = bundled();
    let mut entries = Vec::new();
    for (index, (_, measure)) in plan.measures().enumerate() {
        let named = |party: &&ayumi::plan::PartyId| plan.department(&DeptId::new(party.as_str())).is_some();
        let dept = measure.leads.iter().find(named).map_or("dx", |party| party.as_str());
        if index % 8 == 7 {
            continue;
        }
        for fy in [2026, 2027] {
            let status =
                ["underway", "preparing", "underway", "not_started", "underway", "preparing", "done"][index % 7];
            let rating =
                if measure.id.as_str() == "m1402" { "d" } else { ["b", "b", "c", "b", "a", "unrated"][index % 6] };
            let at = if fy == 2026 { "2027-04-08T10:21:00+09:00" } else { "2027-11-19T10:04:00+09:00" };
            let author = Author { by: "担当係".to_owned(), at: Moment::new(at), tx: format!("sample-{index}-{fy}") };
            let figure = if fy == 2026 { "35" } else { "62" };
            let actual = Actual { figure: figure.to_owned(), on: Date::new(fy, 10, 31) };
            let values = [
                (Field::Status, Value::text(status)),
                (Field::Rating, Value::text(rating)),
                (Field::Actual, actual.to_value()),
                (
                    Field::Situation,
                    Value::text("例規148本のうち92本の見直しを終えた。残りは条例改正を伴うため3月議会に上程する。"),
                ),
                (Field::Next, Value::text("規則・要綱の改正案を1月に法制担当へ渡す。")),
            ];
            for (field, value) in values {
                let cell = Cell { fy, dept: DeptId::new(dept), item: ItemId::from(&measure.id), field };
                entries.push(Draft { cell, base: Vec::new(), value }.seal(&author));
            }
        }
    }
    entries.push(conflicting("m0702", "somu", "underway"));
    entries.push(conflicting("m0702", "somu", "preparing"));
    entries
}

/// One of two entries that know nothing of each other.
fn conflicting(measure: &str, dept: &str, status: &str) -> Entry {
    let cell = Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new(measure), field: Field::Status };
    let author =
        Author {
            by: "別のパソコン".to_owned(), at: Moment::new("2027-11-10T17:58:00+09:00"), tx: status.to_owned()
        };
    Draft { cell, base: Vec::new(), value: Value::text(status) }.seal(&author)
}

/// Roles exist in the plan's order; kept here so that the stage fails early if the plan loses them.
#[test]
fn the_stage_has_leads_to_speak() {
    assert!(bundled().initiatives.iter().all(|initiative| initiative.parties(Role::Lead).next().is_some()));
}
