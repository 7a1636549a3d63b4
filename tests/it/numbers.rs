//! Every figure on screen against a count by hand, on a plan and records that hold the hard cases.
//!
//! The hand calculation is `tests/NUMBERS.md`; the plan is `tests/fixtures/plan/figures.json`: 2 Visions, 4 initiatives
//! (② before ① before ③), 12 measures, 4 departments, 2 groups.

mod bad_input;
mod department;
mod every;
mod overview;
mod plan_views;
mod rules;
mod sharing;
mod years;

use std::rc::Rc;
use std::sync::LazyLock;

use ayumi::app::{App, MemoryPlatform};
use ayumi::exchange::PlanMark;
use ayumi::journal::{Actual, Author, Cell, Draft, Entry, Field, GradeId, PROFILE, Tally, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{ItemId, Plan};
use ayumi::ui::shell::Shell;
use ayumi::vault::Vault;
use leptos::prelude::*;

use crate::stage;

static PLAN: LazyLock<Plan> =
    LazyLock::new(|| ayumi::plan::read(include_str!("../fixtures/plan/figures.json")).unwrap());

/// When most was written, when what is stale was, and when last year's was.
const NEW: &str = "2027-11-19T10:04:00+09:00";
const OLD: &str = "2027-04-20T09:00:00+09:00";
const LAST_YEAR: &str = "2027-04-08T10:21:00+09:00";

/// Fiscal year, department, item, field, value, when. R8 is 2026, R9 2027.
type Row = (i32, &'static str, &'static str, Field, &'static str, &'static str);

const RECORDS: [Row; 38] = [
    // R8
    (2026, "shimin", "m0101", Field::Status, "preparing", LAST_YEAR),
    (2026, "shimin", "m0101", Field::Rating, "d", LAST_YEAR),
    (2026, "shimin", "m0101", Field::Actual, "35", LAST_YEAR),
    (2026, "dx", "m0102", Field::Rating, "c", LAST_YEAR),
    (2026, "shimin", "m0103", Field::Status, "underway", LAST_YEAR),
    (2026, "shimin", "m0103", Field::Actual, "25", LAST_YEAR),
    (2026, "joho", "m0201", Field::Status, "underway", LAST_YEAR),
    (2026, "joho", "m0201", Field::Rating, "c", LAST_YEAR),
    (2026, "dx", "m0203", Field::Status, "underway", LAST_YEAR),
    (2026, "dx", "m0203", Field::Rating, "b", LAST_YEAR),
    (2026, "dx", "m0203", Field::Actual, "40", LAST_YEAR),
    (2026, "joho", "m0402", Field::Status, "underway", LAST_YEAR),
    (2026, "joho", "m0402", Field::Rating, "b", LAST_YEAR),
    // R9
    (2027, "shimin", "m0101", Field::Status, "preparing", NEW),
    (2027, "shimin", "m0101", Field::Rating, "c", NEW),
    (2027, "shimin", "m0101", Field::Actual, "62", NEW),
    (2027, "shimin", "m0101", Field::Situation, "調整中。", NEW),
    (2027, "shimin", "m0102", Field::Status, "underway", NEW),
    (2027, "dx", "m0102", Field::Status, "preparing", NEW),
    (2027, "dx", "m0102", Field::Rating, "b", NEW),
    (2027, "joho", "m0201", Field::Status, "underway", NEW),
    (2027, "joho", "m0201", Field::Rating, "d", NEW),
    (2027, "shimin", "m0202", Field::Status, "not_started", NEW),
    (2027, "joho", "m0202", Field::Status, "underway", NEW),
    (2027, "joho", "m0202", Field::Rating, "b", NEW),
    (2027, "joho", "m0202", Field::Actual, "１，２００", NEW),
    // One cell, two values that know nothing of each other.
    (2027, "dx", "m0203", Field::Status, "underway", NEW),
    (2027, "dx", "m0203", Field::Status, "done", NEW),
    (2027, "dx", "m0203", Field::Rating, "b", NEW),
    (2027, "dx", "m0203", Field::Actual, "80", NEW),
    (2027, "dx", "m0301", Field::Status, "underway", NEW),
    (2027, "dx", "m0301", Field::Rating, "a", NEW),
    (2027, "dx", "m0301", Field::Rating, "b", NEW),
    // A grade and a state of a newer version.
    (2027, "dx", "m0302", Field::Status, "underway", NEW),
    (2027, "dx", "m0302", Field::Rating, "s", NEW),
    (2027, "joho", "m0303", Field::Status, "paused", NEW),
    (2027, "joho", "m0401", Field::Status, "not_applicable", NEW),
    (2027, "joho", "m0402", Field::Status, "stopped", NEW),
];

/// Beside them: what is stale, and what is counted nowhere.
const ASIDE: [Row; 5] = [
    (2027, "joho", "m0403", Field::Status, "underway", OLD),
    (2027, "joho", "m0403", Field::Rating, "unrated", OLD),
    // A department that was renamed, and a number that this plan does not have.
    (2027, "mukashi", "m0103", Field::Status, "done", NEW),
    (2027, "mukashi", "m0103", Field::Rating, "a", NEW),
    (2027, "shimin", "m9999", Field::Status, "done", NEW),
];

fn cell(fy: i32, dept: &str, item: &str, field: Field) -> Cell {
    Cell { fy, dept: dept.into(), item: ItemId::new(item), field }
}

fn entry(cell: Cell, base: Vec<ayumi::journal::EntryId>, value: Value, at: &str, tx: usize) -> Entry {
    let author = Author { by: "担当".to_owned(), at: Moment::new(at), tx: tx.to_string() };
    Draft { cell, base, value }.seal(&author)
}

/// All entries: the rows, 市民課's declaration, its tally of 1-1, and 自治体DX推進担当's word on 2-1 that it took back.
fn entries() -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (tx, (fy, dept, item, field, value, at)) in RECORDS.into_iter().chain(ASIDE).enumerate() {
        let value = if field == Field::Actual {
            Actual { figure: value.to_owned(), on: Date::new(fy, 10, 31) }.to_value()
        } else {
            Value::text(value)
        };
        entries.push(entry(cell(fy, dept, item, field), Vec::new(), value, at, tx));
    }
    let groups = Value::List(vec![Value::text("g-window")]);
    entries.push(entry(cell(2026, "shimin", PROFILE, Field::Groups), Vec::new(), groups, LAST_YEAR, 100));
    let counts = [("b", 2), ("c", 5), ("d", 1), ("unrated", 1)];
    let tally = Tally(counts.into_iter().map(|(id, count)| (GradeId::new(id), count)).collect());
    entries.push(entry(cell(2027, "shimin", "m0101", Field::Tally), Vec::new(), tally.to_value(), NEW, 101));
    let taken_back = cell(2027, "dx", "m0201", Field::Status);
    let said = entry(taken_back.clone(), Vec::new(), Value::text("not_started"), NEW, 102);
    entries.push(entry(taken_back, vec![said.id()], Value::Null, NEW, 103));
    entries.push(said);
    entries
}

/// The main part of a page in words, tags left out, on 22 November of R9; after something was done.
fn words_after(address: &str, prepare: impl FnOnce(App)) -> String {
    words_of(PLAN.clone(), address, prepare)
}

/// The same of another plan.
fn words_of(plan: Plan, address: &str, prepare: impl FnOnce(App)) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        stage::empty_app_at(address);
        let platform = Rc::new(MemoryPlatform::at(stage::NOW, address));
        let mark = PlanMark::of(&plan);
        let app = App::new(plan, mark, platform, Rc::new(Vault::new(Vec::new())));
        for entry in entries() {
            app.records.merge_remote_entry(entry);
        }
        prepare(app);
        view! { <Shell app=app/> }.into_view().to_html()
    });
    let main = html.replace("<!>", "");
    let main = main.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let pieces = main.split('<').skip(1);
    pieces.map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

/// The main part of a page in words.
fn words(address: &str) -> String {
    words_after(address, |_| {})
}

#[track_caller]
fn has(words: &str, texts: &[&str]) {
    for text in texts {
        assert!(words.contains(text), "{text} is not in {words}");
    }
}

#[track_caller]
fn says(address: &str, texts: &[&str]) {
    has(&words(address), texts);
}
