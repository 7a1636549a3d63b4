//! Redaction: personal data is taken out of a statement, and nothing else of it.

use std::collections::BTreeMap;

use crate::plan::calendar::Moment;

use super::{Author, Cell, Entry, EntryId, KIND_REDACT, Statement, Value};

/// What stays of a statement whose text was erased: its place among causes and effects.
///
/// A redaction carries it, copied from the statement, because a statement without its body can no longer prove what
/// it was. So a ledger that only ever saw the redaction knows as much of causality as one that held the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The erased statement.
    pub id: EntryId,
    /// Where it stood.
    pub cell: Cell,
    /// What its author had seen and replaced.
    pub supersedes: Vec<EntryId>,
    /// When it was written, by that computer's clock.
    pub at: Moment,
}

impl Tombstone {
    /// The stone for a statement; `None` for entries that say nothing about a cell.
    pub fn of(entry: &Entry) -> Option<Self> {
        let Statement::Set { cell, .. } = entry.statement() else { return None };
        Some(Self {
            id: entry.id(),
            cell: cell.clone(),
            supersedes: entry.supersedes().to_vec(),
            at: entry.at().clone(),
        })
    }

    /// Whether it tells the truth about this entry. One that does not erases nothing.
    pub fn fits(&self, entry: &Entry) -> bool {
        Self::of(entry).as_ref() == Some(self)
    }

    /// Makes the entry that erases. The reason is kept and mailed: it must not repeat what is erased.
    pub fn seal(self, reason: &str, author: &Author) -> Entry {
        let own = [
            ("kind", Value::text(KIND_REDACT)),
            ("redacts", Value::text(self.id.to_string())),
            ("redacts_at", Value::text(self.at.as_str())),
            ("reason", Value::text(reason)),
        ];
        author.sign(self.cell, &self.supersedes, own)
    }

    /// Reads it from a redaction's members; `None` for shapes of a newer version, which are kept as unknown.
    pub(super) fn read(members: &BTreeMap<String, Value>, cell: Cell, supersedes: Vec<EntryId>) -> Option<Self> {
        let text = |name: &str| members.get(name).and_then(Value::as_text);
        Some(Self {
            id: EntryId::parse(text("redacts")?).ok()?,
            cell,
            supersedes,
            at: Moment::new(text("redacts_at")?),
        })
    }
}
