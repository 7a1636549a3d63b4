//! A problem a person can mend: where it is, which rule it breaks, what to do.

use std::fmt;

/// Where in a file: a path like `initiatives[3].measures[0].target`, and the line where known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path from the top of the file; empty for the whole file.
    pub path: String,
    /// Line and column from 1, where the reader knows them.
    pub line_column: Option<(usize, usize)>,
}

impl Place {
    /// A place known by its path only.
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: path.into(), line_column: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.path.as_str(), self.line_column) {
            ("", None) => f.write_str("ファイル全体"),
            ("", Some((line, column))) => write!(f, "{line}行{column}文字目"),
            (path, None) => f.write_str(path),
            (path, Some((line, column))) => write!(f, "{path}（{line}行{column}文字目）"),
        }
    }
}

/// The rules a plan must keep; each has a name, a test of that name (`tests/it/plan_rules.rs`), and a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The file is JSON of the public plan format.
    PlanFormat,
    /// The format version is one this program reads.
    PlanVersion,
    /// No required text is empty.
    TextPresent,
    /// No text hides a character: none that cannot be seen, none that turns the reading direction around.
    TextVisible,
    /// An id is used once.
    IdUnique,
    /// An id has the form its kind demands.
    IdForm,
    /// What is named exists.
    IdKnown,
    /// No two departments or groups are called alike.
    NameUnique,
    /// Numbers of Visions and initiatives run without gaps from 1.
    NumberSequence,
    /// The first year is not after the last.
    YearOrder,
    /// Years lie in the plan's span (or, for a due year, after it).
    YearInPlan,
    /// Phases of one measure do not overlap and stand in order.
    PhaseOrder,
    /// A link joins two different initiatives.
    LinkEnds,
    /// A pair is linked once per kind.
    LinkUnique,
    /// Steps form no cycle.
    StepCycle,
    /// The lower end of a range is the smaller figure.
    RangeOrder,
    /// A scale has a grade for going well and one for being late.
    ScaleKinds,
}

impl Rule {
    /// All rules, in the order they are told of in `seeds/README.md`.
    pub const ALL: [Self; 17] = [
        Self::PlanFormat,
        Self::PlanVersion,
        Self::TextPresent,
        Self::TextVisible,
        Self::IdUnique,
        Self::IdForm,
        Self::IdKnown,
        Self::NameUnique,
        Self::NumberSequence,
        Self::YearOrder,
        Self::YearInPlan,
        Self::PhaseOrder,
        Self::LinkEnds,
        Self::LinkUnique,
        Self::StepCycle,
        Self::RangeOrder,
        Self::ScaleKinds,
    ];

    /// The rule's name: fixtures and messages use it.
    pub fn name(self) -> &'static str {
        match self {
            Self::PlanFormat => "plan-format",
            Self::PlanVersion => "plan-version",
            Self::TextPresent => "text-present",
            Self::TextVisible => "text-visible",
            Self::IdUnique => "id-unique",
            Self::IdForm => "id-form",
            Self::IdKnown => "id-known",
            Self::NameUnique => "name-unique",
            Self::NumberSequence => "number-sequence",
            Self::YearOrder => "year-order",
            Self::YearInPlan => "year-in-plan",
            Self::PhaseOrder => "phase-order",
            Self::LinkEnds => "link-ends",
            Self::LinkUnique => "link-unique",
            Self::StepCycle => "step-cycle",
            Self::RangeOrder => "range-order",
            Self::ScaleKinds => "scale-kinds",
        }
    }
}

/// One thing to mend. Texts are Japanese: a person reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// Which rule.
    pub rule: Rule,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: [{}] {} {}", self.place, self.rule.name(), self.what, self.hint)
    }
}
