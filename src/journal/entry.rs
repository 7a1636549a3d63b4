//! One entry: one statement by one department about one item for one fiscal year.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::plan::calendar::Moment;
use crate::plan::{DeptId, ItemId};

use super::canonical::write_map;
use super::{EntryId, Field, Value};

/// The kind of entry this version writes.
pub const KIND_SET: &str = "set";

/// Where a statement belongs: *this department says this about this item for this fiscal year*.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Fiscal year.
    pub fy: i32,
    /// Who says it.
    pub dept: DeptId,
    /// About what.
    pub item: ItemId,
    /// Which part of the record.
    pub field: Field,
}

/// What an entry says, as far as this version understands it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement {
    /// The cell has this value from now on; `Null` clears it.
    Set {
        /// The cell.
        cell: Cell,
        /// Its value.
        value: Value,
    },
    /// A kind of a newer version: kept, exported, shown as unknown, counted nowhere.
    Unknown {
        /// The kind's word.
        kind: String,
    },
}

/// An immutable, verified entry.
///
/// Invariant: `id` is the digest of all members but `id`; `members` holds every member, known or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    id: EntryId,
    members: BTreeMap<String, Value>,
    statement: Statement,
    by: String,
    at: Moment,
    tx: String,
    supersedes: Vec<EntryId>,
}

/// Why a JSON object is no entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// An array, a text, …
    #[error("not an object")]
    NotObject,
    /// A member that every entry has is missing or of another type.
    #[error("member {0:?} is missing or of the wrong type")]
    Member(&'static str),
    /// The id is not the digest of the content: edited by hand, or damaged.
    #[error("the id is {stated} but the content gives {computed}")]
    Digest {
        /// As written.
        stated: String,
        /// As computed.
        computed: EntryId,
    },
}

impl Entry {
    /// Verifies an object that carries its id.
    ///
    /// # Errors
    /// [`EntryError`]; such an object belongs in quarantine.
    pub fn verify(value: Value) -> Result<Self, EntryError> {
        let Value::Map(members) = value else { return Err(EntryError::NotObject) };
        let stated = members.get("id").and_then(Value::as_text).ok_or(EntryError::Member("id"))?.to_owned();
        let entry = Self::seal(members)?;
        if entry.id.to_string() == stated { Ok(entry) } else { Err(EntryError::Digest { stated, computed: entry.id }) }
    }

    /// Gives members their id; a stated one is replaced.
    ///
    /// # Errors
    /// [`EntryError::Member`] where a member that every entry has is missing or of the wrong type.
    pub fn seal(mut members: BTreeMap<String, Value>) -> Result<Self, EntryError> {
        let text = |name: &'static str| {
            members.get(name).and_then(Value::as_text).map(ToOwned::to_owned).ok_or(EntryError::Member(name))
        };
        let kind = text("kind")?;
        let (by, at, tx) = (text("by")?, Moment::new(text("at")?), text("tx")?);
        let statement = if kind == KIND_SET { read_set(&members)? } else { Statement::Unknown { kind } };
        let supersedes = read_supersedes(&members)?;
        let mut canonical = String::with_capacity(256);
        write_map(&members, Some("id"), &mut canonical);
        let id = EntryId::of(&canonical);
        members.insert("id".to_owned(), Value::text(id.to_string()));
        Ok(Self { id, members, statement, by, at, tx, supersedes })
    }

    /// Its id.
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// What it says.
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// Its cell, where this version understands the kind.
    pub fn cell(&self) -> Option<&Cell> {
        match &self.statement {
            Statement::Set { cell, .. } => Some(cell),
            Statement::Unknown { .. } => None,
        }
    }

    /// The value it sets, where this version understands the kind.
    pub fn value(&self) -> Option<&Value> {
        match &self.statement {
            Statement::Set { value, .. } => Some(value),
            Statement::Unknown { .. } => None,
        }
    }

    /// Who wrote it, as typed; not proven.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// When, by that computer's clock.
    pub fn at(&self) -> &Moment {
        &self.at
    }

    /// Entries of one action share it.
    pub fn tx(&self) -> &str {
        &self.tx
    }

    /// The entries its author saw and replaced.
    pub fn supersedes(&self) -> &[EntryId] {
        &self.supersedes
    }

    /// A member by name, whether this version understands it or not.
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.members.get(name)
    }

    /// Whether this version understands all that counts: the kind, the field and the value.
    ///
    /// What it does not understand is kept, written out again and shown as such, but never counted.
    pub fn is_understood(&self) -> bool {
        match &self.statement {
            Statement::Set { cell, value } => cell.field.understands(value),
            Statement::Unknown { .. } => false,
        }
    }

    /// How many characters its longest text has, names of members included.
    pub fn longest_text_chars(&self) -> usize {
        let member = |(name, value): (&String, &Value)| name.chars().count().max(value.longest_text_chars());
        self.members.iter().map(member).max().unwrap_or(0)
    }

    /// Canonical JSON without the id: what the id is the digest of.
    pub fn body(&self) -> String {
        let mut out = String::with_capacity(256);
        write_map(&self.members, Some("id"), &mut out);
        out
    }

    /// Canonical JSON with the id: the same bytes everywhere.
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(256);
        write_map(&self.members, None, &mut out);
        out
    }
}

impl Serialize for Entry {
    /// As a JSON object of all its members, the id included.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.members.serialize(serializer)
    }
}

fn read_set(members: &BTreeMap<String, Value>) -> Result<Statement, EntryError> {
    let text = |name: &'static str| members.get(name).and_then(Value::as_text).ok_or(EntryError::Member(name));
    let fy = members.get("fy").and_then(Value::as_integer).and_then(|fy| i32::try_from(fy).ok());
    let cell = Cell {
        fy: fy.ok_or(EntryError::Member("fy"))?,
        dept: DeptId::new(text("dept")?),
        item: ItemId::new(text("item")?),
        field: Field::of_word(text("field")?),
    };
    let value = members.get("value").cloned().ok_or(EntryError::Member("value"))?;
    Ok(Statement::Set { cell, value })
}

fn read_supersedes(members: &BTreeMap<String, Value>) -> Result<Vec<EntryId>, EntryError> {
    let wrong = || EntryError::Member("supersedes");
    let list = members.get("supersedes").and_then(Value::as_list).ok_or_else(wrong)?;
    let read = |value: &Value| value.as_text().and_then(|text| EntryId::parse(text).ok()).ok_or_else(wrong);
    list.iter().map(read).collect()
}
