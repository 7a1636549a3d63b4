//! Small worlds that the laws run in: a plan, authors, entries.

use std::future::Future;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use ayumi::exchange::{Export, FileError, ParsedSnapshot, PlanMark, Scope, Snapshot, read_snapshot, write_snapshot};
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Value};
use ayumi::plan::Plan;
use ayumi::plan::calendar::Moment;
use proptest::prelude::*;

/// 2 Visions, 3 initiatives, 5 measures, 3 departments, 2 groups, one step and one related link.
pub fn small_plan() -> Plan {
    static PLAN: LazyLock<Plan> =
        LazyLock::new(|| ayumi::plan::read(include_str!("../fixtures/plan/small.json")).unwrap());
    PLAN.clone()
}

/// A cell of the small plan.
pub fn cell(dept: &str, item: &str, field: Field) -> Cell {
    Cell { fy: 2026, dept: dept.into(), item: item.into(), field }
}

/// An author by name and minute of the hour.
pub fn author(by: &str, minute: u32) -> Author {
    Author {
        by: by.to_owned(),
        at: Moment::new(format!("2026-11-22T13:{minute:02}:00+09:00")),
        tx: format!("tx-{by}-{minute}"),
    }
}

/// An entry that saw `base`.
pub fn entry(cell: &Cell, value: &str, base: &[EntryId], author: &Author) -> Entry {
    Draft { cell: cell.clone(), base: base.to_vec(), value: Value::text(value) }.seal(author)
}

/// What an author records with the ledger before his eyes.
pub fn record(ledger: &mut Ledger, cell: &Cell, value: &str, author: &Author) -> EntryId {
    let entry = entry(cell, value, &ledger.head_ids(cell), author);
    let id = entry.id();
    ledger.insert(entry);
    id
}

/// Runs a future that never really waits.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
    }
}

/// Worlds of up to `most` entries: each written by someone who had seen any of the earlier ones, by any clock.
pub fn worlds(most: usize) -> impl Strategy<Value = Vec<Entry>> {
    let step =
        (0..3_usize, 0..2_usize, 0..4_usize, 0..60_u32, prop::collection::vec(any::<prop::sample::Index>(), 0..4));
    prop::collection::vec(step, 1..=most).prop_map(|steps| {
        let mut world: Vec<Entry> = Vec::new();
        for (dept, item, value, minute, seen) in steps {
            let cell = cell(["shimin", "joho", "dx"][dept], ["m0101", "m0201"][item], Field::Status);
            // Of any cell: what a careless or crafted entry names elsewhere must count for nothing.
            let base: Vec<EntryId> =
                seen.iter().filter(|_| !world.is_empty()).map(|index| index.get(&world).id()).collect();
            let value = ["underway", "done", "stopped", "a word of a newer version"][value];
            world.push(entry(&cell, value, &base, &author("記録者", minute)));
        }
        world
    })
}

/// A whole export of a ledger, on the evening of 22 November.
pub fn export(ledger: &Ledger) -> Snapshot {
    write_snapshot(&small_plan(), &PlanMark::of(&small_plan()), ledger, &export_of(Scope::default()))
}

/// An export's label: 市民課 writes this scope.
pub fn export_of(scope: Scope) -> Export {
    Export {
        exported_at: Moment::new("2026-11-22T18:00:00+09:00"),
        dept: Some("shimin".into()),
        name: "市民課 管理係".to_owned(),
        scope,
        round: None,
    }
}

/// Reads bytes as a file beside the small plan.
pub fn read(bytes: impl AsRef<[u8]>) -> Result<ParsedSnapshot, FileError> {
    read_snapshot(&small_plan(), "届いたファイル.json", bytes.as_ref())
}

/// Two departments, a correction, a cleared value, words of a newer version.
pub fn small_ledger() -> Ledger {
    let mut ledger = Ledger::default();
    let status = cell("shimin", "m0101", Field::Status);
    record(&mut ledger, &status, "underway", &author("市民課 山田", 1));
    record(&mut ledger, &status, "done", &author("市民課 山田", 2));
    record(&mut ledger, &cell("shimin", "m0102", Field::Situation), "「行かない窓口」を\n始めた。", &author("", 3));
    record(&mut ledger, &cell("joho", "m0201", Field::Rating), "b", &author("情報システム課", 4));
    let actual = Draft {
        cell: cell("joho", "m0201", Field::Actual),
        base: Vec::new(),
        value: Value::map([("figure", Value::text("82.5")), ("on", Value::text("2026-10-31"))]),
    };
    ledger.insert(actual.seal(&author("情報システム課", 5)));
    let next = cell("joho", "m0201", Field::Next);
    record(&mut ledger, &next, "書きかけ", &author("情報システム課", 6));
    let cleared = Draft { cell: next.clone(), base: ledger.head_ids(&next), value: Value::Null };
    ledger.insert(cleared.seal(&author("情報システム課", 7)));
    ledger
}
