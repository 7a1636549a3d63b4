//! The way of an entry: start, command, other tab → ledger → vault.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::gather::sort_by;
use crate::journal::{Author, Draft, Entry, EntryId, Reading, Value};
use crate::vault::ShelfName;

use super::act::PREFIX;
use super::{Act, App, Command, Deed, Notice, NoticeAction, Saving, Tone};

impl App {
    /// Loads what the shelves hold. The plan is on screen before they answer.
    pub async fn start(self) {
        let vault = self.vault.get_value();
        let opened = vault.load().await;
        self.ledger.update(|ledger| {
            ledger.union(opened.entries);
        });
        let kept = self.outside.with_value(|outside| outside.recall_all(PREFIX));
        let mut acts: Vec<Act> = kept.iter().filter_map(|(_, text)| Act::read(text)).collect();
        sort_by(&mut acts, |left, right| left.place().cmp(&right.place()));
        self.acts.update(|here| here.splice(0..0, acts).for_each(drop));
        if !opened.damaged.is_empty() {
            self.say(Notice::new(
                Tone::Warning,
                format!(
                    "保存されていた記入のうち{}件が壊れていました。消さずに別に残し、ほかの記入は読み込みました。",
                    opened.damaged.len()
                ),
            ));
        }
        if self.saving.read_untracked().clone() == Saving::Starting {
            self.saving.set(Saving::Idle { on: opened.working });
        }
    }

    /// Carries out an intent.
    pub fn run(self, command: Command) {
        match command {
            Command::Record { what, drafts } => {
                self.record(what, drafts);
            }
            Command::Resolve { what, keep } => self.resolve(what, keep),
            Command::TakeIn(incoming) => self.take_in(vec![*incoming]),
            Command::Undo { tx } => self.undo(&tx),
            Command::UndoLatest => self.undo_latest(),
            Command::Redo => self.redo(),
        }
    }

    /// Takes in an entry that another tab has kept already.
    pub fn hear(self, entry: Entry) {
        self.ledger.update(|ledger| {
            ledger.insert(entry);
        });
    }

    fn record(self, what: String, drafts: Vec<Draft>) {
        let author = self.stamp();
        let entries: Vec<Entry> = drafts.into_iter().map(|draft| draft.seal(&author)).collect();
        let ids = self.add(entries);
        if !ids.is_empty() {
            self.keep_act(&author, Deed::Record { what, entries: ids });
        }
    }

    fn resolve(self, what: String, keep: EntryId) {
        let draft = {
            let ledger = self.ledger.read_untracked();
            let Some(kept) = ledger.get(keep) else { return };
            let (Some(cell), Some(value)) = (kept.cell(), kept.value()) else { return };
            Draft { cell: cell.clone(), base: ledger.head_ids(cell), value: value.clone() }
        };
        self.record(what, vec![draft]);
    }

    /// Who writes, and when; a new action.
    pub(super) fn stamp(self) -> Author {
        let by = self.author.get_untracked();
        self.outside.with_value(|outside| Author { by, at: outside.now(), tx: outside.new_tx() })
    }

    /// Puts entries into the ledger and hands the new ones to the vault; gives their ids.
    pub(super) fn add(self, entries: Vec<Entry>) -> Vec<String> {
        self.add_shared(entries.into_iter().map(Arc::new).collect())
    }

    /// Puts entries into the ledger that are shared with a review.
    pub(super) fn add_shared(self, entries: Vec<Arc<Entry>>) -> Vec<String> {
        let mut new = Vec::new();
        self.ledger.update(|ledger| {
            let ids = ledger.union(entries);
            new = ids.iter().filter_map(|id| ledger.get(*id).cloned()).collect();
        });
        let ids = new.iter().map(|entry| entry.id().to_string()).collect();
        if !new.is_empty() {
            self.keep(new);
        }
        ids
    }

    /// Remembers what was done, for undo and for the count of what no file holds.
    pub(super) fn keep_act(self, author: &Author, deed: Deed) {
        let order = self.acts.read_untracked().len();
        let act = Act { tx: author.tx.clone(), at: author.at.as_str().to_owned(), order, deed };
        self.outside.with_value(|outside| outside.remember(&act.key(), &act.write()));
        self.acts.update(|acts| acts.push(act));
    }

    fn keep(self, entries: Vec<Arc<Entry>>) {
        self.saving.set(Saving::Writing);
        let vault = self.vault.get_value();
        spawn_local(async move {
            let kept = vault.keep(&entries).await;
            let durable = kept.on.iter().any(|shelf| *shelf != ShelfName::Memory);
            let why = kept.failed.into_iter().map(|(_, error)| error).next();
            if let Some(why) = why.filter(|_| !durable) {
                self.saving.set(Saving::Failed { why });
                let text = "保存できません。記入は画面に残っていますが、閉じると失われます。今すぐファイルに書き出してください。";
                self.say(Notice::new(Tone::Error, text).offering(NoticeAction::Export));
            } else {
                let clock = self.now().clock().unwrap_or_default().to_owned();
                self.saving.set(Saving::Saved { clock, on: kept.on });
            }
        });
    }

    /// What a form may copy from: the value of a cell in another fiscal year, if it has exactly one.
    pub fn value_of(self, cell: &crate::journal::Cell) -> Option<Value> {
        match self.ledger.read().reading(cell) {
            Reading::Agreed { value, .. } => Some(value.clone()),
            Reading::Empty | Reading::Conflict { .. } => None,
        }
    }
}
