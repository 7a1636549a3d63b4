//! All shelves together.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use crate::journal::{Entry, EntryId};

use super::{Damaged, Shelf, ShelfError, ShelfName};

/// Every place that keeps entries, joined by union.
#[derive(Clone, Default)]
pub struct Vault {
    shelves: Vec<Rc<dyn Shelf>>,
}

/// What the shelves held, together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// The union, in order of id.
    pub entries: Vec<Entry>,
    /// Values that are no entry any more; moved aside, still there.
    pub damaged: Vec<Damaged>,
    /// Shelves that could not be read.
    pub failed: Vec<(ShelfName, ShelfError)>,
    /// Shelves that could.
    pub working: Vec<ShelfName>,
}

/// Where entries were kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Shelves that hold all of them for good.
    pub on: Vec<ShelfName>,
    /// Shelves that do not.
    pub failed: Vec<(ShelfName, ShelfError)>,
}

impl Vault {
    /// A vault over shelves, in the order in which they are named to people.
    pub fn new(shelves: Vec<Rc<dyn Shelf>>) -> Self {
        Self { shelves }
    }

    /// Reads every shelf. One that fails never keeps another from answering.
    pub async fn load(&self) -> Opened {
        let mut opened = Opened::default();
        let mut union: BTreeMap<EntryId, Entry> = BTreeMap::new();
        for shelf in &self.shelves {
            match shelf.load().await {
                Ok(loaded) => {
                    union.extend(loaded.entries.into_iter().map(|entry| (entry.id(), entry)));
                    opened.damaged.extend(loaded.damaged);
                    opened.working.push(shelf.name());
                }
                Err(error) => opened.failed.push((shelf.name(), error)),
            }
        }
        opened.entries = union.into_values().collect();
        opened
    }

    /// Puts entries on every shelf. A failing shelf is tried once, so a full one costs nothing but a message.
    pub async fn keep(&self, entries: &[Arc<Entry>]) -> Kept {
        let mut kept = Kept::default();
        for shelf in &self.shelves {
            match shelf.keep(entries).await {
                Ok(()) => kept.on.push(shelf.name()),
                Err(error) => kept.failed.push((shelf.name(), error)),
            }
        }
        kept
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.shelves.iter().map(|shelf| shelf.name())).finish()
    }
}
