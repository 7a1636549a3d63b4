//! Adds entries: a command becomes entries, which go into the ledger and into the vault.

use std::sync::Arc;

use leptos::prelude::*;

use crate::insight::{self, Added};
use crate::journal::{Author, Draft, Entry, EntryId};

use super::{Activity, ActivityKind, Command, Records};

impl Records {
    /// Carries out an intent.
    pub fn run(self, command: Command) {
        let Some(command) = self.wait_for_stores(command) else { return };
        match command {
            Command::Record { what, drafts } => {
                // Whoever records sees a year on screen: it stays, and that it is last year's is said.
                self.navigation.renew_while(true);
                self.record(what, drafts);
            }
            Command::Resolve { what, keep, seen } => self.resolve(what, keep, seen),
            Command::Erase { what, erasure, extent } => self.erase_text(what, &erasure, &extent),
            Command::TakeIn(incoming) => self.import(vec![*incoming]),
            Command::Undo { tx } => self.undo(&tx),
            Command::UndoLatest => self.undo_latest(),
            Command::Redo => self.redo(),
        }
    }

    pub(super) fn record(self, what: String, drafts: Vec<Draft>) {
        let author = self.stamp();
        let entries: Vec<Entry> = drafts.into_iter().map(|draft| draft.seal(&author)).collect();
        self.record_sealed(what, entries, &author);
    }

    pub(super) fn record_sealed(self, what: String, entries: Vec<Entry>, author: &Author) {
        let ids = self.add(entries);
        if !ids.is_empty() {
            self.log_activity(author, ActivityKind::Record { what, entries: ids });
        }
    }

    /// Who writes, and when; a new action.
    pub(in crate::app) fn stamp(self) -> Author {
        let by = self.preferences.author().get_untracked();
        let clock = self.ports.clock();
        Author { by, at: clock.now(), tx: clock.new_tx() }
    }

    /// Puts this person's entries into the ledger and hands the new ones to the vault; gives their ids.
    pub(super) fn add(self, entries: Vec<Entry>) -> Vec<EntryId> {
        let entries: Vec<Arc<Entry>> = entries.into_iter().map(Arc::new).collect();
        self.note_early(&entries);
        self.add_all(entries)
    }

    /// Puts an entry into the ledger that joins two that are there.
    pub(super) fn add_joined(self, entry: Entry) -> Vec<EntryId> {
        let ids = self.add_all(vec![Arc::new(entry)]);
        self.review_again();
        ids
    }

    /// Puts entries into the ledger that came in a file and are shared with its review.
    pub(super) fn add_shared(self, entries: Vec<Arc<Entry>>) -> Vec<EntryId> {
        self.leave_traces_of(&entries);
        self.note_newcomers(entries.iter().map(|entry| entry.id()));
        self.add_all(entries)
    }

    fn add_all(self, entries: Vec<Arc<Entry>>) -> Vec<EntryId> {
        let mut new: Vec<Arc<Entry>> = Vec::new();
        self.ledger.update(|ledger| {
            let ids = ledger.union(entries);
            new = ids.iter().filter_map(|id| ledger.get(*id).cloned()).collect();
        });
        self.know_departments();
        let ids = new.iter().map(|entry| entry.id()).collect();
        if !new.is_empty() {
            self.keep(&new);
        }
        ids
    }

    /// Brings the plan up to the departments that the ledger adds to it. Follows every change of the ledger.
    ///
    /// The plan is no memo: whoever reads a memo recomputes it, and it stands for views that must not be rebuilt for a
    /// record. It changes where a department comes or goes, and then the address may name another view.
    pub(super) fn know_departments(self) {
        let printed = self.printed.get_value();
        let Added { departments, merged } = insight::added(&printed, &self.ledger.read_untracked());
        let plan = self.plan();
        if plan.departments.get(printed.departments.len()..) == Some(&departments[..]) && plan.merged == merged {
            return;
        }
        self.ledger.update(|ledger| ledger.merge_departments(merged.clone()));
        self.plan.set(Arc::new(printed.with_added(departments, merged)));
        self.preferences.meet_own_dept();
        self.navigation.sync_from_address();
    }

    /// Remembers what was done, for undo and for the count of what no file holds.
    pub(in crate::app) fn log_activity(self, author: &Author, kind: ActivityKind) {
        let order = self.activities.read_untracked().len();
        self.note(Activity { tx: author.tx.clone(), at: author.at.as_str().to_owned(), order, kind });
    }

    /// Remembers an action that has its stamp already.
    pub(super) fn note(self, activity: Activity) {
        self.ports.settings().remember(&activity.key(), &activity.write());
        self.note_import(&activity);
        self.activities.update(|activities| activities.push(activity));
        self.review_again();
    }
}
