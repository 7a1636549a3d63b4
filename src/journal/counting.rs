//! Which statements count here, given what was undone in this browser.

use std::collections::BTreeSet;

use super::EntryId;

/// What does not count, though it is in the ledger. By default everything counts.
///
/// Undoing erases nothing: it writes new statements. What a cell would say without an action can therefore only be told
/// by looking at the statements that count, see [`Ledger::heads_among`](super::Ledger::heads_among).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counting {
    /// What was recorded or taken in here, was undone, and no action that stands vouches for.
    pub taken_back: BTreeSet<EntryId>,
    /// What undoing wrote: it only says again what counts.
    pub repeated: BTreeSet<EntryId>,
}

impl Counting {
    /// Whether a statement counts.
    pub fn counts(&self, id: EntryId) -> bool {
        !self.taken_back.contains(&id) && !self.repeated.contains(&id)
    }
}
