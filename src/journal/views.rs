//! A ledger as it is looked at beside another: as of a day, and with what the other one erased.
//!
//! Views are made to be read and thrown away; none is stored, sent or joined to anything.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::plan::calendar::{Date, Moment};

use super::{Closing, Entry, EntryId, Ledger, Statement};

impl Ledger {
    /// What had been recorded by the end of a day, as the labels say; entries whose label names no day are left out.
    ///
    /// Time is a label: the clocks of some offices are wrong, so this is a view, and decides no value. Where an entry
    /// stands in the view, so does what it had replaced in its cell, whatever the label of that: it was there before,
    /// and without it the two would look like a conflict that never was.
    ///
    /// Redactions of any later day hold: an erased text is nowhere. What it had replaced does not come back by that.
    #[must_use]
    pub fn as_of(&self, day: Date) -> Self {
        self.labelled(|at| at.date().is_some_and(|at| at <= day))
    }

    /// What a round was closed over, as far as it is here: the same, by the moment of the closing. An odd label says
    /// nothing of when, here as in the closing's own count.
    #[must_use]
    pub fn as_of_closing(&self, closing: &Closing) -> Self {
        self.labelled(|at| !closing.is_before(at))
    }

    fn labelled(&self, is_due: impl Fn(&Moment) -> bool) -> Self {
        let mut kept: BTreeSet<EntryId> = BTreeSet::new();
        for cell in self.cells() {
            // Effects before causes, so that a cause is known to be replaced when its turn comes.
            for said in self.history(cell).into_iter().rev() {
                if is_due(said.at()) || kept.contains(&said.id()) {
                    kept.insert(said.id());
                    kept.extend(said.supersedes().iter().filter(|id| self.stands_in(**id, cell)).copied());
                }
            }
        }
        let stands = |entry: &&Arc<Entry>| match entry.statement() {
            Statement::Set { .. } => kept.contains(&entry.id()),
            // A redaction stands where what it erased would; one that does not fit its body says nothing.
            Statement::Redact(stone) => self.get(stone.id).is_none() && kept.contains(&stone.id),
            Statement::Unknown { .. } => is_due(entry.at()),
        };
        let mut view = self.empty_like();
        view.union(self.entries().filter(stands).cloned());
        view
    }

    /// The same without the texts that another ledger has erased; itself where there are none.
    ///
    /// A file that was written before a redaction still holds the text: beside records that erased it, it shows none.
    #[must_use]
    pub fn erased_as_in(&self, other: &Self) -> Cow<'_, Self> {
        let erases = |entry: &&Arc<Entry>| match entry.statement() {
            Statement::Redact(stone) => self.get(stone.id).is_some_and(|body| stone.fits(body)),
            Statement::Set { .. } | Statement::Unknown { .. } => false,
        };
        let redactions: Vec<_> = other.entries().filter(erases).cloned().collect();
        if redactions.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut view = self.clone();
        view.union(redactions);
        Cow::Owned(view)
    }

    /// Whether a statement, erased or not, stands in a cell: what an entry names elsewhere counts for nothing.
    fn stands_in(&self, id: EntryId, cell: &super::Cell) -> bool {
        self.history_entry(id).and_then(super::HistoryEntry::cell).is_some_and(|own| *self.known_as(own) == *cell)
    }
}
