//! Permanent identifiers: never reused, never renumbered.

use serde::{Deserialize, Serialize};

/// Declares a text identifier as its own type, so that a department is never passed for a measure.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes any text: an id that no plan knows is kept, never rejected here.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as written in files and addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text_id! {
    /// An initiative 取組: `i01` … `i16`.
    InitiativeId
}
text_id! {
    /// A measure 個別取組: `m0101` … (initiative, then position).
    MeasureId
}
text_id! {
    /// A department 課: `shimin`.
    DeptId
}
text_id! {
    /// A department group 部署区分: `g-all`. The prefix keeps groups apart from departments.
    GroupId
}
text_id! {
    /// What an entry is about: a measure or an initiative, by id.
    ItemId
}
text_id! {
    /// Who holds a role: a department or a group, by id.
    PartyId
}

/// A Vision's number, from 1.
pub type VisionNumber = u8;

impl From<&MeasureId> for ItemId {
    fn from(id: &MeasureId) -> Self {
        Self(id.0.clone())
    }
}

impl From<&InitiativeId> for ItemId {
    fn from(id: &InitiativeId) -> Self {
        Self(id.0.clone())
    }
}

impl From<&DeptId> for PartyId {
    fn from(id: &DeptId) -> Self {
        Self(id.0.clone())
    }
}

impl From<&GroupId> for PartyId {
    fn from(id: &GroupId) -> Self {
        Self(id.0.clone())
    }
}
