//! A draft: a value that a person is about to record, before it becomes an entry.

use std::collections::{BTreeMap, BTreeSet};

use crate::filled::filled;
use crate::plan::calendar::Moment;

use super::{Cell, Entry, EntryId, KIND_SET, Value};

/// Who writes, when, and in which action: the stamp on an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// As typed: 市民課 管理係.
    pub by: String,
    /// The computer's clock.
    pub at: Moment,
    /// The action; entries saved together share it.
    pub tx: String,
}

impl Author {
    /// Makes an entry of this author's about a cell: the members every kind has, and those of its own kind.
    pub(super) fn sign<const N: usize>(&self, cell: Cell, supersedes: &[EntryId], own: [(&str, Value); N]) -> Entry {
        let Cell { fy, item, dept, field } = cell;
        let mut members: BTreeMap<String, Value> = filled(
            [
                ("fy", Value::Integer(i64::from(fy))),
                ("dept", Value::text(dept.as_str())),
                ("item", Value::text(item.as_str())),
                ("field", Value::text(field.word())),
                ("by", Value::text(&self.by)),
                ("at", Value::text(self.at.as_str())),
                ("tx", Value::text(&self.tx)),
                ("supersedes", Value::List(supersedes.iter().map(|id| Value::text(id.to_string())).collect())),
            ]
            .map(|(name, value)| (name.to_owned(), value)),
        );
        members.extend(own.map(|(name, value)| (name.to_owned(), value)));
        match Entry::seal(members) {
            Ok(entry) => entry,
            Err(error) => unreachable!("every member is set above with its type: {error}"),
        }
    }
}

/// A statement that remembers what its author saw when the form opened.
///
/// `base` is captured then and not when it is sealed: a newcomer that the person never saw must not be buried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where it belongs.
    pub cell: Cell,
    /// The heads the person saw.
    pub base: Vec<EntryId>,
    /// The new value; `Null` clears.
    pub value: Value,
}

impl Draft {
    /// Makes the entry.
    pub fn seal(self, author: &Author) -> Entry {
        let base: BTreeSet<EntryId> = filled(self.base);
        let base: Vec<EntryId> = base.into_iter().collect();
        author.sign(self.cell, &base, [("kind", Value::text(KIND_SET)), ("value", self.value)])
    }
}
