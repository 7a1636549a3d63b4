//! What was recorded in a record's cells, in order. Pure.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::journal::{Cell, Entry, EntryId, Field, Ledger, Value};

/// One line of a record's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The entry.
    pub entry: Arc<Entry>,
    /// Which part of the record.
    pub field: Field,
    /// The values it replaced; empty where it was the first.
    pub before: Vec<Value>,
    /// Whether it replaced entries that are not here.
    pub replaced_unknown: bool,
    /// Whether it stands in a conflict now.
    pub in_conflict: bool,
}

/// All entries of a record's cells, newest first.
///
/// Within a cell causes stand before effects, whatever the clocks said; between cells the labels order.
pub fn history(ledger: &Ledger, cells: &[Cell]) -> Vec<Line> {
    let mut queues: Vec<VecDeque<Line>> = cells.iter().map(|cell| of_cell(ledger, cell)).collect();
    let mut lines = Vec::new();
    let label = |line: &Line| (line.entry.at().as_str().to_owned(), line.entry.id());
    while let Some(queue) =
        queues.iter_mut().filter(|queue| !queue.is_empty()).min_by_key(|queue| queue.front().map(label))
    {
        lines.extend(queue.pop_front());
    }
    lines.reverse();
    lines
}

fn of_cell(ledger: &Ledger, cell: &Cell) -> VecDeque<Line> {
    let torn: Vec<EntryId> = if ledger.reading(cell).in_conflict() { ledger.head_ids(cell) } else { Vec::new() };
    let line = |entry: &Arc<Entry>| {
        let replaced: Vec<Option<&Value>> =
            entry.supersedes().iter().map(|id| ledger.get(*id).and_then(|entry| entry.value())).collect();
        Line {
            entry: Arc::clone(entry),
            field: cell.field.clone(),
            before: replaced.iter().filter_map(|value| value.cloned()).collect(),
            replaced_unknown: replaced.iter().any(Option::is_none),
            in_conflict: torn.contains(&entry.id()),
        }
    };
    ledger.history(cell).into_iter().map(line).collect()
}
