//! Taking statements in one by one: verified, duplicate or quarantined, but never lost.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::journal::{Entry, EntryId, Value};

use super::parsed_snapshot::{QuarantineReason, Quarantined};
use super::text_position::nesting;
use super::{digest, limits};

/// Of so many line breaks in one entry, each may have taken the place of a space.
const MOST_SPACES: usize = 8;

/// What was taken in so far.
#[derive(Debug, Default)]
pub(super) struct EntryCollector {
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) quarantine: Vec<Quarantined>,
    pub(super) duplicates: usize,
    ids: BTreeSet<EntryId>,
}

impl EntryCollector {
    /// Takes in one statement as it stands in the file; false where it went to quarantine.
    ///
    /// `breaks` are the places in it where line breaks were taken out.
    pub(super) fn take(&mut self, original: &str, line: usize, breaks: &[usize], years: &RangeInclusive<i32>) -> bool {
        let admitted = match admit(original, years) {
            Err(reason) => with_spaces(original, breaks, years).ok_or(reason),
            admitted => admitted,
        };
        match admitted {
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

    /// How many statements are in it that verified.
    pub(super) fn verified(&self) -> usize {
        self.entries.len() + self.duplicates
    }

    /// The digest that the header should state: over the ids of entries and those that quarantined statements claim.
    pub(super) fn digest(&self) -> String {
        let mut ids = self.ids.clone();
        ids.extend(self.quarantine.iter().filter_map(|held| held.reason.stated_id()));
        digest::ids_digest(ids)
    }
}

fn admit(original: &str, years: &RangeInclusive<i32>) -> Result<Entry, QuarantineReason> {
    let entry = match Entry::of_line(original) {
        Some(entry) => entry,
        // Nesting is looked at before anything is built of it.
        None if original.len() > limits::NESTING && nesting(original) > limits::NESTING => {
            return Err(QuarantineReason::TooDeep);
        }
        None => Value::parse(original)
            .map_err(QuarantineReason::from)
            .and_then(|value| Ok(Entry::verify(value)?))
            .map_err(|reason| because_of_bytes(original, reason))?,
    };
    if let Some(doubt) = entry.doubt(years) {
        return Err(QuarantineReason::Doubtful { id: entry.id(), doubt });
    }
    if original.len() <= limits::TEXT_CHARS {
        return Ok(entry);
    }
    match entry.longest_text_chars() {
        chars if chars > limits::TEXT_CHARS => Err(QuarantineReason::TextTooLong { id: entry.id(), chars }),
        _ => Ok(entry),
    }
}

/// Where bytes were no characters, that is the reason, and not what it led to.
fn because_of_bytes(original: &str, reason: QuarantineReason) -> QuarantineReason {
    if original.contains(char::REPLACEMENT_CHARACTER) {
        QuarantineReason::Bytes { stated: reason.stated_id() }
    } else {
        reason
    }
}

/// Some mail programs put a line break in the place of a space. Which breaks were spaces, the id tells.
fn with_spaces(original: &str, breaks: &[usize], years: &RangeInclusive<i32>) -> Option<Entry> {
    // Between values, spaces change nothing, so only breaks inside of texts are tried.
    let inside = in_texts(original, breaks);
    if inside.is_empty() || inside.len() > MOST_SPACES {
        return None;
    }
    (1_u32..1 << inside.len()).find_map(|choice| {
        let mut tried = original.to_owned();
        for (place, at) in inside.iter().enumerate().rev() {
            if choice >> place & 1 == 1 {
                tried.insert(*at, ' ');
            }
        }
        admit(&tried, years).ok()
    })
}

/// Which of these places lie inside of texts.
fn in_texts(json: &str, places: &[usize]) -> Vec<usize> {
    let (mut in_text, mut escaped) = (false, false);
    let (mut found, mut places) = (Vec::new(), places.iter().copied().peekable());
    for (at, byte) in json.bytes().enumerate() {
        while let Some(place) = places.next_if(|place| *place <= at) {
            if in_text && json.is_char_boundary(place) {
                found.push(place);
            }
        }
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ => {}
        }
    }
    found
}
