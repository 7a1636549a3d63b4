//! What people recorded: the ledger, what is done to it, and where it is kept.
//!
//! A person's intent becomes a [`Command`]; a command becomes entries; entries go into the ledger signal and, beside it,
//! into the vault; memos tell the views.

// From intents to entries.
mod activity;
mod adding;
mod command;
mod decide;
mod early;
mod undo;
mod vouching;
// Entries of others.
mod reviewing;
mod rounds;
mod taking_in;
// Texts that are erased for good.
mod erasing;
mod traces;
// Entries and the stores.
mod keeping;
mod loading;
mod other_copies;
mod packed_ids;
mod saving;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::insight::{self, MeasureSummaries};
use crate::journal::{Cell, Ledger, Reading, Scale, Value};
use crate::plan::Plan;
use crate::vault::Vault;

use super::inbox::Inbox;
use super::navigation::Navigation;
use super::page::{Notice, Page};
use super::ports::PlatformPorts;
use super::preferences::Preferences;
use early::Early;

pub(super) use activity::{uncovered, unexported};

pub use activity::{Activity, ActivityKind, files_of};
pub use command::Command;
pub use erasing::{DraftCopy, Erasure, Extent};
pub use other_copies::{OtherCopies, VERSION};
pub use saving::{Places, Saving};

/// The records of a plan, and the plan with the departments that they add to it.
#[derive(Clone, Copy)]
pub struct Records {
    pub(super) ports: PlatformPorts,
    pub(super) page: Page,
    pub(super) navigation: Navigation,
    pub(super) preferences: Preferences,
    pub(super) inbox: Inbox,
    /// As it was bundled.
    printed: StoredValue<Arc<Plan>>,
    /// With the departments that were added to it.
    plan: RwSignal<Arc<Plan>>,
    ledger: RwSignal<Ledger>,
    summaries: Memo<Arc<MeasureSummaries>>,
    conflicts: Memo<usize>,
    activities: RwSignal<Vec<Activity>>,
    undone: Memo<BTreeSet<String>>,
    vault: StoredValue<Rc<Vault>, LocalStorage>,
    early: StoredValue<Early, LocalStorage>,
    saving: RwSignal<Saving>,
    used_percent: RwSignal<Option<u32>>,
    elsewhere: RwSignal<OtherCopies>,
}

/// What records need of the parts below them.
pub(super) struct Below {
    pub(super) ports: PlatformPorts,
    pub(super) page: Page,
    pub(super) navigation: Navigation,
    pub(super) preferences: Preferences,
    pub(super) inbox: Inbox,
}

impl Records {
    pub(super) fn new(
        below: Below,
        plan: RwSignal<Arc<Plan>>,
        ledger: RwSignal<Ledger>,
        scale: Arc<Scale>,
        vault: Rc<Vault>,
    ) -> Self {
        let Below { ports, page, navigation, preferences, inbox } = below;
        let fy = navigation.fy();
        let summaries = Memo::new(move |earlier: Option<&Arc<MeasureSummaries>>| {
            let nothing = MeasureSummaries::default();
            let earlier = earlier.map_or(&nothing, Arc::as_ref);
            Arc::new(insight::summaries_after(earlier, &plan.get(), &ledger.read(), &scale, fy.get()))
        });
        let conflicts = Memo::new(move |_| ledger.read().conflicts().len());
        let activities = RwSignal::new(Vec::new());
        let undone = Memo::new(move |_| undo::undone_of(&activities.read()));
        Self {
            ports,
            page,
            navigation,
            preferences,
            inbox,
            printed: StoredValue::new(plan.get_untracked()),
            plan,
            ledger,
            summaries,
            conflicts,
            activities,
            undone,
            vault: StoredValue::new_local(vault),
            early: StoredValue::new_local(Early::default()),
            saving: RwSignal::new(Saving::Starting),
            used_percent: RwSignal::new(None),
            elsewhere: RwSignal::new(OtherCopies::default()),
        }
    }

    /// The plan, with the departments added to it by now.
    pub(super) fn plan(self) -> Arc<Plan> {
        self.plan.get_untracked()
    }

    /// All entries.
    pub fn ledger(self) -> ReadSignal<Ledger> {
        self.ledger.read_only()
    }

    /// How every measure stands in the fiscal year on screen.
    pub fn summaries(self) -> Memo<Arc<MeasureSummaries>> {
        self.summaries
    }

    /// How many cells are in conflict, in any fiscal year.
    pub fn conflicts(self) -> Memo<usize> {
        self.conflicts
    }

    /// What was done in this browser, oldest first.
    pub fn activities(self) -> ReadSignal<Vec<Activity>> {
        self.activities.read_only()
    }

    /// How many entries no file holds yet.
    pub fn unexported(self) -> usize {
        activity::unexported(&self.activities.read())
    }

    /// Whether what was recorded is safe.
    pub fn saving(self) -> ReadSignal<Saving> {
        self.saving.read_only()
    }

    /// What a form may copy from: the value of a cell in another fiscal year, if it has exactly one.
    pub fn value_of(self, cell: &Cell) -> Option<Value> {
        match self.ledger.read().reading(cell) {
            Reading::Agreed { value, .. } => Some(value.clone()),
            Reading::Empty | Reading::Conflict { .. } => None,
        }
    }

    /// Says on the page what came of it.
    fn notify(self, notice: Notice) {
        self.page.notify(notice);
    }
}
