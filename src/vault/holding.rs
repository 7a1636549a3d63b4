//! One shelf and what the vault knows to be on it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use crate::gather::gather;
use crate::journal::{Entry, EntryId};

use super::key::{BAD_PREFIX, BEACON_KEY, ENTRY_PREFIX, PACK_PREFIX, bad_key, entry_key, pack_key, read_entry};
use super::{Damaged, Pack, Shelf, ShelfError, ShelfName};

/// How many single entries a shelf holds before they are sealed into a pack.
pub const SEAL_AT: usize = 500;

/// The least pack worth a key of its own; a shelf without room even for this stays as it is.
const LEAST_PACK: usize = 32;

/// What is in each pack that any shelf holds, in order of id.
pub(super) type Packed = RefCell<BTreeMap<String, Vec<EntryId>>>;

/// A shelf with what is on it.
pub(super) struct Holding {
    pub(super) shelf: Rc<dyn Shelf>,
    /// Entries under keys of their own.
    singles: RefCell<BTreeMap<EntryId, Arc<Entry>>>,
    /// Names of packs.
    packs: RefCell<BTreeSet<String>>,
    /// Entries that the shelf should hold and does not yet.
    owed: RefCell<BTreeMap<EntryId, Arc<Entry>>>,
    /// Whole packs of other shelves, likewise.
    owed_packs: RefCell<Vec<Pack>>,
    marked: Cell<bool>,
    sealing: Cell<bool>,
    /// The shelf was full with so much owed; trying again is worth it only when much more is.
    full_at: Cell<Option<usize>>,
}

/// What reading a shelf gave.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Single entries that were not known.
    pub(super) singles: Vec<Arc<Entry>>,
    /// Packs that were not known, with what is in them.
    pub(super) packs: Vec<(String, Vec<Arc<Entry>>)>,
    /// Values that are no entry and no pack; moved aside, still there.
    pub(super) damaged: Vec<Damaged>,
}

impl Holding {
    pub(super) fn new(shelf: Rc<dyn Shelf>) -> Self {
        Self {
            shelf,
            singles: RefCell::default(),
            packs: RefCell::default(),
            owed: RefCell::default(),
            owed_packs: RefCell::default(),
            marked: Cell::new(false),
            sealing: Cell::new(false),
            full_at: Cell::new(None),
        }
    }

    pub(super) fn name(&self) -> ShelfName {
        self.shelf.name()
    }

    /// Whether the shelf carries the beacon: entries were kept on it before.
    pub(super) fn is_marked(&self) -> bool {
        self.marked.get()
    }

    pub(super) fn used_percent(&self) -> Option<u32> {
        self.shelf.used_percent()
    }

    /// Reads what is on the shelf beyond what is known: packs by name, single entries by id.
    pub(super) async fn look(
        &self,
        known_packs: &BTreeSet<String>,
        knows: &dyn Fn(EntryId) -> bool,
    ) -> Result<Found, ShelfError> {
        let keys = self.shelf.keys("").await?;
        self.marked.set(keys.iter().any(|key| key == BEACON_KEY));
        let mut found = Found::default();
        for key in keys.iter().filter(|key| key.starts_with(PACK_PREFIX)) {
            let name = &key[PACK_PREFIX.len()..];
            if known_packs.contains(name) {
                self.packs.borrow_mut().insert(name.to_owned());
                continue;
            }
            // One at a time: between them the page may answer its person.
            let Some(text) = self.shelf.read(std::slice::from_ref(key)).await?.pop().flatten() else { continue };
            match self.open(name, &text).await {
                Ok(entries) => {
                    self.packs.borrow_mut().insert(name.to_owned());
                    found.packs.push((name.to_owned(), entries));
                }
                Err(reason) => found.damaged.push(self.set_aside(Damaged { key: key.clone(), text, reason }).await),
            }
        }
        let is_new = |key: &&String| {
            let id = key.strip_prefix(ENTRY_PREFIX).map(EntryId::parse);
            // What stands under a key that names no entry is damaged, and found to be so.
            id.is_some_and(|id| !id.is_ok_and(knows))
        };
        let singles: Vec<String> = keys.iter().filter(is_new).cloned().collect();
        for (key, text) in singles.iter().zip(self.shelf.read(&singles).await?) {
            // Another tab may have sealed it since the keys were listed; then its pack is there.
            let Some(text) = text else { continue };
            match read_entry(key, &text) {
                Ok(entry) => found.singles.push(Arc::new(entry)),
                Err(damaged) => found.damaged.push(self.set_aside(damaged).await),
            }
        }
        let aside: Vec<String> = keys.into_iter().filter(|key| key.starts_with(BAD_PREFIX)).collect();
        for (key, text) in aside.iter().zip(self.shelf.read(&aside).await?) {
            let Some(text) = text.filter(|_| !found.damaged.iter().any(|damaged| bad_key(damaged) == *key)) else {
                continue;
            };
            // A newer version may read what an older one set aside.
            match read_entry(key, &text) {
                Ok(entry) => found.singles.push(Arc::new(entry)),
                Err(damaged) => found.damaged.push(damaged),
            }
        }
        self.note(&found.singles);
        Ok(found)
    }

    async fn open(&self, name: &str, squeezed: &str) -> Result<Vec<Arc<Entry>>, String> {
        let text = self.shelf.expand(squeezed).await.map_err(|error| error.to_string())?;
        Pack::open(name, &text).map_err(|error| error.to_string())
    }

    /// Writes, reads back, and only then takes the original away. Where any step fails, the value stays where it
    /// was, is found again at the next start, and is reported either way.
    async fn set_aside(&self, damaged: Damaged) -> Damaged {
        let texts = [(bad_key(&damaged), damaged.text.clone())];
        if self.writes_back(&texts).await.is_ok() {
            let _ = self.shelf.remove(std::slice::from_ref(&damaged.key)).await;
        }
        damaged
    }

    /// Writes one text and proves that it is there.
    async fn writes_back(&self, texts: &[(String, String); 1]) -> Result<(), ShelfError> {
        self.shelf.write(texts).await?;
        let [(key, text)] = texts;
        match self.shelf.read(std::slice::from_ref(key)).await?.pop().flatten() {
            Some(kept) if kept == *text => Ok(()),
            _ => Err(ShelfError::Failed("what was written cannot be read back".to_owned())),
        }
    }

    /// Notes entries that stand on the shelf already, such as those that another tab has kept.
    pub(super) fn note(&self, entries: &[Arc<Entry>]) {
        self.singles.borrow_mut().extend(entries.iter().map(|entry| (entry.id(), Arc::clone(entry))));
    }

    /// Notes entries that the shelf lacks, for the next [`Holding::keep`].
    pub(super) fn owe(&self, entries: impl IntoIterator<Item = Arc<Entry>>) {
        self.owed.borrow_mut().extend(entries.into_iter().map(|entry| (entry.id(), entry)));
    }

    /// Notes a pack that another shelf has and none of which is here: it comes as it is, so that both shelves hold the
    /// same packs and each is read once.
    pub(super) fn owe_pack(&self, pack: Pack) {
        self.owed_packs.borrow_mut().push(pack);
    }

    /// Whether something is owed.
    pub(super) fn owes(&self) -> bool {
        self.owed_count() > 0
    }

    fn owed_count(&self) -> usize {
        self.owed.borrow().len() + self.owed_packs.borrow().iter().map(|pack| pack.ids().len()).sum::<usize>()
    }

    /// Whether the shelf holds the entry, given what is in packs.
    pub(super) fn holds(&self, id: EntryId, packed: &BTreeMap<String, Vec<EntryId>>) -> bool {
        let in_pack = |name: &String| packed.get(name).is_some_and(|ids| ids.binary_search(&id).is_ok());
        self.singles.borrow().contains_key(&id) || self.packs.borrow().iter().any(in_pack)
    }

    /// Names of the packs on it.
    pub(super) fn packs(&self) -> BTreeSet<String> {
        self.packs.borrow().clone()
    }

    /// Brings what is owed onto the shelf; what failed is owed still.
    ///
    /// Tried once. A full shelf is tried again when twice as much is owed, so that it does not make every edit slow.
    pub(super) async fn keep(&self, packed: &Packed) -> Result<(), ShelfError> {
        let owed = self.owed_count();
        if self.full_at.get().is_some_and(|full_at| owed < full_at * 2) {
            return Err(ShelfError::Full);
        }
        let kept = self.bring(packed).await;
        self.full_at.set((kept == Err(ShelfError::Full)).then_some(owed));
        kept
    }

    /// Few entries come under keys of their own, many in packs.
    async fn bring(&self, packed: &Packed) -> Result<(), ShelfError> {
        loop {
            let pack = self.owed_packs.borrow().last().cloned();
            let Some(pack) = pack else { break };
            self.mark().await?;
            self.put(&pack, packed).await?;
            self.owed_packs.borrow_mut().retain(|other| other.name() != pack.name());
        }
        let due: Vec<Arc<Entry>> = self.owed.borrow().values().cloned().collect();
        let single = if due.len() < SEAL_AT { due.len() } else { due.len() % SEAL_AT };
        let (single, many) = due.split_at(single);
        let texts: Vec<_> = single.iter().map(|entry| (entry_key(entry.id()), entry.to_json())).collect();
        if !due.is_empty() {
            self.mark().await?;
        }
        if !texts.is_empty() {
            self.shelf.write(&texts).await?;
            self.note(single);
            self.settle(single.iter().map(|entry| entry.id()));
        }
        for entries in many.chunks(SEAL_AT) {
            let pack = Pack::of(entries);
            self.put(&pack, packed).await?;
            self.settle(pack.ids().iter().copied());
        }
        Ok(())
    }

    /// Leaves the beacon, once.
    async fn mark(&self) -> Result<(), ShelfError> {
        if !self.marked.get() {
            self.shelf.write(&[(BEACON_KEY.to_owned(), BEACON_KEY.to_owned())]).await?;
            self.marked.set(true);
        }
        Ok(())
    }

    fn settle(&self, ids: impl Iterator<Item = EntryId>) {
        let mut owed = self.owed.borrow_mut();
        for id in ids {
            owed.remove(&id);
        }
    }

    /// Writes a pack and proves that it can be opened again.
    async fn put(&self, pack: &Pack, packed: &Packed) -> Result<(), ShelfError> {
        let squeezed = self.shelf.squeeze(pack.text()).await?;
        self.writes_back(&[(pack_key(pack.name()), squeezed.clone())]).await?;
        if self.shelf.expand(&squeezed).await.is_ok_and(|text| text == pack.text()) {
            self.packs.borrow_mut().insert(pack.name().to_owned());
            packed.borrow_mut().insert(pack.name().to_owned(), pack.ids().to_vec());
            Ok(())
        } else {
            Err(ShelfError::Failed("a pack does not open again".to_owned()))
        }
    }

    /// Seals single entries once there are [`SEAL_AT`]: the pack first, proven, and only then are their keys taken away.
    /// Killed anywhere in between, both are there, and union makes them one. Where room is scarce, half as many are
    /// tried, and half of these: each pack sealed makes room for the next.
    pub(super) async fn seal(&self, packed: &Packed) {
        if self.singles.borrow().len() < SEAL_AT || self.sealing.replace(true) {
            return;
        }
        // The first by id, whole packs only: tabs and shelves that hold the same make the same packs.
        let entries: Vec<Arc<Entry>> = self.singles.borrow().values().cloned().collect();
        let mut size = SEAL_AT;
        let mut rest = &entries[..entries.len() - entries.len() % SEAL_AT];
        while !rest.is_empty() && size >= LEAST_PACK {
            let (some, others) = rest.split_at(size.min(rest.len()));
            let pack = Pack::of(some);
            match self.put(&pack, packed).await {
                Ok(()) => {
                    let keys: Vec<String> = pack.ids().iter().map(|id| entry_key(*id)).collect();
                    // Left in place, they are read beside the pack and are the same entries.
                    let _ = self.shelf.remove(&keys).await;
                    let mut singles = self.singles.borrow_mut();
                    for id in pack.ids() {
                        singles.remove(id);
                    }
                    rest = others;
                }
                Err(ShelfError::Full) => size /= 2,
                Err(_) => break,
            }
        }
        self.sealing.set(false);
    }

    /// Forgets single entries that a pack on this shelf holds: another tab has sealed them.
    pub(super) fn forget_sealed(&self, ids: &[EntryId]) {
        let mut singles = self.singles.borrow_mut();
        for id in ids {
            singles.remove(id);
        }
    }

    /// Takes entries away whose text must not be kept: single ones, and out of packs, which are sealed anew without them.
    /// The new pack is proven before the old one goes. What stands in values that were moved aside stays there: nobody can
    /// tell what it says.
    pub(super) async fn erase(&self, ids: &BTreeSet<EntryId>, packed: &Packed) -> Result<(), ShelfError> {
        self.owed.borrow_mut().retain(|id, _| !ids.contains(id));
        let holds = |pack: &[EntryId]| ids.iter().any(|id| pack.binary_search(id).is_ok());
        let owed: Vec<Pack> = self.owed_packs.take();
        let without = |pack: Pack| if holds(pack.ids()) { pack.without(ids) } else { Some(pack) };
        self.owed_packs.borrow_mut().extend(owed.into_iter().filter_map(without));
        let single: Vec<String> =
            ids.iter().filter(|id| self.singles.borrow().contains_key(id)).map(|id| entry_key(*id)).collect();
        if !single.is_empty() {
            self.shelf.remove(&single).await?;
            self.singles.borrow_mut().retain(|id, _| !ids.contains(id));
        }
        let names: Vec<String> = {
            let (packs, packed) = (self.packs.borrow(), packed.borrow());
            packs.iter().filter(|name| packed.get(*name).is_some_and(|ids| holds(ids))).cloned().collect()
        };
        for name in names {
            let key = [pack_key(&name)];
            if let Some(text) = self.shelf.read(&key).await?.pop().flatten() {
                let entries = self.open(&name, &text).await.map_err(ShelfError::Failed)?;
                if let Some(rest) = Pack::of(&entries).without(ids) {
                    self.put(&rest, packed).await?;
                }
                self.shelf.remove(&key).await?;
            }
            self.packs.borrow_mut().remove(&name);
        }
        Ok(())
    }

    /// Names of everything single on it, for comparing shelves.
    pub(super) fn singles(&self) -> BTreeSet<EntryId> {
        gather(self.singles.borrow().keys().copied())
    }
}
