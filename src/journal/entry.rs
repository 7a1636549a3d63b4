//! One entry: one statement by one department about one item for one fiscal year.

use std::collections::BTreeMap;

use crate::plan::calendar::Moment;
use crate::plan::{DeptId, ItemId};

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::canonical::write_map;
use super::line::{Member, members};
use super::{Cell, EntryId, Field, Tombstone, Value};

/// The kind that gives a cell a value.
pub const KIND_SET: &str = "set";
/// The kind that erases the text of another entry.
pub const KIND_REDACT: &str = "redact";

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
    /// Another statement held personal data: its text is erased, its place among causes and effects stays.
    Redact(Tombstone),
    /// A kind of a newer version: kept, exported, shown as unknown, counted nowhere.
    Unknown {
        /// The kind's word.
        kind: String,
    },
}

/// An immutable, verified entry.
///
/// Invariant: `json` is canonical and holds every member, known or not; `id` is the digest of it without the member
/// `id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    id: EntryId,
    json: Box<str>,
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
        let supersedes = read_supersedes(&members)?;
        let statement = match kind.as_str() {
            KIND_SET => read_set(&members)?,
            KIND_REDACT => read_cell(&members)
                .ok()
                .and_then(|cell| Tombstone::read(&members, cell, supersedes.clone()))
                .map_or(Statement::Unknown { kind }, Statement::Redact),
            _ => Statement::Unknown { kind },
        };
        let mut canonical = String::with_capacity(256);
        write_map(&members, Some("id"), &mut canonical);
        let id = EntryId::of(&canonical);
        members.insert("id".to_owned(), Value::text(id.to_string()));
        canonical.clear();
        write_map(&members, None, &mut canonical);
        Ok(Self { id, json: canonical.into(), statement, by, at, tx, supersedes })
    }

    /// Verifies a line as this program writes it, at a fraction of the cost of [`verify`](Self::verify).
    ///
    /// `None` says nothing about the line but that it takes the slow way to find out: it is not canonical, it does
    /// not verify, or it is of a kind or shape that is rare.
    pub fn of_line(line: &str) -> Option<Self> {
        let members = members(line)?;
        let (at, stated) = members.iter().enumerate().find(|(_, member)| member.key == "id")?;
        // The comma beside it goes with it.
        let (start, end) = if at == 0 { (stated.start, stated.end + 1) } else { (stated.start - 1, stated.end) };
        let id = EntryId::of_parts(&[line.get(..start)?, line.get(end..)?]);
        if EntryId::parse(&plain_text(stated.raw)?).ok()? != id {
            return None;
        }
        Self::of_members(id, line.into(), &members)
    }

    /// Gives a [`body`](Self::body) its id, as [`seal`](Self::seal) does; `None` as for [`of_line`](Self::of_line).
    pub fn of_body(body: &str) -> Option<Self> {
        let members = members(body)?;
        let before = members.iter().find(|member| member.key >= "id").filter(|member| member.key > "id")?;
        let id = EntryId::of(body);
        let (head, tail) = body.split_at(before.start);
        Self::of_members(id, format!("{head}\"id\":\"{id}\",{tail}").into(), &members)
    }

    fn of_members(id: EntryId, json: Box<str>, members: &[Member<'_>]) -> Option<Self> {
        let raw = |name: &str| members.iter().find(|member| member.key == name).map(|member| member.raw);
        let text = |name: &str| raw(name).and_then(plain_text);
        let list = raw("supersedes")?.strip_prefix('[')?.strip_suffix(']')?;
        let mut supersedes = Vec::new();
        for id in list.split(',').filter(|_| !list.is_empty()) {
            supersedes.push(EntryId::parse(&plain_text(id)?).ok()?);
        }
        if text("kind")? != KIND_SET {
            return None;
        }
        let cell = Cell {
            fy: raw("fy")?.parse().ok()?,
            dept: DeptId::new(text("dept")?),
            item: ItemId::new(text("item")?),
            field: Field::of_word(&text("field")?),
        };
        let statement = Statement::Set { cell, value: read_value(raw("value")?)? };
        let (by, at, tx) = (text("by")?, Moment::new(text("at")?), text("tx")?);
        Some(Self { id, json, statement, by, at, tx, supersedes })
    }

    /// Its id.
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// The statement that it makes.
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// Its cell, where this version understands the kind; a redaction belongs to the cell of what it erases.
    pub fn cell(&self) -> Option<&Cell> {
        match &self.statement {
            Statement::Set { cell, .. } => Some(cell),
            Statement::Redact(stone) => Some(&stone.cell),
            Statement::Unknown { .. } => None,
        }
    }

    /// The value it sets, if it sets one.
    pub fn value(&self) -> Option<&Value> {
        match &self.statement {
            Statement::Set { value, .. } => Some(value),
            Statement::Redact(_) | Statement::Unknown { .. } => None,
        }
    }

    /// Whether it erases the text of another entry.
    pub fn erases(&self) -> bool {
        matches!(self.statement, Statement::Redact(_))
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
    pub fn member(&self, name: &str) -> Option<Value> {
        Value::parse(&self.json).ok()?.as_map()?.get(name).cloned()
    }

    /// Whether this version understands all that counts: the kind, the field and the value.
    ///
    /// What it does not understand is kept, written out again and shown as such, but never counted.
    pub fn is_understood(&self) -> bool {
        match &self.statement {
            Statement::Set { cell, value } => cell.field.understands(value),
            Statement::Redact(_) => true,
            Statement::Unknown { .. } => false,
        }
    }

    /// How many characters its longest text has, names of members included.
    pub fn longest_text_chars(&self) -> usize {
        Value::parse(&self.json).map_or(0, |value| value.longest_text_chars())
    }

    /// Canonical JSON without the id: what the id is the digest of.
    pub fn body(&self) -> String {
        let stated = format!("\"id\":\"{}\"", self.id);
        // No text holds its own digest, so this stands nowhere else; the comma beside it goes with it.
        let (head, tail) = self.json.split_once(&stated).unwrap_or((&self.json, ""));
        match tail.strip_prefix(',') {
            Some(tail) => format!("{head}{tail}"),
            None => format!("{}{tail}", head.trim_end_matches(',')),
        }
    }

    /// Canonical JSON with the id: the same bytes everywhere.
    pub fn to_json(&self) -> String {
        self.json().to_owned()
    }

    /// Canonical JSON with the id, as it is held.
    pub fn json(&self) -> &str {
        &self.json
    }
}

impl Serialize for Entry {
    /// As a JSON object of all its members, the id included.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.json).map_err(S::Error::custom)?;
        raw.serialize(serializer)
    }
}

/// A text, as written with its quotes.
fn plain_text(raw: &str) -> Option<String> {
    let text = raw.strip_prefix('"')?.strip_suffix('"')?;
    if text.contains('\\') { Value::parse(raw).ok()?.as_text().map(ToOwned::to_owned) } else { Some(text.to_owned()) }
}

fn read_value(raw: &str) -> Option<Value> {
    if raw.starts_with('"') { plain_text(raw).map(Value::Text) } else { Value::parse(raw).ok() }
}

fn read_set(members: &BTreeMap<String, Value>) -> Result<Statement, EntryError> {
    let cell = read_cell(members)?;
    let value = members.get("value").cloned().ok_or(EntryError::Member("value"))?;
    Ok(Statement::Set { cell, value })
}

fn read_cell(members: &BTreeMap<String, Value>) -> Result<Cell, EntryError> {
    let text = |name: &'static str| members.get(name).and_then(Value::as_text).ok_or(EntryError::Member(name));
    let fy = members.get("fy").and_then(Value::as_integer).and_then(|fy| i32::try_from(fy).ok());
    Ok(Cell {
        fy: fy.ok_or(EntryError::Member("fy"))?,
        dept: DeptId::new(text("dept")?),
        item: ItemId::new(text("item")?),
        field: Field::of_word(text("field")?),
    })
}

fn read_supersedes(members: &BTreeMap<String, Value>) -> Result<Vec<EntryId>, EntryError> {
    let wrong = || EntryError::Member("supersedes");
    let list = members.get("supersedes").and_then(Value::as_list).ok_or_else(wrong)?;
    let read = |value: &Value| value.as_text().and_then(|text| EntryId::parse(text).ok()).ok_or_else(wrong);
    list.iter().map(read).collect()
}
