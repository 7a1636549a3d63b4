//! One function for every total.

use crate::journal::GradeKind;

use super::{Rated, Standing, State};

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
    without_rating: usize,
}

impl Rollup {
    /// Counts the standings of a set of measures.
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Self {
        let mut rollup = Self::default();
        for standing in standings {
            rollup.measures += 1;
            rollup.in_conflict += usize::from(standing.in_conflict());
            count(&mut rollup.states, &State::ALL, standing.state);
            match &standing.rated {
                Rated::Grade(_, kind) => count(&mut rollup.kinds, &GradeKind::ALL, *kind),
                Rated::No | Rated::InConflict | Rated::Unknown => rollup.without_rating += 1,
            }
        }
        rollup
    }

    /// Measures counted under a state.
    pub fn state(&self, state: State) -> usize {
        counted(&self.states, &State::ALL, state)
    }

    /// Measures counted under a kind of grade.
    pub fn kind(&self, kind: GradeKind) -> usize {
        counted(&self.kinds, &GradeKind::ALL, kind)
    }

    /// 記入済み: measures with anything but 未入力 as their state.
    pub fn entered(&self) -> usize {
        self.measures - self.state(State::NotEntered)
    }

    /// 評価のある件数: the denominator of the ratings, without 評価できない.
    pub fn rated(&self) -> usize {
        GradeKind::ALL.into_iter().filter(|kind| *kind != GradeKind::NotRated).map(|kind| self.kind(kind)).sum()
    }

    /// 評価なし: no grade recorded, in conflict, or of an unknown scale.
    pub fn without_rating(&self) -> usize {
        self.without_rating
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
