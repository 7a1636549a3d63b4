//! Reviews files against the ledger as it is now: what taking them in would change.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::{self, ParsedSnapshot};
use crate::journal::Entry;

use super::Records;
use super::vouching::Vouching;
use crate::app::inbox::{ImportCandidate, ReviewedFile};

impl Records {
    /// Lays a snapshot beside the ledger as it is now.
    pub(in crate::app) fn review_snapshot(self, snapshot: ParsedSnapshot) -> ReviewedFile {
        let counting = Vouching::of(&self.activities.read_untracked()).counting();
        let ledger = self.ledger.read_untracked();
        let is_new = |entry: &&Arc<Entry>| !ledger.contains(entry.id());
        let brought_back: Vec<Arc<Entry>> =
            self.brought_back(snapshot.entries.iter().filter(is_new)).into_iter().cloned().collect();
        let review = if brought_back.is_empty() {
            exchange::review_beside(&self.plan(), &ledger, &counting, &snapshot)
        } else {
            // Laid beside without them: they are in the file, and in nothing that would be taken in.
            let mut rest = snapshot.clone();
            rest.entries.retain(|entry| !brought_back.contains(entry));
            let mut review = exchange::review_beside(&self.plan(), &ledger, &counting, &rest);
            review.in_file += brought_back.len();
            review
        };
        ReviewedFile { snapshot, review, brought_back }
    }

    /// Changes the list of those that wait.
    pub(super) fn incoming_changes(self, change: impl FnOnce(&mut Vec<ImportCandidate>)) {
        self.inbox.waiting.update(change);
        self.review_again();
    }

    /// Takes files off the list of those that wait.
    pub(super) fn no_longer_waits(self, files: &[ReviewedFile]) {
        let taken = |candidate: &ImportCandidate| {
            candidate.found.as_ref().is_ok_and(|found| files.iter().any(|file| file.snapshot == found.snapshot))
        };
        self.inbox.waiting.update(|waiting| waiting.retain(|candidate| !taken(candidate)));
        self.review_again();
    }

    /// Reviews the files that still wait against the ledger as it is now. Called by whatever changes records or
    /// activities: a review says what taking in would do now.
    pub(super) fn review_again(self) {
        if self.inbox.waiting.read_untracked().is_empty() {
            return;
        }
        let again = |ImportCandidate { file, found }| ImportCandidate {
            file,
            found: found.map(|read: ReviewedFile| self.review_snapshot(read.snapshot)),
        };
        self.inbox.waiting.update(|files| *files = std::mem::take(files).into_iter().map(again).collect());
    }
}
