//! Files read to be compared with: looked at and never taken in. What is recorded does not change, nothing is kept.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::FileError;
use crate::journal::Ledger;

use super::Files;

/// A file beside the records.
#[derive(Debug, Clone)]
pub struct ComparedFile {
    /// Its name, as the person knows it.
    pub name: String,
    /// What is in it, or why it cannot be read.
    pub found: Result<ComparedSnapshot, FileError>,
}

/// What such a file holds.
#[derive(Debug, Clone)]
pub struct ComparedSnapshot {
    /// The entries that were verified.
    pub ledger: Arc<Ledger>,
    /// How many statements of the file are not in it: 取り込めない.
    pub left_out: usize,
}

impl Files {
    /// The file on one side of the comparison, 0 or 1; `None` until one was chosen.
    pub fn compared(self, side: usize) -> ReadSignal<Option<ComparedFile>> {
        self.compared[side].read_only()
    }

    /// Reads the file chosen in the file input of that id, for one side of the comparison.
    pub fn compare_picked(self, element_id: &'static str, side: usize) {
        let Some(file) = self.records.ports.file_picker().picked(element_id).into_iter().next() else { return };
        let shown = self.compared[side];
        spawn_local(async move {
            let name = file.name();
            let found = self.read(&*file, &name).await.and_then(|found| self.beside_records(found));
            // Whoever left the view meanwhile finds it when coming back.
            shown.set(Some(ComparedFile { name, found }));
        });
    }

    /// Each side's file becomes the other side's.
    pub fn exchange_compared(self) {
        let [before, after] = self.compared;
        let other = before.get_untracked();
        before.set(after.get_untracked());
        after.set(other);
    }

    /// All snapshots of a file as one ledger that reads departments as the records do.
    fn beside_records(self, found: crate::exchange::Found) -> Result<ComparedSnapshot, FileError> {
        let mut ledger = Ledger::default();
        ledger.merge_departments(self.records.ledger().read_untracked().merged().clone());
        let (mut left_out, mut error, mut is_read) = (0, None, false);
        for snapshot in found {
            match snapshot {
                Ok(snapshot) => {
                    is_read = true;
                    left_out += snapshot.quarantine.len();
                    ledger.union(snapshot.entries);
                }
                Err(other) => error = Some(other),
            }
        }
        match error {
            Some(error) if !is_read => Err(error),
            _ => Ok(ComparedSnapshot { ledger: Arc::new(ledger), left_out }),
        }
    }
}
