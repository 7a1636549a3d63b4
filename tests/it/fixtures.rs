//! Small worlds that the laws run in: a plan, authors, entries.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Value};
use ayumi::plan::Plan;
use ayumi::plan::calendar::Moment;
use proptest::prelude::*;

/// 2 Visions, 3 initiatives, 5 measures, 3 departments, 2 groups, one step and one related link.
pub fn small_plan() -> Plan {
    ayumi::plan::read(include_str!("../fixtures/plan/small.json")).unwrap()
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
