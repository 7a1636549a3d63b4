//! Files read to be compared with: looked at and never taken in. They stay in memory until the page is closed.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::{FileError, Found, SnapshotWarning};
use crate::journal::Ledger;

use super::Files;

/// A file beside the records.
#[derive(Debug, Clone, Default)]
pub enum ComparedFile {
    /// None was chosen.
    #[default]
    None,
    /// It is being read.
    Reading,
    /// It was read.
    Read {
        /// Its name, as the person knows it.
        name: String,
        /// What is in it, or why it cannot be read.
        found: Result<ComparedSnapshot, FileError>,
    },
}

impl ComparedFile {
    /// Its name, once it was read.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::None | Self::Reading => None,
            Self::Read { name, .. } => Some(name),
        }
    }

    /// What is in it, where it could be read.
    pub fn snapshot(&self) -> Option<&ComparedSnapshot> {
        match self {
            Self::Read { found, .. } => found.as_ref().ok(),
            Self::None | Self::Reading => None,
        }
    }
}

/// What such a file holds.
#[derive(Debug, Clone)]
pub struct ComparedSnapshot {
    /// The entries that were verified.
    pub ledger: Arc<Ledger>,
    /// How many statements of the file are not in it: 取り込めない.
    pub left_out: usize,
    /// What a person should know about it: another edition, a part that was cut off.
    pub warnings: Vec<SnapshotWarning>,
    /// Why another snapshot in the same file cannot be read.
    pub error: Option<FileError>,
}

impl Files {
    /// The file on one side of the comparison, 0 or 1.
    pub fn compared(self, side: usize) -> ReadSignal<ComparedFile> {
        self.compared[side].read_only()
    }

    /// Reads the file chosen in the file input of that id, for one side of the comparison.
    pub fn compare_picked(self, element_id: &'static str, side: usize) {
        let Some(file) = self.records.ports.file_picker().picked(element_id).into_iter().next() else { return };
        let turn = self.compare_turn.with_value(|turn| turn + 1);
        self.compare_turn.set_value(turn);
        self.compared[side].set(ComparedFile::Reading);
        spawn_local(async move {
            let name = file.name();
            let found = self.read(&*file, &name).await.and_then(|found| self.beside_records(found));
            // Whoever chose another file meanwhile, or exchanged the sides, waits for something else.
            if self.compare_turn.get_value() == turn {
                self.compared[side].set(ComparedFile::Read { name, found });
            }
        });
    }

    /// Each side's file becomes the other side's. One that is still being read is asked for again.
    pub fn exchange_compared(self) {
        self.compare_turn.update_value(|turn| *turn += 1);
        let read = |side: RwSignal<ComparedFile>| match side.get_untracked() {
            ComparedFile::Reading => ComparedFile::None,
            file => file,
        };
        let [before, after] = self.compared;
        let other = read(before);
        before.set(read(after));
        after.set(other);
    }

    /// All snapshots of a file as one ledger that reads departments as the records do.
    fn beside_records(self, found: Found) -> Result<ComparedSnapshot, FileError> {
        let mut ledger = Ledger::default();
        ledger.merge_departments(self.records.ledger().read_untracked().merged().clone());
        let (mut left_out, mut warnings, mut error, mut is_read) = (0, Vec::new(), None, false);
        for snapshot in found {
            match snapshot {
                Ok(snapshot) => {
                    is_read = true;
                    left_out += snapshot.quarantine.len();
                    warnings.extend(snapshot.warnings);
                    ledger.union(snapshot.entries);
                }
                Err(other) => error = Some(other),
            }
        }
        match error {
            Some(error) if !is_read => Err(error),
            error => Ok(ComparedSnapshot { ledger: Arc::new(ledger), left_out, warnings, error }),
        }
    }
}
