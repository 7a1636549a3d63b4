//! Taking statements in one by one: verified, duplicate or quarantined, but never lost.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::journal::{Entry, EntryId, Value};

use super::parcel::{QuarantineReason, Quarantined};
use super::{digest, limits};

/// What was taken in so far.
#[derive(Debug, Default)]
pub(super) struct Intake {
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) quarantine: Vec<Quarantined>,
    pub(super) duplicates: usize,
    ids: BTreeSet<EntryId>,
}

impl Intake {
    /// Takes in one statement as it stands in the file; false where it went to quarantine.
    pub(super) fn take(&mut self, original: &str, line: usize) -> bool {
        match admit(original) {
            Ok(entry) => {
                if self.ids.insert(entry.id()) {
                    self.entries.push(Arc::new(entry));
                } else {
                    self.duplicates += 1;
                }
                true
            }
            Err(reason) => {
                self.quarantine.push(Quarantined { line: Some(line), reason, original: original.to_owned() });
                false
            }
        }
    }

    /// The digest that the header should state: over the ids of entries and those that quarantined statements claim.
    pub(super) fn digest(&self) -> String {
        let mut ids = self.ids.clone();
        ids.extend(self.quarantine.iter().filter_map(|held| held.reason.stated_id()));
        digest::ids_digest(ids)
    }
}

fn admit(original: &str) -> Result<Entry, QuarantineReason> {
    let entry = match Entry::of_line(original) {
        Some(entry) => entry,
        None => Entry::verify(Value::parse(original)?)?,
    };
    if original.len() <= limits::TEXT_CHARS {
        return Ok(entry);
    }
    match entry.longest_text_chars() {
        chars if chars > limits::TEXT_CHARS => Err(QuarantineReason::TextTooLong { id: entry.id(), chars }),
        _ => Ok(entry),
    }
}
