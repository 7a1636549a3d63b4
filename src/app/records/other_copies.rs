//! Other copies of this file that use the same storage: in other places, and of other versions.
//!
//! Chromium and `WebKit` share one storage among all pages opened from disk, so a copy on the desktop shows what the one
//! on the shared folder recorded. All versions only add entries, so none can harm another.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::Records;

/// What stands before the names of the settings by which copies know of each other: `seen/<place>` = version.
const SEEN: &str = "seen/";

/// This program's version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What other copies there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherCopies {
    /// How many other places a copy was opened in.
    pub places: usize,
    /// The newest version seen, where it is newer than this one.
    pub newer: Option<String>,
}

impl OtherCopies {
    /// Judges settings `seen/<place>`.
    pub fn of(seen: &[(String, String)], here: &str) -> Self {
        let mut elsewhere = Self::default();
        for (name, version) in seen {
            elsewhere.places += usize::from(name.strip_prefix(SEEN).is_some_and(|place| place != here));
            let newest = elsewhere.newer.as_deref().unwrap_or(VERSION);
            if compare(version, newest) == Ordering::Greater {
                elsewhere.newer = Some(version.clone());
            }
        }
        elsewhere
    }
}

/// Compares versions number by number; what is no number counts as 0.
fn compare(one: &str, other: &str) -> Ordering {
    let numbers = |version: &str| {
        let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        [(); 3].map(|()| parts.next().unwrap_or(0))
    };
    numbers(one).cmp(&numbers(other))
}

impl Records {
    /// Leaves word that this copy was here, and looks for others.
    pub(super) fn detect_other_copies(self) {
        let (here, settings) = (self.ports.address().place(), self.ports.settings());
        let name = format!("{SEEN}{here}");
        let noted = settings.recall(&name);
        if noted.is_none_or(|noted| compare(&noted, VERSION) == Ordering::Less) {
            settings.remember(&name, VERSION);
        }
        self.elsewhere.set(OtherCopies::of(&settings.recall_all(SEEN), &here));
    }

    /// Other copies of this file that use the same storage.
    pub fn elsewhere(self) -> ReadSignal<OtherCopies> {
        self.elsewhere.read_only()
    }
}
