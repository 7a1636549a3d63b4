//! Ids of entries in what this browser keeps: few as a list of texts, many as `count:letters`.
//!
//! A file of 20,000 entries would fill a tenth of localStorage with their texts.

use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserializer, Serialize as _, Serializer};

use crate::journal::EntryId;
use crate::vault::utf16_codec;

/// As many stand in a list at most.
const FEW: usize = 16;
/// How many bytes an id has.
const ID_BYTES: usize = 16;

pub(super) fn serialize<S: Serializer>(ids: &[EntryId], serializer: S) -> Result<S::Ok, S::Error> {
    if ids.len() <= FEW {
        return ids.iter().map(EntryId::to_string).collect::<Vec<_>>().serialize(serializer);
    }
    let bytes: Vec<u8> = ids.iter().flat_map(|id| id.to_bytes()).collect();
    serializer.serialize_str(&format!("{}:{}", ids.len(), utf16_codec::encode(&bytes)))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<EntryId>, D::Error> {
    deserializer.deserialize_any(Ids)
}

/// Reads both forms.
struct Ids;

impl<'de> Visitor<'de> for Ids {
    type Value = Vec<EntryId>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ids of entries, in a list or packed")
    }

    fn visit_str<E: Error>(self, packed: &str) -> Result<Self::Value, E> {
        unpack(packed).ok_or_else(|| E::custom("no packed ids"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut texts: A) -> Result<Self::Value, A::Error> {
        let mut ids = Vec::new();
        while let Some(text) = texts.next_element::<String>()? {
            ids.push(EntryId::parse(&text).map_err(A::Error::custom)?);
        }
        Ok(ids)
    }
}

fn unpack(packed: &str) -> Option<Vec<EntryId>> {
    let (count, letters) = packed.split_once(':')?;
    let length = count.parse::<usize>().ok()?.checked_mul(ID_BYTES)?;
    if length > letters.len() {
        return None;
    }
    let bytes = utf16_codec::decode(letters, length)?;
    bytes.chunks(ID_BYTES).map(|id| id.try_into().ok().map(EntryId::of_bytes)).collect()
}
