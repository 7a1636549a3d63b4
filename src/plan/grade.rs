//! A city's own scale of 進捗評価, as its plan file brings it.

use serde::{Deserialize, Serialize};

/// What a grade means across scales; totals go by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GradeKind {
    /// Better than planned.
    Ahead,
    /// As planned.
    OnPlan,
    /// Somewhat late.
    Behind,
    /// Late.
    Late,
    /// Cannot be judged.
    NotRated,
}

impl GradeKind {
    /// All kinds, best first.
    pub const ALL: [Self; 5] = [Self::Ahead, Self::OnPlan, Self::Behind, Self::Late, Self::NotRated];

    /// Whether it is やや遅れ or 遅れ.
    pub fn is_delay(self) -> bool {
        matches!(self, Self::Behind | Self::Late)
    }

    /// The word in plans, addresses and style sheets: `ahead`, `on_plan`, …
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::OnPlan => "on_plan",
            Self::Behind => "behind",
            Self::Late => "late",
            Self::NotRated => "not_rated",
        }
    }
}

/// One grade of a plan's own scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnGrade {
    /// As it stands in entries; permanent.
    pub id: String,
    /// The letter in the square.
    pub letter: String,
    /// 計画どおり
    pub name: String,
    /// When to choose it.
    pub criterion: String,
    /// Its meaning across scales.
    pub kind: GradeKind,
}
