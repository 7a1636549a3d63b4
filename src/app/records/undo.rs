//! Undo: it writes new entries with the earlier values. Nothing is erased.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::filled::filled;
use crate::journal::{Cell, Counting, Draft, EntryId, HistoryEntry, Ledger, Value};
use crate::wording::notices::editing::{self, UndoOutcome};
use crate::wording::notices::{exporting, importing};

use super::vouching::Vouching;
use super::{Activity, ActivityKind, Records};
use crate::app::page::{Notice, NoticeAction, Tone};

/// The entries to write so that the ledger says what counts, when other entries count than before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct UndoPlan {
    /// The entries to write.
    pub(super) drafts: Vec<Draft>,
    /// Cells that get another value.
    pub(super) cells: usize,
    /// Cells where something newer stands, which stays.
    pub(super) overtaken: usize,
}

impl UndoPlan {
    /// Plans it for the cells of the entries that count now and did not, or did and do not.
    ///
    /// A cell gets the values that it would have if only what counts had been said: several of them become a conflict
    /// again, none becomes 未記入.
    ///
    /// Where a cell said that before the undone action too, but for being cleared, it says again just what it said then;
    /// `undone` is `None` where something is wanted back: then the cell says what counts, whatever clearing stands in it.
    pub(super) fn of(
        ledger: &Ledger,
        (before, after): (&Counting, &Counting),
        ids: &BTreeSet<EntryId>,
        undone: Option<&Undone>,
    ) -> Self {
        let turned = ids.iter().filter(|id| before.counts(**id) != after.counts(**id));
        let cells: BTreeSet<Cow<'_, Cell>> = filled(
            turned
                .filter_map(|id| ledger.history_entry(*id).and_then(HistoryEntry::cell))
                .map(|cell| ledger.known_as(cell)),
        );
        let mut plan = Self::default();
        for cell in &cells {
            let cell: &Cell = cell;
            let values = |counting: &Counting| ledger.values_of(&ledger.heads_among(cell, &|id| counting.counts(id)));
            let (before, counted) = (values(before), values(after));
            let heads = ledger.head_ids(cell);
            let says = ledger.values_of(&heads);
            let then =
                undone.map(|undone| ledger.values_of(&ledger.heads_among(cell, &|id| undone.stood_before(id, after))));
            let then = then.filter(|then| then.iter().filter(|value| **value != Value::Null).eq(&counted));
            let is_unmoved = before == counted;
            if says == *then.as_ref().unwrap_or(&counted) || (is_unmoved && undone.is_some() && then.is_none()) {
                // Where the cell only says what it said all along, nothing newer is to blame.
                plan.overtaken += usize::from(is_unmoved || says == counted);
                continue;
            }
            let mut wanted = then.unwrap_or(counted);
            if wanted.is_empty() {
                wanted.insert(Value::Null);
            }
            plan.cells += 1;
            let draft = |value| Draft { cell: cell.clone(), base: heads.clone(), value };
            plan.drafts.extend(wanted.into_iter().map(draft));
        }
        plan
    }
}

/// What is known of the action that is undone.
#[derive(Debug)]
pub(super) struct Undone {
    /// The entries that it added, and what gave way to them or was wanted back with them.
    entries: BTreeSet<EntryId>,
    /// What was taken back already when it was done.
    taken_back_before: BTreeSet<EntryId>,
}

impl Undone {
    fn of(activities: &[Activity], activity: &Activity) -> Self {
        let is_part = |other: &&Activity| match &other.kind {
            ActivityKind::Restore { of, .. } => *of == activity.tx,
            _ => other.tx == activity.tx,
        };
        let earlier = activities
            .iter()
            .position(|other| other.tx == activity.tx)
            .and_then(|at| activities.get(..at))
            .unwrap_or_default();
        Self {
            entries: filled(activities.iter().filter(is_part).flat_map(Activity::entries).copied()),
            taken_back_before: Vouching::of(earlier).counting().taken_back,
        }
    }

    /// Whether an entry was there before the action, and was not taken back since.
    fn stood_before(&self, id: EntryId, now: &Counting) -> bool {
        !self.entries.contains(&id) && (!now.taken_back.contains(&id) || self.taken_back_before.contains(&id))
    }
}

/// What is written to undo an action, and what that comes to.
fn plan_undo(ledger: &Ledger, activities: &[Activity], activity: &Activity) -> (Vec<Draft>, UndoOutcome) {
    let (now, then) = (Vouching::of(activities), Vouching::without(activities, &activity.tx));
    let root = now.root(activity);
    let (before, after) = (now.counting(), then.counting());
    let ids = now.at_stake(root);
    let is_undone = then.is_undone(&root.tx);
    let kept: BTreeSet<EntryId> = if is_undone && matches!(root.kind, ActivityKind::Import { .. }) {
        filled(ids.iter().copied().filter(|id| before.counts(*id) && after.counts(*id)))
    } else {
        BTreeSet::new()
    };
    let erases = |id: &&EntryId| ledger.get(**id).is_some_and(|entry| entry.erases());
    let plan = UndoPlan::of(ledger, (&before, &after), &ids, Some(&Undone::of(activities, activity)));
    let outcome = UndoOutcome {
        action: in_words(root),
        is_undone,
        cells: plan.cells,
        overtaken: plan.overtaken,
        erased: ids.iter().filter(erases).count(),
        files: then.other_files(root, &kept),
        kept: kept.len(),
    };
    (plan.drafts, outcome)
}

impl Records {
    pub(super) fn undo(self, tx: &str) {
        let activities = self.activities.read_untracked();
        let find = |tx: &str| activities.iter().find(|activity| activity.tx == tx).cloned();
        let Some(named) = find(tx) else { return };
        // What gave way to an import is part of that import, and goes with it.
        let import = match &named.kind {
            ActivityKind::Restore { of, again, .. } if again.is_empty() => find(of),
            _ => None,
        };
        let activity = import.unwrap_or(named);
        let refusal = match &activity.kind {
            ActivityKind::Redact { .. } => Some(editing::ERASURE_STAYS.to_owned()),
            ActivityKind::Export { .. } | ActivityKind::Recover { .. } => {
                Some(editing::cannot_be_undone(&in_words(&activity)))
            }
            _ if Vouching::of(&activities).is_undone(&activity.tx) => {
                Some(editing::is_undone_already(&in_words(&activity)))
            }
            _ => None,
        };
        if let Some(refusal) = refusal {
            drop(activities);
            self.notify(Notice::new(Tone::Warning, refusal));
            return;
        }
        let (drafts, outcome) = plan_undo(&self.ledger.read_untracked(), &activities, &activity);
        drop(activities);
        let text = outcome.in_words();
        let author = self.stamp();
        let entries = self.add(drafts.into_iter().map(|draft| draft.seal(&author)).collect());
        // Kept also where no value changed: then what is undone later counts on it.
        self.log_activity(&author, ActivityKind::Undo { of: activity.tx, what: outcome.action, entries });
        let tx = author.tx;
        let action = if outcome.is_undone { NoticeAction::Redo { tx } } else { NoticeAction::Undo { tx } };
        self.notify(Notice::new(Tone::Success, text).offering(action));
    }

    /// Makes entries count again that were taken back here, because an import brought them again.
    pub(super) fn restore(self, import: &str, file: &str, again: Vec<EntryId>) -> usize {
        let plan = {
            let activities = self.activities.read_untracked();
            let before = Vouching::of(&activities).counting();
            let mut after = before.clone();
            let again: BTreeSet<EntryId> = filled(again.iter().copied());
            after.taken_back.retain(|id| !again.contains(id));
            UndoPlan::of(&self.ledger.read_untracked(), (&before, &after), &again, None)
        };
        let author = self.stamp();
        let entries = self.add(plan.drafts.into_iter().map(|draft| draft.seal(&author)).collect());
        let what = importing::restoring(file);
        self.log_activity(&author, ActivityKind::Restore { of: import.to_owned(), what, again, entries });
        plan.cells
    }

    /// Lets cells say what counts where an import brought something beside what undoing had written there: what was
    /// taken back does not stand against what comes in.
    pub(super) fn settle(self, import: &str, file: &str, new: &[EntryId]) {
        let drafts = {
            let (activities, ledger) = (self.activities.read_untracked(), self.ledger.read_untracked());
            let counting = Vouching::of(&activities).counting();
            let cells: BTreeSet<&Cell> = filled(new.iter().filter_map(|id| ledger.get(*id)?.cell()));
            let mut drafts: Vec<Draft> = Vec::new();
            for cell in cells {
                let heads = ledger.head_ids(cell);
                let wanted = ledger.values_of(&ledger.heads_among(cell, &|id| counting.counts(id)));
                if heads.iter().all(|id| counting.counts(*id)) || wanted == ledger.values_of(&heads) {
                    continue;
                }
                let draft = |value| Draft { cell: cell.clone(), base: heads.clone(), value };
                drafts.extend(wanted.into_iter().map(draft));
            }
            drafts
        };
        if !drafts.is_empty() {
            let author = self.stamp();
            let entries = self.add(drafts.into_iter().map(|draft| draft.seal(&author)).collect());
            let what = importing::action(file);
            self.log_activity(
                &author,
                ActivityKind::Restore { of: import.to_owned(), what, again: Vec::new(), entries },
            );
        }
    }

    pub(super) fn undo_latest(self) {
        let latest = undoable(&self.activities.read_untracked(), &self.undone.read_untracked()).cloned();
        match latest {
            // Undoing what was done before it instead would surprise.
            Some(Activity { kind: ActivityKind::Redact { .. }, .. }) => {
                self.notify(Notice::new(Tone::Warning, editing::ERASURE_STAYS));
            }
            Some(activity) => self.undo(&activity.tx),
            None => self.notify(Notice::new(Tone::Info, editing::NOTHING_TO_UNDO)),
        }
    }

    pub(super) fn redo(self) {
        let latest = redoable(&self.activities.read_untracked(), &self.undone.read_untracked())
            .map(|activity| activity.tx.clone());
        match latest {
            Some(tx) => self.undo(&tx),
            None => self.notify(Notice::new(Tone::Info, editing::NOTHING_TO_REDO)),
        }
    }

    /// The actions that were undone, and whose undoing was not undone in turn.
    pub fn undone(self) -> Memo<BTreeSet<String>> {
        self.undone
    }

    /// Whether an action was undone, and its undoing not undone in turn.
    pub fn is_undone(self, tx: &str) -> bool {
        self.undone.read().contains(tx)
    }
}

/// The action in words.
pub(super) fn in_words(activity: &Activity) -> String {
    match &activity.kind {
        ActivityKind::Record { what, .. }
        | ActivityKind::Undo { what, .. }
        | ActivityKind::Redact { what, .. }
        | ActivityKind::Restore { what, .. } => what.clone(),
        ActivityKind::Recover { .. } => editing::STORE_RECOVERED.to_owned(),
        ActivityKind::Import { file, .. } => importing::action(file),
        ActivityKind::Export { file, .. } => exporting::action(file),
    }
}

/// The actions that were undone, and whose undoing was not undone in turn; each is looked at once.
pub(super) fn undone_of(activities: &[Activity]) -> BTreeSet<String> {
    let mut undoings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for activity in activities {
        if let ActivityKind::Undo { of, .. } = &activity.kind {
            undoings.entry(of).or_default().push(&activity.tx);
        }
    }
    // Of every action: whether one of its undoings stands. An undoing may itself be undone, so those come first.
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    for action in undoings.keys() {
        let mut open = vec![*action];
        while let Some(tx) = open.last().copied() {
            let later = undoings.get(tx).map_or(&[][..], Vec::as_slice);
            // A crafted circle: what is being looked at already counts as standing.
            let next = later.iter().find(|undoing| !known.contains_key(*undoing) && !open.contains(undoing));
            if let Some(next) = next {
                open.push(next);
                continue;
            }
            known.insert(tx, later.iter().any(|undoing| !known.get(undoing).copied().unwrap_or(false)));
            open.pop();
        }
    }
    known.into_iter().filter(|(_, is_undone)| *is_undone).map(|(tx, _)| tx.to_owned()).collect()
}

/// The latest recording, import or redaction that stands.
fn undoable<'a>(activities: &'a [Activity], undone: &BTreeSet<String>) -> Option<&'a Activity> {
    let can_be = |activity: &&Activity| {
        matches!(activity.kind, ActivityKind::Record { .. } | ActivityKind::Import { .. } | ActivityKind::Redact { .. })
    };
    activities.iter().rev().find(|activity| can_be(activity) && !undone.contains(&activity.tx))
}

/// The latest undoing that stands, unless something was recorded since.
fn redoable<'a>(activities: &'a [Activity], undone: &BTreeSet<String>) -> Option<&'a Activity> {
    let undoings: BTreeSet<&str> = filled(
        activities
            .iter()
            .filter(|activity| matches!(activity.kind, ActivityKind::Undo { .. }))
            .map(|activity| activity.tx.as_str()),
    );
    let latest = activities.iter().rev().filter(|activity| !matches!(activity.kind, ActivityKind::Export { .. }));
    latest.take_while(|activity| matches!(activity.kind, ActivityKind::Undo { .. })).find(|activity| {
        // The undoing of an undoing is a redo: it is not undone by redoing.
        let redo = matches!(&activity.kind, ActivityKind::Undo { of, .. } if undoings.contains(of.as_str()));
        !redo && !undone.contains(&activity.tx)
    })
}
