//! What is left of a statement after its text was erased.

use std::collections::BTreeMap;

use crate::plan::calendar::Moment;

use super::{Cell, EntryId, Value};

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
