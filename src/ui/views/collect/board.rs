//! The board as values: what came in this round, what is in conflict, who is missing. Pure.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::{Act, Deed};
use crate::gather::{gather, sort_by};
use crate::insight::Conflicts;
use crate::journal::{Cell, Entry, EntryId, Ledger, Value};
use crate::plan::calendar::{Date, Moment};
use crate::plan::{DeptId, PartyId, Plan};

/// What the board is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// All entries.
    pub ledger: &'a Ledger,
    /// Every cell whose heads differ.
    pub conflicts: &'a Conflicts,
    /// What was done in this browser.
    pub acts: &'a [Act],
    /// The actions that were undone.
    pub undone: &'a BTreeSet<String>,
    /// Whoever collects sends no file to himself.
    pub own_dept: Option<&'a DeptId>,
    /// Today.
    pub today: Option<Date>,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// The day this round began.
    pub since: Option<Date>,
    /// The files of this round, latest first.
    pub files: Vec<FileLine>,
    /// How many files came before this round.
    pub earlier: usize,
    /// Departments whose file came in this round.
    pub arrived: Vec<DeptId>,
    /// Departments that lead measures by name and have sent nothing in this round, in the plan's order.
    pub silent: Vec<Silent>,
    /// Every conflict, in order of year, item, department.
    pub cards: Vec<Card>,
}

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLine {
    /// For whom it was written; `None` where the file does not say.
    pub dept: Option<DeptId>,
    /// Its name.
    pub file: String,
    /// When it was written; when it was taken in, where the file does not say.
    pub written: Moment,
    /// Its entries that were new.
    pub added: usize,
    /// Its entries that were here.
    pub already_had: usize,
    /// What could not be verified in it.
    pub quarantined: usize,
    /// How many of the conflicts there are now its entries stand in.
    pub conflicts: usize,
    /// Whether taking it in was undone.
    pub undone: bool,
}

/// A department that has sent nothing in this round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// Which.
    pub dept: DeptId,
    /// How many measures name it as lead.
    pub leads: usize,
    /// When its last file was taken in, before this round.
    pub last: Option<Moment>,
}

/// A conflict laid open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Where.
    pub cell: Cell,
    /// What stood there before both; empty where nothing did.
    pub before: Vec<Value>,
    /// Everything that stands there now: deciding is deciding between these.
    pub seen: Vec<EntryId>,
    /// The values, in order of id.
    pub sides: Vec<Side>,
}

/// One of several values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its entry.
    pub entry: EntryId,
    /// The value.
    pub value: Value,
    /// Who, as typed.
    pub by: String,
    /// When, by that computer's clock.
    pub at: Moment,
    /// The file it came in; `None` for what was recorded in this browser.
    pub file: Option<String>,
    /// The ids of all statements of the cell that say the same.
    pub said: Vec<String>,
}

/// The day a round of collecting began: 1 April or 1 October, as files are asked for at the end of each half year.
pub fn round_start(today: Date) -> Option<Date> {
    let fy = today.fiscal_year();
    let autumn = Date::new(fy, 10, 1)?;
    if today >= autumn { Some(autumn) } else { Date::new(fy, 4, 1) }
}

impl Board {
    /// Draws it.
    pub fn of(from: &Sources<'_>) -> Self {
        let since = from.today.and_then(round_start);
        let cards: Vec<Card> = from.conflicts.iter().map(|cell| card(from.ledger, cell)).collect();
        // Whatever said one of the values first, even if it was undone and done again since.
        let torn: BTreeSet<String> =
            gather(cards.iter().flat_map(|card| &card.sides).flat_map(|side| side.said.clone()));
        let mut board = Self { since, cards, ..Self::default() };
        let mut files_of_torn: Vec<(String, String)> = Vec::new();
        let mut last_of: Vec<(DeptId, Moment)> = Vec::new();
        for act in from.acts {
            let Deed::Import { file, entries, already_had, quarantined, dept, exported_at } = &act.deed else {
                continue;
            };
            let in_conflict: Vec<&String> = entries.iter().filter(|id| torn.contains(*id)).collect();
            files_of_torn.extend(in_conflict.iter().map(|id| ((*id).clone(), file.clone())));
            let taken_in = Moment::new(act.at.as_str());
            let dept = Some(dept).filter(|dept| !dept.is_empty()).map(|dept| DeptId::new(dept.as_str()));
            let undone = from.undone.contains(&act.tx);
            if taken_in.date() < since {
                board.earlier += 1;
                last_of.extend(dept.filter(|_| !undone).map(|dept| (dept, taken_in)));
                continue;
            }
            let is_new = |dept: &DeptId| !undone && !board.arrived.contains(dept);
            let arrived = dept.clone().filter(is_new);
            board.arrived.extend(arrived);
            let written = Moment::new(exported_at.as_str());
            board.files.push(FileLine {
                dept,
                file: file.clone(),
                written: if written.date().is_some() { written } else { taken_in },
                added: entries.len(),
                already_had: *already_had,
                quarantined: *quarantined,
                conflicts: board.cards.iter().filter(|card| card.touches(&in_conflict)).count(),
                undone,
            });
        }
        board.files.reverse();
        for side in board.cards.iter_mut().flat_map(|card| &mut card.sides) {
            side.file = files_of_torn.iter().find(|(id, _)| side.said.contains(id)).map(|(_, file)| file.clone());
        }
        let silent = from.plan.departments.iter().filter_map(|department| {
            let (id, party) = (&department.id, PartyId::from(&department.id));
            let leads = from.plan.measures().filter(|(_, measure)| measure.leads.contains(&party)).count();
            let expected = leads > 0 && Some(id) != from.own_dept && !board.arrived.contains(id);
            expected.then(|| Silent {
                dept: id.clone(),
                leads,
                last: last_of.iter().rev().find(|(dept, _)| dept == id).map(|(_, at)| at.clone()),
            })
        });
        board.silent = silent.collect();
        board
    }

    /// What the files of this round brought: added, already here, in quarantine. What was undone does not count.
    pub fn totals(&self) -> (usize, usize, usize) {
        let stands = self.files.iter().filter(|line| !line.undone);
        stands.fold((0, 0, 0), |(added, had, held), line| {
            (added + line.added, had + line.already_had, held + line.quarantined)
        })
    }

    /// The files of this round that stand, the one written first before the others.
    pub fn by_age(&self) -> Vec<&FileLine> {
        let mut lines: Vec<&FileLine> = self.files.iter().filter(|line| !line.undone).collect();
        sort_by(&mut lines, |one, other| one.written.as_str().cmp(other.written.as_str()));
        lines
    }
}

impl Card {
    fn touches(&self, ids: &[&String]) -> bool {
        self.sides.iter().any(|side| ids.iter().any(|id| side.said.contains(*id)))
    }
}

fn card(ledger: &Ledger, cell: &Cell) -> Card {
    let heads = ledger.heads(cell);
    let replaced: BTreeSet<EntryId> = gather(heads.iter().flat_map(|head| head.supersedes()).copied());
    let before: BTreeSet<Value> = gather(
        replaced.into_iter().filter_map(|id| ledger.get(id)?.value().cloned()).filter(|value| *value != Value::Null),
    );
    let side = |head: &Arc<Entry>| {
        let value = head.value()?;
        let same = ledger.entries_of(cell).filter(|entry| entry.value() == Some(value));
        Some(Side {
            entry: head.id(),
            value: value.clone(),
            said: same.map(|entry| entry.id().to_string()).collect(),
            by: head.by().to_owned(),
            at: head.at().clone(),
            file: None,
        })
    };
    Card {
        cell: cell.clone(),
        before: before.into_iter().collect(),
        seen: ledger.head_ids(cell),
        sides: heads.into_iter().filter_map(side).collect(),
    }
}
