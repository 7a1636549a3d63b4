//! What a person can want. Each is undone as one step.

use crate::journal::{Draft, EntryId};

use super::{Erasure, Extent};
use crate::app::inbox::ReviewedFile;

/// An intent of a person.
#[derive(Debug, Clone)]
pub enum Command {
    /// Record values; each draft remembers what the person saw when the form opened.
    Record {
        /// In words, for the history: 4-1 状態.
        what: String,
        /// The new values.
        drafts: Vec<Draft>,
    },
    /// Take in a reviewed file.
    TakeIn(Box<ReviewedFile>),
    /// Undo an action of this browser.
    Undo {
        /// Its name.
        tx: String,
    },
    /// Undo the latest action that is not undone.
    UndoLatest,
    /// Undo the latest undoing.
    Redo,
    /// Take one of several differing heads as the cell's value.
    Resolve {
        /// In words.
        what: String,
        /// The head to keep.
        keep: EntryId,
        /// The heads the person saw: a newcomer that was on no screen is not decided against.
        seen: Vec<EntryId>,
    },
    /// Erase a text wherever the person was shown that it stands. Cannot be undone; the person was told so.
    Erase {
        /// In words.
        what: String,
        /// What was shown.
        erasure: Box<Erasure>,
        /// How far it goes.
        extent: Extent,
    },
}
