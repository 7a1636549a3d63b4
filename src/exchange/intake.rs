//! Taking statements in one by one: verified, duplicate or quarantined, but never lost.

use std::collections::BTreeSet;

use crate::journal::{Entry, EntryId, Value};

use super::parcel::{QuarantineReason, Quarantined};
use super::{digest, limits};

/// What was taken in so far.
#[derive(Debug, Default)]
pub(super) struct Intake {
    pub(super) entries: Vec<Entry>,
    pub(super) quarantine: Vec<Quarantined>,
    pub(super) duplicates: usize,
    /// Ids of entries, and those that quarantined statements claim.
    ids: BTreeSet<EntryId>,
    verified: BTreeSet<EntryId>,
}

impl Intake {
    /// Takes in one statement as it stands in the file.
    pub(super) fn take(&mut self, original: &str, line: usize) {
        match admit(original) {
            Ok(entry) => {
                self.ids.insert(entry.id());
                if self.verified.insert(entry.id()) {
                    self.entries.push(entry);
                } else {
                    self.duplicates += 1;
                }
            }
            Err(reason) => {
                self.ids.extend(reason.stated_id());
                self.quarantine.push(Quarantined { line: Some(line), reason, original: original.to_owned() });
            }
        }
    }

    /// The digest that the header should state.
    pub(super) fn digest(&self) -> String {
        digest::ids_digest(self.ids.iter().copied())
    }
}

fn admit(original: &str) -> Result<Entry, QuarantineReason> {
    let entry = Entry::verify(Value::parse(original)?)?;
    match entry.longest_text_chars() {
        chars if chars > limits::TEXT_CHARS => Err(QuarantineReason::TextTooLong { id: entry.id(), chars }),
        _ => Ok(entry),
    }
}
