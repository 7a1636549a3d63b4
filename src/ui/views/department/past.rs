//! What was recorded in a record's cells, in order. Pure.

use crate::insight::{HistoryRow, past_lines};
use crate::journal::{Cell, EntryId, Ledger};

/// One line of a record's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastYearRow {
    /// The statement, with what it replaced.
    pub row: HistoryRow,
    /// Whether it stands in a conflict now.
    pub in_conflict: bool,
}

/// All statements of a record's cells, newest first.
///
/// Causes stand before effects, whatever the clocks said; where causality leaves a choice, the labels order.
pub fn history(ledger: &Ledger, cells: &[Cell]) -> Vec<LastYearRow> {
    let in_conflict = cells.iter().filter(|cell| ledger.reading(cell).in_conflict());
    let torn: Vec<EntryId> = in_conflict.flat_map(|cell| ledger.head_ids(cell)).collect();
    let lines = past_lines(ledger, &ledger.history_of(cells)).into_iter();
    lines.rev().map(|row| LastYearRow { in_conflict: torn.contains(&row.id), row }).collect()
}
