//! One statement of a history: an entry, or what is left of one that was erased.

use std::sync::Arc;

use crate::plan::calendar::Moment;

use super::{Cell, Entry, EntryId, Tombstone, Value};

/// One statement of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryEntry<'a> {
    /// The entry, with its text.
    Intact(&'a Arc<Entry>),
    /// Its text was erased.
    Redacted {
        /// What stays of it.
        stone: &'a Tombstone,
        /// The redaction: who erased it, when and why.
        redaction: &'a Arc<Entry>,
    },
}

impl<'a> HistoryEntry<'a> {
    /// The statement's id, the same before and after its text was erased.
    pub fn id(self) -> EntryId {
        match self {
            Self::Intact(entry) => entry.id(),
            Self::Redacted { stone, .. } => stone.id,
        }
    }

    /// Its cell; `None` for kinds of a newer version.
    pub fn cell(self) -> Option<&'a Cell> {
        match self {
            Self::Intact(entry) => entry.cell(),
            Self::Redacted { stone, .. } => Some(&stone.cell),
        }
    }

    /// When it was written, by that computer's clock.
    pub fn at(self) -> &'a Moment {
        match self {
            Self::Intact(entry) => entry.at(),
            Self::Redacted { stone, .. } => &stone.at,
        }
    }

    /// The entries that its author saw and replaced.
    pub fn supersedes(self) -> &'a [EntryId] {
        match self {
            Self::Intact(entry) => entry.supersedes(),
            Self::Redacted { stone, .. } => &stone.supersedes,
        }
    }

    /// The entry, where its text is here.
    pub fn entry(self) -> Option<&'a Arc<Entry>> {
        match self {
            Self::Intact(entry) => Some(entry),
            Self::Redacted { .. } => None,
        }
    }

    /// What it set, where that is known.
    pub fn value(self) -> Option<&'a Value> {
        self.entry().and_then(|entry| entry.value())
    }
}
