//! One function for every total.

use std::collections::BTreeMap;

use crate::journal::GradeKind;

use super::{Rated, Standing, State};

/// Counts over a set of measures. Counts only: indicators of different kinds are never averaged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rollup {
    /// The denominator: all measures of the set.
    pub measures: usize,
    /// Measures with at least one field in conflict.
    pub in_conflict: usize,
    states: BTreeMap<State, usize>,
    kinds: BTreeMap<GradeKind, usize>,
    without_rating: usize,
}

impl Rollup {
    /// Counts the standings of a set of measures.
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Self {
        let mut rollup = Self::default();
        for standing in standings {
            rollup.measures += 1;
            rollup.in_conflict += usize::from(standing.in_conflict());
            *rollup.states.entry(standing.state).or_default() += 1;
            match &standing.rated {
                Rated::Grade(_, kind) => *rollup.kinds.entry(*kind).or_default() += 1,
                Rated::No | Rated::InConflict | Rated::Unknown => rollup.without_rating += 1,
            }
        }
        rollup
    }

    /// Measures counted under a state.
    pub fn state(&self, state: State) -> usize {
        self.states.get(&state).copied().unwrap_or(0)
    }

    /// Measures counted under a kind of grade.
    pub fn kind(&self, kind: GradeKind) -> usize {
        self.kinds.get(&kind).copied().unwrap_or(0)
    }

    /// 記入済み: measures with anything but 未入力 as their state.
    pub fn entered(&self) -> usize {
        self.measures - self.state(State::NotEntered)
    }

    /// 評価のある件数: the denominator of the ratings, without 評価できない.
    pub fn rated(&self) -> usize {
        self.kinds.iter().filter(|(kind, _)| **kind != GradeKind::NotRated).map(|(_, count)| count).sum()
    }

    /// 評価なし: no grade recorded, in conflict, or of an unknown scale.
    pub fn without_rating(&self) -> usize {
        self.without_rating
    }
}
