//! Who is responsible, and in which of the plan's three roles.

use serde::{Deserialize, Serialize};

use super::PartyId;

/// The plan's own three roles, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// ◎ 主担当
    Lead,
    /// ○ 伴走支援担当
    Support,
    /// ● 検討メンバー
    Review,
}

impl Role {
    /// All roles in the plan's order.
    pub const ALL: [Self; 3] = [Self::Lead, Self::Support, Self::Review];

    /// The mark printed in the plan.
    pub fn mark(self) -> char {
        match self {
            Self::Lead => '◎',
            Self::Support => '○',
            Self::Review => '●',
        }
    }

    /// The word used in addresses: `lead`, `support`, `review`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Review => "review",
        }
    }
}

/// One role of an initiative: which department or group holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// ◎, ○ or ●.
    pub role: Role,
    /// A department or a group.
    pub party: PartyId,
}

/// How a department comes to a measure. Ordered as a department's own page lists it: ◎ by name, ◎ via a group, ○, ●.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Involvement {
    /// The strongest role.
    pub role: Role,
    /// True when only a group names it (全ての課, 窓口所管課, …).
    pub via_group: bool,
}
