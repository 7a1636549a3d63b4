//! What was done in this browser: the steps that undo walks back, and which of them a file already holds.
//!
//! Acts are a convenience of this browser and never travel. Each is kept under a key of its own and never
//! rewritten. Losing them loses no entry.

use serde::{Deserialize, Serialize};

/// One action of a person in this browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The action's name; entries written by it carry the same.
    pub tx: String,
    /// When, by this computer's clock.
    pub at: String,
    /// How many actions stood before it: tells those of one second apart.
    #[serde(default)]
    pub order: usize,
    /// What was done.
    pub deed: Deed,
}

/// The kinds of actions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Something was recorded.
    Record {
        /// In words: 4-1 状態.
        what: String,
        /// The new entries.
        entries: Vec<String>,
    },
    /// A file was taken in.
    Import {
        /// The file's name.
        file: String,
        /// The entries that were new.
        entries: Vec<String>,
        /// How many were here already.
        already_had: usize,
        /// How many are in quarantine.
        quarantined: usize,
    },
    /// Another action was undone, or an undoing was.
    Undo {
        /// Its name.
        of: String,
        /// In words.
        what: String,
        /// The new entries.
        entries: Vec<String>,
    },
    /// A file was written and the person saw that it arrived.
    Export {
        /// The file's name.
        file: String,
        /// How many entries it holds.
        count: usize,
        /// The actions that no earlier file held.
        covers: Vec<String>,
    },
}

impl Act {
    /// The name of the setting it is kept under.
    pub fn key(&self) -> String {
        format!("{PREFIX}{}/{}", self.at, self.tx)
    }

    /// Where it stands among the others: by the clock, and within one second in the order it was done.
    pub(super) fn place(&self) -> (&str, usize, &str) {
        (&self.at, self.order, &self.tx)
    }

    /// The entries it added, as ids.
    pub fn entries(&self) -> &[String] {
        match &self.deed {
            Deed::Record { entries, .. } | Deed::Import { entries, .. } | Deed::Undo { entries, .. } => entries,
            Deed::Export { .. } => &[],
        }
    }

    /// Reads an act kept earlier; one of a newer version is passed over.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As kept.
    pub fn write(&self) -> String {
        match serde_json::to_string(self) {
            Ok(text) => text,
            Err(error) => unreachable!("texts and numbers always serialise: {error}"),
        }
    }
}

/// Settings that hold acts begin so.
pub(super) const PREFIX: &str = "act/";

/// How many entries no file holds yet: those recorded or undone here since an export covered them.
/// What was taken in from a file is in that file.
pub(super) fn unexported(acts: &[Act]) -> usize {
    uncovered(acts).map(|act| act.entries().len()).sum()
}

/// The actions whose entries no file holds yet.
pub(super) fn uncovered(acts: &[Act]) -> impl Iterator<Item = &Act> {
    let covered = |tx: &str| {
        acts.iter()
            .any(|act| matches!(&act.deed, Deed::Export { covers, .. } if covers.iter().any(|other| other == tx)))
    };
    acts.iter().filter(move |act| matches!(act.deed, Deed::Record { .. } | Deed::Undo { .. }) && !covered(&act.tx))
}
