//! The set of all entries known here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Cell, Entry, EntryId, Reading};

/// All entries, indexed by cell. It only grows; merging is union.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    entries: BTreeMap<EntryId, Arc<Entry>>,
    cells: BTreeMap<Cell, Vec<EntryId>>,
}

impl Ledger {
    /// Adds an entry; false when it was already here.
    pub fn insert(&mut self, entry: Entry) -> bool {
        let id = entry.id();
        if self.entries.contains_key(&id) {
            return false;
        }
        if let Some(cell) = entry.cell() {
            self.cells.entry(cell.clone()).or_default().push(id);
        }
        self.entries.insert(id, Arc::new(entry));
        true
    }

    /// Adds many; gives the ids that were new, in order of id.
    pub fn union(&mut self, entries: impl IntoIterator<Item = Entry>) -> BTreeSet<EntryId> {
        entries.into_iter().filter_map(|entry| Some(entry.id()).filter(|_| self.insert(entry))).collect()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was ever recorded.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the entry is here.
    pub fn contains(&self, id: EntryId) -> bool {
        self.entries.contains_key(&id)
    }

    /// The entry of that id.
    pub fn get(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.entries.get(&id)
    }

    /// All entries, in order of id.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Arc<Entry>> {
        self.entries.values()
    }

    /// All cells that were ever written, in order.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.cells.keys()
    }

    /// The heads of a cell, in order of id.
    ///
    /// A head is an entry that no *other* entry of the same cell supersedes. Whatever no head reaches through
    /// `supersedes` is a head too, so that a crafted cycle hides nothing and never empties a cell.
    pub fn heads(&self, cell: &Cell) -> Vec<&Arc<Entry>> {
        let Some(ids) = self.cells.get(cell) else { return Vec::new() };
        let here: BTreeMap<EntryId, &Arc<Entry>> =
            ids.iter().filter_map(|id| self.entries.get(id).map(|entry| (*id, entry))).collect();
        let superseded: BTreeSet<EntryId> = here
            .iter()
            .flat_map(|(id, entry)| entry.supersedes().iter().filter(move |other| *other != id))
            .copied()
            .collect();
        let free = |id: &EntryId| !superseded.contains(id);
        let mut reached = BTreeSet::new();
        let mut open: Vec<EntryId> = here.keys().copied().filter(free).collect();
        while let Some(id) = open.pop() {
            if let Some(entry) = here.get(&id).filter(|_| reached.insert(id)) {
                open.extend(entry.supersedes().iter().filter(|other| here.contains_key(other)));
            }
        }
        here.into_iter().filter(|(id, _)| free(id) || !reached.contains(id)).map(|(_, entry)| entry).collect()
    }

    /// The ids of the heads: what a form captures when it opens.
    pub fn head_ids(&self, cell: &Cell) -> Vec<EntryId> {
        self.heads(cell).into_iter().map(|entry| entry.id()).collect()
    }

    /// What the cell says now.
    pub fn reading(&self, cell: &Cell) -> Reading<'_> {
        Reading::of(self.heads(cell))
    }

    /// The entries of a cell, causes before effects; among equals by the label `at`, then by id.
    pub fn history(&self, cell: &Cell) -> Vec<&Arc<Entry>> {
        let Some(ids) = self.cells.get(cell) else { return Vec::new() };
        let mut waiting: Vec<&Arc<Entry>> = ids.iter().filter_map(|id| self.entries.get(id)).collect();
        waiting.sort_by(|left, right| (left.at().as_str(), left.id()).cmp(&(right.at().as_str(), right.id())));
        let mut told = BTreeSet::new();
        let mut history = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            let here: BTreeSet<EntryId> = waiting.iter().map(|entry| entry.id()).collect();
            let ready = |entry: &Arc<Entry>| {
                entry.supersedes().iter().all(|id| told.contains(id) || *id == entry.id() || !here.contains(id))
            };
            // In a crafted cycle nothing is ready: then the earliest label goes first.
            let next = waiting.iter().position(|entry| ready(entry)).unwrap_or(0);
            let entry = waiting.remove(next);
            told.insert(entry.id());
            history.push(entry);
        }
        history
    }
}
