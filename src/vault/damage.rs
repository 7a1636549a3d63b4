//! Damage that was found in a store, counted in entries, and whether anything was lost by it.

use crate::journal::{Entry, EntryId, Value};

use super::key::{BAD_PREFIX, ENTRY_PREFIX, PACK_PREFIX};
use super::{Damaged, SEAL_AT, StoreName};

/// A damaged value and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The store it stands on.
    pub store: StoreName,
    /// The value, word for word.
    pub value: Damaged,
    /// Whether it was found in its place just now; else it had been moved aside before.
    pub fresh: bool,
    /// The ids its lines give, one a line; `None` where a line is no entry, and without a list where there are no
    /// lines to read.
    pub(super) lines: Option<Vec<Option<EntryId>>>,
}

/// How many entries a damage took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loss {
    /// How many entries the damaged values held, as far as that is known.
    pub held: usize,
    /// How many of them stand nowhere else.
    pub lost: usize,
    /// Whether the numbers are upper bounds: nobody can read how many a value held.
    pub at_most: bool,
}

impl Loss {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { held: self.held + other.held, lost: self.lost + other.lost, at_most: self.at_most || other.at_most }
    }
}

/// What a damaged value stood for.
pub(super) enum DamagedPlace<'a> {
    /// The entry of that id.
    Entry(Option<EntryId>),
    /// The pack of that name.
    Pack(&'a str),
    /// Something this version does not know.
    Unknown,
}

impl Damage {
    /// What stood there, as a name that is the same on every store, in its place or moved aside.
    pub fn what(&self) -> &str {
        place_in(&self.value.key)
    }

    /// What stood there, by the key alone.
    fn place(&self) -> DamagedPlace<'_> {
        place_of(&self.value.key)
    }

    /// What is lost by it, given what is here and which entries a pack of that name has where it is whole.
    pub(super) fn loss(&self, here: &dyn Fn(EntryId) -> bool, whole: &dyn Fn(&str) -> Option<usize>) -> Loss {
        match self.place() {
            DamagedPlace::Entry(id) => Loss { held: 1, lost: usize::from(!id.is_some_and(here)), at_most: false },
            DamagedPlace::Pack(name) => match (whole(name), &self.lines) {
                (Some(held), _) => Loss { held, lost: 0, at_most: false },
                (None, Some(lines)) => {
                    let lost = lines.iter().filter(|id| !id.is_some_and(here)).count();
                    Loss { held: lines.len(), lost, at_most: false }
                }
                (None, None) => Loss { held: SEAL_AT, lost: SEAL_AT, at_most: true },
            },
            DamagedPlace::Unknown => Loss { held: 1, lost: 1, at_most: true },
        }
    }
}

/// A key without the name under which it was moved aside.
fn place_in(key: &str) -> &str {
    let aside = key.strip_prefix(BAD_PREFIX).and_then(|place| place.rsplit_once('/')).map(|(place, _)| place);
    aside.unwrap_or(key)
}

/// What a key stands for, in its place or moved aside.
pub(super) fn place_of(key: &str) -> DamagedPlace<'_> {
    let place = place_in(key);
    if let Some(id) = place.strip_prefix(ENTRY_PREFIX) {
        DamagedPlace::Entry(EntryId::parse(id).ok())
    } else {
        place.strip_prefix(PACK_PREFIX).map_or(DamagedPlace::Unknown, DamagedPlace::Pack)
    }
}

/// The ids that the lines of a pack give. A changed line gives the id of another entry, which stands nowhere.
pub(super) fn ids_of_lines(text: &str) -> Vec<Option<EntryId>> {
    let id = |line: &str| {
        if let Some(entry) = Entry::of_body(line) {
            return Some(entry.id());
        }
        let Value::Map(members) = Value::parse(line).ok()? else { return None };
        Entry::seal(members).ok().map(|entry| entry.id())
    };
    text.lines().map(id).collect()
}
