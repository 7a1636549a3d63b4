//! What cannot be told from the values alone: which of several stands, and which text must go.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::journal::{Draft, Entry, EntryId, Tombstone};

use super::{App, Deed, Notice, Tone};

/// Stands in every redaction. No free text: what is typed there would be mailed to everyone.
const REASON: &str = "個人情報";

impl App {
    pub(super) fn resolve(self, what: String, keep: EntryId, seen: Vec<EntryId>) {
        let draft = {
            let ledger = self.ledger.read_untracked();
            let Some(kept) = ledger.get(keep) else { return };
            let (Some(cell), Some(value)) = (kept.cell(), kept.value()) else { return };
            Draft { cell: cell.clone(), base: seen, value: value.clone() }
        };
        self.record(what, vec![draft]);
    }

    /// Which file each of these entries came in, as far as this browser took it in. The ids are given as texts.
    pub fn files_of(self, ids: &BTreeSet<String>) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for act in self.acts.read().iter() {
            if let Deed::Import { file, entries, .. } = &act.deed {
                files.extend(entries.iter().filter(|id| ids.contains(*id)).map(|id| (id.clone(), file.clone())));
            }
        }
        files
    }

    pub(super) fn redact(self, what: String, entries: &[EntryId]) {
        let author = self.stamp();
        let redactions: Vec<Entry> = {
            let ledger = self.ledger.read_untracked();
            let stones = entries.iter().filter_map(|id| ledger.get(*id).and_then(|entry| Tombstone::of(entry)));
            stones.map(|stone| stone.seal(REASON, &author)).collect()
        };
        let entries = self.add(redactions);
        if entries.is_empty() {
            return;
        }
        let text =
            format!("{}件の記入の内容を消しました。消したことと、だれがいつ消したかは履歴に残ります。", entries.len());
        self.keep_act(&author, Deed::Redact { what, entries });
        self.say(Notice::new(Tone::Success, text));
    }
}
