//! Between ledger and vault: start, saving, what other tabs keep.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::counted::CHANGES;
use crate::gather::{gather, sort_by};
use crate::journal::{Entry, EntryId};
use crate::vault::{Kept, Opened, ShelfError, ShelfName, Vault};

use super::act::{PREFIX, outlived};
use super::{Act, App, Deed, Notice, NoticeAction, Places, Saving, Tone};

/// How full a shelf may be before a person is told, and before it is urgent, in percent.
const TIGHT_PERCENT: u32 = 70;
const URGENT_PERCENT: u32 = 90;

impl App {
    /// Loads what the shelves hold. The plan is on screen before they answer.
    pub async fn start(self) {
        let vault = self.vault.get_value();
        let Opened { entries, damaged, failed, working, recovered } = vault.load().await;
        self.ledger.update(|ledger| {
            ledger.union(entries);
        });
        // The address may name a department that is not there, or one that the ledger has just added to the plan.
        self.know_departments();
        self.arrive();
        let kept = self.outside.with_value(|outside| outside.recall_all(PREFIX));
        let mut acts: Vec<Act> = kept.iter().filter_map(|(_, text)| Act::read(text)).collect();
        sort_by(&mut acts, |left, right| left.place().cmp(&right.place()));
        for act in outlived(&acts) {
            self.outside.with_value(|outside| outside.forget(&act.key()));
            acts.retain(|other| *other != act);
        }
        self.acts.update(|here| here.splice(0..0, acts).for_each(drop));
        if !damaged.is_empty() {
            self.say(Notice::new(Tone::Warning, damaged_in_words(damaged.len())).offering(NoticeAction::Export));
        }
        if recovered.iter().any(|(shelf, _)| *shelf == ShelfName::LocalStorage) {
            self.keep_what_no_act_knows();
        }
        for (shelf, count) in &recovered {
            self.say(Notice::new(Tone::Warning, recovered_in_words(*shelf, *count)).offering(NoticeAction::Export));
        }
        if self.saving.read_untracked().clone() == Saving::Starting {
            self.saving.set(Saving::Idle(Places { on: working, not: failed }));
        }
        self.erase(&vault).await;
        // What a shelf lost, it gets back; after a quiet start there is nothing to do here.
        if vault.owes() {
            let places: Places = vault.keep(&[]).await.into();
            if matches!(*self.saving.read_untracked(), Saving::Idle(_)) {
                self.saving.set(Saving::Idle(places));
            }
        }
        self.look_elsewhere();
        vault.seal().await;
        self.weigh();
    }

    /// Takes in an entry that another tab has kept already.
    pub fn hear(self, entry: impl Into<Arc<Entry>>) {
        let entry = entry.into();
        let erases = entry.erases();
        self.ledger.update(|ledger| {
            ledger.insert(Arc::clone(&entry));
        });
        self.know_departments();
        if self.ledger.read_untracked().may_keep(&entry) {
            self.vault.with_value(|vault| vault.note(&entry));
        }
        if erases {
            let vault = self.vault.get_value();
            spawn_local(async move { self.erase(&vault).await });
            // A file that waits may hold what was erased.
            self.look_again();
        }
    }

    /// Acts stand in localStorage: where that was wiped, nobody knows which entries stand in a file. They count as
    /// standing in none.
    fn keep_what_no_act_knows(self) {
        let entries: Vec<String> = {
            let acts = self.acts.read_untracked();
            let known: BTreeSet<&str> = gather(acts.iter().flat_map(Act::entries).map(String::as_str));
            let ids = self.ledger.read_untracked().entries().map(|entry| entry.id().to_string()).collect::<Vec<_>>();
            ids.into_iter().filter(|id| !known.contains(id.as_str())).collect()
        };
        if !entries.is_empty() {
            let author = self.stamp();
            self.keep_act(&author, Deed::Recover { entries });
        }
    }

    /// Takes off the shelves what a redaction has erased.
    async fn erase(self, vault: &Vault) {
        let ids: BTreeSet<EntryId> = gather(self.ledger.read_untracked().redacted());
        if ids.is_empty() {
            return;
        }
        if !vault.erase(&ids).await.failed.is_empty() {
            let text = "個人情報を消した記入が、ブラウザの保存領域の片方から消えていません。次に開いたときに、もう一度消します。";
            self.say(Notice::new(Tone::Warning, text));
        }
    }

    /// Looks for what other tabs have kept since: where it was much at once, where a shelf tells nobody, and when the
    /// window comes to the front again.
    pub fn catch_up(self) {
        self.look_elsewhere();
        self.renew_settings();
        let vault = self.vault.get_value();
        spawn_local(async move {
            let opened = vault.catch_up(&|id| self.ledger.read_untracked().contains(id)).await;
            let news: Vec<_> = {
                let ledger = self.ledger.read_untracked();
                opened.entries.into_iter().filter(|entry| !ledger.contains(entry.id())).collect()
            };
            if !news.is_empty() {
                self.ledger.update(|ledger| {
                    ledger.union(news);
                });
                self.know_departments();
            }
        });
    }

    /// Brings entries onto the shelves and says how that went.
    ///
    /// One round at a time: what comes while one is under way goes together in the next, so that fast edits wait for
    /// one disk instead of each for its own.
    pub(super) fn keep(self, mut entries: Vec<Arc<Entry>>) {
        let waits = self.waiting.try_update_value(|waiting| {
            let under_way = waiting.is_some();
            let next = waiting.get_or_insert_default();
            if under_way {
                next.append(&mut entries);
            }
            under_way
        });
        if waits == Some(true) {
            return;
        }
        self.saving.set(Saving::Writing);
        let vault = self.vault.get_value();
        spawn_local(async move {
            let (mut many, mut erases) = (false, false);
            let places = loop {
                many |= entries.len() > 1;
                erases |= entries.iter().any(|entry| entry.erases());
                let places: Places = vault.keep(&entries).await.into();
                entries = self.waiting.try_update_value(Option::take).flatten().unwrap_or_default();
                if entries.is_empty() {
                    break places;
                }
                self.waiting.set_value(Some(Vec::new()));
            };
            if erases {
                self.erase(&vault).await;
            }
            many |= places.not.iter().any(|(_, why)| *why == ShelfError::Full);
            self.say_kept(places);
            vault.seal().await;
            if many {
                self.weigh();
            }
        });
    }

    /// Whether something is on its way to the shelves, so that closing the window now could lose it.
    pub fn is_writing(self) -> bool {
        *self.saving.read_untracked() == Saving::Writing
    }

    fn say_kept(self, places: Places) {
        if places.outlive_the_window() || places.not.is_empty() {
            self.saving.set(Saving::Saved { at: self.now(), places });
            return;
        }
        let why = places.not.into_iter().map(|(_, error)| error).next();
        self.saving.set(Saving::Failed { why: why.unwrap_or(ShelfError::Denied) });
        let text =
            "保存できません。記入は画面に残っていますが、閉じると失われます。今すぐファイルに書き出してください。";
        self.say(Notice::new(Tone::Error, text).offering(NoticeAction::Export));
    }

    /// How full the browser's smaller shelf is, in percent; `None` where it does not tell.
    pub fn used_percent(self) -> ReadSignal<Option<u32>> {
        self.used_percent.read_only()
    }

    /// Looks how full it is, and says so when it gets tight. Asks every key of the browser's: not for every edit.
    fn weigh(self) {
        let now = self.vault.with_value(|vault| vault.used_percent());
        let before = self.used_percent.get_untracked();
        self.used_percent.set(now);
        let passes = |limit: u32| now.is_some_and(|now| now >= limit) && before.is_none_or(|before| before < limit);
        if passes(URGENT_PERCENT) {
            let text = "ブラウザの保存領域の90%を使っています。今すぐ「保存と共有」からすべてを書き出し、控えを残してください。記入は続けられます。";
            self.say(Notice::new(Tone::Error, text).offering(NoticeAction::Export));
        } else if passes(TIGHT_PERCENT) {
            let text = "ブラウザの保存領域の70%を使っています。近いうちにすべてを書き出し、控えを残してください。";
            self.say(Notice::new(Tone::Warning, text).offering(NoticeAction::Export));
        }
    }
}

impl From<Kept> for Places {
    fn from(Kept { on, failed }: Kept) -> Self {
        Self { on, not: failed }
    }
}

fn damaged_in_words(count: usize) -> String {
    format!(
        "保存されていた{count}{CHANGES}が壊れていました。消さずに別に残し、ほかの記入は読み込みました。念のため、今の記入を書き出してください。"
    )
}

fn recovered_in_words(shelf: ShelfName, count: usize) -> String {
    let (lost, left) = match shelf {
        ShelfName::IndexedDb => ("主の保存領域", "控え"),
        ShelfName::LocalStorage | ShelfName::Memory => ("控えの保存領域", "主の保存領域"),
    };
    format!(
        "ブラウザの{lost}が消えていたため、{left}から{count}{CHANGES}を元どおりにしました。記入は失われていません。念のため、ファイルに書き出してください。"
    )
}
