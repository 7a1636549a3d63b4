//! The set of all entries known here.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::filled::filled;
use crate::plan::{DeptId, ItemId, Merged};

use super::causality::{heads_of, order_of};
use super::{Cell, Entry, EntryId, Field, HistoryEntry, Reading, Statement, Value};

/// A fiscal year and an item: what the cells of several departments and fields have in common.
pub type ItemYear = (i32, ItemId);

/// All entries, indexed by cell. It only grows, but for the texts that redactions erase; merging is union.
///
/// Adding an entry takes log *n* steps and as many as its cell has entries, adding many at once no more for each cell;
/// reading a cell takes as many as it has heads. Which cells are in conflict is known without looking for them.
/// What is computed over many cells is kept up to date with [`changed_since`](Self::changed_since).
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// `None` where a redaction names an entry that is not here: it was erased, or never came.
    entries: BTreeMap<EntryId, Option<Arc<Entry>>>,
    /// How many are here.
    len: usize,
    /// A cell is read without looking into `entries`.
    cells: BTreeMap<Cell, Column>,
    /// The cells whose heads differ.
    conflicts: BTreeSet<Cell>,
    /// The statements that say one of the values in conflict, each with the first head of its cell.
    disputed: FxHashMap<EntryId, EntryId>,
    /// Departments that are read under another id.
    merged: Merged,
    /// What is named by a redaction, and the redaction.
    redactions: BTreeSet<(EntryId, EntryId)>,
    /// When each item was last added to, by year.
    changed: BTreeMap<ItemYear, u64>,
    revision: u64,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
struct Column {
    /// Statements and redactions, in order of id.
    entries: Vec<Arc<Entry>>,
    /// What no other statement supersedes, erased or not, in order of id.
    heads: Vec<EntryId>,
    /// Added to since the heads were found.
    is_stale: bool,
    /// Its statements that say one of the values in conflict.
    disputed: Vec<EntryId>,
}

impl Column {
    fn add(&mut self, entry: Arc<Entry>) {
        let place = self.entries.partition_point(|other| other.id() < entry.id());
        self.entries.insert(place, entry);
    }

    /// The entry of that id, where its text is here.
    fn get(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.entries.binary_search_by_key(&id, |entry| entry.id()).ok().map(|at| &self.entries[at])
    }

    /// What says one of the values that its heads say: whatever said one first counts, even if it was undone and done
    /// again since.
    fn same_as_heads(&self) -> Vec<EntryId> {
        let values: Vec<&Value> = self.summary().filter_map(|head| head.value()).collect();
        let same = self.entries.iter().filter(|entry| entry.value().is_some_and(|value| values.contains(&value)));
        same.map(|entry| entry.id()).collect()
    }

    /// The heads whose text is here, in order of id.
    fn summary(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.heads.iter().filter_map(|id| self.get(*id))
    }
}

impl Ledger {
    /// Adds an entry; false when it was already here, or its text was erased.
    pub fn insert(&mut self, entry: impl Into<Arc<Entry>>) -> bool {
        let mut stale = Vec::new();
        let is_new = self.add(entry.into(), &mut stale);
        self.settle(stale);
        is_new
    }

    /// Adds an entry, and to `stale` the cells whose heads are to be found again.
    fn add(&mut self, entry: Arc<Entry>, stale: &mut Vec<Cell>) -> bool {
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
                let cell = self.known_as(&stone.cell).into_owned();
                self.cells.entry(cell).or_default().entries.retain(|entry| entry.id() != stone.id);
            }
            self.redactions.insert((named, id));
        }
        if let Some(cell) = entry.cell() {
            self.touch(cell, stale).add(Arc::clone(&entry));
        }
        self.entries.insert(id, Some(entry));
        self.len += 1;
        // What forged redactions say of an entry counts from when it goes, and no longer from when it comes.
        let claims: Vec<Cell> = self.redactions_of(named).filter_map(|entry| entry.cell()).cloned().collect();
        for cell in claims {
            self.touch(&cell, stale);
        }
        true
    }

    /// The cell, whose item has changed with this revision and whose heads are to be found again.
    fn touch(&mut self, cell: &Cell, stale: &mut Vec<Cell>) -> &mut Column {
        self.changed.insert((cell.fy, cell.item.clone()), self.revision);
        let cell = self.known_as(cell).into_owned();
        let column = self.cells.entry(cell.clone()).or_default();
        if !std::mem::replace(&mut column.is_stale, true) {
            stale.push(cell);
        }
        column
    }

    /// Finds the heads of these cells again, and whether they differ.
    fn settle(&mut self, stale: Vec<Cell>) {
        for cell in stale {
            let heads = self.find_heads(&cell);
            let Some(column) = self.cells.get_mut(&cell) else { continue };
            (column.heads, column.is_stale) = (heads, false);
            for id in column.disputed.drain(..) {
                self.disputed.remove(&id);
            }
            if Reading::of(column.summary().collect()).in_conflict() {
                column.disputed = column.same_as_heads();
                let first = column.heads.first().copied();
                self.disputed.extend(column.disputed.iter().filter_map(|id| Some((*id, first?))));
                self.conflicts.insert(cell);
            } else {
                self.conflicts.remove(&cell);
            }
        }
    }

    /// [`heads_of`] gives the rule in full.
    fn find_heads(&self, cell: &Cell) -> Vec<EntryId> {
        let mut entries: Vec<_> = self.unordered_history(cell).map(|entry| (entry.id(), entry.supersedes())).collect();
        // Statements come in order; what was erased stands where its redaction stands.
        if !entries.is_sorted_by_key(|(id, _)| *id) {
            entries.sort_unstable_by_key(|(id, _)| *id);
        }
        heads_of(&entries)
    }

    fn column(&self, cell: &Cell) -> Option<&Column> {
        self.cells.get(&*self.known_as(cell))
    }

    /// Reads departments under other ids from now on: what was recorded under one of them stands in the other's cells.
    /// No entry is changed.
    pub fn merge_departments(&mut self, merged: Merged) {
        if self.merged == merged {
            return;
        }
        let before = std::mem::replace(&mut self.merged, merged);
        self.revision += 1;
        let names =
            |merged: &Merged, dept: &DeptId| merged.contains_key(dept) || merged.values().any(|known| known == dept);
        let concerned = |cell: &&Cell| names(&before, &cell.dept) || names(&self.merged, &cell.dept);
        let concerned: Vec<Cell> = self.cells.keys().filter(concerned).cloned().collect();
        let mut stale = Vec::new();
        for cell in concerned {
            self.conflicts.remove(&cell);
            let column = self.cells.remove(&cell).unwrap_or_default();
            for id in &column.disputed {
                self.disputed.remove(id);
            }
            for entry in column.entries {
                let own = entry.cell().cloned().unwrap_or_else(|| cell.clone());
                self.touch(&own, &mut stale).add(entry);
            }
        }
        self.settle(stale);
    }

    /// Further ids of departments, as they are read.
    pub fn merged(&self) -> &Merged {
        &self.merged
    }

    /// Nothing, with departments read as here.
    #[must_use]
    pub fn empty_like(&self) -> Self {
        Self { merged: self.merged.clone(), ..Self::default() }
    }

    /// The id under which a department is read.
    pub fn dept_known_as<'a>(&'a self, dept: &'a DeptId) -> &'a DeptId {
        self.merged.get(dept).unwrap_or(dept)
    }

    /// The cell in which a statement about this one is read. What a department is called is said of the id itself.
    pub fn known_as<'a>(&self, cell: &'a Cell) -> Cow<'a, Cell> {
        match self.merged.get(&cell.dept).filter(|_| cell.field != Field::Name) {
            Some(dept) => Cow::Owned(Cell { dept: dept.clone(), ..cell.clone() }),
            None => Cow::Borrowed(cell),
        }
    }

    /// The redactions that name an entry, whether they fit it or not.
    fn redactions_of(&self, id: EntryId) -> impl Iterator<Item = &Arc<Entry>> {
        let named = self.redactions.range((id, EntryId::LEAST)..).take_while(move |(named, _)| *named == id);
        named.filter_map(|(_, redaction)| self.get(*redaction))
    }

    /// Adds many; gives the ids that were new and are here, in order of id.
    pub fn union(&mut self, entries: impl IntoIterator<Item: Into<Arc<Entry>>>) -> BTreeSet<EntryId> {
        let mut stale = Vec::new();
        let new = |entry: Arc<Entry>| {
            let id = entry.id();
            self.add(entry, &mut stale).then_some(id)
        };
        let mut new: BTreeSet<EntryId> = filled(entries.into_iter().map(Into::into).filter_map(new));
        self.settle(stale);
        if new.iter().any(|id| self.get(*id).is_none()) {
            new = filled(new.into_iter().filter(|id| self.get(*id).is_some()));
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
    pub fn history_entry(&self, id: EntryId) -> Option<HistoryEntry<'_>> {
        match self.entries.get(&id)? {
            Some(entry) => Some(HistoryEntry::Intact(entry)),
            None => self.redactions_of(id).find_map(|redaction| self.erased_by(redaction)),
        }
    }

    /// Whether this entry's text may stand here and on any store: no redaction that fits it is known.
    pub fn may_keep(&self, entry: &Entry) -> bool {
        !self
            .redactions_of(entry.id())
            .any(|redaction| matches!(redaction.statement(), Statement::Redact(stone) if stone.fits(entry)))
    }

    /// The ids of the entries whose text was erased, in order: no store and no file may hold them any longer.
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
        self.column(cell).into_iter().flat_map(|column| &column.entries)
    }

    /// The ids of the heads, in order: what no *other* statement of the same cell supersedes, erased or not.
    ///
    /// A cell with statements always has a head. A form captures them when it opens.
    pub fn head_ids(&self, cell: &Cell) -> Vec<EntryId> {
        self.column(cell).map(|column| column.heads.clone()).unwrap_or_default()
    }

    /// The ids of the heads that the cell would have if only some of its statements counted, in order: those that
    /// count and that no other one that counts comes after, be it through statements that do not count.
    pub fn heads_among(&self, cell: &Cell, counts: &dyn Fn(EntryId) -> bool) -> Vec<EntryId> {
        let (mut heads, mut replaced) = (Vec::new(), BTreeSet::new());
        for entry in self.history(cell).into_iter().rev() {
            let id = entry.id();
            let (counts, is_replaced) = (counts(id), replaced.contains(&id));
            if counts && !is_replaced {
                heads.push(id);
            }
            if counts || is_replaced {
                replaced.extend(entry.supersedes().iter().copied());
            }
        }
        heads.sort_unstable();
        heads
    }

    /// The values of statements, each once; a cell that is empty has the value null, or none.
    pub fn values_of(&self, ids: &[EntryId]) -> BTreeSet<Value> {
        let mut values: BTreeSet<Value> = filled(ids.iter().filter_map(|id| self.get(*id)?.value().cloned()));
        if values.len() == 1 {
            values.remove(&Value::Null);
        }
        values
    }

    /// The heads of a cell that say something, in order of id; one whose text was erased says nothing.
    pub fn heads(&self, cell: &Cell) -> Vec<&Arc<Entry>> {
        self.column(cell).into_iter().flat_map(Column::summary).collect()
    }

    /// Every cell whose heads differ, in any fiscal year and about any item, in order.
    pub fn conflicts(&self) -> &BTreeSet<Cell> {
        &self.conflicts
    }

    /// The conflict that a statement is part of, by the first head of its cell: it says one of the values in conflict.
    pub fn conflict_of(&self, statement: EntryId) -> Option<EntryId> {
        self.disputed.get(&statement).copied()
    }

    /// What the cell says now.
    pub fn reading(&self, cell: &Cell) -> Reading<'_> {
        Reading::of(self.heads(cell))
    }

    /// The statements of a cell, causes before effects; among equals by the label `at`, then by id.
    pub fn history(&self, cell: &Cell) -> Vec<HistoryEntry<'_>> {
        self.history_of([cell])
    }

    /// The statements of several cells in one history.
    pub fn history_of<'a>(&self, cells: impl IntoIterator<Item = &'a Cell>) -> Vec<HistoryEntry<'_>> {
        in_order(cells.into_iter().flat_map(|cell| self.unordered_history(cell)).collect())
    }

    /// Everything that was ever said, in one history; kinds of a newer version too.
    pub fn whole_history(&self) -> Vec<HistoryEntry<'_>> {
        let here = self.entries().filter(|entry| !matches!(entry.statement(), Statement::Redact(_)));
        let erased = self.redacted().filter_map(|id| self.history_entry(id));
        in_order(here.map(HistoryEntry::Intact).chain(erased).collect())
    }

    /// What stands in a cell; an erased statement stands there once for every redaction.
    fn unordered_history(&self, cell: &Cell) -> impl Iterator<Item = HistoryEntry<'_>> {
        self.entries_of(cell).filter_map(|entry| match entry.statement() {
            Statement::Redact(_) => self.erased_by(entry),
            Statement::Set { .. } | Statement::Unknown { .. } => Some(HistoryEntry::Intact(entry)),
        })
    }

    /// What a redaction erased; `None` where the entry it names is here, because the redaction does not fit it.
    fn erased_by<'a>(&'a self, redaction: &'a Arc<Entry>) -> Option<HistoryEntry<'a>> {
        match redaction.statement() {
            Statement::Redact(stone) if self.get(stone.id).is_none() => {
                Some(HistoryEntry::Redacted { stone, redaction })
            }
            _ => None,
        }
    }
}

/// Causes before effects; among equals by the label `at`, then by id. Each statement once.
fn in_order(mut entries: Vec<HistoryEntry<'_>>) -> Vec<HistoryEntry<'_>> {
    entries.sort_unstable_by(|one, other| (one.at().as_str(), one.id()).cmp(&(other.at().as_str(), other.id())));
    entries.dedup_by_key(|entry| entry.id());
    let preferred: Vec<_> = entries.iter().map(|entry| (entry.id(), entry.supersedes())).collect();
    order_of(&preferred).into_iter().map(|place| entries[place]).collect()
}
