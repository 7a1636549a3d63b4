//! Fictional records that views and browser tests show.

use ayumi::journal::{Actual, Author, Cell, Draft, Entry, Field, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId};

use crate::city::city_plan;

/// Fictional records of two fiscal years, by the leads of every measure; the same on every run.
pub fn sample_entries() -> Vec<Entry> {
    let plan = city_plan();
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
