//! A page over stores, as the app is one: what they give goes into a ledger, and every store is attended to.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use ayumi::journal::{Entry, EntryId, Ledger};
use ayumi::vault::{Damage, Lack, Loss, SaveReport, Step, Store, StoreError, StoreName, Vault};

use crate::fixtures::block_on;

/// A vault with the ledger that it serves.
pub struct Page {
    pub vault: Vault,
    pub ledger: RefCell<Ledger>,
    pub damages: RefCell<Vec<Damage>>,
    pub lacks: RefCell<Vec<Lack>>,
}

/// What was found when the stores were read.
#[derive(Debug)]
pub struct Opened {
    pub entries: Vec<Arc<Entry>>,
    pub damages: Vec<Damage>,
    pub working: Vec<StoreName>,
    pub failed: Vec<(StoreName, StoreError)>,
    pub lacks: Vec<Lack>,
}

impl Page {
    pub fn over(stores: Vec<Rc<dyn Store>>) -> Self {
        Self {
            vault: Vault::new(stores),
            ledger: RefCell::default(),
            damages: RefCell::default(),
            lacks: RefCell::default(),
        }
    }

    /// Reads every store, and no more.
    pub fn load(&self) -> Opened {
        for store in self.vault.stores() {
            block_on(self.step(store));
        }
        let kept = self.vault.kept();
        let failed = |store: &StoreName| kept.failed.iter().any(|(failed, _)| failed == store);
        Opened {
            entries: self.ledger.borrow().entries().cloned().collect(),
            damages: self.damages.take(),
            working: self.vault.stores().into_iter().filter(|store| !failed(store)).collect(),
            lacks: self.lacks.take(),
            failed: kept.failed,
        }
    }

    /// Records entries, and lets every store do all it can.
    pub fn keep(&self, entries: &[Arc<Entry>]) -> SaveReport {
        self.record(entries);
        self.calm()
    }

    /// Records entries: what stands on a store now was kept in the same task.
    pub fn record(&self, entries: &[Arc<Entry>]) {
        self.ledger.borrow_mut().union(entries.iter().cloned());
        self.vault.keep(entries);
    }

    /// Erases entries from the ledger, as a redaction does, and from the stores.
    pub fn erase(&self, ids: &BTreeSet<EntryId>) -> SaveReport {
        let rest: Vec<_> = self.ledger.borrow().entries().filter(|entry| !ids.contains(&entry.id())).cloned().collect();
        let mut ledger = Ledger::default();
        ledger.union(rest);
        self.ledger.replace(ledger);
        self.vault.erase(ids);
        self.calm()
    }

    /// Finds what other pages have kept.
    pub fn reload_from_storage(&self) {
        self.vault.rescan();
        self.calm();
    }

    /// Lets every store do all it can.
    pub fn calm(&self) -> SaveReport {
        // What one store turns out to have is work for the other.
        for _ in 0..2 {
            for store in self.vault.stores() {
                block_on(self.attend(store));
            }
        }
        self.vault.kept()
    }

    /// Lets a store do what it has to do, until it fails twice.
    pub async fn attend(&self, name: StoreName) {
        let mut failures = 0;
        while failures < 2 {
            match self.step(name).await {
                Some(true) => {}
                Some(false) if self.vault.kept().is_full(name) => return,
                Some(false) => failures += 1,
                None => return,
            }
        }
    }

    /// One step of a store; whether it succeeded.
    pub async fn step(&self, name: StoreName) -> Option<bool> {
        let step = self.vault.work(name, &|id| self.ledger.borrow().get(id).cloned()).await?;
        let (entries, damages, compares) = match step {
            Step::Read(read) => (read.entries, read.damages, true),
            Step::Proven(damage) => (Vec::new(), damage.into_iter().collect(), true),
            Step::Failed { entries, .. } => {
                self.ledger.borrow_mut().union(entries);
                return Some(false);
            }
            Step::Kept | Step::Erased | Step::Sealed => return Some(true),
        };
        self.ledger.borrow_mut().union(entries);
        self.damages.borrow_mut().extend(damages);
        if compares {
            let lacks = self.vault.compare(&|id| self.ledger.borrow().get(id).cloned());
            self.lacks.borrow_mut().extend(lacks.into_iter().filter(|lack| lack.unmarked));
        }
        Some(true)
    }

    /// What is lost by damages, together.
    pub fn loss<'a>(&self, damages: impl IntoIterator<Item = &'a Damage>) -> Loss {
        let here = |id: EntryId| self.ledger.borrow().contains(id);
        damages.into_iter().map(|damage| self.vault.loss(damage, &here)).fold(Loss::default(), Loss::and)
    }

    /// Whether a store still lacks something.
    pub fn owes(&self) -> bool {
        self.vault.stores().into_iter().any(|store| self.vault.owes(store))
    }
}
