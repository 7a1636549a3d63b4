//! The set of all entries known here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::gather::{gather, sort_by};
use crate::plan::{DeptId, ItemId};

use super::causality::{heads_of, history_of};
use super::{Cell, Entry, EntryId, Field, Reading, Said, Statement};

/// A fiscal year and an item: what the cells of several departments and fields have in common.
pub type ItemYear = (i32, ItemId);

/// All entries, indexed by cell. It only grows, but for the texts that redactions erase; merging is union.
///
/// Adding an entry and reading a cell take log *n* steps and as many as the cell has entries, whatever else is here.
/// What is computed over many cells is kept up to date with [`changed_since`](Self::changed_since).
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// `None` where a redaction names an entry that is not here: it was erased, or never came.
    entries: BTreeMap<EntryId, Option<Arc<Entry>>>,
    /// How many are here.
    len: usize,
    /// Statements and redactions of each cell, in order of id: a cell is read without looking into `entries`.
    cells: BTreeMap<Cell, Vec<Arc<Entry>>>,
    /// What is named by a redaction, and the redaction.
    redactions: BTreeSet<(EntryId, EntryId)>,
    /// When each item was last added to, by year.
    changed: BTreeMap<ItemYear, u64>,
    revision: u64,
}

impl Ledger {
    /// Adds an entry; false when it was already here, or its text was erased.
    pub fn insert(&mut self, entry: impl Into<Arc<Entry>>) -> bool {
        let entry = entry.into();
        let id = entry.id();
        if self.get(id).is_some() || !self.may_keep(&entry) {
            return false;
        }
        self.revision += 1;
        let mut named = id;
        if let Statement::Redact(stone) = entry.statement() {
            named = stone.id;
            let body = self.entries.entry(named).or_default();
            if body.take_if(|body| stone.fits(body)).is_some() {
                self.len -= 1;
                self.cells.entry(stone.cell.clone()).or_default().retain(|entry| entry.id() != stone.id);
            }
            self.redactions.insert((named, id));
        }
        if let Some(cell) = entry.cell() {
            let of_cell = self.cells.entry(cell.clone()).or_default();
            let place = of_cell.partition_point(|other| other.id() < id);
            of_cell.insert(place, Arc::clone(&entry));
            self.changed.insert((cell.fy, cell.item.clone()), self.revision);
        }
        self.entries.insert(id, Some(entry));
        self.len += 1;
        // What forged redactions say of an entry counts from when it goes, and no longer from when it comes.
        let claims: Vec<Cell> = self.redactions_of(named).filter_map(|entry| entry.cell()).cloned().collect();
        self.changed.extend(claims.into_iter().map(|cell| ((cell.fy, cell.item), self.revision)));
        true
    }

    /// The redactions that name an entry, whether they fit it or not.
    fn redactions_of(&self, id: EntryId) -> impl Iterator<Item = &Arc<Entry>> {
        let named = self.redactions.range((id, EntryId::LEAST)..).take_while(move |(named, _)| *named == id);
        named.filter_map(|(_, redaction)| self.get(*redaction))
    }

    /// Adds many; gives the ids that were new and are here, in order of id.
    pub fn union(&mut self, entries: impl IntoIterator<Item: Into<Arc<Entry>>>) -> BTreeSet<EntryId> {
        let new = |entry: Arc<Entry>| {
            let id = entry.id();
            self.insert(entry).then_some(id)
        };
        let mut new: BTreeSet<EntryId> = gather(entries.into_iter().map(Into::into).filter_map(new));
        if new.iter().any(|id| self.get(*id).is_none()) {
            new = gather(new.into_iter().filter(|id| self.get(*id).is_some()));
        }
        new
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing was ever recorded.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether the entry is here, or was erased.
    pub fn contains(&self, id: EntryId) -> bool {
        self.entries.contains_key(&id)
    }

    /// The entry of that id; `None` where its text was erased.
    pub fn get(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.entries.get(&id)?.as_ref()
    }

    /// What is known of the statement of that id, erased or not.
    pub fn said(&self, id: EntryId) -> Option<Said<'_>> {
        match self.entries.get(&id)? {
            Some(entry) => Some(Said::Here(entry)),
            None => self.redactions_of(id).find_map(|redaction| self.erased_by(redaction)),
        }
    }

    /// Whether this entry's text may stand here and on any shelf: no redaction that fits it is known.
    pub fn may_keep(&self, entry: &Entry) -> bool {
        !self
            .redactions_of(entry.id())
            .any(|redaction| matches!(redaction.statement(), Statement::Redact(stone) if stone.fits(entry)))
    }

    /// The ids of the entries whose text was erased, in order: no shelf and no file may hold them any longer.
    pub fn redacted(&self) -> impl Iterator<Item = EntryId> + '_ {
        self.entries.iter().filter(|(_, entry)| entry.is_none()).map(|(id, _)| *id)
    }

    /// All entries, in order of id.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.values().flatten()
    }

    /// All cells that were ever written, in order.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.cells.keys()
    }

    /// The cells of an item in a fiscal year, in order.
    pub fn cells_of<'a>(&'a self, fy: i32, item: &'a ItemId) -> impl Iterator<Item = &'a Cell> {
        // The least cell of them; departments have names, so none is before it.
        let first = Cell { fy, item: item.clone(), dept: DeptId::new(""), field: Field::Status };
        self.cells.range(first..).map(|(cell, _)| cell).take_while(move |cell| cell.fy == fy && cell.item == *item)
    }

    /// All items, by year, that were ever written about, in order.
    pub fn item_years(&self) -> impl Iterator<Item = &ItemYear> {
        self.changed.keys()
    }

    /// How many additions this ledger has seen.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The items, by year, that were added to after a revision of this ledger, in order.
    pub fn changed_since(&self, revision: u64) -> impl Iterator<Item = &ItemYear> {
        self.changed.iter().filter(move |(_, changed)| **changed > revision).map(|(item_year, _)| item_year)
    }

    /// Every statement and redaction of a cell, superseded or not, in order of id.
    pub fn entries_of(&self, cell: &Cell) -> impl Iterator<Item = &Arc<Entry>> {
        self.cells.get(cell).into_iter().flatten()
    }

    /// The ids of the heads, in order: what no *other* statement of the same cell supersedes, erased or not.
    ///
    /// [`heads_of`] gives the rule in full. A cell with statements always has a head. A form captures them when it
    /// opens.
    pub fn head_ids(&self, cell: &Cell) -> Vec<EntryId> {
        let mut said: Vec<_> = self.all_said(cell).map(|said| (said.id(), said.supersedes())).collect();
        // Statements come in order; what was erased stands where its redaction stands.
        if !said.is_sorted_by_key(|(id, _)| *id) {
            sort_by(&mut said, |(one, _), (other, _)| one.cmp(other));
        }
        heads_of(&said)
    }

    /// The heads of a cell that say something, in order of id; one whose text was erased says nothing.
    pub fn heads(&self, cell: &Cell) -> Vec<&Arc<Entry>> {
        let heads = self.head_ids(cell);
        self.entries_of(cell).filter(|entry| heads.binary_search(&entry.id()).is_ok()).collect()
    }

    /// What the cell says now.
    pub fn reading(&self, cell: &Cell) -> Reading<'_> {
        Reading::of(self.heads(cell))
    }

    /// The statements of a cell, causes before effects; among equals by the label `at`, then by id.
    pub fn history(&self, cell: &Cell) -> Vec<Said<'_>> {
        self.history_of([cell])
    }

    /// The statements of several cells in one history.
    pub fn history_of<'a>(&self, cells: impl IntoIterator<Item = &'a Cell>) -> Vec<Said<'_>> {
        in_order(cells.into_iter().flat_map(|cell| self.all_said(cell)).collect())
    }

    /// Everything that was ever said, in one history; kinds of a newer version too.
    pub fn whole_history(&self) -> Vec<Said<'_>> {
        let here = self.entries().filter(|entry| !matches!(entry.statement(), Statement::Redact(_)));
        let erased = self.redacted().filter_map(|id| self.said(id));
        in_order(here.map(Said::Here).chain(erased).collect())
    }

    /// What stands in a cell; an erased statement stands there once for every redaction.
    fn all_said(&self, cell: &Cell) -> impl Iterator<Item = Said<'_>> {
        self.entries_of(cell).filter_map(|entry| match entry.statement() {
            Statement::Redact(_) => self.erased_by(entry),
            Statement::Set { .. } | Statement::Unknown { .. } => Some(Said::Here(entry)),
        })
    }

    /// What a redaction erased; `None` where the entry it names is here, because the redaction does not fit it.
    fn erased_by<'a>(&'a self, redaction: &'a Arc<Entry>) -> Option<Said<'a>> {
        match redaction.statement() {
            Statement::Redact(stone) if self.get(stone.id).is_none() => Some(Said::Redacted { stone, redaction }),
            _ => None,
        }
    }
}

/// Causes before effects; among equals by the label `at`, then by id. Each statement once.
fn in_order(mut said: Vec<Said<'_>>) -> Vec<Said<'_>> {
    sort_by(&mut said, |one, other| one.id().cmp(&other.id()));
    said.dedup_by_key(|said| said.id());
    let mut by_label = said.clone();
    sort_by(&mut by_label, |one, other| one.at().as_str().cmp(other.at().as_str()));
    let preferred: Vec<_> = by_label.iter().map(|said| (said.id(), said.supersedes())).collect();
    let place = |id: EntryId| said.binary_search_by(|said| said.id().cmp(&id)).ok();
    history_of(&preferred).into_iter().filter_map(|id| place(id).map(|at| said[at])).collect()
}
