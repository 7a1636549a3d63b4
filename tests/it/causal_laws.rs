//! Heads and histories against an independent reference: browsers with several tabs, stale files, clocks that are
//! wrong, forms that stay open, redactions.
//!
//! The reference knows no `supersedes`. It keeps, for every statement, the set of statements its author had before
//! his eyes when the form opened, directly or through what those replaced: that, and nothing else, is what it means
//! that one statement comes after another.

use std::collections::{BTreeMap, BTreeSet};

use ayumi::journal::causality::order_of;
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, HistoryEntry, Ledger, Tombstone, Value};
use ayumi::plan::calendar::Moment;
use proptest::prelude::*;

use crate::fixtures::cell;

const BROWSERS: usize = 3;
const TABS: usize = 2;

/// The clock of each browser, as it shows the same minute: right, a year ahead, in another zone, in the past.
const CLOCKS: [&str; BROWSERS] = ["2026-11-22T13:{}:00+09:00", "2027-11-22T04:{}:00Z", "2025-01-01T00:{}:00-11:00"];

#[derive(Debug, Clone)]
enum Step {
    /// A form opens in a tab: what stands in the cell is seen.
    Open { tab: usize, cell: usize },
    /// The tab's form is saved. The clock may have been set back since.
    Save { tab: usize, value: u8, minute: u8 },
    /// A tab hears what others of its browser have kept; now, or when it becomes visible again.
    Hear { tab: usize },
    /// A file of everything the tab knows is written.
    Write { tab: usize },
    /// Any file ever written is taken in, however old.
    TakeIn { tab: usize, file: prop::sample::Index },
    /// A statement is redacted.
    Redact { tab: usize, which: prop::sample::Index },
}

fn step() -> impl Strategy<Value = Step> {
    let tab = || 0..BROWSERS * TABS;
    let index = any::<prop::sample::Index>;
    prop_oneof![
        4 => (tab(), 0..2_usize).prop_map(|(tab, cell)| Step::Open { tab, cell }),
        5 => (tab(), 0..3_u8, 0..60_u8).prop_map(|(tab, value, minute)| Step::Save { tab, value, minute }),
        2 => tab().prop_map(|tab| Step::Hear { tab }),
        2 => tab().prop_map(|tab| Step::Write { tab }),
        3 => (tab(), index()).prop_map(|(tab, file)| Step::TakeIn { tab, file }),
        1 => (tab(), index()).prop_map(|(tab, which)| Step::Redact { tab, which }),
    ]
}

/// What came after what, by what people saw.
#[derive(Debug, Default)]
struct Reference {
    past: BTreeMap<EntryId, (Cell, BTreeSet<EntryId>)>,
}

impl Reference {
    fn write(&mut self, id: EntryId, cell: Cell, seen: &BTreeSet<EntryId>) {
        let deeper = seen.iter().flat_map(|id| self.past[id].1.iter().copied());
        let past = seen.iter().copied().chain(deeper).collect();
        self.past.insert(id, (cell, past));
    }

    /// Of what a tab knows, whatever nothing else it knows has seen.
    fn heads(&self, known: &BTreeSet<EntryId>, cell: &Cell) -> BTreeSet<EntryId> {
        let of_cell = || known.iter().filter(|id| self.past[id].0 == *cell);
        of_cell().copied().filter(|id| !of_cell().any(|other| self.past[other].1.contains(id))).collect()
    }
}

#[derive(Debug, Clone, Default)]
struct Tab {
    ledger: Ledger,
    known: BTreeSet<EntryId>,
    form: Option<(Cell, Vec<EntryId>, BTreeSet<EntryId>)>,
}

impl Tab {
    fn join(&mut self, other: &Tab) {
        self.ledger.union(other.ledger.entries().cloned());
        self.known.extend(&other.known);
    }
}

#[derive(Debug, Default)]
struct Office {
    reference: Reference,
    tabs: Vec<Tab>,
    /// What each browser's stores hold.
    kept: Vec<Tab>,
    files: Vec<Tab>,
    written: u32,
}

impl Office {
    fn new() -> Self {
        let (tabs, kept) = (vec![Tab::default(); BROWSERS * TABS], vec![Tab::default(); BROWSERS]);
        Self { tabs, kept, ..Self::default() }
    }

    fn run(&mut self, step: &Step) {
        match step {
            Step::Open { tab, cell } => {
                let cell = cells()[*cell].clone();
                let tab = &mut self.tabs[*tab];
                let seen = self.reference.heads(&tab.known, &cell);
                tab.form = Some((cell.clone(), tab.ledger.head_ids(&cell), seen));
            }
            Step::Save { tab, value, minute } => {
                let Some((cell, base, seen)) = self.tabs[*tab].form.take() else { return };
                self.written += 1;
                let author = author(*tab, *minute, self.written);
                let value = if *value == 0 { Value::Null } else { Value::text(format!("値{value}")) };
                let entry = Draft { cell: cell.clone(), base, value }.seal(&author);
                self.reference.write(entry.id(), cell, &seen);
                self.keep(*tab, entry);
            }
            Step::Hear { tab } => {
                let kept = self.kept[tab / TABS].clone();
                self.tabs[*tab].join(&kept);
            }
            Step::Write { tab } => self.files.push(self.tabs[*tab].clone()),
            Step::TakeIn { tab, file } => {
                if !self.files.is_empty() {
                    let file = file.get(&self.files).clone();
                    self.tabs[*tab].join(&file);
                    self.kept[tab / TABS].join(&file);
                }
            }
            Step::Redact { tab, which } => {
                let entries: Vec<_> = self.tabs[*tab].ledger.entries().cloned().collect();
                let stone = (!entries.is_empty())
                    .then(|| Tombstone::of(which.get::<std::sync::Arc<Entry>>(&entries)))
                    .flatten();
                if let Some(stone) = stone {
                    self.written += 1;
                    let redaction = stone.seal("個人情報", &author(*tab, 0, self.written));
                    self.keep(*tab, redaction);
                }
            }
        }
    }

    fn keep(&mut self, tab: usize, entry: Entry) {
        for place in [&mut self.tabs[tab], &mut self.kept[tab / TABS]] {
            // A redaction is no statement of its own.
            if entry.value().is_some() {
                place.known.insert(entry.id());
            }
            place.ledger.insert(entry.clone());
        }
    }
}

fn author(tab: usize, minute: u8, count: u32) -> Author {
    let at = Moment::new(CLOCKS[tab / TABS].replace("{}", &format!("{minute:02}")));
    Author { by: format!("画面{tab}"), at, tx: format!("tx{count}") }
}

fn cells() -> [Cell; 2] {
    [cell("shimin", "m0101", Field::Status), cell("joho", "m0201", Field::Situation)]
}

fn heads(ledger: &Ledger, cell: &Cell) -> BTreeSet<EntryId> {
    ledger.head_ids(cell).into_iter().collect()
}

/// Word by word: what is told next is the first by label and id among those whose causes were told.
fn history_by_hand(all: &[(EntryId, Vec<EntryId>, String)]) -> Vec<EntryId> {
    let here: BTreeSet<EntryId> = all.iter().map(|(id, ..)| *id).collect();
    let mut told: Vec<EntryId> = Vec::new();
    while told.len() < all.len() {
        let ready = |(id, causes, _): &&(EntryId, Vec<EntryId>, String)| {
            !told.contains(id) && causes.iter().all(|cause| !here.contains(cause) || told.contains(cause))
        };
        let next = all.iter().filter(ready).min_by_key(|(id, _, at)| (at.clone(), *id)).unwrap();
        told.push(next.0);
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn heads_are_what_nobody_has_seen_and_replaced(steps in prop::collection::vec(step(), 0..60)) {
        let mut office = Office::new();
        for step in &steps {
            office.run(step);
            for tab in &office.tabs {
                for cell in &cells() {
                    prop_assert_eq!(heads(&tab.ledger, cell), office.reference.heads(&tab.known, cell));
                }
            }
        }
        // In the end everything meets, in two orders.
        let everything = |order: &mut dyn Iterator<Item = &Tab>| {
            let mut all = Tab::default();
            order.for_each(|tab| all.join(tab));
            all
        };
        let all = everything(&mut office.tabs.iter().chain(&office.kept).chain(&office.files));
        let again = everything(&mut office.files.iter().chain(&office.kept).chain(&office.tabs).rev());
        for cell in &cells() {
            prop_assert_eq!(heads(&all.ledger, cell), office.reference.heads(&all.known, cell));
            prop_assert_eq!(heads(&again.ledger, cell), heads(&all.ledger, cell));
            // Nothing that was ever said is missing from the history, and effects come after causes.
            let told: Vec<EntryId> = all.ledger.history(cell).into_iter().map(HistoryEntry::id).collect();
            let of_cell = all.known.iter().filter(|id| office.reference.past[id].0 == *cell);
            prop_assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), of_cell.copied().collect());
            for (at, id) in told.iter().enumerate() {
                prop_assert!(told[..at].iter().all(|before| !office.reference.past[before].1.contains(id)));
            }
        }
    }

    #[test]
    fn everything_is_told_by_cause_then_label_then_id(steps in prop::collection::vec(step(), 0..40)) {
        let mut office = Office::new();
        for step in &steps {
            office.run(step);
        }
        let mut ledger = Ledger::default();
        for tab in &office.tabs {
            ledger.union(tab.ledger.entries().cloned());
        }
        let history = ledger.whole_history();
        let place = |entry: &HistoryEntry<'_>| {
            (entry.id(), entry.supersedes().to_vec(), entry.at().as_str().to_owned())
        };
        let by_hand = history_by_hand(&history.iter().map(place).collect::<Vec<_>>());
        prop_assert_eq!(history.iter().map(|entry| entry.id()).collect::<Vec<_>>(), by_hand);
        prop_assert_eq!(history.len(), ledger.len() - ledger.entries().filter(|entry| entry.value().is_none()).count() + ledger.redacted().count());
    }
}

#[test]
fn a_history_of_everything_is_told_quickly() {
    let chains: Vec<(u32, Vec<u32>)> =
        (0..100_000).map(|id| (id, if id % 50 == 0 { vec![] } else { vec![id - 1] })).collect();
    let preferred: Vec<(u32, &[u32])> = chains.iter().rev().map(|(id, causes)| (*id, causes.as_slice())).collect();
    let told: Vec<u32> = order_of(&preferred).into_iter().map(|place| preferred[place].0).collect();
    assert_eq!(told.len(), chains.len());
    assert!(told.iter().enumerate().all(|(at, id)| id % 50 == 0 || told[at - 1] == id - 1));
}
