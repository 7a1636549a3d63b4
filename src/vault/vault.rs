//! All stores together: independent copies, each with a line of work of its own.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use crate::filled::filled;
use crate::journal::{Entry, EntryId};

use super::damage::Damage;
use super::store_index::{Known, Packed, StoreIndex};
use super::{Loss, Pending, Store, StoreError, StoreName};

/// Every place that keeps entries, joined by union.
///
/// What is to be done is noted at once, by [`keep`](Self::keep), [`erase`](Self::erase) and
/// [`look_again`](Self::look_again), and done step by step by [`work`](Self::work), for each store on its own: one that
/// is slow or never answers holds up nobody but itself.
#[derive(Default)]
pub struct Vault {
    indexes: Vec<StoreIndex>,
    packed: Packed,
    /// All that was to be erased since the page was opened.
    erased: RefCell<BTreeSet<EntryId>>,
}

/// A step that a store has done.
#[derive(Debug)]
pub enum Step {
    /// It was read.
    Read(Read),
    /// Some of what was owed stands on it now, read back.
    Kept,
    /// What was to be erased stands on it no longer.
    Erased,
    /// Single entries were sealed, or there was no room for it.
    Sealed,
    /// A pack that another store gave was read here too.
    Proven(Option<Damage>),
    /// It failed. What was to be done is to be done still.
    Failed {
        /// Why.
        error: StoreError,
        /// What it gave before it failed.
        entries: Vec<Arc<Entry>>,
    },
}

/// What a store gave.
#[derive(Debug, Default)]
pub struct Read {
    /// Entries, some of which the page may know already.
    pub entries: Vec<Arc<Entry>>,
    /// Values that are no entry any more; moved aside, still there.
    pub damages: Vec<Damage>,
    /// Whether it was read for the first time.
    pub first: bool,
}

/// Where everything is that was to be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaveReport {
    /// Stores that hold all of it for good.
    pub on: Vec<StoreName>,
    /// Stores that are still at it.
    pub pending: Vec<StoreName>,
    /// Stores that do not hold it, and why.
    pub failed: Vec<(StoreName, StoreError)>,
}

impl SaveReport {
    /// Whether a store has no room.
    pub fn is_full(&self, name: StoreName) -> bool {
        self.failed.contains(&(name, StoreError::Full))
    }
}

/// A store on which entries were missing that another one has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The store.
    pub store: StoreName,
    /// How many entries.
    pub count: usize,
    /// Whether it carried no sign of ever having held any, while the other did: it is new, it was full, or it was
    /// cleared, and nobody can tell which.
    pub unmarked: bool,
}

impl Vault {
    /// A vault over stores, in the order in which they are named to people.
    pub fn new(stores: Vec<Rc<dyn Store>>) -> Self {
        Self { indexes: stores.into_iter().map(StoreIndex::new).collect(), ..Self::default() }
    }

    pub(super) fn indexes(&self) -> &[StoreIndex] {
        &self.indexes
    }

    /// The stores, in their order.
    pub fn stores(&self) -> Vec<StoreName> {
        self.indexes.iter().map(StoreIndex::name).collect()
    }

    fn index(&self, name: StoreName) -> Option<(usize, &StoreIndex)> {
        self.indexes.iter().enumerate().find(|(_, index)| index.name() == name)
    }

    /// Does the next step of a store's work: reading it, erasing, bringing what is owed, sealing, and last proving that
    /// what it is believed to hold is there. `None` where nothing is to be done, or a step is under way.
    pub fn work<'a>(&'a self, name: StoreName, known: Known<'a>) -> Pending<'a, Option<Step>> {
        Box::pin(async move {
            let (at, index) = self.index(name)?;
            if index.busy.replace(true) {
                return None;
            }
            let step = self.step(at, index, known).await;
            index.busy.set(false);
            // A step that was under way when something was erased may have written it, or found it.
            index.owe_erasure(&self.erased.borrow(), &self.packed.ids.borrow());
            match step {
                Ok(step) => step,
                Err(error) => {
                    index.failure.replace(Some(error.clone()));
                    Some(Step::Failed { error, entries: self.packed.news.take() })
                }
            }
        })
    }

    async fn step(&self, at: usize, index: &StoreIndex, known: Known<'_>) -> Result<Option<Step>, StoreError> {
        if !index.read.get() || index.stale.get() {
            let first = !index.read.get();
            index.stale.set(false);
            let found = index.look(&self.packed, known, at % 2 == 1).await;
            index.stale.set(found.is_err());
            let mut found = found?;
            index.failure.borrow_mut().take_if(|why| *why != StoreError::Full || !index.owes());
            found.entries.append(&mut self.packed.news.borrow_mut());
            return Ok(Some(Step::Read(Read { entries: found.entries, damages: found.damages, first })));
        }
        if !index.erasing.borrow().is_empty() {
            index.erase(&self.packed).await?;
            return Ok(Some(Step::Erased));
        }
        if index.owes() {
            index.bring(&self.packed).await?;
            return Ok(Some(Step::Kept));
        }
        if index.lacks_its_mark() {
            index.mark().await?;
            return Ok(Some(Step::Kept));
        }
        if index.may_seal() {
            index.seal(&self.packed).await;
            return Ok(Some(Step::Sealed));
        }
        let Some(name) = index.unproven() else { return Ok(None) };
        Ok(Some(Step::Proven(index.prove(&name).await?)))
    }

    /// Notes entries that every store is to hold. A store that can holds them when this returns.
    pub fn keep(&self, entries: &[Arc<Entry>]) {
        for index in &self.indexes {
            index.enqueue(entries.iter().cloned());
            index.keep_now(entries);
        }
    }

    /// The page is about to go: what is owed is written now, where a store can.
    pub fn flush(&self) {
        self.indexes.iter().for_each(StoreIndex::flush);
    }

    /// Notes entries whose text no store may hold. Ids that no store holds cost nothing.
    pub fn erase(&self, ids: &BTreeSet<EntryId>) {
        self.erased.borrow_mut().extend(ids);
        let packed = self.packed.ids.borrow();
        self.indexes.iter().for_each(|index| index.owe_erasure(ids, &packed));
    }

    /// Notes that the stores may have changed since they were read: other tabs write, and room is made.
    pub fn rescan(&self) {
        for index in &self.indexes {
            index.stale.set(true);
            index.full_at.set(None);
            index.unsealed_at.set(None);
        }
    }

    /// Notes an entry that another tab was seen to put on a store. Of the other stores nothing is known by that.
    pub fn note(&self, name: StoreName, entry: &Arc<Entry>) {
        if let Some((_, index)) = self.index(name) {
            index.note(std::slice::from_ref(entry));
        }
    }

    /// Owes every store that has been read what it lacks of what the others hold, whole packs as they are.
    pub fn compare(&self, known: Known<'_>) -> Vec<Lack> {
        let read: Vec<&StoreIndex> = self.indexes.iter().filter(|index| index.read.get()).collect();
        let marked = read.iter().any(|index| index.was_marked.get());
        let mut lacks = Vec::new();
        for index in &read {
            let count = self.owe_what_lacks(index, &read, known);
            if count > 0 {
                lacks.push(Lack { store: index.name(), count, unmarked: marked && !index.was_marked.get() });
            }
        }
        lacks
    }

    fn owe_what_lacks(&self, index: &StoreIndex, others: &[&StoreIndex], known: Known<'_>) -> usize {
        let packed = self.packed.ids.borrow();
        // Mostly the stores agree, and a hundred thousand entries need not be looked for one by one.
        let mut packs: BTreeMap<&String, &Vec<EntryId>> = BTreeMap::new();
        let mut singles: BTreeSet<EntryId> = BTreeSet::new();
        for other in others {
            let names = other.packs.borrow();
            packs.extend(packed.iter().filter(|(name, _)| names.contains(*name)));
            singles.extend(other.singles.borrow().keys());
        }
        packs.retain(|name, _| !index.packs.borrow().contains(*name));
        singles.retain(|id| !index.singles.borrow().contains_key(id));
        if packs.is_empty() && singles.is_empty() {
            return 0;
        }
        let here = index.ids(&packed);
        // What was erased is known no more, and goes nowhere.
        let lacks = |id: &EntryId| !here.contains(id) && known(*id).is_some();
        let mut single: BTreeSet<EntryId> = filled(packs.values().flat_map(|ids| ids.iter()).chain(&singles).copied());
        single.retain(lacks);
        let count = single.len();
        for ids in packs.values() {
            if !ids.is_empty() && ids.iter().all(|id| single.contains(id)) {
                index.owe_pack(ids.iter().filter_map(|id| known(*id)).collect());
                for id in *ids {
                    single.remove(id);
                }
            }
        }
        index.enqueue(single.into_iter().filter_map(known));
        count
    }

    /// What is lost by a damage, given what is here: nothing, where another store holds the same.
    pub fn loss(&self, damage: &Damage, here: &dyn Fn(EntryId) -> bool) -> Loss {
        let whole = |name: &str| {
            let proven = |index: &StoreIndex| index.proven.borrow().contains(name);
            self.indexes.iter().any(proven).then(|| self.packed.ids.borrow().get(name).map(Vec::len))?
        };
        damage.loss(here, &whole)
    }

    /// Where everything stands that was to be kept.
    pub fn kept(&self) -> SaveReport {
        let mut kept = SaveReport::default();
        for index in &self.indexes {
            let name = index.name();
            match index.failure.borrow().clone() {
                Some(why) => kept.failed.push((name, why)),
                None if !index.read.get() || index.owes() => kept.pending.push(name),
                None => kept.on.push(name),
            }
        }
        kept
    }

    /// Whether the store lacks something that it should hold.
    pub fn owes(&self, name: StoreName) -> bool {
        self.index(name).is_some_and(|(_, index)| index.owes())
    }

    /// Whether the store still has texts to erase.
    pub fn is_erasing(&self, name: StoreName) -> bool {
        self.index(name).is_some_and(|(_, index)| !index.erasing.borrow().is_empty())
    }

    /// The stores that have not been read yet.
    pub fn unread(&self) -> Vec<StoreName> {
        self.indexes.iter().filter(|index| !index.read.get()).map(StoreIndex::name).collect()
    }

    /// How full the fullest store is that knows it, in percent.
    pub fn used_percent(&self) -> Option<u32> {
        self.indexes.iter().filter_map(|index| index.store.used_percent()).max()
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.indexes.iter().map(StoreIndex::name)).finish()
    }
}
