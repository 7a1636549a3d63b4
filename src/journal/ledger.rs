//! The set of all entries known here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::gather::{gather, sort_by};

use super::causality::{heads_of, history_of};
use super::{Cell, Entry, EntryId, Reading};

/// All entries, indexed by cell. It only grows; merging is union.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    entries: BTreeMap<EntryId, Arc<Entry>>,
    cells: BTreeMap<Cell, BTreeSet<EntryId>>,
}

impl Ledger {
    /// Adds an entry; false when it was already here.
    pub fn insert(&mut self, entry: impl Into<Arc<Entry>>) -> bool {
        let entry = entry.into();
        let id = entry.id();
        if self.entries.contains_key(&id) {
            return false;
        }
        if let Some(cell) = entry.cell() {
            self.cells.entry(cell.clone()).or_default().insert(id);
        }
        self.entries.insert(id, entry);
        true
    }

    /// Adds many; gives the ids that were new, in order of id.
    pub fn union(&mut self, entries: impl IntoIterator<Item: Into<Arc<Entry>>>) -> BTreeSet<EntryId> {
        let new = |entry: Arc<Entry>| {
            let id = entry.id();
            self.insert(entry).then_some(id)
        };
        gather(entries.into_iter().map(Into::into).filter_map(new))
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

    /// Every entry of a cell, superseded or not, in order of id.
    pub fn entries_of(&self, cell: &Cell) -> impl Iterator<Item = &Arc<Entry>> {
        self.cells.get(cell).into_iter().flatten().filter_map(|id| self.entries.get(id))
    }

    /// The heads of a cell, in order of id: what no *other* entry of the same cell supersedes.
    ///
    /// [`heads_of`] gives the rule in full. A cell with entries always has a head.
    pub fn heads(&self, cell: &Cell) -> Vec<&Arc<Entry>> {
        let supersedes = gather(self.entries_of(cell).map(|entry| (entry.id(), entry.supersedes())));
        let heads = heads_of(&supersedes);
        self.entries_of(cell).filter(|entry| heads.contains(&entry.id())).collect()
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
        let mut by_label: Vec<&Arc<Entry>> = self.entries_of(cell).collect();
        sort_by(&mut by_label, |one, other| (one.at().as_str(), one.id()).cmp(&(other.at().as_str(), other.id())));
        let preferred: Vec<_> = by_label.iter().map(|entry| (entry.id(), entry.supersedes())).collect();
        history_of(&preferred).into_iter().filter_map(|id| self.entries.get(&id)).collect()
    }
}
