//! Packs: many entries under one key, named by what is in them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::journal::{Entry, EntryId, Value};

/// How many single entries a store holds before they are sealed into a pack.
pub const SEAL_AT: usize = 500;

/// Many entries in one text: a line each, canonical JSON without the id, in order of id.
///
/// Ids are left out because they are computed from the lines again, which proves the lines: the name is the digest of
/// the ids. Two tabs that seal the same entries thus write the same text under the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    name: String,
    text: String,
    ids: Vec<EntryId>,
}

/// A text is not the pack of that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// A line is no entry.
    #[error("line {line} of the pack is no entry: {reason}")]
    Line {
        /// From 1.
        line: usize,
        /// What the reader said.
        reason: String,
    },
    /// Every line is an entry, but they are not those that were sealed.
    #[error("the pack holds other entries than those that were sealed in it")]
    Name,
}

impl Pack {
    /// Seals entries.
    pub fn of(entries: &[Arc<Entry>]) -> Self {
        let mut sorted: Vec<&Arc<Entry>> = entries.iter().collect();
        sorted.sort_unstable_by_key(|entry| entry.id());
        let ids: Vec<EntryId> = sorted.iter().map(|entry| entry.id()).collect();
        let mut text = String::new();
        for entry in sorted {
            text.push_str(&entry.body());
            text.push('\n');
        }
        Self { name: name_of(&ids), text, ids }
    }

    /// The pack without some entries; `None` where nothing is left.
    pub fn without(&self, ids: &BTreeSet<EntryId>) -> Option<Self> {
        // A pack opens: it was proven when it was made or read.
        let entries = Self::open(&self.name, &self.text).unwrap_or_default();
        let rest: Vec<Arc<Entry>> = entries.into_iter().filter(|entry| !ids.contains(&entry.id())).collect();
        (!rest.is_empty()).then(|| Self::of(&rest))
    }

    /// Reads the entries of the pack of that name, in order of id.
    ///
    /// # Errors
    /// [`PackError`]. No line of such a text is to be trusted: with its id gone, a damaged entry looks like another one.
    pub fn open(name: &str, text: &str) -> Result<Vec<Arc<Entry>>, PackError> {
        let mut entries = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let wrong = |reason: String| PackError::Line { line: index + 1, reason };
            if let Some(entry) = Entry::of_body(line) {
                entries.push(Arc::new(entry));
                continue;
            }
            let value = Value::parse(line).map_err(|error| wrong(error.to_string()))?;
            let Value::Map(members) = value else { return Err(wrong("not an object".to_owned())) };
            entries.push(Arc::new(Entry::seal(members).map_err(|error| wrong(error.to_string()))?));
        }
        let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id()).collect();
        if name_of(&ids) == name { Ok(entries) } else { Err(PackError::Name) }
    }

    /// The first 128 bits of SHA-256 over the ids, as hexadecimal digits.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The lines.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is in it, in order.
    pub fn ids(&self) -> &[EntryId] {
        &self.ids
    }
}

fn name_of(ids: &[EntryId]) -> String {
    let mut digest = Sha256::new();
    let mut text = String::with_capacity(32);
    for id in ids {
        text.clear();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{id}");
        digest.update(text.as_bytes());
    }
    base16ct::lower::encode_string(&digest.finalize()[..16])
}
