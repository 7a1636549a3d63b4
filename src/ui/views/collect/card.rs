//! A conflict laid open, as values. Pure.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::journal::{Cell, EntryId, Ledger, Value};
use crate::plan::calendar::Moment;

/// How many values of one cell are laid open at once; the others stand in the history.
pub const SIDES: usize = 20;

/// A conflict laid open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Where.
    pub cell: Cell,
    /// What stood there before both; empty where nothing did.
    pub before: Vec<Value>,
    /// Everything that stands there now: deciding is deciding between these.
    pub seen: Vec<EntryId>,
    /// The values, in order of id; no more than [`SIDES`].
    pub sides: Vec<Candidate>,
    /// How many values there are besides.
    pub more: usize,
}

/// One of several values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its entry.
    pub entry: EntryId,
    /// The value.
    pub value: Value,
    /// Who, as typed.
    pub by: String,
    /// When, by that computer's clock.
    pub at: Moment,
    /// The file it came in; `None` for what was recorded in this browser.
    pub file: Option<String>,
}

impl Card {
    /// Lays a cell open. `files` has the files that brought its statements, the first import first.
    pub fn of(ledger: &Ledger, files: &[(EntryId, String)], cell: &Cell) -> Self {
        let heads = ledger.heads(cell);
        let replaced: BTreeSet<EntryId> = filled(heads.iter().flat_map(|head| head.supersedes()).copied());
        let before = replaced.into_iter().filter_map(|id| ledger.get(id)?.value());
        let before: BTreeSet<&Value> = filled(before.filter(|value| **value != Value::Null));
        let valued = || heads.iter().filter_map(|head| Some((head, head.value()?)));
        let sides = valued().take(SIDES).map(|(head, value)| {
            let same = ledger.entries_of(cell).filter(|entry| entry.value() == Some(value));
            let same: Vec<EntryId> = same.map(|entry| entry.id()).collect();
            let file = files.iter().find(|(id, _)| same.contains(id)).map(|(_, file)| file.clone());
            Candidate { entry: head.id(), value: value.clone(), by: head.by().to_owned(), at: head.at().clone(), file }
        });
        Self {
            cell: cell.clone(),
            before: before.into_iter().cloned().collect(),
            seen: ledger.head_ids(cell),
            sides: sides.collect(),
            more: valued().count().saturating_sub(SIDES),
        }
    }
}
