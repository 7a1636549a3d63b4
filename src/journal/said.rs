//! A statement as it stands in a history: with its text, or erased.

use std::sync::Arc;

use crate::plan::calendar::Moment;

use super::{Cell, Entry, EntryId, Tombstone, Value};

/// One statement of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// With all it says.
    Here(&'a Arc<Entry>),
    /// Its text was erased.
    Redacted {
        /// What stays of it.
        stone: &'a Tombstone,
        /// The redaction: who erased it, when and why.
        redaction: &'a Arc<Entry>,
    },
}

impl<'a> Said<'a> {
    /// The statement's id, the same before and after its text was erased.
    pub fn id(self) -> EntryId {
        match self {
            Self::Here(entry) => entry.id(),
            Self::Redacted { stone, .. } => stone.id,
        }
    }

    /// Where it stands; `None` for kinds of a newer version.
    pub fn cell(self) -> Option<&'a Cell> {
        match self {
            Self::Here(entry) => entry.cell(),
            Self::Redacted { stone, .. } => Some(&stone.cell),
        }
    }

    /// When it was written, by that computer's clock.
    pub fn at(self) -> &'a Moment {
        match self {
            Self::Here(entry) => entry.at(),
            Self::Redacted { stone, .. } => &stone.at,
        }
    }

    /// What its author had seen and replaced.
    pub fn supersedes(self) -> &'a [EntryId] {
        match self {
            Self::Here(entry) => entry.supersedes(),
            Self::Redacted { stone, .. } => &stone.supersedes,
        }
    }

    /// The entry, where its text is here.
    pub fn entry(self) -> Option<&'a Arc<Entry>> {
        match self {
            Self::Here(entry) => Some(entry),
            Self::Redacted { .. } => None,
        }
    }

    /// What it set, where that is known.
    pub fn value(self) -> Option<&'a Value> {
        self.entry().and_then(|entry| entry.value())
    }
}
