//! The value of a cell, computed when it is read and never stored.

use std::sync::Arc;

use super::{Entry, Value};

/// A cell's value as its heads give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading<'a> {
    /// Nothing was ever recorded, or it was cleared: 未記入.
    Empty,
    /// One value; several heads that say the same agree.
    Agreed {
        /// The value; never `Null`.
        value: &'a Value,
        /// Who says so, in order of id.
        heads: Vec<&'a Arc<Entry>>,
    },
    /// Heads that differ: 食い違い. Counted as neither.
    Conflict {
        /// In order of id.
        heads: Vec<&'a Arc<Entry>>,
    },
}

impl<'a> Reading<'a> {
    /// Reads heads, in order of id.
    pub fn of(heads: Vec<&'a Arc<Entry>>) -> Self {
        let mut values = heads.iter().filter_map(|head| head.value());
        match values.next() {
            Some(first) if values.any(|value| value != first) => Self::Conflict { heads },
            None | Some(Value::Null) => Self::Empty,
            Some(value) => Self::Agreed { value, heads },
        }
    }

    /// The value, where there is exactly one.
    pub fn value(&self) -> Option<&'a Value> {
        if let Self::Agreed { value, .. } = self { Some(value) } else { None }
    }

    /// Whether its heads differ.
    pub fn in_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }
}
