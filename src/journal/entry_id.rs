//! The id of an entry: a digest of its content.

use std::fmt;

use base32ct::{Base32Unpadded, Encoding as _};
use sha2::{Digest as _, Sha256};

/// The first 128 bits of SHA-256 over the entry's canonical JSON without `id`, as 26 lower-case base32 letters.
///
/// Same id means same content, so two ledgers that hold the same id hold the same entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId([u8; 16]);

/// The text is no entry id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an entry id: {0}")]
pub struct NotEntryId(pub String);

impl EntryId {
    /// Before every other in order.
    pub(super) const LEAST: Self = Self([0; 16]);

    /// The id of content given as canonical JSON.
    pub(super) fn of(canonical: &str) -> Self {
        Self::of_parts(&[canonical])
    }

    /// The id of content that stands in several pieces.
    pub(super) fn of_parts(canonical: &[&str]) -> Self {
        let mut digest = Sha256::new();
        for part in canonical {
            digest.update(part.as_bytes());
        }
        let digest: [u8; 32] = digest.finalize().into();
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        Self(id)
    }

    /// The digest of any text, in the same letters: for ids that two computers must give alike.
    pub fn of_text(text: &str) -> Self {
        Self::of(text)
    }

    /// Its 16 bytes.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    /// The id of these 16 bytes.
    pub fn of_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Reads 26 letters.
    ///
    /// # Errors
    /// [`NotEntryId`] for any other length, letter or upper case.
    pub fn parse(text: &str) -> Result<Self, NotEntryId> {
        let wrong = || NotEntryId(text.to_owned());
        // Looked at first: the decoder breaks off the program on an empty text.
        if text.len() != 26 {
            return Err(wrong());
        }
        let bytes = Base32Unpadded::decode_vec(text).map_err(|_| wrong())?;
        let id = bytes.try_into().map(Self).map_err(|_| wrong())?;
        // 26 letters hold two bits more than an id: they must be zero, or one id would have four names.
        if text.ends_with(['a', 'e', 'i', 'm', 'q', 'u', 'y', '4']) { Ok(id) } else { Err(wrong()) }
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Base32Unpadded::encode_string(&self.0))
    }
}
