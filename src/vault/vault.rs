//! All shelves together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use crate::gather::gather;
use crate::journal::{Entry, EntryId};

use super::holding::{Found, Holding, Packed};
use super::{Damaged, Pack, Pending, Shelf, ShelfError, ShelfName};

/// Every place that keeps entries, joined by union.
#[derive(Default)]
pub struct Vault {
    holdings: Vec<Holding>,
    packed: Packed,
}

/// What the shelves held, together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// The union, in order of id.
    pub entries: Vec<Arc<Entry>>,
    /// Values that are no entry any more; moved aside, still there.
    pub damaged: Vec<Damaged>,
    /// Shelves that could not be read.
    pub failed: Vec<(ShelfName, ShelfError)>,
    /// Shelves that could.
    pub working: Vec<ShelfName>,
    /// Shelves that had been wiped, and how many entries the others gave back.
    pub recovered: Vec<(ShelfName, usize)>,
}

/// Where entries were kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Shelves that hold all of them for good.
    pub on: Vec<ShelfName>,
    /// Shelves that do not.
    pub failed: Vec<(ShelfName, ShelfError)>,
}

impl Vault {
    /// A vault over shelves, in the order in which they are read and named to people; the quickest stands last.
    pub fn new(shelves: Vec<Rc<dyn Shelf>>) -> Self {
        Self { holdings: shelves.into_iter().map(Holding::new).collect(), packed: Packed::default() }
    }

    pub(super) fn holdings(&self) -> &[Holding] {
        &self.holdings
    }

    /// Reads every shelf. One that fails never keeps another from answering.
    ///
    /// What a working shelf lacks is owed to it from now on: the next [`Vault::keep`] brings it there.
    pub async fn load(&self) -> Opened {
        let mut opened = self.look(&|_| false).await;
        let marked = self.holdings.iter().any(Holding::is_marked);
        for holding in self.holdings.iter().filter(|holding| opened.working.contains(&holding.name())) {
            let lacking = self.owe(holding, &opened.entries);
            // A shelf that carries the beacon was full or away for a while: nothing happened that a person should know.
            if marked && !holding.is_marked() && lacking > 0 {
                opened.recovered.push((holding.name(), lacking));
            }
        }
        opened
    }

    /// Reads what other tabs have kept since, where their message did not arrive.
    pub async fn catch_up(&self, knows: &dyn Fn(EntryId) -> bool) -> Opened {
        self.look(knows).await
    }

    /// Boxed, like [`Vault::keep`]: a future that two others wait for would stand in the program twice.
    fn look<'a>(&'a self, knows: &'a dyn Fn(EntryId) -> bool) -> Pending<'a, Opened> {
        Box::pin(self.look_at_all(knows))
    }

    async fn look_at_all(&self, knows: &dyn Fn(EntryId) -> bool) -> Opened {
        let mut opened = Opened::default();
        let mut union: BTreeMap<EntryId, Arc<Entry>> = BTreeMap::new();
        for holding in &self.holdings {
            let known_packs: BTreeSet<String> = gather(self.packed.borrow().keys().cloned());
            match holding.look(&known_packs, knows).await {
                Ok(Found { singles, packs, damaged }) => {
                    for (name, entries) in packs {
                        let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id()).collect();
                        holding.forget_sealed(&ids);
                        self.packed.borrow_mut().insert(name, ids);
                        union.extend(entries.into_iter().map(|entry| (entry.id(), entry)));
                    }
                    union.extend(singles.into_iter().map(|entry| (entry.id(), entry)));
                    opened.damaged.extend(damaged);
                    opened.working.push(holding.name());
                }
                Err(error) => opened.failed.push((holding.name(), error)),
            }
        }
        opened.entries = union.into_values().collect();
        opened
    }

    /// Owes a shelf what it lacks of all that was found, whole packs as they are; gives how many entries that is.
    fn owe(&self, holding: &Holding, entries: &[Arc<Entry>]) -> usize {
        let (packed, packs, singles) = (self.packed.borrow(), holding.packs(), holding.singles());
        // Mostly the shelves agree, and a hundred thousand entries need not be looked for one by one.
        let agrees = |other: &Holding| other.packs().is_subset(&packs) && other.singles().is_subset(&singles);
        if self.holdings.iter().all(agrees) {
            return 0;
        }
        let lacking: BTreeSet<EntryId> =
            gather(entries.iter().map(|entry| entry.id()).filter(|id| !holding.holds(*id, &packed)));
        let entry = |id: EntryId| {
            let place = entries.binary_search_by_key(&id, |entry| entry.id()).ok()?;
            entries.get(place).cloned()
        };
        let mut single = lacking.clone();
        for ids in packed.iter().filter(|(name, _)| !packs.contains(*name)).map(|(_, ids)| ids) {
            if !ids.is_empty() && ids.iter().all(|id| single.contains(id)) {
                let entries: Vec<_> = ids.iter().filter_map(|id| entry(*id)).collect();
                holding.owe_pack(Pack::of(&entries));
                for id in ids {
                    single.remove(id);
                }
            }
        }
        holding.owe(single.into_iter().filter_map(entry));
        lacking.len()
    }

    /// Brings entries onto every shelf, and whatever a shelf still lacks. A failing shelf is tried once.
    pub fn keep<'a>(&'a self, entries: &'a [Arc<Entry>]) -> Pending<'a, Kept> {
        Box::pin(self.keep_on_all(entries))
    }

    async fn keep_on_all(&self, entries: &[Arc<Entry>]) -> Kept {
        let mut kept = Kept::default();
        for holding in &self.holdings {
            holding.owe(entries.iter().cloned());
        }
        // The last answers at once: where the first does not answer for a while, the entry stands in one already.
        for holding in self.holdings.iter().rev() {
            match holding.keep(&self.packed).await {
                Ok(()) => kept.on.insert(0, holding.name()),
                Err(error) => kept.failed.insert(0, (holding.name(), error)),
            }
        }
        kept
    }

    /// Whether some shelf lacks something that another one held.
    pub fn owes(&self) -> bool {
        self.holdings.iter().any(Holding::owes)
    }

    /// Notes an entry that another tab has kept on every shelf.
    pub fn note(&self, entry: &Arc<Entry>) {
        self.holdings.iter().for_each(|holding| holding.note(std::slice::from_ref(entry)));
    }

    /// Takes entries off every shelf whose text must not be kept. Ids that no shelf holds cost nothing.
    pub async fn erase(&self, ids: &BTreeSet<EntryId>) -> Kept {
        let mut erased = Kept::default();
        for holding in &self.holdings {
            match holding.erase(ids, &self.packed).await {
                Ok(()) => erased.on.push(holding.name()),
                Err(error) => erased.failed.push((holding.name(), error)),
            }
        }
        if erased.failed.is_empty() {
            let holds = |pack: &[EntryId]| ids.iter().any(|id| pack.binary_search(id).is_ok());
            self.packed.borrow_mut().retain(|_, pack| !holds(pack));
        }
        erased
    }

    /// Seals what many edits have left single. Changes nothing that anyone sees; done when there is time.
    pub fn seal(&self) -> Pending<'_, ()> {
        Box::pin(self.seal_all())
    }

    async fn seal_all(&self) {
        for holding in &self.holdings {
            holding.seal(&self.packed).await;
        }
    }

    /// How full the fullest shelf is that knows it, in percent.
    pub fn used_percent(&self) -> Option<u32> {
        self.holdings.iter().filter_map(Holding::used_percent).max()
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.holdings.iter().map(Holding::name)).finish()
    }
}
