//! The layout of keys and values: the same on every store. Which plan's they are is the store's to know: it puts the
//! plan's [`Namespace`](super::Namespace) before them.

use sha2::{Digest as _, Sha256};

use crate::journal::{Entry, EntryId, Value};

/// `e/<id>`: one entry, as canonical JSON with its id.
pub const ENTRY_PREFIX: &str = "e/";

/// `p/<name>`: a sealed [`Pack`](super::Pack), as the store squeezes it.
pub const PACK_PREFIX: &str = "p/";

/// `bad/<place>/<digest>`: the text of a value that is no entry and no pack any more.
pub const BAD_PREFIX: &str = "bad/";

/// The sign that entries were kept on this store once: where it is missing and another store has it, this one was wiped.
pub const BEACON_KEY: &str = "beacon";

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
    if let Some(entry) = Entry::of_line(text) {
        return Ok(entry);
    }
    let value = Value::parse(text).map_err(|error| damaged(error.to_string()))?;
    Entry::verify(value).map_err(|error| damaged(error.to_string()))
}

/// Where a damaged value is put aside.
///
/// The text's digest is part of the key: moving the same value again changes nothing, and another damaged value of
/// the same entry overwrites nothing.
pub(super) fn bad_key(damaged: &Damaged) -> String {
    let digest = base16ct::lower::encode_string(&Sha256::digest(damaged.text.as_bytes())[..8]);
    format!("{BAD_PREFIX}{}/{digest}", damaged.key)
}
