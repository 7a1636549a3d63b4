//! The draft of one field in the record form: what the field remembers, and what of it is to be recorded. Pure: no
//! component, no clock.
//!
//! # Rules
//!
//! - `base` holds the heads the person saw: those that stood there when the form opened, and the person's own since.
//!   An entry of somebody else joins it only when the field shows that entry's value, or when the person decides
//!   between the two. Until then saving leaves it standing, so a newcomer is never buried.
//! - Nothing is recorded when the value is the one that stands there already.
//! - A text beyond the limit is not recorded, not cut, and not thrown away.

use crate::insight::figure;
use crate::journal::{Actual, Cell, Draft, Entry, EntryId, Field, Ledger, Tally, Value};
use crate::plan::calendar::Date;

/// What stands in the control, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The text, the figure, the word of a choice, or the counts of a tally as JSON; empty for none.
    pub text: String,
    /// 実績値 only: the day it holds for, `2026-10-31`; empty for none.
    pub on: String,
}

impl Typed {
    /// How a value stands in its control; empty where there is none or this version cannot read it.
    pub fn of(field: &Field, value: &Value) -> Self {
        if *field == Field::Actual {
            let day = |on: Option<Date>| on.map(|on| on.to_string()).unwrap_or_default();
            return Actual::of_value(value)
                .map(|Actual { figure, on }| Self { text: figure, on: day(on) })
                .unwrap_or_default();
        }
        let text = match field {
            Field::Tally if Tally::of_value(value).is_some() => value.to_canonical(),
            _ => value.as_text().unwrap_or_default().to_owned(),
        };
        Self { text, on: String::new() }
    }

    /// The value it would record; blank clears.
    pub fn value(&self, field: &Field, fold: &dyn Fn(&str) -> String) -> Value {
        if self.text.trim().is_empty() {
            return Value::Null;
        }
        match field {
            Field::Actual => Actual { figure: fold(&self.text), on: Date::parse(&self.on).ok() }.to_value(),
            Field::Tally => Value::parse(&self.text).unwrap_or(Value::Null),
            _ => Value::text(&self.text),
        }
    }
}

/// A change that somebody else made while the form was open, and that the field followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The value seen before.
    pub before: Value,
    /// The entries that said so.
    pub seen: Vec<EntryId>,
    /// The entries the field shows now.
    pub heads: Vec<EntryId>,
}

/// What is to be done with what stands in the control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditOutcome {
    /// The value stands there already.
    Unchanged,
    /// Beyond the limit by so many characters: kept in the control, not recorded.
    TooLong(usize),
    /// To be recorded.
    Record(Draft),
}

/// One field of an open form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDraft {
    cell: Cell,
    base: Vec<EntryId>,
    saved: Value,
    opened: Typed,
    typed: Typed,
    newcomers: Vec<EntryId>,
    followed: Option<Followed>,
}

impl FieldDraft {
    /// Opens the field: captures the heads that stand there now.
    pub fn open(ledger: &Ledger, cell: Cell) -> Self {
        let saved = ledger.reading(&cell).value().cloned().unwrap_or(Value::Null);
        let typed = Typed::of(&cell.field, &saved);
        let base = ledger.head_ids(&cell);
        Self { cell, base, saved, opened: typed.clone(), typed, newcomers: Vec::new(), followed: None }
    }

    /// Where it is recorded.
    pub fn cell(&self) -> &Cell {
        &self.cell
    }

    /// What stands in the control.
    pub fn typed(&self) -> &Typed {
        &self.typed
    }

    /// The heads a record written now would replace.
    pub fn base(&self) -> &[EntryId] {
        &self.base
    }

    /// Entries of others that appeared since and that saving leaves standing.
    pub fn newcomers(&self) -> &[EntryId] {
        &self.newcomers
    }

    /// The last change of others that the field followed.
    pub fn followed(&self) -> Option<&Followed> {
        self.followed.as_ref()
    }

    /// The person has read what others changed.
    pub fn acknowledge(&mut self) {
        self.followed = None;
    }

    /// Takes what the person typed or chose.
    pub fn put(&mut self, typed: Typed) {
        self.typed = typed;
    }

    /// Whether the control holds something that is not recorded.
    pub fn is_dirty(&self, fold: &dyn Fn(&str) -> String) -> bool {
        self.typed != self.opened && self.typed.value(&self.cell.field, fold) != self.saved
    }

    /// What is to be recorded of it.
    pub fn outcome(&self, fold: &dyn Fn(&str) -> String) -> EditOutcome {
        if !self.is_dirty(fold) {
            return EditOutcome::Unchanged;
        }
        match self.over() {
            Some(over) => EditOutcome::TooLong(over),
            None => EditOutcome::Record(self.draft(self.base.clone(), fold)),
        }
    }

    /// What stands in the control as a record of its own, even where the same value was recorded before: agreed anew.
    pub fn affirm(&self, fold: &dyn Fn(&str) -> String) -> Draft {
        self.draft(self.base.clone(), fold)
    }

    /// The decision for what stands in the control against everything that stands in the cell, newcomers included.
    pub fn force(&self, ledger: &Ledger, fold: &dyn Fn(&str) -> String) -> EditOutcome {
        match self.over() {
            Some(over) => EditOutcome::TooLong(over),
            None => EditOutcome::Record(self.draft(ledger.head_ids(&self.cell), fold)),
        }
    }

    /// By how many characters the text is beyond the limit.
    pub fn over(&self) -> Option<usize> {
        let limit = self.cell.field.text_limit()?;
        self.typed.text.chars().count().checked_sub(limit).filter(|over| *over > 0)
    }

    fn draft(&self, base: Vec<EntryId>, fold: &dyn Fn(&str) -> String) -> Draft {
        Draft { cell: self.cell.clone(), base, value: self.typed.value(&self.cell.field, fold) }
    }

    /// Looks at the ledger again after anything was recorded, here or elsewhere.
    ///
    /// `own` tells the entries of this browser: what the person did here was seen. A change of others is followed
    /// where nothing is being written and one value stands there; else it waits for a decision.
    pub fn meet(&mut self, ledger: &Ledger, own: &dyn Fn(&Entry) -> bool, fold: &dyn Fn(&str) -> String) {
        self.let_go_of_erased(ledger);
        let heads = ledger.head_ids(&self.cell);
        let by_others = |id: &EntryId| !self.base.contains(id) && !ledger.get(*id).is_some_and(|entry| own(entry));
        let others: Vec<EntryId> = heads.iter().copied().filter(by_others).collect();
        let dirty = self.is_dirty(fold);
        let reading = ledger.reading(&self.cell);
        if !others.is_empty() && (dirty || reading.in_conflict()) {
            self.base.extend(heads.iter().filter(|id| !others.contains(id)));
            self.base.sort_unstable();
            self.base.dedup();
            self.newcomers = others;
            self.follow_own(ledger, &heads, dirty);
            return;
        }
        let saved = reading.value().cloned().unwrap_or(Value::Null);
        // A text that was erased leaves the heads as they were.
        if heads == self.base && saved == self.saved {
            return;
        }
        if !others.is_empty() && saved != self.saved {
            self.followed =
                Some(Followed { before: self.saved.clone(), seen: self.base.clone(), heads: heads.clone() });
        } else if others.is_empty() {
            self.followed = None;
        }
        self.newcomers.clear();
        self.base = heads;
        self.rebase(saved, dirty, fold);
    }

    /// What was erased is not to be said again by a form that still shows it: it leaves the control, and the way back.
    fn let_go_of_erased(&mut self, ledger: &Ledger) {
        let is_erased = |id: &EntryId| ledger.contains(*id) && ledger.get(*id).is_none();
        self.followed.take_if(|followed| followed.seen.iter().chain(&followed.heads).any(is_erased));
        let still_says = |id: &EntryId| ledger.get(*id).is_some_and(|entry| entry.value() == Some(&self.saved));
        if self.base.iter().any(is_erased) && !self.base.iter().any(still_says) {
            if let Some(text) = self.saved.as_text().filter(|text| !text.trim().is_empty()) {
                self.typed.text = self.typed.text.replace(text, "");
            }
            self.saved = Value::Null;
            self.opened = Typed::default();
        }
    }

    /// Beside newcomers, the control goes on showing what the person has seen there.
    fn follow_own(&mut self, ledger: &Ledger, heads: &[EntryId], dirty: bool) {
        let seen = heads.iter().filter(|id| self.base.contains(id));
        let values: Vec<Value> = seen.filter_map(|id| ledger.get(*id)?.value().cloned()).collect();
        if let [value] = values.as_slice() {
            self.saved = value.clone();
            self.opened = Typed::of(&self.cell.field, &self.saved);
            if !dirty {
                self.typed = self.opened.clone();
            }
        }
    }

    /// What is recorded is now `saved`; what the person is writing stays.
    fn rebase(&mut self, saved: Value, dirty: bool, fold: &dyn Fn(&str) -> String) {
        self.saved = saved;
        self.opened = Typed::of(&self.cell.field, &self.saved);
        let same = self.typed.value(&self.cell.field, fold) == self.saved;
        if !dirty && !same {
            self.typed = self.opened.clone();
        }
    }

    /// Shows the recorded value as recorded, when the person leaves the control: ８６．２ becomes 86.2.
    pub fn settle(&mut self, fold: &dyn Fn(&str) -> String) {
        if !self.is_dirty(fold) && !self.typed.text.trim().is_empty() {
            self.typed = self.opened.clone();
        }
    }

    /// Takes over what stands in the cell in place of what was typed.
    pub fn give_way(&mut self, ledger: &Ledger) {
        *self = Self::open(ledger, self.cell.clone());
    }
}

/// Folds a figure for recording, as it is read everywhere: widths, thousands separators, the minus sign and the unit.
/// What is no number even then is kept as typed.
pub fn fold_figure(text: &str, unit: &str) -> String {
    figure(text, unit).map_or_else(|| text.trim().to_owned(), |figure| figure.as_str().to_owned())
}
