//! From which rating to which: rows are before, columns are after.

use crate::insight::MeasureSummary;
use crate::journal::GradeKind;

use super::counts::RatedAs;

const SIZE: usize = RatedAs::ALL.len();

/// How many measures went from one rating to another. Kinds of grades are compared, whatever the scales.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transitions {
    /// In the order of [`RatedAs::ALL`].
    counts: [[usize; SIZE]; SIZE],
}

/// Which way a place of the table leads. Each place leads one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RatingStep {
    /// To a better kind.
    Up,
    /// To a worse kind.
    Down,
    /// The same kind.
    Same,
    /// A kind stood before, and none stands now.
    Lost,
    /// None stood before.
    Gained,
    /// To or from 評価できない, or what is not known; or none on either side.
    Unclear,
}

impl RatingStep {
    /// All, in the order they are told.
    pub const ALL: [Self; 6] = [Self::Up, Self::Down, Self::Same, Self::Lost, Self::Gained, Self::Unclear];

    /// The way from one rating to another.
    pub fn between(before: RatedAs, after: RatedAs) -> Self {
        match (before, after) {
            (RatedAs::Kind(one), RatedAs::Kind(two)) if one == two => Self::Same,
            (RatedAs::Kind(GradeKind::NotRated), RatedAs::Kind(_))
            | (RatedAs::Kind(_), RatedAs::Kind(GradeKind::NotRated)) => Self::Unclear,
            // Best first.
            (RatedAs::Kind(one), RatedAs::Kind(two)) if one > two => Self::Up,
            (RatedAs::Kind(_), RatedAs::Kind(_)) => Self::Down,
            (RatedAs::Kind(_), RatedAs::No) => Self::Lost,
            (RatedAs::No, RatedAs::Kind(_)) => Self::Gained,
            _ => Self::Unclear,
        }
    }
}

impl Transitions {
    pub(super) fn of<'a>(pairs: impl Iterator<Item = (&'a MeasureSummary, &'a MeasureSummary)>) -> Self {
        let mut table = Self::default();
        for (before, after) in pairs {
            let rated = (RatedAs::of(before), RatedAs::of(after));
            for (count, _) in table.places_mut().filter(|(_, place)| *place == rated) {
                *count += 1;
            }
        }
        table
    }

    /// How many went from one rating to another.
    pub fn count(&self, before: RatedAs, after: RatedAs) -> usize {
        self.sum(|place| place == (before, after))
    }

    /// How many stood under a rating before: the sum of a row.
    pub fn from(&self, before: RatedAs) -> usize {
        self.sum(|(row, _)| row == before)
    }

    /// How many stand under a rating now: the sum of a column.
    pub fn to(&self, after: RatedAs) -> usize {
        self.sum(|(_, column)| column == after)
    }

    /// How many went one way.
    pub fn went(&self, step: RatingStep) -> usize {
        self.sum(|(before, after)| RatingStep::between(before, after) == step)
    }

    /// All measures.
    pub fn total(&self) -> usize {
        self.sum(|_| true)
    }

    fn sum(&self, counts: impl Fn((RatedAs, RatedAs)) -> bool) -> usize {
        let rows = RatedAs::ALL.into_iter().zip(&self.counts);
        let places =
            rows.flat_map(|(row, line)| RatedAs::ALL.into_iter().zip(line).map(move |(column, n)| ((row, column), *n)));
        places.filter(|(place, _)| counts(*place)).map(|(_, count)| count).sum()
    }

    fn places_mut(&mut self) -> impl Iterator<Item = (&mut usize, (RatedAs, RatedAs))> {
        let rows = RatedAs::ALL.into_iter().zip(&mut self.counts);
        rows.flat_map(|(row, line)| line.iter_mut().zip(RatedAs::ALL).map(move |(n, column)| (n, (row, column))))
    }
}
