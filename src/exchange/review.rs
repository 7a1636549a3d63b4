//! 取り込みの確認: what a parcel would change, before anything changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::gather::gather;
use crate::insight::added_departments;
use crate::journal::{Cell, Entry, EntryId, Ledger, PROFILE};
use crate::plan::{Department, DeptId, Plan};

use super::Parcel;

/// What would become of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// New here.
    Added,
    /// Here already; nothing happens.
    AlreadyHad,
    /// New here, and a head of a cell whose heads will differ: someone has to choose.
    Conflict,
}

/// One entry of the parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewItem {
    /// The entry.
    pub entry: Arc<Entry>,
    /// What would become of it.
    pub outcome: Outcome,
}

/// The whole parcel laid beside the ledger.
///
/// The accounting closes: `in_file = added + already_had + quarantined + duplicates + erased`. `conflicts`, `unknown` and
/// `not_in_plan` count entries that are in `added` or `already_had` as well.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// Every entry of the parcel, in its order.
    pub items: Vec<ReviewItem>,
    /// Everything in the file.
    pub in_file: usize,
    /// New here, conflicts included.
    pub added: usize,
    /// Here already.
    pub already_had: usize,
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
}

/// Compares; changes nothing.
pub fn review(plan: &Plan, ledger: &Ledger, parcel: &Parcel) -> Review {
    let heads_in_conflict = heads_in_conflict(ledger, parcel);
    let mut profiles = Ledger::default();
    let in_profile = |entry: &&Arc<Entry>| entry.cell().is_some_and(|cell| cell.item.as_str() == PROFILE);
    profiles.union(parcel.entries.iter().filter(in_profile).cloned());
    let newcomers = added_departments(plan, &profiles);
    let known = |dept: &DeptId| plan.department(dept).is_some() || newcomers.iter().any(|new| new.id == *dept);
    let items_of_plan: BTreeSet<&str> = gather(plan.initiatives.iter().flat_map(|initiative| {
        let measures = initiative.measures.iter().map(|measure| measure.id.as_str());
        std::iter::once(initiative.id.as_str()).chain(measures)
    }));
    let mut review = Review {
        in_file: parcel.in_file(),
        quarantined: parcel.quarantine.len(),
        duplicates: parcel.duplicates,
        erased: parcel.erased,
        ..Review::default()
    };
    for entry in &parcel.entries {
        let outcome = if ledger.contains(entry.id()) {
            review.already_had += 1;
            Outcome::AlreadyHad
        } else {
            review.added += 1;
            if heads_in_conflict.contains(&entry.id()) { Outcome::Conflict } else { Outcome::Added }
        };
        review.conflicts += usize::from(outcome == Outcome::Conflict);
        review.unknown += usize::from(!entry.is_understood());
        if let Some(cell) = entry.cell() {
            let item = Some(cell.item.as_str()).filter(|item| *item != PROFILE && !items_of_plan.contains(item));
            let dept = Some(cell.dept.as_str()).filter(|_| !known(&cell.dept));
            review.not_in_plan += usize::from(item.is_some() || dept.is_some());
            review.strangers.extend([item, dept].into_iter().flatten().map(ToOwned::to_owned));
        }
        review.items.push(ReviewItem { entry: Arc::clone(entry), outcome });
    }
    review.newcomers = newcomers;
    review
}

/// Heads that will differ in the cells that the parcel touches.
fn heads_in_conflict(ledger: &Ledger, parcel: &Parcel) -> BTreeSet<EntryId> {
    let new = || parcel.entries.iter().filter(|entry| !ledger.contains(entry.id()));
    let touched: BTreeSet<&Cell> = gather(new().filter_map(|entry| entry.cell()));
    // Only the touched cells are joined: a ledger may hold 100,000 entries and a mail a dozen.
    let mut after = Ledger::default();
    after.union(touched.iter().flat_map(|cell| ledger.entries_of(cell)).cloned());
    after.union(new().cloned());
    let in_conflict = touched.into_iter().filter(|cell| after.reading(cell).in_conflict());
    gather(in_conflict.flat_map(|cell| after.head_ids(cell)))
}
