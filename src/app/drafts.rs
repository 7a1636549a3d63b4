//! Drafts that are not recorded: texts that are too long, open tallies of a workshop, and doubtful values that a person
//! confirmed. This browser keeps them aside, so that leaving a form or the page loses nothing. They are no entries and
//! never travel.

use std::sync::Arc;

use leptos::prelude::*;

use crate::journal::{Cell, Field};
use crate::plan::{DeptId, ItemId, Plan};

use super::ports::PlatformPorts;

/// What this browser keeps aside, cell by cell.
#[derive(Clone, Copy)]
pub struct Drafts {
    ports: PlatformPorts,
    plan: RwSignal<Arc<Plan>>,
}

impl Drafts {
    pub(super) fn new(ports: PlatformPorts, plan: RwSignal<Arc<Plan>>) -> Self {
        Self { ports, plan }
    }

    /// Keeps a text aside.
    pub fn park(self, cell: &Cell, text: &str) {
        self.ports.settings().remember(&key(cell), text);
    }

    /// Forgets what was kept aside for a cell, if anything.
    pub fn unpark(self, cell: &Cell) {
        for key in self.keys(cell) {
            if self.recall_text(&key).is_some() {
                self.ports.settings().forget(&key);
            }
        }
    }

    /// What was kept aside for a cell.
    pub fn parked(self, cell: &Cell) -> Option<String> {
        self.keys(cell).iter().find_map(|key| self.recall_text(key))
    }

    fn recall_text(self, key: &str) -> Option<String> {
        self.ports.settings().recall(key).filter(|text| !text.is_empty())
    }

    /// Where it may stand: under every id that the department has, its own first.
    fn keys(self, cell: &Cell) -> Vec<String> {
        let plan = self.plan.get_untracked();
        let further = plan.merged.iter().filter(|(_, known)| **known == cell.dept).map(|(id, _)| id);
        let of = |dept: &DeptId| key(&Cell { dept: dept.clone(), ..cell.clone() });
        [&cell.dept].into_iter().chain(further).map(of).collect()
    }

    /// Keeps what a person answered to a question about a record, by the question's word.
    pub fn remember_answer(self, cell: &Cell, question: &str, answer: &str) {
        self.ports.settings().remember(&answer_key(cell, question), answer);
    }

    /// What a person answered.
    pub fn answer(self, cell: &Cell, question: &str) -> Option<String> {
        self.ports.settings().recall(&answer_key(cell, question))
    }
}

fn answer_key(cell: &Cell, question: &str) -> String {
    format!("meant/{}/{}/{}/{question}", cell.fy, cell.dept, cell.item)
}

/// The cell whose text is kept aside under this name.
pub(super) fn cell_of(name: &str) -> Option<Cell> {
    let mut parts = name.strip_prefix(PREFIX)?.split('/');
    let cell = Cell {
        fy: parts.next()?.parse().ok()?,
        dept: DeptId::new(parts.next()?),
        item: ItemId::new(parts.next()?),
        field: Field::of_word(parts.next()?),
    };
    parts.next().is_none().then_some(cell)
}

/// Settings that hold what is kept aside begin so.
pub(super) const PREFIX: &str = "parked/";

fn key(cell: &Cell) -> String {
    format!("{PREFIX}{}/{}/{}/{}", cell.fy, cell.dept, cell.item, cell.field.word())
}
