//! The layout of keys and values: the same on every shelf.

use sha2::{Digest as _, Sha256};

use crate::journal::{Entry, EntryId, Value};

/// What stands before every key of this program; Chromium shares one store among all pages opened from disk.
pub const PROGRAM_PREFIX: &str = "ayumi1/";

/// `ayumi1/e/<id>`: one entry, as canonical JSON with its id.
pub const ENTRY_PREFIX: &str = "ayumi1/e/";

/// `ayumi1/p/<name>`: a sealed [`Pack`](super::Pack), as the shelf squeezes it.
pub const PACK_PREFIX: &str = "ayumi1/p/";

/// `ayumi1/bad/<place>/<digest>`: the text of a value that is no entry and no pack any more.
pub const BAD_PREFIX: &str = "ayumi1/bad/";

/// The sign that entries were kept on this shelf once: where it is missing and another shelf has it, this one was wiped.
pub const BEACON_KEY: &str = "ayumi1/beacon";

/// A kept value that is no entry any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Where it was found.
    pub key: String,
    /// The value, word for word.
    pub text: String,
    /// What the reader said, in English, for a report.
    pub reason: String,
}

/// The key of an entry.
pub fn entry_key(id: EntryId) -> String {
    format!("{ENTRY_PREFIX}{id}")
}

/// The key of a pack.
pub fn pack_key(name: &str) -> String {
    format!("{PACK_PREFIX}{name}")
}

/// Reads the value of an entry's key. The content proves itself, so the key's own id is not consulted.
///
/// # Errors
/// [`Damaged`] where the text is no entry or its id is not the digest of its content.
pub fn read_entry(key: &str, text: &str) -> Result<Entry, Damaged> {
    let damaged = |reason: String| Damaged { key: key.to_owned(), text: text.to_owned(), reason };
    let value = Value::parse(text).map_err(|error| damaged(error.to_string()))?;
    Entry::verify(value).map_err(|error| damaged(error.to_string()))
}

/// Where a damaged value is put aside.
///
/// The text's digest is part of the key: moving the same value again changes nothing, and another damaged value of
/// the same entry overwrites nothing.
pub(super) fn bad_key(damaged: &Damaged) -> String {
    let place = damaged.key.strip_prefix(PROGRAM_PREFIX).unwrap_or(&damaged.key);
    let digest = base16ct::lower::encode_string(&Sha256::digest(damaged.text.as_bytes())[..8]);
    format!("{BAD_PREFIX}{place}/{digest}")
}
