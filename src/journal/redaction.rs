//! Redaction: personal data is taken out of a statement, and nothing else of it.

use super::{Author, Entry, KIND_REDACT, Statement, Tombstone, Value};

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
}
