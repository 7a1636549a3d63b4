//! Writes to one store: entries that it lacks, packs, and the removal of what must not be kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::filled::filled;
use crate::journal::{Entry, EntryId};

use super::damage::{DamagedPlace, place_of};
use super::key::{BAD_PREFIX, BEACON_KEY, entry_key, pack_key};
use super::store_index::{Packed, StoreIndex, all_there};
use super::{Pack, SEAL_AT, StoreError};

/// The least pack worth a key of its own; a store without room even for this stays as it is.
const LEAST_PACK: usize = 32;

impl StoreIndex {
    /// Notes entries that the store lacks, for the next [`StoreIndex::bring`].
    pub(super) fn enqueue(&self, entries: impl IntoIterator<Item = Arc<Entry>>) {
        self.queued.borrow_mut().extend(entries.into_iter().map(|entry| (entry.id(), entry)));
    }

    /// Notes a pack that another store has and none of which is here, in order of id: it comes as it is, so that both
    /// stores hold the same packs.
    pub(super) fn owe_pack(&self, entries: Vec<Arc<Entry>>) {
        self.queued_packs.borrow_mut().push(entries);
    }

    /// Whether something is owed.
    pub(super) fn owes(&self) -> bool {
        self.owed_count() > 0
    }

    fn owed_count(&self) -> usize {
        self.queued.borrow().len() + self.queued_packs.borrow().iter().map(Vec::len).sum::<usize>()
    }

    /// Writes few entries in the same task, where the store can. What fails is owed still.
    pub(super) fn keep_now(&self, entries: &[Arc<Entry>]) {
        let Some(quick) = self.store.at_once() else { return };
        if entries.is_empty() || entries.len() >= SEAL_AT || self.waits_for_room() {
            return;
        }
        let texts = texts_of(entries);
        let keys: Vec<String> = texts.iter().map(|(key, _)| key.clone()).collect();
        let kept = quick.write_now(&texts).and_then(|()| all_there(&texts, &quick.read_now(&keys)?));
        self.end(&kept, self.owed_count());
        if kept.is_ok() {
            self.note(entries);
            self.settle(entries.iter().map(|entry| entry.id()));
        }
    }

    /// Writes in the same task whatever few entries are still owed: the page is about to go.
    pub(super) fn flush(&self) {
        let queued: Vec<Arc<Entry>> = self.queued.borrow().values().take(SEAL_AT - 1).cloned().collect();
        self.full_at.set(None);
        self.keep_now(&queued);
    }

    /// A full store is tried again when twice as much is owed, so that it does not make every edit slow.
    fn waits_for_room(&self) -> bool {
        self.full_at.get().is_some_and(|full_at| self.owed_count() < full_at * 2)
    }

    /// Notes how a step of writing ended.
    fn end(&self, kept: &Result<(), StoreError>, queued: usize) {
        self.full_at.set((*kept == Err(StoreError::Full)).then_some(queued));
        self.failure.replace(kept.clone().err());
    }

    /// Brings some of what is owed onto the store, one pack or the single entries; what failed is owed still.
    pub(super) async fn bring(&self, packed: &Packed) -> Result<(), StoreError> {
        if self.waits_for_room() {
            return Err(StoreError::Full);
        }
        let queued = self.owed_count();
        let kept = self.bring_some(packed).await;
        self.end(&kept, queued);
        kept
    }

    /// Few entries come under keys of their own, many in packs.
    async fn bring_some(&self, packed: &Packed) -> Result<(), StoreError> {
        self.mark().await?;
        let pack = self.queued_packs.borrow().last().map(|entries| Pack::of(entries));
        if let Some(pack) = pack {
            self.put(&pack, packed).await?;
            let is_it = |other: &Vec<Arc<Entry>>| other.iter().map(|entry| entry.id()).eq(pack.ids().iter().copied());
            self.queued_packs.borrow_mut().retain(|other| !is_it(other));
            return Ok(());
        }
        let due: Vec<Arc<Entry>> = self.queued.borrow().values().cloned().collect();
        // What is less than a pack goes first: it is what a person waits for.
        let few = due.len() % SEAL_AT;
        if few > 0 {
            self.writes_back(&texts_of(&due[..few])).await?;
            self.note(&due[..few]);
            self.settle(due[..few].iter().map(|entry| entry.id()));
        } else if !due.is_empty() {
            let pack = Pack::of(&due[..SEAL_AT]);
            self.put(&pack, packed).await?;
            self.settle(pack.ids().iter().copied());
        }
        Ok(())
    }

    /// Whether it holds entries and does not say so yet.
    pub(super) fn lacks_its_mark(&self) -> bool {
        !self.marked.get() && (!self.singles.borrow().is_empty() || !self.packs.borrow().is_empty())
    }

    /// Leaves the beacon, once.
    pub(super) async fn mark(&self) -> Result<(), StoreError> {
        if !self.marked.get() {
            self.writes_back(&[(BEACON_KEY.to_owned(), BEACON_KEY.to_owned())]).await?;
            self.marked.set(true);
        }
        Ok(())
    }

    fn settle(&self, ids: impl Iterator<Item = EntryId>) {
        let mut queued = self.queued.borrow_mut();
        for id in ids {
            queued.remove(&id);
        }
    }

    /// Writes a pack and proves that it can be opened again.
    async fn put(&self, pack: &Pack, packed: &Packed) -> Result<(), StoreError> {
        let squeezed = self.store.compress(pack.text()).await?;
        self.writes_back(&[(pack_key(pack.name()), squeezed.clone())]).await?;
        if self.store.decompress(&squeezed).await.is_ok_and(|text| text == pack.text()) {
            self.packs.borrow_mut().insert(pack.name().to_owned());
            self.proven.borrow_mut().insert(pack.name().to_owned());
            packed.ids.borrow_mut().insert(pack.name().to_owned(), pack.ids().to_vec());
            Ok(())
        } else {
            Err(StoreError::Failed("a pack does not open again".to_owned()))
        }
    }

    /// Whether there are single entries enough for a pack, and reason to think that there is room for it.
    pub(super) fn may_seal(&self) -> bool {
        let singles = self.singles.borrow().len();
        singles >= SEAL_AT && self.unsealed_at.get().is_none_or(|before| singles >= before + SEAL_AT / 4)
    }

    /// Seals single entries once there are [`SEAL_AT`]: the pack first, proven, and only then are their keys taken away.
    /// Killed anywhere in between, both are there, and union makes them one. Where room is scarce, half as many are
    /// tried, and half of these: each pack sealed makes room for the next.
    pub(super) async fn seal(&self, packed: &Packed) {
        // The first by id, whole packs only: tabs and stores that hold the same make the same packs.
        let entries: Vec<Arc<Entry>> = self.singles.borrow().values().cloned().collect();
        let mut size = SEAL_AT;
        let mut rest = &entries[..entries.len() - entries.len() % SEAL_AT];
        while !rest.is_empty() && size >= LEAST_PACK {
            let (some, others) = rest.split_at(size.min(rest.len()));
            // What was erased meanwhile must not come back in a pack.
            let some: Vec<Arc<Entry>> =
                some.iter().filter(|entry| self.singles.borrow().contains_key(&entry.id())).cloned().collect();
            if some.is_empty() {
                rest = others;
                continue;
            }
            let pack = Pack::of(&some);
            match self.put(&pack, packed).await {
                Ok(()) => {
                    let keys: Vec<String> = pack.ids().iter().map(|id| entry_key(*id)).collect();
                    // Left in place, they are read beside the pack and are the same entries.
                    let _ = self.store.remove(&keys).await;
                    self.forget(pack.ids());
                    rest = others;
                }
                Err(StoreError::Full) => size /= 2,
                Err(_) => break,
            }
        }
        let left = self.singles.borrow().len();
        self.unsealed_at.set((left >= SEAL_AT).then_some(left));
    }

    /// Takes entries out of what is owed, and notes those that the store may hold, for [`StoreIndex::erase`].
    pub(super) fn owe_erasure(&self, ids: &BTreeSet<EntryId>, packed: &BTreeMap<String, Vec<EntryId>>) {
        self.queued.borrow_mut().retain(|id, _| !ids.contains(id));
        let split: Vec<Vec<Arc<Entry>>> = self.queued_packs.take();
        for pack in split {
            if pack.iter().any(|entry| ids.contains(&entry.id())) {
                self.enqueue(pack.into_iter().filter(|entry| !ids.contains(&entry.id())));
            } else {
                self.owe_pack(pack);
            }
        }
        self.erasing.borrow_mut().extend(ids.iter().filter(|id| self.holds(**id, packed)));
    }

    /// Takes entries away whose text must not be kept: single ones, and out of packs, which are sealed anew without them.
    /// The new pack is proven before the old one goes. Of values that were moved aside those go whose key names one of
    /// the entries or a pack that held one; what others say nobody can tell, and they stay.
    pub(super) async fn erase(&self, packed: &Packed) -> Result<(), StoreError> {
        let ids: BTreeSet<EntryId> = self.erasing.borrow().clone();
        let single: Vec<String> =
            ids.iter().filter(|id| self.singles.borrow().contains_key(id)).map(|id| entry_key(*id)).collect();
        self.take_away(&single).await?;
        self.singles.borrow_mut().retain(|id, _| !ids.contains(id));
        let holds = |pack: &[EntryId]| ids.iter().any(|id| pack.binary_search(id).is_ok());
        let held_one: BTreeSet<String> = {
            let packed = packed.ids.borrow();
            filled(packed.iter().filter(|(_, ids)| holds(ids)).map(|(name, _)| name.clone()))
        };
        for name in &held_one {
            if !self.packs.borrow().contains(name) {
                continue;
            }
            if let Some(Ok(entries)) = self.open(name).await? {
                if let Some(rest) = Pack::of(&entries).without(&ids) {
                    self.put(&rest, packed).await?;
                }
                self.take_away(&[pack_key(name)]).await?;
            }
            self.packs.borrow_mut().remove(name);
        }
        let aside = |key: &String| match place_of(key) {
            DamagedPlace::Entry(id) => id.is_some_and(|id| ids.contains(&id)),
            DamagedPlace::Pack(name) => held_one.contains(name),
            DamagedPlace::Unknown => false,
        };
        let aside: Vec<String> = self.store.keys(BAD_PREFIX).await?.into_iter().filter(aside).collect();
        self.take_away(&aside).await?;
        self.erasing.borrow_mut().retain(|id| !ids.contains(id));
        Ok(())
    }

    /// Removes keys and proves that nothing stands there.
    async fn take_away(&self, keys: &[String]) -> Result<(), StoreError> {
        if keys.is_empty() {
            return Ok(());
        }
        self.store.remove(keys).await?;
        if self.store.read(keys).await?.iter().all(Option::is_none) {
            Ok(())
        } else {
            Err(StoreError::Failed("what was removed is still there".to_owned()))
        }
    }
}

fn texts_of(entries: &[Arc<Entry>]) -> Vec<(String, String)> {
    entries.iter().map(|entry| (entry_key(entry.id()), entry.to_json())).collect()
}
