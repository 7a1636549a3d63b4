//! Erases a text for good: finds where it stands, decides which copies go, and reports what is left.
//!
//! Erasing is about the text and not about one entry. What a person is shown beforehand is an [`Erasure`]; what is
//! done is just that.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::ParsedSnapshot;
use crate::filled::filled;
use crate::insight::{Copies, Copy, Holds, copies, free_text, holds};
use crate::journal::{Cell, Entry, EntryId, Statement, Tombstone};
use crate::vault::Aside;
use crate::wording::notices::erasing::{self, ErasedCounts};

use super::traces::fold_for_erasing;
use super::{Activity, ActivityKind, Records};
use crate::app::drafts;
use crate::app::inbox::ImportCandidate;
use crate::app::page::{Notice, Tone};

/// A text, and everything that holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Erasure {
    /// The statement that was pointed at.
    pub of: EntryId,
    /// Where it stands.
    pub cell: Cell,
    /// Its text as typed; `None` for a choice or a figure, of which only this one statement is erased.
    pub text: Option<String>,
    /// Statements that hold it.
    pub copies: Vec<Copy>,
    /// Texts kept aside that were never recorded.
    pub drafts: Vec<DraftCopy>,
    /// Actions whose names hold it.
    pub activities: usize,
    /// Whether the name that stands on entries holds it.
    pub author: bool,
    /// Damaged values, set aside, that hold it.
    pub aside: Vec<Aside>,
    /// Damaged values that nobody can read.
    pub unreadable: Vec<Aside>,
    /// Files that wait for a decision and hold it.
    pub waiting: Vec<String>,
    /// Statements that hold it and that this version cannot erase.
    pub out_of_reach: usize,
}

/// A text that was kept aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftCopy {
    /// Under which setting.
    pub name: String,
    /// Of which cell.
    pub cell: Cell,
    /// The text.
    pub text: String,
    /// How it holds what is erased.
    pub holds: Holds,
    /// Whether it belongs to the cell that was pointed at.
    pub is_here: bool,
}

/// How far an erasure goes. The text itself, in its own cell, always goes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that a person ticks")]
pub struct Extent {
    /// Longer texts of the same cell that hold it.
    pub here_in_part: bool,
    /// The same text in other cells.
    pub elsewhere: bool,
    /// Longer texts of other cells that hold it.
    pub elsewhere_in_part: bool,
    /// Damaged values that nobody can read.
    pub unreadable: bool,
}

impl Default for Extent {
    /// Whatever may be the same personal data; texts of other cells that say more are left to the person.
    fn default() -> Self {
        Self { here_in_part: true, elsewhere: true, elsewhere_in_part: false, unreadable: false }
    }
}

impl Extent {
    /// Whether it reaches a copy.
    pub fn reaches(&self, holds: Holds, is_here: bool) -> bool {
        match (is_here, holds) {
            (true, Holds::Whole) => true,
            (true, Holds::Part) => self.here_in_part,
            (false, Holds::Whole) => self.elsewhere,
            (false, Holds::Part) => self.elsewhere_in_part,
        }
    }
}

impl Erasure {
    /// The statements that go.
    pub fn entries(&self, extent: &Extent) -> Vec<EntryId> {
        self.copies.iter().filter(|copy| extent.reaches(copy.holds, copy.is_here)).map(|copy| copy.id).collect()
    }

    /// The kept texts that go.
    pub fn drafts<'a>(&'a self, extent: &'a Extent) -> impl Iterator<Item = &'a DraftCopy> {
        self.drafts.iter().filter(|draft| extent.reaches(draft.holds, draft.is_here))
    }
}

impl Records {
    /// Everything that holds the text of a statement; `None` where there is no text to erase. Looks at everything that
    /// was ever said: for one who asks, not for every line.
    pub fn erasure_of(self, id: EntryId, aside: &[Aside]) -> Option<Erasure> {
        let ledger = self.ledger.read();
        let entry = ledger.get(id)?;
        let (cell, value) = (entry.cell()?.clone(), entry.value()?);
        let text = free_text(&cell.field, value).filter(|text| !fold_for_erasing(text).is_empty());
        let mut erasure = Erasure {
            of: id,
            copies: vec![Copy { id, holds: Holds::Whole, is_here: true }],
            text: text.clone(),
            drafts: Vec::new(),
            activities: 0,
            author: false,
            aside: Vec::new(),
            unreadable: Vec::new(),
            waiting: Vec::new(),
            out_of_reach: 0,
            cell,
        };
        let Some(text) = text else { return Some(erasure) };
        let wanted = fold_for_erasing(&text);
        let holds_it = |text: &str| holds(&fold_for_erasing(text), &wanted);
        let Copies { found, out_of_reach } = copies(&ledger, &erasure.cell, &text, &fold_for_erasing);
        (erasure.copies, erasure.out_of_reach) = (found, out_of_reach);
        let parked = self.ports.settings().recall_all(drafts::PREFIX);
        erasure.drafts = parked
            .into_iter()
            .filter_map(|(name, text)| {
                let cell = drafts::cell_of(&name)?;
                let (holds, is_here) = (holds_it(&text)?, cell == erasure.cell);
                Some(DraftCopy { name, cell, text, holds, is_here })
            })
            .collect();
        erasure.activities = self
            .activities
            .read()
            .iter()
            .filter(|activity| named(activity).iter().any(|name| name.contains(&text)))
            .count();
        erasure.author = holds_it(&self.preferences.author().read()).is_some();
        let holds_aside =
            |aside: &&Aside| aside.text.as_deref().is_some_and(|text| holds_it(&unescaped(text)).is_some());
        erasure.aside = aside.iter().filter(holds_aside).cloned().collect();
        erasure.unreadable = aside.iter().filter(|aside| aside.text.is_none()).cloned().collect();
        let waits = |candidate: &&ImportCandidate| waits_with(candidate, &|text| holds_it(text).is_some());
        erasure.waiting =
            self.inbox.waiting.read().iter().filter(waits).map(|candidate| candidate.file.clone()).collect();
        Some(erasure)
    }

    /// What was moved aside on the stores, for [`Records::erasure_of`].
    pub fn look_aside(self, found: impl FnOnce(Vec<Aside>) + 'static) {
        let vault = self.vault.get_value();
        spawn_local(async move { found(vault.aside().await) });
    }

    /// Erases what was shown.
    pub(super) fn erase_text(self, what: String, erasure: &Erasure, extent: &Extent) {
        let entries = erasure.entries(extent);
        if erasure.author {
            // Else the redaction itself would carry it.
            self.preferences.name_author(String::new());
        }
        let author = self.stamp();
        let redactions: Vec<Entry> = {
            let ledger = self.ledger.read_untracked();
            let stones = entries.iter().filter_map(|id| ledger.get(*id).and_then(|entry| Tombstone::of(entry)));
            stones.map(|stone| stone.seal(erasing::REASON, &author)).collect()
        };
        let redactions = self.add(redactions);
        let changes = redactions.len();
        self.log_activity(&author, ActivityKind::Redact { what, entries: redactions });
        let drafts: Vec<&DraftCopy> = erasure.drafts(extent).collect();
        let settings = self.ports.settings();
        for draft in &drafts {
            settings.forget(&draft.name);
        }
        if let Some(text) = &erasure.text {
            self.leave_trace(text);
            self.rename_acts(text);
            let wanted = fold_for_erasing(text);
            let holds_it = |text: &str| holds(&fold_for_erasing(text), &wanted).is_some();
            self.incoming_changes(|waiting| waiting.retain(|candidate| !waits_with(candidate, &holds_it)));
        }
        let mut aside = erasure.aside.clone();
        if extent.unreadable {
            aside.extend(erasure.unreadable.iter().cloned());
        }
        let left = erasure.copies.len() - entries.len() + erasure.drafts.len() - drafts.len() + erasure.out_of_reach;
        let counts = ErasedCounts { changes, drafts: drafts.len(), aside: aside.len(), left };
        if !aside.is_empty() {
            let vault = self.vault.get_value();
            spawn_local(async move {
                let left = vault.drop_aside(&aside).await;
                if left > 0 {
                    self.notify(Notice::new(Tone::Error, erasing::aside_is_left(left)));
                }
            });
        }
        self.notify(Notice::new(Tone::Success, counts.in_words()));
    }

    /// Keeps out what a file brings again after it was erased here: it never comes in, and goes wherever the next file
    /// from here is taken in.
    pub fn keep_out(self, entries: &[Arc<Entry>]) {
        let author = self.stamp();
        let stones = entries.iter().filter_map(|entry| Tombstone::of(entry));
        let redactions = self.add(stones.map(|stone| stone.seal(erasing::REASON, &author)).collect());
        let text = erasing::kept_out(redactions.len());
        self.log_activity(&author, ActivityKind::Redact { what: erasing::KEPT_OUT.to_owned(), entries: redactions });
        self.review_again();
        self.notify(Notice::new(Tone::Success, text));
    }

    /// Lets in what a file brings again after it was erased here.
    pub fn let_in(self, entries: &[Arc<Entry>]) {
        for text in entries.iter().filter_map(|entry| super::traces::text_of(entry)) {
            self.forget_trace(&text);
        }
        self.review_again();
        self.notify(Notice::new(Tone::Info, erasing::let_in(entries.len())));
    }

    /// Takes the text out of the names of what was done.
    fn rename_acts(self, text: &str) {
        let is_named = |activity: &Activity| named(activity).iter().any(|name| name.contains(text));
        if !self.activities.read_untracked().iter().any(is_named) {
            return;
        }
        self.activities.update(|activities| {
            for activity in activities.iter_mut().filter(|activity| is_named(activity)) {
                for name in names_of(activity) {
                    *name = name.replace(text, erasing::GONE);
                }
                self.ports.settings().remember(&activity.key(), &activity.write());
            }
        });
    }

    /// What of these texts was erased by redactions about to be taken in: traces of it are left here too.
    pub(super) fn leave_traces_of(self, entries: &[Arc<Entry>]) {
        let texts: BTreeSet<String> = {
            let ledger = self.ledger.read_untracked();
            let stones = entries.iter().filter_map(|entry| match entry.statement() {
                Statement::Redact(stone) => Some(stone),
                _ => None,
            });
            let bodies = stones.filter_map(|stone| ledger.get(stone.id).filter(|body| stone.fits(body)));
            filled(bodies.filter_map(|body| super::traces::text_of(body)))
        };
        for text in texts {
            self.leave_trace(&text);
        }
    }
}

/// The words of an action that people typed or named.
fn named(activity: &Activity) -> Vec<&str> {
    match &activity.kind {
        ActivityKind::Record { what, .. }
        | ActivityKind::Undo { what, .. }
        | ActivityKind::Redact { what, .. }
        | ActivityKind::Restore { what, .. } => {
            vec![what]
        }
        ActivityKind::Import { file, .. } | ActivityKind::Export { file, .. } => vec![file],
        ActivityKind::Recover { .. } => Vec::new(),
    }
}

fn names_of(activity: &mut Activity) -> Vec<&mut String> {
    match &mut activity.kind {
        ActivityKind::Record { what, .. }
        | ActivityKind::Undo { what, .. }
        | ActivityKind::Redact { what, .. }
        | ActivityKind::Restore { what, .. } => {
            vec![what]
        }
        ActivityKind::Import { file, .. } | ActivityKind::Export { file, .. } => vec![file],
        ActivityKind::Recover { .. } => Vec::new(),
    }
}

/// Whether a file that waits holds a text, verified or not.
fn waits_with(candidate: &ImportCandidate, holds_it: &dyn Fn(&str) -> bool) -> bool {
    let snapshot: Option<&ParsedSnapshot> = match &candidate.found {
        Ok(incoming) => Some(&incoming.snapshot),
        Err(error) => error.rescue(),
    };
    let in_entry = |entry: &Arc<Entry>| {
        entry.value().is_some_and(|value| value.texts().iter().any(|text| holds_it(text))) || holds_it(entry.by())
    };
    holds_it(&candidate.file)
        || snapshot.is_some_and(|snapshot| {
            snapshot.entries.iter().any(in_entry)
                || snapshot.quarantine.iter().any(|held| holds_it(&unescaped(&held.original)))
        })
}

/// JSON as a person reads it: a line break in a text stands in it as `\n`.
fn unescaped(json: &str) -> String {
    json.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"").replace("\\\\", "\\")
}
