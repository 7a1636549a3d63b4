//! Counts over many measures: one function computes every total.

use crate::journal::{GradeKind, Status};

use super::{MeasureSummary, Rating, State};

/// Counts over a set of measures. Counts only: indicators of different kinds are never averaged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rollup {
    /// The denominator: all measures of the set.
    pub measures: usize,
    /// Measures with at least one field in conflict.
    pub in_conflict: usize,
    /// In the order of [`State::ALL`].
    states: [usize; State::ALL.len()],
    /// In the order of [`GradeKind::ALL`].
    kinds: [usize; GradeKind::ALL.len()],
    /// Not counted among the ratings, in the order of [`LeftOut::ALL`].
    left_out: [usize; LeftOut::ALL.len()],
}

/// Why a measure is not in the denominator of the ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// 評価できない was the rating.
    CannotJudge,
    /// 未記入: nothing was recorded.
    NotEntered,
    /// 対象外, and no rating.
    NotApplicable,
    /// 中止, and no rating.
    Stopped,
    /// A state was recorded, a rating was not.
    NotRated,
    /// Some of its departments have rated it, others have yet to.
    Partial,
    /// Ratings in conflict.
    InConflict,
    /// A grade that the scale in force does not have.
    Unknown,
}

impl LeftOut {
    /// All, in the order they are told.
    pub const ALL: [Self; 8] = [
        Self::CannotJudge,
        Self::NotEntered,
        Self::NotApplicable,
        Self::Stopped,
        Self::NotRated,
        Self::Partial,
        Self::InConflict,
        Self::Unknown,
    ];

    /// Why a standing is left out; `None` where its rating counts.
    fn of(summary: &MeasureSummary) -> Option<Self> {
        match (&summary.rated, summary.state) {
            (Rating::Grade(_, GradeKind::NotRated), _) => Some(Self::CannotJudge),
            (Rating::Grade(..), _) => None,
            (Rating::Partial, _) => Some(Self::Partial),
            (Rating::InConflict, _) => Some(Self::InConflict),
            (Rating::Unknown, _) => Some(Self::Unknown),
            (Rating::No, State::NotEntered) => Some(Self::NotEntered),
            (Rating::No, State::Recorded(Status::NotApplicable)) => Some(Self::NotApplicable),
            (Rating::No, State::Recorded(Status::Stopped)) => Some(Self::Stopped),
            (Rating::No, _) => Some(Self::NotRated),
        }
    }
}

/// What a total counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// 記入済み, of all.
    Entered,
    /// 食い違い of any field, of all.
    InConflict,
    /// Measures in a state, of all.
    State(State),
    /// Ratings of a kind, of those that are rated.
    Kind(GradeKind),
}

/// A total that carries what it is a part of, and what is in neither. `of` and all left out make the whole set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The numerator.
    pub part: usize,
    /// The denominator.
    pub of: usize,
    /// What the denominator leaves out and why; never 0.
    pub left_out: Vec<(LeftOut, usize)>,
}

impl Rollup {
    /// Counts the standings of a set of measures.
    pub fn of<'a>(summaries: impl IntoIterator<Item = &'a MeasureSummary>) -> Self {
        let mut rollup = Self::default();
        for summary in summaries {
            rollup.measures += 1;
            rollup.in_conflict += usize::from(summary.in_conflict());
            count(&mut rollup.states, &State::ALL, summary.state);
            if let Some(kind) = summary.rated.kind() {
                count(&mut rollup.kinds, &GradeKind::ALL, kind);
            }
            if let Some(why) = LeftOut::of(summary) {
                count(&mut rollup.left_out, &LeftOut::ALL, why);
            }
        }
        rollup
    }

    /// A total with its denominator and what that leaves out.
    pub fn total(&self, counted: Counted) -> Total {
        let all = |part| Total { part, of: self.measures, left_out: Vec::new() };
        match counted {
            Counted::Entered => all(self.entered()),
            Counted::InConflict => all(self.in_conflict),
            Counted::State(state) => all(self.state(state)),
            // The denominator of the ratings leaves it out, so it is told of all.
            Counted::Kind(GradeKind::NotRated) => all(self.kind(GradeKind::NotRated)),
            Counted::Kind(kind) => {
                let counts = LeftOut::ALL.into_iter().zip(self.left_out);
                let left_out = counts.filter(|(_, count)| *count > 0).collect();
                Total { part: self.kind(kind), of: self.rated(), left_out }
            }
        }
    }

    /// Measures counted under a state.
    pub fn state(&self, state: State) -> usize {
        counted(&self.states, &State::ALL, state)
    }

    /// Measures counted under a kind of grade.
    pub fn kind(&self, kind: GradeKind) -> usize {
        counted(&self.kinds, &GradeKind::ALL, kind)
    }

    /// 記入済み: measures of which every department that answers has entered a state.
    pub fn entered(&self) -> usize {
        self.measures - self.state(State::NotEntered) - self.state(State::Partial)
    }

    /// Measures that any department has recorded a state of.
    pub fn recorded(&self) -> usize {
        self.measures - self.state(State::NotEntered)
    }

    /// Measures that the denominator of the ratings leaves out for a reason.
    pub fn left_out(&self, why: LeftOut) -> usize {
        counted(&self.left_out, &LeftOut::ALL, why)
    }

    /// 評価のある件数: the denominator of the ratings.
    pub fn rated(&self) -> usize {
        self.measures - self.left_out.iter().sum::<usize>()
    }

    /// Measures that some departments have rated and others have yet to.
    pub fn partly_rated(&self) -> usize {
        self.left_out(LeftOut::Partial)
    }

    /// 評価の記入なし: no grade recorded, in conflict, or of an unknown scale.
    pub fn without_rating(&self) -> usize {
        self.measures - self.rated() - self.kind(GradeKind::NotRated) - self.partly_rated()
    }
}

/// Adds one to the count of a thing, counts being in the order of all there are.
fn count<T: PartialEq>(counts: &mut [usize], all: &[T], thing: T) {
    for (count, _) in counts.iter_mut().zip(all).filter(|(_, other)| **other == thing) {
        *count += 1;
    }
}

/// The count of a thing.
fn counted<T: PartialEq>(counts: &[usize], all: &[T], thing: T) -> usize {
    counts.iter().zip(all).filter(|(_, other)| **other == thing).map(|(count, _)| count).sum()
}
