//! Records that are written before the stores have answered, or before all of them have.
//!
//! # Rules
//!
//! - Until the first store has answered, nothing is sealed: what is recorded is held as a draft, which this browser keeps,
//!   and activities that need to know the ledger wait. Then all of it is carried out.
//! - An entry written while a store is still silent is sealed at once, upon what is known. Where that store then turns out
//!   to hold an older statement of the same cell, one entry more joins the two, in the same activity.
//! - What stood on this computer's stores is what the person would have seen: it is the base. What came since (from
//!   another tab, out of a file) was on no screen, and neither was a conflict that stood there: of those nothing is buried
//!   but the person's own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::filled::filled;
use crate::journal::{Author, Cell, Draft, Entry, EntryId, Field, Value};
use crate::plan::calendar::Moment;
use crate::plan::{DeptId, ItemId};
use crate::vault::{Damage, Lack};

use super::{Activity, ActivityKind, Command, Records};

/// Settings that hold drafts begin so.
const HELD: &str = "held/";
/// Settings that name entries written before all stores had answered begin so.
const EARLY: &str = "early/";

/// What is remembered until all stores have answered, and what is to be said of them.
#[derive(Debug, Default)]
pub(super) struct Early {
    /// Whether no store has answered yet.
    pub(super) loading: bool,
    /// When something was last recorded, by the clock.
    pub(super) saved_at: Option<Moment>,
    /// Whether it is time to look how full a store is.
    pub(super) weighs: bool,
    /// Stores that get everything and were not marked, until they have it.
    pub(super) lacks: Vec<Lack>,
    /// Damage that nothing was said of yet.
    pub(super) damages: Vec<Damage>,
    /// Entries that came since the page was opened, and not from this person.
    newcomers: BTreeSet<EntryId>,
    held: Vec<Held>,
    commands: Vec<Command>,
    /// Entries sealed while a store was silent, and whether an earlier page did.
    written: Vec<(EntryId, bool)>,
    /// Whether what is being sealed was held by an earlier page.
    seals_earlier: bool,
    /// Names of activities that took files in meanwhile.
    imports: Vec<String>,
}

/// A recording that waits for the first store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Held {
    what: String,
    by: String,
    at: String,
    tx: String,
    drafts: Vec<HeldDraft>,
    /// Whether an earlier page held it, which ended before any store answered.
    #[serde(skip)]
    earlier: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct HeldDraft {
    fy: i32,
    dept: String,
    item: String,
    field: String,
    /// As canonical JSON.
    value: String,
    base: Vec<String>,
}

impl HeldDraft {
    fn of(draft: &Draft) -> Self {
        let Cell { fy, dept, item, field } = &draft.cell;
        Self {
            fy: *fy,
            dept: dept.to_string(),
            item: item.to_string(),
            field: field.word().to_owned(),
            value: draft.value.to_canonical(),
            base: draft.base.iter().map(ToString::to_string).collect(),
        }
    }

    fn cell(&self) -> Cell {
        Cell {
            fy: self.fy,
            dept: DeptId::new(&self.dept),
            item: ItemId::new(&self.item),
            field: Field::of_word(&self.field),
        }
    }

    fn draft(&self) -> Option<Draft> {
        let value = Value::parse(&self.value).ok()?;
        let base = self.base.iter().filter_map(|id| EntryId::parse(id).ok()).collect();
        Some(Draft { cell: self.cell(), base, value })
    }
}

impl Records {
    /// Whether no store has answered yet.
    pub(super) fn is_loading(self) -> bool {
        self.early.with_value(|early| early.loading)
    }

    /// From now on until a store answers, recordings are held. Those that an earlier page held are taken over.
    pub(super) fn begin_loading(self) {
        let (held, early) = {
            let settings = self.ports.settings();
            (settings.recall_all(HELD), settings.recall_all(EARLY))
        };
        let read = |(_, text): &(String, String)| serde_json::from_str::<Held>(text).ok();
        let mut held: Vec<Held> = held.iter().filter_map(read).map(|held| Held { earlier: true, ..held }).collect();
        held.sort_by(|one, other| one.at.cmp(&other.at));
        let id = |(name, _): &(String, String)| EntryId::parse(name.strip_prefix(EARLY)?).ok();
        let written: Vec<_> = early.iter().filter_map(id).map(|id| (id, true)).collect();
        self.early.update_value(|early| {
            early.loading = true;
            early.held = held;
            early.written = written;
        });
    }

    /// Lets a command wait for the first store; gives it back where it need not.
    pub(super) fn wait_for_stores(self, command: Command) -> Option<Command> {
        if !self.is_loading() {
            return Some(command);
        }
        match command {
            Command::Record { what, drafts } => self.hold(what, &drafts),
            other => self.early.update_value(|early| early.commands.push(other)),
        }
        None
    }

    /// Holds a recording, and keeps it in this browser, until it can be sealed.
    fn hold(self, what: String, drafts: &[Draft]) {
        let is_held = |draft: &HeldDraft| {
            self.early.with_value(|early| {
                let mut of_cell =
                    early.held.iter().rev().flat_map(|held| &held.drafts).filter(|held| held.cell() == draft.cell());
                of_cell.next().is_some_and(|held| held.value == draft.value)
            })
        };
        // A form that is left records again what still stands in it.
        let drafts: Vec<HeldDraft> = drafts.iter().map(HeldDraft::of).filter(|draft| !is_held(draft)).collect();
        if drafts.is_empty() {
            return;
        }
        let Author { by, at, tx } = self.stamp();
        let held = Held { what, by, at: at.as_str().to_owned(), tx, drafts, earlier: false };
        if let Ok(text) = serde_json::to_string(&held) {
            self.ports.settings().remember(&held.name(), &text);
        }
        self.early.update_value(|early| early.held.push(held));
    }

    /// A store has answered, or none will: what waited is carried out.
    pub(super) fn end_loading(self) {
        let (held, commands) = self
            .early
            .try_update_value(|early| {
                early.loading = false;
                (std::mem::take(&mut early.held), std::mem::take(&mut early.commands))
            })
            .unwrap_or_default();
        for held in held {
            let author = Author { by: held.by.clone(), at: Moment::new(&held.at), tx: held.tx.clone() };
            let limit = held.earlier.then(|| author.at.clone());
            let drafts: Vec<Draft> = held.drafts.iter().filter_map(HeldDraft::draft).collect();
            let entries: Vec<Entry> =
                drafts.into_iter().map(|draft| self.ground(draft, &[], limit.as_ref()).seal(&author)).collect();
            self.early.update_value(|early| early.seals_earlier = held.earlier);
            self.record_sealed(held.what.clone(), entries, &author);
            self.early.update_value(|early| early.seals_earlier = false);
            self.ports.settings().forget(&held.name());
        }
        self.join_early();
        for command in commands {
            self.run(command);
        }
    }

    /// Adds to a draft's base what stood on the stores in its cell, but for some entries; see the rules above. With a
    /// limit, only what is not younger: another page may have written since.
    fn ground(self, mut draft: Draft, but: &[EntryId], limit: Option<&Moment>) -> Draft {
        let ledger = self.ledger.read_untracked();
        let younger = |id: EntryId| {
            limit
                .is_some_and(|limit| ledger.history_entry(id).is_some_and(|entry| entry.at().as_str() > limit.as_str()))
        };
        let newcomer = |id: &EntryId| self.early.with_value(|early| early.newcomers.contains(id));
        let mut stood: Vec<EntryId> = ledger.head_ids(&draft.cell);
        stood.retain(|id| !but.contains(id) && !draft.base.contains(id) && !newcomer(id) && !younger(*id));
        let values: BTreeSet<&Value> = filled(stood.iter().filter_map(|id| ledger.get(*id)?.value()));
        if values.len() > 1 {
            let own: BTreeSet<String> = self
                .activities
                .with_untracked(|activities| filled(activities.iter().map(|activity| activity.tx.clone())));
            stood.retain(|id| ledger.get(*id).is_some_and(|entry| own.contains(entry.tx())));
        } else if draft.cell.field == Field::Groups {
            draft.value = with_groups(draft.value, values.first().copied());
        }
        draft.base.extend(stood);
        draft
    }

    /// Notes what was sealed while a store was silent, here and for the next page.
    pub(super) fn note_early(self, entries: &[Arc<Entry>]) {
        if self.vault.with_value(|vault| vault.unread().is_empty()) {
            return;
        }
        for entry in entries.iter().filter(|entry| entry.value().is_some()) {
            self.ports.settings().remember(&format!("{EARLY}{}", entry.id()), "");
            self.early.update_value(|early| early.written.push((entry.id(), early.seals_earlier)));
        }
    }

    /// Joins what was written early to what a store turned out to hold: all that was written in a cell, one after the
    /// other, so that each step of it can be undone.
    pub(super) fn join_early(self) {
        let written = self.early.with_value(|early| early.written.clone());
        let mut cells: BTreeMap<Cell, Vec<(Arc<Entry>, bool)>> = BTreeMap::new();
        for (id, earlier) in &written {
            let Some(entry) = self.ledger.read_untracked().get(*id).cloned() else { continue };
            if let Some(cell) = entry.cell().cloned() {
                cells.entry(cell).or_default().push((entry, *earlier));
            }
        }
        for (cell, entries) in cells {
            self.join_cell(&cell, &entries);
        }
        if self.vault.with_value(|vault| vault.unread().is_empty()) {
            self.early.update_value(|early| early.written.clear());
            for (id, _) in written {
                self.ports.settings().forget(&format!("{EARLY}{id}"));
            }
        }
    }

    fn join_cell(self, cell: &Cell, written: &[(Arc<Entry>, bool)]) {
        let ids: Vec<EntryId> = written.iter().map(|(entry, _)| entry.id()).collect();
        let stands = |id: &EntryId| self.ledger.read_untracked().head_ids(cell).contains(id);
        if !ids.last().is_some_and(stands) {
            return;
        }
        let mut before: Option<EntryId> = None;
        let mut joins: Vec<(Arc<Entry>, Entry)> = Vec::new();
        for (entry, earlier) in written {
            let Some(value) = entry.value().cloned() else { return };
            let draft = Draft { cell: cell.clone(), base: vec![entry.id()], value: value.clone() };
            let mut joined = self.ground(draft, &ids, earlier.then(|| entry.at()));
            let ledger = self.ledger.read_untracked();
            let agrees = |id: &EntryId| ledger.get(*id).is_none_or(|entry| entry.value() == Some(&value));
            if before.is_none() && joined.value == value && joined.base.iter().all(agrees) {
                continue;
            }
            joined.base.extend(before);
            let author = Author { by: entry.by().to_owned(), at: entry.at().clone(), tx: entry.tx().to_owned() };
            let join = joined.seal(&author);
            before = Some(join.id());
            joins.push((Arc::clone(entry), join));
        }
        for (entry, join) in joins {
            let ids = self.add_joined(join);
            self.change_activity(entry.tx(), |kind| match kind {
                ActivityKind::Record { entries, .. } | ActivityKind::Undo { entries, .. } => entries.extend(ids),
                _ => {}
            });
        }
    }

    /// Notes an activity that took in a file while a store was silent.
    pub(super) fn note_import(self, activity: &Activity) {
        if matches!(activity.kind, ActivityKind::Import { .. })
            && !self.vault.with_value(|vault| vault.unread().is_empty())
        {
            self.early.update_value(|early| early.imports.push(activity.tx.clone()));
        }
    }

    /// What a silent store held all the while was not brought by a file that was taken in meanwhile.
    pub(super) fn give_imports_what_stood(self, entries: &[Arc<Entry>]) {
        let imports = self.early.try_update_value(|early| std::mem::take(&mut early.imports)).unwrap_or_default();
        if imports.is_empty() {
            return;
        }
        let stood: BTreeSet<EntryId> = filled(entries.iter().map(|entry| entry.id()));
        for tx in imports {
            self.change_activity(&tx, |kind| {
                if let ActivityKind::Import { entries, already_had, .. } = kind {
                    let before = entries.len();
                    entries.retain(|id| !stood.contains(id));
                    *already_had += before - entries.len();
                }
            });
        }
    }

    /// Changes an activity, here and where it is kept.
    fn change_activity(self, tx: &str, change: impl FnOnce(&mut ActivityKind)) {
        self.activities.update(|activities| {
            let Some(activity) = activities.iter_mut().find(|activity| activity.tx == tx) else { return };
            change(&mut activity.kind);
            self.ports.settings().remember(&activity.key(), &activity.write());
        });
        self.review_again();
    }

    /// Notes entries that did not stand on the stores and are not this person's.
    pub(super) fn note_newcomers(self, ids: impl IntoIterator<Item = EntryId>) {
        self.early.update_value(|early| early.newcomers.extend(ids));
    }

    /// Whether an entry stood on the stores when the page was opened, or is this person's.
    pub fn stood_before(self, id: EntryId) -> bool {
        !self.early.with_value(|early| early.newcomers.contains(&id))
    }
}

impl Held {
    fn name(&self) -> String {
        format!("{HELD}{}/{}", self.at, self.tx)
    }
}

/// A declaration made before the earlier one was seen adds to it.
fn with_groups(value: Value, stood: Option<&Value>) -> Value {
    let (Value::List(groups), Some(Value::List(before))) = (&value, stood) else { return value };
    let mut all: BTreeSet<Value> = filled(groups.iter().cloned());
    all.extend(before.iter().cloned());
    Value::List(all.into_iter().collect())
}
