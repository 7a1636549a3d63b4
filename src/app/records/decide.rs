//! Decides conflicts, and tells which file an entry came in.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::journal::{Draft, EntryId};

use super::Records;
use super::activity::files_of;

impl Records {
    pub(super) fn resolve(self, what: String, keep: EntryId, seen: Vec<EntryId>) {
        let draft = {
            let ledger = self.ledger.read_untracked();
            let Some(kept) = ledger.get(keep) else { return };
            let (Some(cell), Some(value)) = (kept.cell(), kept.value()) else { return };
            Draft { cell: ledger.known_as(cell).into_owned(), base: seen, value: value.clone() }
        };
        self.record(what, vec![draft]);
    }

    /// Which file each of these entries came in, as far as this browser took it in.
    pub fn files_of(self, ids: &BTreeSet<EntryId>) -> Vec<(EntryId, String)> {
        files_of(&self.activities.read(), ids)
    }
}
