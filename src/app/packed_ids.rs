//! Ids of entries inside an act: few as a list of texts, many as `count:letters`, since a file of 20,000 entries would
//! fill a tenth of localStorage with their texts. For serde's `with`.

use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserializer, Serializer};

use crate::journal::EntryId;
use crate::vault::letterpairs;

/// How many bytes an id has.
const ID_BYTES: usize = 16;
/// Up to so many are a list.
const FEW: usize = 16;

/// Writes ids.
///
/// # Errors
/// The serializer's own.
pub(super) fn serialize<S: Serializer>(ids: &[EntryId], serializer: S) -> Result<S::Ok, S::Error> {
    if ids.len() <= FEW {
        return serializer.collect_seq(ids.iter().map(ToString::to_string));
    }
    let bytes: Vec<u8> = ids.iter().flat_map(|id| id.to_bytes()).collect();
    serializer.serialize_str(&format!("{}:{}", ids.len(), letterpairs::encode(&bytes)))
}

/// Reads ids in either form.
///
/// # Errors
/// It is neither, or an id is none.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<EntryId>, D::Error> {
    deserializer.deserialize_any(Ids)
}

struct Ids;

impl<'de> Visitor<'de> for Ids {
    type Value = Vec<EntryId>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ids of entries")
    }

    fn visit_str<E: Error>(self, packed: &str) -> Result<Self::Value, E> {
        unpacked(packed).ok_or_else(|| E::custom("no packed ids"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut texts: A) -> Result<Self::Value, A::Error> {
        let mut ids = Vec::new();
        while let Some(text) = texts.next_element::<String>()? {
            ids.push(EntryId::parse(&text).map_err(A::Error::custom)?);
        }
        Ok(ids)
    }
}

fn unpacked(packed: &str) -> Option<Vec<EntryId>> {
    let (count, letters) = packed.split_once(':')?;
    let length = count.parse::<usize>().ok()?.checked_mul(ID_BYTES)?;
    if length > letters.len() {
        return None;
    }
    let bytes = letterpairs::decode(letters, length)?;
    bytes.chunks(ID_BYTES).map(|bytes| bytes.try_into().ok().map(EntryId::of_bytes)).collect()
}
