//! Taking in files that were reviewed, and saying what came of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::{Outcome, ReviewItem};
use crate::filled::filled;
use crate::journal::{Cell, Entry, EntryId};
use crate::wording::notices::importing::{self, ImportCounts};

use super::vouching::{Vouching, also};
use super::{Activity, ActivityKind, Records};
use crate::app::inbox::ReviewedFile;
use crate::app::page::{Notice, NoticeAction, Tone};

impl Records {
    /// Takes in files, all in one step: whatever happens, none is ever half taken in. Each is undone on its own.
    pub(in crate::app) fn import(self, files: Vec<ReviewedFile>) {
        // Counted now and not at the review: another file may have been taken in since.
        let files: Vec<ReviewedFile> = files.into_iter().map(|file| self.review_snapshot(file.snapshot)).collect();
        self.no_longer_waits(&files);
        let torn: BTreeSet<Cell> = self.ledger.read_untracked().conflicts().clone();
        let mut new: Vec<Arc<Entry>> = Vec::new();
        let mut ids: BTreeSet<EntryId> = BTreeSet::new();
        let mut taken = ImportCounts::default();
        let mut activities: Vec<Activity> = Vec::new();
        let mut taken_back: Vec<(String, String, usize, Vec<EntryId>)> = Vec::new();
        let restores = self.inbox.restore.get_untracked();
        let counting = Vouching::of(&self.activities.read_untracked()).counting();
        for ReviewedFile { snapshot, review, brought_back } in &files {
            let before = new.len();
            let is_back = |item: &&ReviewItem| item.outcome == Outcome::TakenBack;
            let back: BTreeSet<&Cell> =
                filled(review.items.iter().filter(is_back).filter_map(|item| item.entry.cell()));
            let (mut had, mut undone): (BTreeSet<EntryId>, Vec<EntryId>) = (BTreeSet::new(), Vec::new());
            let mut below: Vec<EntryId> = Vec::new();
            for item in &review.items {
                let id = item.entry.id();
                match item.outcome {
                    Outcome::Added | Outcome::Conflict if ids.insert(id) => new.push(Arc::clone(&item.entry)),
                    // It came in another file just now.
                    Outcome::Added | Outcome::Conflict | Outcome::AlreadyHad => taken.in_force += 1,
                    Outcome::Replaced => taken.replaced += 1,
                    Outcome::TakenBack if ids.insert(id) => undone.push(id),
                    Outcome::TakenBack => {}
                }
                // What was taken back below something newer comes back with what is above it, or changes nothing.
                let is_below = item.outcome == Outcome::Replaced && counting.taken_back.contains(&id);
                let is_free = item.entry.cell().is_none_or(|cell| !back.contains(cell));
                if is_below && !is_free {
                    below.push(id);
                } else if counting.counts(id) || item.outcome == Outcome::AlreadyHad || (is_below && is_free) {
                    had.insert(id);
                }
            }
            let entries: Vec<EntryId> = new.iter().skip(before).map(|entry| entry.id()).collect();
            for id in &entries {
                had.remove(id);
            }
            let already_had = review.items.len() - entries.len();
            let (also_imports, also) = also(self.activities.read_untracked().iter().chain(&activities), had);
            let author = self.stamp();
            let undone_here = undone.len();
            if undone_here > 0 {
                undone.extend(below);
                taken_back.push((author.tx.clone(), snapshot.file_name.clone(), undone_here, undone));
            }
            let kind = ActivityKind::Import {
                file: snapshot.file_name.clone(),
                entries,
                already_had,
                quarantined: snapshot.quarantine.len() + brought_back.len(),
                dept: snapshot.sender().map(ToString::to_string).unwrap_or_default(),
                exported_at: snapshot.header.exported_at.as_str().to_owned(),
                also_imports,
                also,
                taken_back: if restores { 0 } else { undone_here },
            };
            taken.quarantined += snapshot.quarantine.len();
            taken.brought_back += brought_back.len();
            let at = author.at.as_str().to_owned();
            activities.push(Activity {
                tx: author.tx,
                at,
                order: self.activities.read_untracked().len() + activities.len(),
                kind,
            });
        }
        taken.added = new.len();
        self.add_shared(new);
        let txs: Vec<String> = activities.iter().map(|activity| activity.tx.clone()).collect();
        let mut brought: Vec<(String, String, Vec<EntryId>)> = Vec::new();
        for activity in activities {
            if let ActivityKind::Import { file, entries, .. } = &activity.kind {
                brought.push((activity.tx.clone(), file.clone(), entries.clone()));
            }
            self.note(activity);
        }
        for (tx, file, entries) in brought {
            self.settle(&tx, &file, &entries);
        }
        let mut offer = None;
        for (tx, file, count, undone) in taken_back {
            if restores {
                taken.restored += count;
                self.restore(&tx, &file, undone);
            } else {
                taken.still_taken_back += count;
                offer = Some(NoticeAction::Restore { import: tx, file, entries: undone });
            }
        }
        self.inbox.restore.set(false);
        taken.conflicts = self.ledger.read_untracked().conflicts().difference(&torn).count();
        self.notify_of_import(&taken, files.len(), &txs, offer);
    }

    /// Says what the import came to, and offers what a person may want next.
    fn notify_of_import(self, taken: &ImportCounts, files: usize, txs: &[String], offer: Option<NoticeAction>) {
        let changed = taken.added + taken.restored > 0;
        let mut notice = Notice::new(if changed { Tone::Success } else { Tone::Info }, taken.in_words(files));
        if taken.conflicts > 0 {
            notice = notice.offering(NoticeAction::Decide);
        }
        // Several files are undone, and restored, one by one in the history.
        if let ([tx], true) = (txs, changed) {
            notice = notice.offering(NoticeAction::Undo { tx: tx.clone() });
        }
        if let (Some(offer), 1) = (offer, files) {
            notice = notice.offering(offer);
        }
        self.notify(notice);
    }

    /// Makes count again what a file brought again and was taken back here before.
    pub fn restore_taken_back(self, import: &str, file: &str, entries: Vec<EntryId>) {
        let cells = self.restore(import, file, entries);
        let tx = self.activities.read_untracked().last().map(|activity| activity.tx.clone()).unwrap_or_default();
        let text = importing::restored(file, cells);
        self.notify(Notice::new(Tone::Success, text).offering(NoticeAction::Undo { tx }));
    }
}
