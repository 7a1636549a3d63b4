//! A stage for views: the city's plan, sample records, and a world whose clock stands still.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use ayumi::app::{App, MemoryPlatform};
use ayumi::exchange::PlanMark;
use ayumi::plan::{DeptId, Plan, Role};

pub use super::sample::sample_entries;
use ayumi::vault::Vault;
use leptos::prelude::*;

use super::executor::run_at_once;
use crate::city::city_plan;

/// 令和9年11月22日: the second year of the plan, so that last year's records exist.
pub const NOW: &str = "2027-11-22T14:32:00+09:00";

/// An app at an address, with the sample records in its ledger. Must be called inside an owner.
pub fn app_at(address: &str) -> App {
    let app = empty_app_at(address);
    for entry in sample_entries() {
        app.records.merge_remote_entry(entry);
    }
    app.preferences.choose_dept(DeptId::new("shimin"));
    app
}

/// An app on a first visit.
pub fn empty_app_at(address: &str) -> App {
    app_of(city_plan(), address)
}

/// An app of any plan on a first visit.
pub fn app_of(plan: Plan, address: &str) -> App {
    run_at_once();
    let mark = PlanMark::of(&plan);
    App::new(plan, mark, Rc::new(MemoryPlatform::at(NOW, address)), Rc::new(Vault::new(Vec::new())))
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
        .filter(|href| href.starts_with("style/") && !href.ends_with("icon.svg"));
    let css: String = sheets.map(|href| fs::read_to_string(root.join(href)).unwrap() + "\n").collect();
    let page = format!(
        "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><style>{css}</style><body>{body}"
    );
    let folder = root.join("target/pages");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.html")), page).unwrap();
}

/// Roles exist in the plan's order; kept here so that the stage fails early if the plan loses them.
#[test]
fn the_stage_has_leads_to_speak() {
    assert!(city_plan().initiatives.iter().all(|initiative| initiative.parties(Role::Lead).next().is_some()));
}
