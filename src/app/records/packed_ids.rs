//! Ids of entries in what this browser keeps: few as a list of texts, many as `count:letters`.
//!
//! A file of 20,000 entries would fill a tenth of localStorage with their texts.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::journal::EntryId;
use crate::vault::utf16_codec;

/// As many stand in a list at most.
const FEW: usize = 16;
/// How many bytes an id has.
const ID_BYTES: usize = 16;

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Ids {
    Few(Vec<String>),
    Packed(String),
}

pub(super) fn serialize<S: Serializer>(ids: &[EntryId], serializer: S) -> Result<S::Ok, S::Error> {
    let kept = if ids.len() <= FEW {
        Ids::Few(ids.iter().map(EntryId::to_string).collect())
    } else {
        let bytes: Vec<u8> = ids.iter().flat_map(|id| id.to_bytes()).collect();
        Ids::Packed(format!("{}:{}", ids.len(), utf16_codec::encode(&bytes)))
    };
    kept.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<EntryId>, D::Error> {
    match Ids::deserialize(deserializer)? {
        Ids::Few(texts) => texts.iter().map(|id| EntryId::parse(id).map_err(D::Error::custom)).collect(),
        Ids::Packed(packed) => unpack(&packed).ok_or_else(|| D::Error::custom("no packed ids")),
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
