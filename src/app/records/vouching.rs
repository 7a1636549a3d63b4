//! The activities that vouch for an entry: those in this browser that recorded it, took it in, or wanted it back.
//!
//! An entry counts as long as one of them stands. Two imports of the same entry both vouch for it, whichever came
//! first. What a person recorded is vouched for by that recording alone: taking in a file that holds it again does not
//! keep him from undoing it. An entry that no action here knows always counts: nothing here can undo it.

use std::collections::{BTreeMap, BTreeSet};

use crate::filled::filled;
use crate::journal::{Counting, EntryId};

use super::{Activity, ActivityKind};

/// The actions of this browser, and which of them stand.
pub(super) struct Vouching<'a> {
    activities: &'a [Activity],
    by_tx: BTreeMap<&'a str, &'a Activity>,
    undone: BTreeSet<&'a str>,
}

impl<'a> Vouching<'a> {
    /// As it is.
    pub(super) fn of(activities: &'a [Activity]) -> Self {
        Self::with(activities, None)
    }

    /// As it would be if an action were undone as well.
    pub(super) fn without(activities: &'a [Activity], tx: &'a str) -> Self {
        Self::with(activities, Some(tx))
    }

    fn with(activities: &'a [Activity], also_undone: Option<&'a str>) -> Self {
        let mut undoings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for activity in activities {
            if let ActivityKind::Undo { of, .. } = &activity.kind {
                undoings.entry(of).or_default().push(&activity.tx);
            }
        }
        let is_undone = |activity: &&Activity| is_undone(&undoings, also_undone, &activity.tx, activities.len());
        let undone = activities.iter().filter(is_undone).map(|activity| activity.tx.as_str()).collect();
        Self { activities, by_tx: activities.iter().map(|activity| (activity.tx.as_str(), activity)).collect(), undone }
    }

    /// Whether an action was undone, and its undoing not undone in turn.
    pub(super) fn is_undone(&self, tx: &str) -> bool {
        self.undone.contains(tx)
    }

    /// What an undoing is about in the end: the action that is no undoing, as far as it is still known.
    pub(super) fn root(&self, activity: &'a Activity) -> &'a Activity {
        let mut root = activity;
        // As many steps as there are actions: settings that were tampered with may name each other in a circle.
        for _ in self.activities {
            let ActivityKind::Undo { of, .. } = &root.kind else { break };
            let Some(target) = self.by_tx.get(of.as_str()) else { break };
            root = target;
        }
        root
    }

    /// What the entries of this ledger come to: which count and which do not.
    pub(super) fn counting(&self) -> Counting {
        let (summary, fallen): (Vec<&Activity>, Vec<&Activity>) = self
            .activities
            .iter()
            .filter(|activity| self.vouches(activity))
            .partition(|activity| self.stands(activity));
        let mut taken_back: BTreeSet<EntryId> = filled(fallen.iter().flat_map(|activity| self.vouched(activity)));
        if !taken_back.is_empty() {
            for id in summary.iter().flat_map(|activity| self.vouched(activity)) {
                taken_back.remove(&id);
            }
        }
        let repeats = self.activities.iter().filter(|activity| match &activity.kind {
            ActivityKind::Undo { of, .. } | ActivityKind::Restore { of, .. } => self.by_tx.contains_key(of.as_str()),
            _ => false,
        });
        Counting { taken_back, repeated: filled(repeats.flat_map(Activity::entries).copied()) }
    }

    /// Whether entries stand or fall with it.
    fn vouches(&self, activity: &Activity) -> bool {
        match &activity.kind {
            ActivityKind::Record { .. }
            | ActivityKind::Import { .. }
            | ActivityKind::Recover { .. }
            | ActivityKind::Restore { .. } => true,
            // What it undid is forgotten: then what it wrote stands for itself.
            ActivityKind::Undo { of, .. } => !self.by_tx.contains_key(of.as_str()),
            ActivityKind::Redact { .. } | ActivityKind::Export { .. } => false,
        }
    }

    fn stands(&self, activity: &Activity) -> bool {
        let of_import = match &activity.kind {
            ActivityKind::Restore { of, .. } => !self.is_undone(of),
            _ => true,
        };
        of_import && !self.is_undone(&activity.tx)
    }

    /// The entries an action vouches for.
    fn vouched(&self, activity: &'a Activity) -> Vec<EntryId> {
        match &activity.kind {
            ActivityKind::Restore { again, .. } => again.clone(),
            ActivityKind::Import { entries, also_imports, also, .. } => {
                let activities = also_imports.iter().filter_map(|tx| self.by_tx.get(tx.as_str()));
                activities.flat_map(|activity| activity.entries()).chain(entries).chain(also).copied().collect()
            }
            _ => activity.entries().to_vec(),
        }
    }

    /// The entries that may come or go with an action: its own, and of an import what was wanted back with it.
    pub(super) fn at_stake(&self, root: &'a Activity) -> BTreeSet<EntryId> {
        let with_it = self
            .activities
            .iter()
            .filter(|activity| matches!(&activity.kind, ActivityKind::Restore { of, .. } if *of == root.tx))
            .flat_map(|activity| self.vouched(activity));
        filled(self.vouched(root).into_iter().chain(with_it))
    }

    /// The other files taken in, and not undone, that hold one of these entries.
    pub(super) fn other_files(&self, root: &Activity, ids: &BTreeSet<EntryId>) -> Vec<String> {
        let mut files: Vec<String> = Vec::new();
        for activity in self.activities.iter().filter(|activity| activity.tx != root.tx && self.stands(activity)) {
            let ActivityKind::Import { file, .. } = &activity.kind else { continue };
            if !files.contains(file) && self.vouched(activity).iter().any(|id| ids.contains(id)) {
                files.push(file.clone());
            }
        }
        files
    }
}

/// `steps` ends a circle, which only settings that were tampered with can hold.
fn is_undone(undoings: &BTreeMap<&str, Vec<&str>>, also: Option<&str>, tx: &str, steps: usize) -> bool {
    let stands = |undoing: &&str| steps > 0 && !is_undone(undoings, also, undoing, steps - 1);
    also == Some(tx) || undoings.get(tx).is_some_and(|of| of.iter().any(stands))
}

/// Names what of a file was here already, brought by imports: the imports all of whose new entries are in it, and single
/// entries where it holds only some of what one brought.
pub(super) fn also<'a>(
    imports: impl Iterator<Item = &'a Activity>,
    mut had: BTreeSet<EntryId>,
) -> (Vec<String>, Vec<EntryId>) {
    let (mut whole, mut single) = (Vec::new(), Vec::new());
    for activity in imports.filter(|activity| matches!(activity.kind, ActivityKind::Import { .. })) {
        let entries = activity.entries();
        let held: Vec<EntryId> = entries.iter().copied().filter(|id| had.remove(id)).collect();
        if !held.is_empty() && held.len() == entries.len() {
            whole.push(activity.tx.clone());
        } else {
            single.extend(held);
        }
    }
    (whole, single)
}
