//! Brings entries from the ledger to the vault, each store in a line of work of its own, and reports what was kept.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::filled::filled;
use crate::journal::Entry;
use crate::vault::{SaveReport, Step, StoreError, StoreName};
use crate::wording::notices::keeping;

use super::{Places, Records, Saving};
use crate::app::page::{Notice, NoticeAction, Tone};

/// How full a store may be before a person is told, and before it is urgent, in percent.
const TIGHT_PERCENT: u32 = 70;
const URGENT_PERCENT: u32 = 90;

/// How often a store is tried in a row: the second try goes over a new handle.
const TRIES: usize = 2;

impl Records {
    /// Brings entries onto the stores. One that answers at once holds them when this returns; the others follow, each
    /// in its own line.
    pub(super) fn keep(self, entries: &[Arc<Entry>]) {
        let vault = self.vault.get_value();
        self.early.update_value(|early| {
            early.saved_at = Some(self.page.now());
            early.weighs |= entries.len() > 1;
        });
        self.saving.set(Saving::Writing);
        vault.keep(entries);
        if entries.iter().any(|entry| entry.erases()) {
            self.erase();
        }
        self.tell_saving();
        self.attend_all();
    }

    /// Lets every store do what it has to do.
    pub(super) fn attend_all(self) {
        for store in self.vault.with_value(|vault| vault.stores()) {
            self.attend(store);
        }
    }

    /// Lets a store do what it has to do, step by step. Nobody waits for it: where it never answers, this ends never.
    fn attend(self, name: StoreName) {
        let (vault, window) = (self.vault.get_value(), self.ports.window());
        spawn_local(async move {
            let known = |id| self.ledger.read_untracked().get(id).cloned();
            let mut tries = 0;
            while let Some(step) = vault.work(name, &known).await {
                let rests = matches!(step, Step::Sealed | Step::Proven(_));
                let failed = matches!(step, Step::Failed { .. });
                self.take_step(name, step);
                if failed {
                    tries += 1;
                    if tries == TRIES || vault.kept().is_full(name) {
                        break;
                    }
                }
                if rests {
                    // What nobody waits for must not be waited for.
                    window.yield_now().await;
                }
            }
            self.rest(name);
        });
    }

    fn take_step(self, name: StoreName, step: Step) {
        match step {
            Step::Read(read) => self.take_what_was_read(read),
            Step::Proven(Some(damage)) => {
                self.take_damage(vec![damage]);
                self.compare();
            }
            Step::Failed { error, entries } => {
                self.take_what_came_before_it_failed(entries);
                if error == StoreError::Full {
                    self.early.update_value(|early| early.weighs = true);
                } else if self.vault.with_value(|vault| vault.is_erasing(name)) {
                    self.notify(Notice::new(Tone::Warning, keeping::NOT_ERASED));
                }
            }
            Step::Proven(None) | Step::Kept | Step::Erased | Step::Sealed => {}
        }
        self.tell_saving();
        self.tell_what_was_mended();
    }

    /// A store has done all it can for now.
    fn rest(self, name: StoreName) {
        self.tell_saving();
        self.tell_what_was_mended();
        let weighs = name == StoreName::LocalStorage && self.early.with_value(|early| early.weighs);
        if weighs {
            self.early.update_value(|early| early.weighs = false);
            self.check_quota();
        }
    }

    /// The page goes out of sight, perhaps for good: what a store can still take, it takes now.
    pub fn flush(self) {
        self.vault.with_value(|vault| vault.flush());
        self.tell_saving();
        self.attend_all();
    }

    /// Whether something is in no store yet that outlives the window, so that closing it now could lose it.
    pub fn is_writing(self) -> bool {
        *self.saving.read_untracked() == Saving::Writing
    }

    /// Takes off the stores what a redaction has erased.
    pub(super) fn erase(self) {
        let ids: BTreeSet<_> = filled(self.ledger.read_untracked().redacted());
        if !ids.is_empty() {
            self.vault.with_value(|vault| vault.erase(&ids));
        }
    }

    /// Says where everything stands.
    pub(super) fn tell_saving(self) {
        let places: Places = self.vault.with_value(|vault| vault.kept()).into();
        let (loading, saved_at) = self.early.with_value(|early| (early.loading, early.saved_at.clone()));
        let now = match saved_at {
            // Where nothing was found so far, a store that has not answered may hold everything.
            None if loading || (!places.pending.is_empty() && self.ledger.read_untracked().is_empty()) => {
                Saving::Starting
            }
            None => Saving::Idle(places),
            Some(_) if !places.outlive_the_window() && !places.pending.is_empty() => Saving::Writing,
            Some(at) if places.outlive_the_window() || places.not.is_empty() => Saving::Saved { at, places },
            Some(_) => Saving::Failed { why: places.not.into_iter().next().map_or(StoreError::Denied, |(_, why)| why) },
        };
        if *self.saving.read_untracked() == now {
            return;
        }
        let failed = matches!(now, Saving::Failed { .. });
        self.saving.set(now);
        if failed {
            self.notify(Notice::new(Tone::Error, keeping::NOT_SAVED).offering(NoticeAction::Export));
        }
    }

    /// How full the browser's smaller store is, in percent; `None` where it does not tell.
    pub fn used_percent(self) -> ReadSignal<Option<u32>> {
        self.used_percent.read_only()
    }

    /// Looks how full it is, and says so when it gets tight. Asks every key of the browser's: not for every edit.
    fn check_quota(self) {
        let now = self.vault.with_value(|vault| vault.used_percent());
        let before = self.used_percent.get_untracked();
        self.used_percent.set(now);
        let passes = |limit: u32| now.is_some_and(|now| now >= limit) && before.is_none_or(|before| before < limit);
        if passes(URGENT_PERCENT) {
            let text = keeping::tight(URGENT_PERCENT, true);
            self.notify(Notice::new(Tone::Error, text).offering(NoticeAction::Export));
        } else if passes(TIGHT_PERCENT) {
            let text = keeping::tight(TIGHT_PERCENT, false);
            self.notify(Notice::new(Tone::Warning, text).offering(NoticeAction::Export));
        }
    }
}

impl From<SaveReport> for Places {
    fn from(SaveReport { on, pending, failed }: SaveReport) -> Self {
        Self { on, pending, not: failed }
    }
}
