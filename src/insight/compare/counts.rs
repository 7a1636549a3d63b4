//! Counts before and after, each with what it is a part of.

use crate::insight::{LeftOut, MeasureSummary, Rating, Rollup, State};
use crate::journal::GradeKind;

/// The totals of the same measures on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComparedCounts {
    /// How they stood.
    pub before: Rollup,
    /// How they stand.
    pub after: Rollup,
}

/// What a measure is counted under among the ratings. Each measure is under one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RatedAs {
    /// A kind of grade; 評価できない is one.
    Kind(GradeKind),
    /// No rating stands.
    No,
    /// Some departments have rated it, others have yet to.
    Partial,
    /// Ratings in conflict.
    InConflict,
    /// A grade that the side's scale does not have.
    Unknown,
}

impl RatedAs {
    /// All, best first, then what is none.
    pub const ALL: [Self; 9] = [
        Self::Kind(GradeKind::Ahead),
        Self::Kind(GradeKind::OnPlan),
        Self::Kind(GradeKind::Behind),
        Self::Kind(GradeKind::Late),
        Self::Kind(GradeKind::NotRated),
        Self::No,
        Self::Partial,
        Self::InConflict,
        Self::Unknown,
    ];

    /// What a measure is counted under.
    pub fn of(summary: &MeasureSummary) -> Self {
        match summary.rated {
            Rating::Grade(_, kind) => Self::Kind(kind),
            Rating::No => Self::No,
            Rating::Partial => Self::Partial,
            Rating::InConflict => Self::InConflict,
            Rating::Unknown => Self::Unknown,
        }
    }

    /// How many of a set are counted under it.
    pub fn count(self, rollup: &Rollup) -> usize {
        match self {
            Self::Kind(kind) => rollup.kind(kind),
            Self::No => [LeftOut::NotEntered, LeftOut::NotApplicable, LeftOut::Stopped, LeftOut::NotRated]
                .into_iter()
                .map(|why| rollup.left_out(why))
                .sum(),
            Self::Partial => rollup.left_out(LeftOut::Partial),
            Self::InConflict => rollup.left_out(LeftOut::InConflict),
            Self::Unknown => rollup.left_out(LeftOut::Unknown),
        }
    }
}

/// A count and its denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portion {
    /// The numerator.
    pub count: usize,
    /// The denominator: all measures of the set, whatever stands of them.
    pub of: usize,
}

/// A count on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// How many there were.
    pub before: Portion,
    /// How many there are.
    pub after: Portion,
}

impl Shift {
    /// By how many it grew; negative where it shrank.
    pub fn difference(self) -> i64 {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        number(self.after.count) - number(self.before.count)
    }
}

impl ComparedCounts {
    /// Counts measures by how they stand before and after.
    pub(super) fn of<'a>(pairs: impl Iterator<Item = (&'a MeasureSummary, &'a MeasureSummary)> + Clone) -> Self {
        Self {
            before: Rollup::of(pairs.clone().map(|(before, _)| before)),
            after: Rollup::of(pairs.map(|(_, after)| after)),
        }
    }

    /// Measures counted under a state. All states together make the whole.
    pub fn state(&self, state: State) -> Shift {
        self.shift(|rollup| rollup.state(state))
    }

    /// Measures counted under a rating, of all measures. All together make the whole.
    pub fn rated(&self, rated: RatedAs) -> Shift {
        self.shift(|rollup| rated.count(rollup))
    }

    fn shift(&self, count: impl Fn(&Rollup) -> usize) -> Shift {
        let portion = |rollup: &Rollup| Portion { count: count(rollup), of: rollup.measures };
        Shift { before: portion(&self.before), after: portion(&self.after) }
    }
}
