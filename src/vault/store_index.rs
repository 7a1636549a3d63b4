//! One store with the vault's index of its contents: reading it, and proving that it is whole.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use crate::filled::filled;
use crate::journal::{Entry, EntryId};

use super::damage::{Damage, DamagedPlace, ids_of_lines, place_of};
use super::key::{BAD_PREFIX, BEACON_KEY, ENTRY_PREFIX, PACK_PREFIX, bad_key, pack_key, read_entry};
use super::{Damaged, Pack, Store, StoreError, StoreName};

/// What the stores know of packs together: a pack of one name is the same everywhere.
#[derive(Default)]
pub(super) struct Packed {
    /// What is in each pack that any store holds, in order of id.
    pub(super) ids: RefCell<BTreeMap<String, Vec<EntryId>>>,
    /// Entries out of packs that were opened by some store and not handed to the page yet.
    pub(super) news: RefCell<Vec<Arc<Entry>>>,
}

/// The entry of an id, where the page has it.
pub type Known<'a> = &'a dyn Fn(EntryId) -> Option<Arc<Entry>>;

/// A store with what is on it, and what it still has to do.
pub(super) struct StoreIndex {
    pub(super) store: Rc<dyn Store>,
    /// Entries under keys of their own.
    pub(super) singles: RefCell<BTreeMap<EntryId, Arc<Entry>>>,
    /// Names of packs.
    pub(super) packs: RefCell<BTreeSet<String>>,
    /// Those of them that were opened from this very store, or written to it and read back.
    pub(super) proven: RefCell<BTreeSet<String>>,
    /// Entries that the store should hold and does not yet.
    pub(super) queued: RefCell<BTreeMap<EntryId, Arc<Entry>>>,
    /// Whole packs of other stores, likewise.
    pub(super) queued_packs: RefCell<Vec<Vec<Arc<Entry>>>>,
    /// Entries whose text the store must not hold and still may.
    pub(super) erasing: RefCell<BTreeSet<EntryId>>,
    /// Whether it carries the beacon: entries were kept on it before.
    pub(super) marked: Cell<bool>,
    /// Whether it carried it when it was first read.
    pub(super) was_marked: Cell<bool>,
    /// Whether all that is on it has been read once.
    pub(super) read: Cell<bool>,
    /// Whether it is to be read again: another tab may have written.
    pub(super) stale: Cell<bool>,
    /// Whether a step is under way.
    pub(super) busy: Cell<bool>,
    /// Why the last step failed.
    pub(super) failure: RefCell<Option<StoreError>>,
    /// The store was full with so much owed; trying again is worth it only when much more is.
    pub(super) full_at: Cell<Option<usize>>,
    /// Sealing failed with so many single entries, likewise.
    pub(super) unsealed_at: Cell<Option<usize>>,
}

/// What reading a store gave.
#[derive(Debug, Default)]
pub(super) struct FoundEntries {
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) damages: Vec<Damage>,
}

impl StoreIndex {
    pub(super) fn new(store: Rc<dyn Store>) -> Self {
        Self {
            store,
            singles: RefCell::default(),
            packs: RefCell::default(),
            proven: RefCell::default(),
            queued: RefCell::default(),
            queued_packs: RefCell::default(),
            erasing: RefCell::default(),
            marked: Cell::new(false),
            was_marked: Cell::new(false),
            read: Cell::new(false),
            stale: Cell::new(false),
            busy: Cell::new(false),
            failure: RefCell::default(),
            full_at: Cell::new(None),
            unsealed_at: Cell::new(None),
        }
    }

    pub(super) fn name(&self) -> StoreName {
        self.store.name()
    }

    /// Whether the store holds the entry, given what is in packs.
    pub(super) fn holds(&self, id: EntryId, packed: &BTreeMap<String, Vec<EntryId>>) -> bool {
        let in_pack = |name: &String| packed.get(name).is_some_and(|ids| ids.binary_search(&id).is_ok());
        self.singles.borrow().contains_key(&id) || self.packs.borrow().iter().any(in_pack)
    }

    /// Everything that the store holds or is owed, given what is in packs.
    pub(super) fn ids(&self, packed: &BTreeMap<String, Vec<EntryId>>) -> BTreeSet<EntryId> {
        let packs = self.packs.borrow();
        let in_packs = packs.iter().filter_map(|name| packed.get(name)).flatten().copied();
        let mut ids: BTreeSet<EntryId> = filled(in_packs);
        ids.extend(self.singles.borrow().keys());
        ids.extend(self.queued.borrow().keys());
        ids.extend(self.queued_packs.borrow().iter().flatten().map(|entry| entry.id()));
        ids
    }

    /// Notes entries that stand on the store under keys of their own.
    pub(super) fn note(&self, entries: &[Arc<Entry>]) {
        self.singles.borrow_mut().extend(entries.iter().map(|entry| (entry.id(), Arc::clone(entry))));
    }

    /// Forgets single entries: a pack holds them now.
    pub(super) fn forget(&self, ids: &[EntryId]) {
        let mut singles = self.singles.borrow_mut();
        for id in ids {
            singles.remove(id);
        }
    }

    /// Reads what is on the store beyond what is known, and forgets what is no longer there.
    ///
    /// The first time every single entry is read, for each proves itself. A pack that another store has given already
    /// is noted by its name: it is read here too, but after the paint (see [`prove`](Self::prove)). Where two stores
    /// read at the same time, `backwards` lets them begin at different ends, so that hardly a pack is read twice.
    pub(super) async fn look(
        &self,
        packed: &Packed,
        known: Known<'_>,
        backwards: bool,
    ) -> Result<FoundEntries, StoreError> {
        let first = !self.read.get();
        let before: (Vec<EntryId>, Vec<String>) =
            (self.singles.borrow().keys().copied().collect(), self.packs.borrow().iter().cloned().collect());
        let keys = self.store.keys("").await?;
        self.marked.set(keys.iter().any(|key| key == BEACON_KEY));
        if first {
            self.was_marked.set(self.marked.get());
        }
        self.forget_what_is_gone(before, &keys);
        let mut found = FoundEntries::default();
        self.look_at_singles(&keys, first, known, &mut found).await?;
        let mut names: Vec<&str> = keys.iter().filter_map(|key| key.strip_prefix(PACK_PREFIX)).collect();
        names.sort_unstable();
        if backwards {
            names.reverse();
        }
        for name in names {
            if !self.packs.borrow().contains(name) {
                self.look_at_pack(name, packed, &mut found).await?;
            }
        }
        if first {
            self.look_at_what_was_moved_aside(&keys, &mut found).await?;
        }
        self.read.set(true);
        Ok(found)
    }

    /// Another tab may have sealed or erased it, or another program have cleared the place.
    fn forget_what_is_gone(&self, (singles, packs): (Vec<EntryId>, Vec<String>), keys: &[String]) {
        let listed =
            |prefix: &str| -> BTreeSet<&str> { keys.iter().filter_map(|key| key.strip_prefix(prefix)).collect() };
        let (entries, names) = (listed(ENTRY_PREFIX), listed(PACK_PREFIX));
        for id in singles.iter().filter(|id| !entries.contains(id.to_string().as_str())) {
            self.singles.borrow_mut().remove(id);
        }
        for name in packs.iter().filter(|name| !names.contains(name.as_str())) {
            self.packs.borrow_mut().remove(name);
            self.proven.borrow_mut().remove(name);
        }
    }

    async fn look_at_singles(
        &self,
        keys: &[String],
        first: bool,
        known: Known<'_>,
        found: &mut FoundEntries,
    ) -> Result<(), StoreError> {
        let mut unread: Vec<String> = Vec::new();
        for key in keys {
            let Some(id) = key.strip_prefix(ENTRY_PREFIX).map(EntryId::parse) else { continue };
            // What stands under a key that names no entry is damaged, and found to be so.
            match id.ok().filter(|_| !first).and_then(known) {
                Some(entry) => self.note(&[entry]),
                None => unread.push(key.clone()),
            }
        }
        for (key, text) in unread.iter().zip(self.store.read(&unread).await?) {
            // Another tab may have sealed it since the keys were listed; then its pack is there.
            let Some(text) = text else { continue };
            match read_entry(key, &text) {
                Ok(entry) => {
                    let entry = Arc::new(entry);
                    self.note(std::slice::from_ref(&entry));
                    found.entries.push(entry);
                }
                Err(damaged) => found.damages.push(self.set_aside(damaged, None).await),
            }
        }
        Ok(())
    }

    async fn look_at_pack(&self, name: &str, packed: &Packed, found: &mut FoundEntries) -> Result<(), StoreError> {
        if packed.ids.borrow().contains_key(name) {
            self.packs.borrow_mut().insert(name.to_owned());
            return Ok(());
        }
        // One at a time: between them the page may answer its person.
        match self.open(name).await? {
            Some(Ok(entries)) => {
                let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id()).collect();
                // Another tab has sealed them, or a killed one had not got to taking their keys away.
                self.forget(&ids);
                packed.ids.borrow_mut().insert(name.to_owned(), ids);
                self.packs.borrow_mut().insert(name.to_owned());
                self.proven.borrow_mut().insert(name.to_owned());
                packed.news.borrow_mut().extend(entries);
            }
            Some(Err(damage)) => found.damages.push(damage),
            None => {}
        }
        Ok(())
    }

    /// A newer version may read what an older one set aside.
    async fn look_at_what_was_moved_aside(&self, keys: &[String], found: &mut FoundEntries) -> Result<(), StoreError> {
        let aside: Vec<String> = keys.iter().filter(|key| key.starts_with(BAD_PREFIX)).cloned().collect();
        for (key, text) in aside.iter().zip(self.store.read(&aside).await?) {
            let again = |damage: &Damage| bad_key(&damage.value) == *key;
            let Some(text) = text.filter(|_| !found.damages.iter().any(again)) else { continue };
            match read_entry(key, &text) {
                Ok(entry) => {
                    let entry = Arc::new(entry);
                    self.enqueue([Arc::clone(&entry)]);
                    found.entries.push(entry);
                }
                Err(value) => {
                    let lines = match place_of(key) {
                        DamagedPlace::Pack(_) => {
                            self.store.decompress(&text).await.ok().map(|text| ids_of_lines(&text))
                        }
                        DamagedPlace::Entry(_) | DamagedPlace::Unknown => None,
                    };
                    found.damages.push(Damage { store: self.name(), value, fresh: false, lines });
                }
            }
        }
        Ok(())
    }

    /// The next pack that was noted by its name and never read here.
    pub(super) fn unproven(&self) -> Option<String> {
        let proven = self.proven.borrow();
        self.packs.borrow().iter().find(|name| !proven.contains(*name)).cloned()
    }

    /// Reads a pack that another store gave: what is only believed to be here is no copy. Damage is moved aside, and
    /// the store lacks the pack from then on.
    pub(super) async fn prove(&self, name: &str) -> Result<Option<Damage>, StoreError> {
        match self.open(name).await? {
            Some(Ok(_)) => {
                self.proven.borrow_mut().insert(name.to_owned());
                Ok(None)
            }
            Some(Err(damage)) => {
                self.packs.borrow_mut().remove(name);
                Ok(Some(damage))
            }
            None => {
                self.packs.borrow_mut().remove(name);
                Ok(None)
            }
        }
    }

    /// The entries of a pack on this store; a damaged one is moved aside. `None` where it is not there.
    pub(super) async fn open(&self, name: &str) -> Result<Option<Result<Vec<Arc<Entry>>, Damage>>, StoreError> {
        let key = pack_key(name);
        let Some(text) = self.store.read(std::slice::from_ref(&key)).await?.pop().flatten() else { return Ok(None) };
        let (reason, lines) = match self.store.decompress(&text).await {
            Ok(expanded) => match Pack::open(name, &expanded) {
                Ok(entries) => return Ok(Some(Ok(entries))),
                Err(error) => (error.to_string(), Some(ids_of_lines(&expanded))),
            },
            Err(error) => (error.to_string(), None),
        };
        Ok(Some(Err(self.set_aside(Damaged { key, text, reason }, lines).await)))
    }

    /// Writes, reads back, and only then takes the original away. Where any step fails, the value stays where it
    /// was, is found again at the next start, and is reported either way.
    async fn set_aside(&self, value: Damaged, lines: Option<Vec<Option<EntryId>>>) -> Damage {
        if self.writes_back(&[(bad_key(&value), value.text.clone())]).await.is_ok() {
            let _ = self.store.remove(std::slice::from_ref(&value.key)).await;
        }
        Damage { store: self.name(), value, fresh: true, lines }
    }

    /// Writes texts and proves that they are there: a place that says so may be wrong.
    pub(super) async fn writes_back(&self, texts: &[(String, String)]) -> Result<(), StoreError> {
        self.store.write(texts).await?;
        let keys: Vec<String> = texts.iter().map(|(key, _)| key.clone()).collect();
        all_there(texts, &self.store.read(&keys).await?)
    }
}

/// Whether what was read back is what was written.
pub(super) fn all_there(texts: &[(String, String)], kept: &[Option<String>]) -> Result<(), StoreError> {
    let same = |((_, text), kept): (&(String, String), &Option<String>)| kept.as_ref() == Some(text);
    if texts.len() == kept.len() && texts.iter().zip(kept).all(same) {
        Ok(())
    } else {
        Err(StoreError::Failed("what was written cannot be read back".to_owned()))
    }
}
