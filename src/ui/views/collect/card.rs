//! A conflict laid open, as values. Pure.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::filled::filled;
use crate::journal::{Cell, Entry, EntryId, Field, Ledger, Value};
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
    /// What the same person wrote beside it, from the same file: the other fields of the record.
    pub beside: Vec<(Cell, Value)>,
}

/// The cells of a record that tell why a value is as it is: its other fields.
pub(super) fn beside(cell: &Cell) -> impl Iterator<Item = Cell> {
    let is_record = Field::RECORD.contains(&cell.field);
    let others = Field::RECORD.into_iter().filter(move |field| is_record && *field != cell.field);
    others.map(|field| Cell { field, ..cell.clone() })
}

impl Card {
    /// Lays a cell open. `files` has the files that brought the statements of its record, the first import first.
    pub fn of(ledger: &Ledger, files: &[(EntryId, String)], cell: &Cell) -> Self {
        let file_of = |ids: &[EntryId]| files.iter().find(|(id, _)| ids.contains(id)).map(|(_, file)| file.clone());
        let heads = ledger.heads(cell);
        let replaced: BTreeSet<EntryId> = filled(heads.iter().flat_map(|head| head.supersedes()).copied());
        let before = replaced.into_iter().filter_map(|id| ledger.get(id)?.value());
        let before: BTreeSet<&Value> = filled(before.filter(|value| **value != Value::Null));
        let valued = || heads.iter().filter_map(|head| Some((head, head.value()?)));
        let sides = valued().take(SIDES).map(|(head, value)| {
            let same = ledger.entries_of(cell).filter(|entry| entry.value() == Some(value));
            let same: Vec<EntryId> = same.map(|entry| entry.id()).collect();
            let file = file_of(&same);
            let by_the_same = |cell: Cell| {
                let own = |entry: &&Arc<Entry>| entry.by() == head.by() && file_of(&[entry.id()]) == file;
                let latest = ledger.entries_of(&cell).filter(own);
                let latest = latest.max_by(|one, other| one.at().as_str().cmp(other.at().as_str()))?;
                let value = latest.value().filter(|value| **value != Value::Null)?.clone();
                Some((cell, value))
            };
            let beside = beside(cell).filter_map(by_the_same).collect();
            let (by, at) = (head.by().to_owned(), head.at().clone());
            Candidate { entry: head.id(), value: value.clone(), by, at, file, beside }
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
