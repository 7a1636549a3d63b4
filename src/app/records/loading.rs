//! Loads what the stores hold: at the start, when a slow one answers at last, and when other tabs have written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::filled::filled;
use crate::journal::{Entry, EntryId};
use crate::vault::{Damage, Lack, Loss, Read, StoreName};
use crate::wording::notices::keeping;

use super::activity::{PREFIX, outlived};
use super::{Activity, ActivityKind, Records};
use crate::app::page::{Notice, NoticeAction, Tone};

impl Records {
    /// Begins to load what the stores hold. The plan is on screen before they answer; the first that does is shown.
    pub fn start(self) {
        self.recall_acts();
        self.begin_loading();
        self.tell_saving();
        self.attend_all();
        if self.vault.with_value(|vault| vault.stores().is_empty()) {
            self.end_loading();
            self.tell_saving();
        }
    }

    /// Joins what was done here before to what has been done since, each activity once.
    fn recall_acts(self) {
        let kept = self.ports.settings().recall_all(PREFIX);
        let here = self.activities.get_untracked();
        let mut by_key: BTreeMap<String, Activity> = BTreeMap::new();
        for activity in kept.iter().filter_map(|(_, text)| Activity::read(text)).chain(here) {
            by_key.insert(activity.key(), activity);
        }
        let mut activities: Vec<Activity> = by_key.into_values().collect();
        activities.sort_unstable_by(|left, right| left.place().cmp(&right.place()));
        for activity in outlived(&activities) {
            self.ports.settings().forget(&activity.key());
            activities.retain(|other| *other != activity);
        }
        self.activities.set(activities);
    }

    /// A store was read.
    pub(super) fn take_what_was_read(self, Read { entries, damages, first }: Read) {
        let loading = self.is_loading();
        if first && !loading {
            self.give_imports_what_stood(&entries);
        }
        self.join(entries, first);
        self.take_damage(damages);
        if loading {
            self.end_loading();
            self.detect_other_copies();
            self.early.update_value(|early| early.weighs = true);
        } else if first {
            self.join_early();
        } else {
            self.detect_other_copies();
        }
        self.compare();
    }

    /// A store gave something and then nothing more.
    pub(super) fn take_what_came_before_it_failed(self, entries: Vec<Arc<Entry>>) {
        if !entries.is_empty() {
            self.join(entries, true);
            self.join_early();
        }
        let unread = self.vault.with_value(|vault| {
            let kept = vault.kept();
            vault.unread().iter().all(|store| kept.failed.iter().any(|(failed, _)| failed == store))
        });
        if unread && self.is_loading() {
            self.end_loading();
        }
    }

    /// Puts what stood on a store into the ledger.
    fn join(self, entries: Vec<Arc<Entry>>, stood: bool) {
        let news: Vec<Arc<Entry>> = {
            let ledger = self.ledger.read_untracked();
            entries.into_iter().filter(|entry| !ledger.contains(entry.id())).collect()
        };
        if !stood {
            self.note_newcomers(news.iter().map(|entry| entry.id()));
        }
        if !news.is_empty() {
            self.ledger.update(|ledger| {
                ledger.union(news);
            });
        }
        // The address may name a department that is not there, or one that the ledger has just added to the plan.
        self.know_departments();
        if stood {
            self.navigation.sync_from_address();
        }
        self.erase();
        self.review_again();
    }

    /// Gives every store what it lacks of what the others hold.
    pub(super) fn compare(self) {
        let known = |id| self.ledger.read_untracked().get(id).cloned();
        let lacks = self.vault.with_value(|vault| vault.compare(&known));
        if lacks.is_empty() {
            return;
        }
        let unmarked = lacks.into_iter().filter(|lack| lack.unmarked);
        self.early.update_value(|early| early.lacks.extend(unmarked));
        self.attend_all();
    }

    pub(super) fn take_damage(self, damages: Vec<Damage>) {
        self.early.update_value(|early| early.damages.extend(damages));
    }

    /// Says what was missing or damaged on a store, once it is known whether the other had it.
    pub(super) fn tell_what_was_mended(self) {
        let vault = self.vault.get_value();
        let kept = vault.kept();
        let failed = |store: StoreName| kept.failed.iter().any(|(failed, _)| *failed == store);
        if !vault.unread().into_iter().all(failed) {
            return;
        }
        let brought = |lack: &&Lack| !vault.owes(lack.store);
        let (lacks, damages) = self.early.with_value(|early| {
            (early.lacks.iter().filter(brought).cloned().collect::<Vec<_>>(), early.damages.clone())
        });
        self.early.update_value(|early| {
            early.lacks.retain(|lack| !lacks.contains(lack));
            early.damages.clear();
        });
        if lacks.iter().any(|lack| lack.store == StoreName::LocalStorage) {
            self.keep_what_no_act_knows();
        }
        for lack in &lacks {
            self.notify(Notice::new(Tone::Warning, lack_in_words(lack)).offering(NoticeAction::Export));
        }
        self.tell_damage(&damages);
    }

    fn tell_damage(self, damages: &[Damage]) {
        let ledger = self.ledger.read_untracked();
        let here = |id: EntryId| ledger.contains(id);
        let vault = self.vault.get_value();
        // The same damaged on both stores is one damage.
        let mut by_place: BTreeMap<String, (Loss, bool)> = BTreeMap::new();
        for damage in damages {
            let place = by_place.entry(damage.what().to_owned()).or_default();
            *place = (vault.loss(damage, &here), place.1 || damage.fresh);
        }
        drop(ledger);
        let sum = |losses: &mut dyn Iterator<Item = Loss>| losses.fold(Loss::default(), Loss::and);
        let lost = sum(&mut by_place.values().map(|(loss, _)| *loss).filter(|loss| loss.lost > 0));
        let mended =
            sum(&mut by_place.values().filter(|(loss, fresh)| *fresh && loss.lost == 0).map(|(loss, _)| *loss));
        let text = match (lost.lost, mended.held) {
            (0, 0) => return,
            (0, mended) => keeping::mended(mended),
            (count, _) => keeping::lost(count, lost.at_most),
        };
        self.notify(Notice::new(Tone::Warning, text).offering(NoticeAction::Export));
    }

    /// Takes in an entry that another tab has put into localStorage.
    pub fn merge_remote_entry(self, entry: impl Into<Arc<Entry>>) {
        let entry = entry.into();
        self.note_newcomers([entry.id()]);
        self.ledger.update(|ledger| {
            ledger.insert(Arc::clone(&entry));
        });
        self.know_departments();
        if self.ledger.read_untracked().may_keep(&entry) {
            self.vault.with_value(|vault| vault.note(StoreName::LocalStorage, &entry));
        }
        if entry.erases() {
            self.erase();
            self.attend_all();
        }
        self.review_again();
    }

    /// Looks for what other tabs have kept since: where it was much at once, where a store tells nobody, and when the
    /// window comes to the front again.
    pub fn reload_from_storage(self) {
        self.detect_other_copies();
        self.reload_settings();
        self.vault.with_value(|vault| vault.rescan());
        self.attend_all();
    }

    /// Reads again what another tab may have chosen or done: the own department, the name on entries, undo steps.
    pub fn reload_settings(self) {
        self.preferences.reload();
        let activities = self.ports.settings().recall_all(PREFIX);
        let news: Vec<Activity> = {
            let here = self.activities.read_untracked();
            let new =
                |activity: &Activity| !here.iter().any(|other| other.tx == activity.tx && other.at == activity.at);
            activities.iter().filter_map(|(_, text)| Activity::read(text)).filter(new).collect()
        };
        if !news.is_empty() {
            self.activities.update(|activities| {
                activities.extend(news);
                activities.sort_unstable_by(|left, right| left.place().cmp(&right.place()));
            });
            self.review_again();
        }
    }

    /// Acts stand in localStorage: where nothing was there, nobody knows which entries stand in a file. They count as
    /// standing in none.
    fn keep_what_no_act_knows(self) {
        let entries: Vec<EntryId> = {
            let activities = self.activities.read_untracked();
            let known: BTreeSet<&EntryId> = filled(activities.iter().flat_map(Activity::entries));
            let ledger = self.ledger.read_untracked();
            ledger.entries().map(|entry| entry.id()).filter(|id| !known.contains(id)).collect()
        };
        if !entries.is_empty() {
            let author = self.stamp();
            self.log_activity(&author, ActivityKind::Recover { entries });
        }
    }
}

fn lack_in_words(Lack { store, count, .. }: &Lack) -> String {
    match store {
        StoreName::IndexedDb => keeping::main_store_refilled(*count),
        StoreName::LocalStorage | StoreName::Memory => keeping::second_store_refilled(*count),
    }
}
