//! The journal over mailed files: making them stands outside what is timed.

use ayumi::exchange::{Export, PlanMark, Scope, SnapshotReader, write_snapshot};
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{self, DeptId, ItemId, Plan};
use ayumi::vault::{Pack, pack_key};
use wasm_bindgen::prelude::wasm_bindgen;

const CITY_PLAN: &str = include_str!("../../../seeds/koganei-dx-2026/plan.json");

/// A ledger that files are merged into.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Journal {
    plan: Plan,
    /// Made once for many files, as in the app.
    mark: PlanMark,
    ledger: Ledger,
}

impl Default for Journal {
    fn default() -> Self {
        Self::new()
    }
}

#[wasm_bindgen]
impl Journal {
    /// An empty one.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        let plan = city_plan();
        let mark = PlanMark::of(&plan);
        Self { plan, mark, ledger: Ledger::default() }
    }

    /// Reads a file, verifies every entry and takes them in; gives how many were new.
    pub fn merge(&mut self, file: &[u8]) -> usize {
        let snapshot = SnapshotReader::begin(&self.mark, "bench.json", file.to_vec(), None, &|_, _| None).and_then(
            |mut reading| {
                while reading.step() {}
                reading.finish().swap_remove(0)
            },
        );
        snapshot.map_or(0, |snapshot| self.ledger.union(snapshot.entries).len())
    }

    /// How many entries there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ledger.len()
    }

    /// Writes a snapshot of everything.
    #[must_use]
    pub fn export(&self) -> String {
        let export = Export {
            exported_at: Moment::new("2028-03-31T17:00:00+09:00"),
            dept: None,
            name: String::new(),
            scope: Scope::default(),
            round: None,
        };
        write_snapshot(&self.plan, &self.mark, &self.ledger, &export).text
    }
}

/// A department's entries over three years: each cell is written, and written again.
#[must_use]
pub fn entries(plan: &Plan, dept: usize, count: usize) -> Vec<Entry> {
    let items: Vec<ItemId> = plan.measures().map(|(_, measure)| ItemId::new(measure.id.as_str())).collect();
    let fields = [Field::Status, Field::Rating, Field::Situation, Field::Next];
    let mut before: Vec<Option<Entry>> = vec![None; items.len() * fields.len() * 3];
    let mut made = Vec::with_capacity(count);
    for nth in 0..count {
        let place = nth % before.len();
        let field = &fields[place % fields.len()];
        let value = match field {
            Field::Status => Value::text(["preparing", "underway", "done"][nth / before.len() % 3]),
            Field::Rating => Value::text(["a", "b", "c"][nth % 3]),
            _ => Value::text(format!("窓口{nth}か所で試行し、利用者の声を聞いて手順を見直した。")),
        };
        let draft = Draft {
            cell: Cell {
                fy: 2026 + i32::try_from(place / fields.len() / items.len()).unwrap_or(0),
                dept: DeptId::new(format!("d{dept:02}")),
                item: items[place / fields.len() % items.len()].clone(),
                field: field.clone(),
            },
            base: before[place].iter().map(Entry::id).collect(),
            value,
        };
        let minute = format!("2027-{:02}-{:02}T{:02}:{:02}:00+09:00", nth % 12 + 1, nth % 28 + 1, nth % 24, dept % 60);
        let entry = draft.seal(&Author {
            by: format!("{dept}課 担当"),
            at: Moment::new(minute),
            tx: format!("t{nth:05}d{dept:02}"),
        });
        before[place] = Some(entry.clone());
        made.push(entry);
    }
    made
}

/// A file of one of two computers of a department, which write the same cells and know nothing of each other: nearly
/// every cell comes to be in conflict. `across`: each entry also names one of another cell as replaced.
#[must_use]
pub fn torn_file(computer: usize, count: usize, across: bool) -> String {
    let mut journal = Journal::new();
    let plan = &journal.plan;
    let dept = plan.departments[computer / 2 % plan.departments.len()].id.clone();
    let items: Vec<ItemId> = plan.measures().map(|(_, measure)| ItemId::new(measure.id.as_str())).collect();
    let fields = [Field::Status, Field::Rating, Field::Situation, Field::Next];
    let mut before: Vec<Option<EntryId>> = vec![None; items.len() * fields.len() * 3];
    let (mut made, mut latest): (Vec<Entry>, Option<EntryId>) = (Vec::with_capacity(count), None);
    for nth in 0..count {
        let place = nth % before.len();
        let field = &fields[place % fields.len()];
        let value = match field {
            Field::Status => Value::text(["preparing", "underway"][computer % 2]),
            Field::Rating => Value::text(["b", "c"][computer % 2]),
            _ => Value::text(format!("窓口{nth}か所で試行し、{computer}台目の利用者の声を聞いて手順を見直した。")),
        };
        let cell = Cell {
            fy: 2026 + i32::try_from(place / fields.len() / items.len()).unwrap_or(0),
            dept: dept.clone(),
            item: items[place / fields.len() % items.len()].clone(),
            field: field.clone(),
        };
        let minute = format!("2026-{:02}-{:02}T{:02}:00:00+09:00", nth % 6 + 5, nth % 28 + 1, nth % 24);
        let author =
            Author { by: format!("{computer}台目"), at: Moment::new(minute), tx: format!("t{nth:05}c{computer:02}") };
        let base = before[place].into_iter().chain(latest.filter(|_| across)).collect();
        let entry = Draft { cell, base, value }.seal(&author);
        (before[place], latest) = (Some(entry.id()), Some(entry.id()));
        made.push(entry);
    }
    journal.ledger.union(made);
    journal.export()
}

/// A department's snapshot.
#[must_use]
pub fn snapshot(dept: usize, count: usize) -> String {
    let mut journal = Journal::new();
    let entries = entries(&journal.plan, dept, count);
    journal.ledger.union(entries);
    journal.export()
}

/// Sealed packs of a department's entries as keys and texts: what a browser holds after years.
#[must_use]
pub fn packs(dept: usize, count: usize, size: usize) -> Vec<(String, String)> {
    let entries: Vec<_> = entries(&city_plan(), dept, count).into_iter().map(std::sync::Arc::new).collect();
    entries
        .chunks(size)
        .map(|entries| {
            let pack = Pack::of(entries);
            (pack_key(pack.name()), pack.text().to_owned())
        })
        .collect()
}

/// # Panics
/// Never: tests read the same file.
fn city_plan() -> Plan {
    match plan::parse(CITY_PLAN) {
        Ok(plan) => plan,
        Err(error) => unreachable!("tests/it/seeds.rs reads it too: {error}"),
    }
}
