//! 確定: what a round is closed over, and what came after it.
//!
//! Closing hides nothing and forbids nothing. What is labelled later is 確定後の記入, and shown as such. Time is a label,
//! so the closing holds count and digest as well: what was labelled earlier and arrived later does not pass unseen.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::journal::{Cell, Closing, EntryId, HistoryEntry, Ledger, RoundId};
use crate::plan::calendar::Moment;

/// Closes a round over what is recorded now.
pub fn close(ledger: &Ledger, id: RoundId, by: &str, at: &Moment) -> Closing {
    let mut closing = Closing { at: at.clone(), by: by.to_owned(), count: 0, digest: String::new() };
    let ids = ids_before(ledger, id.fy, &closing);
    (closing.count, closing.digest) = (ids.len(), digest(&ids));
    closing
}

/// How the statements that bear no later label than a closing differ from those it was made over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SinceClosing {
    /// They are the same.
    Same,
    /// There are so many more: they arrived later, or were written by a clock that is behind.
    More(usize),
    /// There are so many less: this browser has not got all of them.
    Fewer(usize),
    /// As many, but others.
    Others,
}

/// Compares what is here with what a round was closed over.
pub fn since_closing(ledger: &Ledger, id: RoundId, closing: &Closing) -> SinceClosing {
    let ids = ids_before(ledger, id.fy, closing);
    match ids.len().cmp(&closing.count) {
        std::cmp::Ordering::Greater => SinceClosing::More(ids.len() - closing.count),
        std::cmp::Ordering::Less => SinceClosing::Fewer(closing.count - ids.len()),
        std::cmp::Ordering::Equal if digest(&ids) == closing.digest => SinceClosing::Same,
        std::cmp::Ordering::Equal => SinceClosing::Others,
    }
}

/// The cells of a fiscal year with statements labelled after a closing: 確定後の記入.
pub fn cells_after(ledger: &Ledger, id: RoundId, closing: &Closing) -> Vec<Cell> {
    let is_after = |cell: &&Cell| ledger.history(cell).iter().any(|said| closing.is_before(said.at()));
    cells_of_year(ledger, id.fy).filter(is_after).cloned().collect()
}

/// Statements of a fiscal year whose label is not after a closing, erased ones too: an erasure changes no closing.
fn ids_before(ledger: &Ledger, fy: i32, closing: &Closing) -> BTreeSet<EntryId> {
    let said = cells_of_year(ledger, fy).flat_map(|cell| ledger.history(cell));
    filled(said.filter(|said| !closing.is_before(said.at())).map(|said: HistoryEntry<'_>| said.id()))
}

/// The cells of a fiscal year that departments wrote: all but those of rounds.
fn cells_of_year(ledger: &Ledger, fy: i32) -> impl Iterator<Item = &Cell> {
    ledger.cells().filter(move |cell| cell.fy == fy && RoundId::of_cell(cell).is_none())
}

fn digest(ids: &BTreeSet<EntryId>) -> String {
    let mut text = String::new();
    for id in ids {
        text.push_str(&id.to_string());
    }
    EntryId::of_text(&text).to_string()
}
