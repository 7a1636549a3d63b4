//! Two stores, either of which may be slow, hang, fail, lie, be full, emptied or damaged at any call. Whatever was said
//! to be saved is there, nothing recorded waits for a slow store, and when all is calm both hold everything.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll, Waker};

use ayumi::journal::{Entry, EntryId};
use ayumi::vault::{StoreName, entry_key};
use proptest::prelude::*;

use super::page::Page;
use super::some_entries;
use super::wild::{Fate, Wild, fate};

/// What people record, one after the other.
static SUPPLY: LazyLock<Vec<Arc<Entry>>> = LazyLock::new(|| some_entries(3000));

const STORES: [StoreName; 2] = [StoreName::IndexedDb, StoreName::LocalStorage];

/// What happens to a page and its stores.
#[derive(Debug, Clone)]
enum Event {
    /// A person records so many entries at once.
    Record(usize),
    /// The calls of a store that come next have these fates.
    Fates(usize, Vec<Fate>),
    /// A store's work gets a turn.
    Turn(usize),
    /// A store's patience ends: what hangs fails.
    Patience(usize),
    /// The window comes to the front.
    Front,
    /// The page goes out of sight.
    Hide,
    /// The program is killed, and the page opened again.
    Kill,
    /// One store, always the same, is emptied by another program.
    Empty,
    /// A value of it is damaged.
    Damage(proptest::sample::Index),
}

fn event() -> impl Strategy<Value = Event> {
    let store = 0..2_usize;
    prop_oneof![
        12 => (1..4_usize).prop_map(Event::Record),
        1 => (498..504_usize).prop_map(Event::Record),
        10 => (store.clone(), prop::collection::vec(fate(), 1..6)).prop_map(|(store, fates)| Event::Fates(store, fates)),
        24 => store.clone().prop_map(Event::Turn),
        4 => store.prop_map(Event::Patience),
        2 => Just(Event::Front),
        2 => Just(Event::Hide),
        2 => Just(Event::Kill),
        2 => Just(Event::Empty),
        2 => any::<proptest::sample::Index>().prop_map(Event::Damage),
    ]
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// A browser with a page, driven by hand.
struct BrowserPlatform {
    stores: [Rc<Wild>; 2],
    page: Rc<Page>,
    /// What each store is at.
    tasks: [Vec<Task>; 2],
    /// What the page was said to have saved, by store.
    said: [BTreeSet<EntryId>; 2],
    /// What this page recorded.
    recorded: BTreeSet<EntryId>,
    /// How many entries were recorded, in this page and before.
    used: usize,
    /// The store that may lose what it held.
    victim: usize,
    /// Whether it did since the page was opened, which a page cannot know.
    lost: bool,
}

impl BrowserPlatform {
    fn new(victim: usize) -> Self {
        let stores = STORES.map(|name| Rc::new(Wild::named(name)));
        let page = Rc::new(Page::over(vec![stores[0].clone(), stores[1].clone()]));
        let mut world = Self {
            stores,
            page,
            tasks: [Vec::new(), Vec::new()],
            said: <[BTreeSet<EntryId>; 2]>::default(),
            recorded: BTreeSet::new(),
            used: 0,
            victim,
            lost: false,
        };
        world.attend();
        world
    }

    /// Lets both stores do what they have to do.
    fn attend(&mut self) {
        for (at, store) in STORES.into_iter().enumerate() {
            let page = Rc::clone(&self.page);
            self.tasks[at].push(Box::pin(async move { page.attend(store).await }));
        }
    }

    fn turn(&mut self, at: usize) {
        let mut context = Context::from_waker(Waker::noop());
        let before = self.owing();
        self.tasks[at].retain_mut(|task| task.as_mut().poll(&mut context) == Poll::Pending);
        // What one store turned out to have is work for the other.
        if self.owing() != before {
            self.attend();
        }
    }

    fn owing(&self) -> [bool; 2] {
        STORES.map(|store| self.page.vault.owes(store))
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Record(count) => self.record(count),
            Event::Fates(at, fates) => *self.stores[at].fates.borrow_mut() = fates.into(),
            Event::Turn(at) => self.turn(at),
            Event::Patience(at) => self.stores[at].end_patience(),
            Event::Front => {
                self.page.vault.rescan();
                self.attend();
            }
            Event::Hide => {
                self.page.vault.flush();
                self.attend();
            }
            Event::Kill => self.open_anew(),
            Event::Empty => {
                self.stores[self.victim].texts.borrow_mut().clear();
                self.lose();
            }
            Event::Damage(which) => {
                let mut texts = self.stores[self.victim].texts.borrow_mut();
                if !texts.is_empty() {
                    let key = which.get(&texts.keys().cloned().collect::<Vec<_>>()).clone();
                    texts.insert(key, "壊れた".to_owned());
                    drop(texts);
                    self.lose();
                }
            }
        }
    }

    fn record(&mut self, count: usize) {
        let entries: Vec<_> = SUPPLY.iter().skip(self.used).take(count).cloned().collect();
        self.used += entries.len();
        let quick = [Fate::Answers; 2].iter().all(|fate| self.stores[1].next_is(*fate))
            && self.stores[1].fates.borrow().len() < 2
            && !self.page.vault.kept().is_full(STORES[1]);
        self.page.record(&entries);
        self.recorded.extend(entries.iter().map(|entry| entry.id()));
        if quick && count < 498 {
            let texts = self.stores[1].texts.borrow();
            for entry in &entries {
                assert!(texts.contains_key(&entry_key(entry.id())), "what is recorded stands in a store at once");
            }
        }
        self.attend();
    }

    fn lose(&mut self) {
        self.said[self.victim].clear();
        self.lost = true;
    }

    /// The program ends where it is; what it had not called saved may be gone.
    fn open_anew(&mut self) {
        self.tasks = [Vec::new(), Vec::new()];
        self.page = Rc::new(Page::over(vec![self.stores[0].clone(), self.stores[1].clone()]));
        self.recorded.clear();
        self.lost = false;
        self.attend();
    }

    /// What the page says now of where its entries are.
    fn listen(&mut self) {
        for store in self.page.vault.kept().on {
            let at = usize::from(store == STORES[1]);
            if at != self.victim || !self.lost {
                self.said[at].extend(&self.recorded);
            }
        }
    }

    /// What was said to be on a store is on it.
    fn check(&self) {
        for (said, store) in self.said.iter().zip(&self.stores) {
            let held = store.holds();
            assert!(said.is_subset(&held), "a store was said to hold what it does not");
        }
    }

    /// Nothing is in the way any more: every store does all it can.
    fn calm(&mut self) {
        for _ in 0..3 {
            for store in &self.stores {
                store.fates.borrow_mut().clear();
                store.end_patience();
            }
            self.happen(Event::Front);
            // A slow call asks for a few turns, and so does every step.
            for _ in 0..40 {
                self.turn(0);
                self.turn(1);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_said_to_be_saved_is_saved_and_a_calm_page_has_it_twice(
        events in prop::collection::vec(event(), 1..60),
        victim in 0..2_usize,
    ) {
        let mut world = BrowserPlatform::new(victim);
        for event in events {
            world.happen(event);
            world.listen();
            world.check();
        }
        world.calm();
        let whole = 1 - world.victim;
        prop_assert!(world.recorded.is_subset(&world.stores[whole].holds()));
        prop_assert_eq!(world.page.vault.kept().on, STORES);
        // And a page that is opened now shows it, and mends the store that was emptied or damaged.
        let must: BTreeSet<EntryId> = world.said.iter().flatten().chain(&world.recorded).copied().collect();
        world.open_anew();
        world.calm();
        for store in &world.stores {
            prop_assert!(must.is_subset(&store.holds()));
        }
        let shown: BTreeSet<EntryId> = world.page.ledger.borrow().entries().map(|entry| entry.id()).collect();
        prop_assert!(must.is_subset(&shown));
    }
}

/// A page whose `IndexedDB` does this at its next calls, and that has been read.
fn world_with(fates: &[Fate]) -> BrowserPlatform {
    let mut world = BrowserPlatform::new(0);
    world.turn(0);
    world.turn(1);
    world.stores[0].fates.borrow_mut().extend(fates);
    world
}

#[test]
fn fault_a3_while_one_store_hangs_every_record_stands_in_the_other_at_once() {
    for fate in [Fate::Hangs, Fate::Lies, Fate::Aborts, Fate::Full] {
        let mut world = world_with(&[fate; 200]);
        for count in 1..=8 {
            world.record(1);
            assert_eq!(world.stores[1].holds().len(), count, "before any task has had a turn");
            assert!(world.page.vault.kept().on.contains(&StoreName::LocalStorage));
            world.turn(0);
            assert!(!world.page.vault.kept().on.contains(&StoreName::IndexedDb), "nobody says that it is there");
        }
        world.calm();
        assert_eq!(world.stores[0].holds().len(), 8, "what is owed is brought by the next handle");
        assert_eq!(world.page.vault.kept().on, STORES);
    }
}

#[test]
fn fault_a3_a_store_that_hangs_while_it_is_read_holds_up_no_other() {
    for hanging in 0..2 {
        let mut world = BrowserPlatform::new(0);
        world.record(3);
        world.calm();
        world.stores[hanging].fates.borrow_mut().push_back(Fate::Hangs);
        world.open_anew();
        world.turn(0);
        world.turn(1);
        let shown = world.page.ledger.borrow().len();
        assert_eq!(shown, 3, "the other one is shown");
        world.record(1);
        world.turn(1 - hanging);
        assert_eq!(world.stores[1 - hanging].holds().len(), 4);
    }
}

#[test]
fn fault_a3_what_could_not_be_kept_is_written_when_the_page_goes_out_of_sight() {
    let mut world = BrowserPlatform::new(0);
    world.turn(0);
    world.turn(1);
    world.stores[0].fates.borrow_mut().push_back(Fate::Hangs);
    world.stores[1].fates.borrow_mut().push_back(Fate::Full);
    world.record(1);
    assert!(world.page.vault.kept().on.is_empty());
    world.happen(Event::Hide);
    assert_eq!(world.stores[1].holds().len(), 1);
    assert_eq!(world.page.vault.kept().on, [StoreName::LocalStorage]);
}
