//! 取込みの確認: what a parsed snapshot would change, before anything changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::filled::filled;
use crate::insight::{Added, added};
use crate::journal::{Cell, Counting, Entry, EntryId, Ledger, PROFILE, RoundId};
use crate::plan::{Department, DeptId, Merged, Plan};

use super::ParsedSnapshot;

/// What would become of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// New here.
    Added,
    /// Here already, and in force: it stands, or its value does; nothing happens.
    AlreadyHad,
    /// Here already, but it was taken back here; it can be restored.
    TakenBack,
    /// Here already, but replaced since, or erased; nothing happens.
    Replaced,
    /// New here, and a head of a cell whose heads will differ: someone has to choose.
    Conflict,
}

/// One entry of the parsed snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewItem {
    /// The entry.
    pub entry: Arc<Entry>,
    /// What would become of it.
    pub outcome: Outcome,
}

/// The whole parsed snapshot laid beside the ledger.
///
/// The accounting closes: `in_file = added + already_had + quarantined + duplicates + erased`. `taken_back` and `replaced`
/// count entries that are in `already_had` as well; `conflicts`, `unknown` and `not_in_plan` such that are in `added` or
/// `already_had`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// Every entry of the parsed snapshot, in its order.
    pub items: Vec<ReviewItem>,
    /// Everything in the file.
    pub in_file: usize,
    /// New here, conflicts included.
    pub added: usize,
    /// Here already, in force or not.
    pub already_had: usize,
    /// Of these: taken back here.
    pub taken_back: usize,
    /// Of these: replaced since, or erased.
    pub replaced: usize,
    /// Not verified, not taken.
    pub quarantined: usize,
    /// Further copies of entries of the same file.
    pub duplicates: usize,
    /// Erased by the same file, so not taken.
    pub erased: usize,
    /// Among the added: those someone has to choose between.
    pub conflicts: usize,
    /// Kept but not understood: kinds, fields and words of a newer version.
    pub unknown: usize,
    /// Kept but counted nowhere: items or departments that this plan does not have.
    pub not_in_plan: usize,
    /// The ids of those items and departments.
    pub strangers: BTreeSet<String>,
    /// Departments that the file would add to the plan.
    pub newcomers: Vec<Department>,
    /// Departments that it adds although they are here already, under another id: they become one.
    pub merged: Merged,
}

/// Compares; changes nothing. Nothing was undone here.
pub fn review(plan: &Plan, ledger: &Ledger, snapshot: &ParsedSnapshot) -> Review {
    review_beside(plan, ledger, &Counting::default(), snapshot)
}

/// Compares; changes nothing.
pub fn review_beside(plan: &Plan, ledger: &Ledger, counting: &Counting, snapshot: &ParsedSnapshot) -> Review {
    let ids: BTreeSet<EntryId> = filled(snapshot.entries.iter().map(|entry| entry.id()));
    let counts_again = |id: EntryId| counting.counts(id) || (counting.taken_back.contains(&id) && ids.contains(&id));
    let mut profiles = Ledger::default();
    let in_profile = |entry: &&Arc<Entry>| entry.cell().is_some_and(|cell| cell.item.as_str() == PROFILE);
    profiles.union(snapshot.entries.iter().filter(in_profile).cloned());
    let Added { departments: newcomers, mut merged } = added(plan, &profiles);
    merged.retain(|id, _| !plan.merged.contains_key(id));
    let heads_in_conflict = heads_in_conflict(ledger, snapshot, &merged);
    let known = |dept: &DeptId| {
        let dept = merged.get(dept).unwrap_or(dept);
        plan.department(dept).is_some() || newcomers.iter().any(|new| new.id == *dept)
    };
    let items_of_plan: BTreeSet<&str> = filled(plan.initiatives.iter().flat_map(|initiative| {
        let measures = initiative.measures.iter().map(|measure| measure.id.as_str());
        std::iter::once(initiative.id.as_str()).chain(measures)
    }));
    let mut review = Review {
        in_file: snapshot.in_file(),
        quarantined: snapshot.quarantine.len(),
        duplicates: snapshot.duplicates,
        erased: snapshot.erased,
        ..Review::default()
    };
    for entry in &snapshot.entries {
        let outcome = if ledger.contains(entry.id()) {
            review.already_had += 1;
            already_here(ledger, counting, &counts_again, entry)
        } else {
            review.added += 1;
            if heads_in_conflict.contains(&entry.id()) { Outcome::Conflict } else { Outcome::Added }
        };
        review.conflicts += usize::from(outcome == Outcome::Conflict);
        review.taken_back += usize::from(outcome == Outcome::TakenBack);
        review.replaced += usize::from(outcome == Outcome::Replaced);
        review.unknown += usize::from(!entry.is_understood());
        if let Some(cell) = entry.cell().filter(|cell| RoundId::of_cell(cell).is_none()) {
            let item = Some(cell.item.as_str()).filter(|item| *item != PROFILE && !items_of_plan.contains(item));
            let dept = Some(cell.dept.as_str()).filter(|_| !known(&cell.dept));
            review.not_in_plan += usize::from(item.is_some() || dept.is_some());
            review.strangers.extend([item, dept].into_iter().flatten().map(ToOwned::to_owned));
        }
        review.items.push(ReviewItem { entry: Arc::clone(entry), outcome });
    }
    review.newcomers = newcomers;
    review.merged = merged;
    review
}

/// Whether an entry that is here stands, was taken back, or was replaced.
fn already_here(
    ledger: &Ledger,
    counting: &Counting,
    counts_again: &dyn Fn(EntryId) -> bool,
    entry: &Entry,
) -> Outcome {
    // A kind of a newer version stands in no cell: it is here, and that is all.
    let Some(cell) = entry.cell() else { return Outcome::AlreadyHad };
    let heads = ledger.head_ids(cell);
    let is_here = ledger.get(entry.id()).is_some();
    let says_the_same = |head: &EntryId| ledger.get(*head).is_some_and(|head| head.value() == entry.value());
    let in_force = is_here && (heads.contains(&entry.id()) || heads.iter().any(says_the_same));
    if entry.erases() {
        return Outcome::AlreadyHad;
    }
    if is_here && counting.taken_back.contains(&entry.id()) {
        let again = ledger.heads_among(cell, counts_again);
        // Its value may be in force, and it would still settle what is in conflict.
        let changes = || ledger.values_of(&again) != ledger.values_of(&heads);
        if again.contains(&entry.id()) && (!in_force || changes()) {
            return Outcome::TakenBack;
        }
    }
    if in_force { Outcome::AlreadyHad } else { Outcome::Replaced }
}

/// Heads that will differ in the cells that the parsed snapshot touches.
fn heads_in_conflict(ledger: &Ledger, snapshot: &ParsedSnapshot, merged: &Merged) -> BTreeSet<EntryId> {
    let new = || snapshot.entries.iter().filter(|entry| !ledger.contains(entry.id()));
    let mut after = ledger.empty_like();
    after.merge_departments(
        ledger.merged().iter().chain(merged).map(|(id, known)| (id.clone(), known.clone())).collect(),
    );
    let touched: BTreeSet<&Cell> = filled(new().filter_map(|entry| entry.cell()));
    // Only the touched cells are joined: a ledger may hold 100,000 entries and a mail a dozen.
    after.union(touched.iter().flat_map(|cell| ledger.entries_of(cell)).cloned());
    // Records that stand here under the id that the file's are read under.
    let known: Vec<Cell> = touched.iter().map(|cell| after.known_as(cell).into_owned()).collect();
    after.union(known.iter().flat_map(|cell| ledger.entries_of(cell)).cloned());
    after.union(new().cloned());
    let in_conflict = touched.into_iter().filter(|cell| after.reading(cell).in_conflict());
    filled(in_conflict.flat_map(|cell| after.head_ids(cell)))
}
