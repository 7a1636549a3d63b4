//! Files that were read and wait for a decision.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::{FileError, ParsedSnapshot, Review};
use crate::journal::Entry;

/// A file read and reviewed, not yet taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewedFile {
    /// What was in it.
    pub snapshot: ParsedSnapshot,
    /// What taking it in would change.
    pub review: Review,
    /// What brings back a text that was erased here: it is not taken in before a person decides.
    pub brought_back: Vec<Arc<Entry>>,
}

/// A file that was read and reviewed: what taking it in would do, or why it cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportCandidate {
    /// Its name, as the person knows it.
    pub file: String,
    /// What was found in it.
    pub found: Result<ReviewedFile, FileError>,
}

/// The files that wait, and what is to be done with them.
#[derive(Clone, Copy)]
pub(super) struct Inbox {
    pub(super) waiting: RwSignal<Vec<ImportCandidate>>,
    /// Whether taking in makes count again what was taken back.
    pub(super) restore: RwSignal<bool>,
}

impl Inbox {
    pub(super) fn new() -> Self {
        Self { waiting: RwSignal::new(Vec::new()), restore: RwSignal::new(false) }
    }
}
