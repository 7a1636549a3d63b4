//! Which kind of change a measure falls in. What is not known is never better or worse.

use std::cmp::Ordering;

use crate::insight::{MeasureSummary, Rating, State};
use crate::journal::{Field, Status};

use super::ComparedSide;
use super::kind::{Cause, ChangeKind, Incomparability};
use super::record::RecordDifference;

/// A measure as it stands on one side.
#[derive(Clone, Copy)]
pub(super) struct MeasureSide<'a> {
    pub(super) side: &'a ComparedSide<'a>,
    pub(super) summary: &'a MeasureSummary,
}

/// Finds the kind. What comes first decides:
///
/// 1. nothing on the later side of another year; conflicts, unknown values, missing departments on either side;
/// 2. whether anything stands on one side alone;
/// 3. 対象外 on one side, and being stopped or not;
/// 4. the rating, where both sides have one of the same scale;
/// 5. the way of the state: 未着手, 準備中, 実施中, 完了;
/// 6. with state and rating the same, the rest of the records.
pub(super) fn judge(before: MeasureSide<'_>, after: MeasureSide<'_>, records: &RecordDifference) -> ChangeKind {
    let no = ChangeKind::Incomparable;
    let both = [before, after];
    let either = |holds: fn(&MeasureSummary) -> bool| both.iter().any(|stand| holds(stand.summary));
    let is_same_year = before.side.fy == after.side.fy;
    if !is_same_year && !after.is_heard() {
        return no(Incomparability::NotEnteredYet);
    }
    if either(in_conflict) {
        return no(Incomparability::InConflict);
    }
    if either(is_unknown) {
        return no(Incomparability::UnknownValue);
    }
    if either(is_partial) {
        return no(Incomparability::Partial);
    }
    let is_whole = before.side.is_whole && after.side.is_whole;
    match (before.is_heard(), after.is_heard()) {
        (true, true) => {}
        (false, true) | (true, false) if !is_whole => return no(Incomparability::NotInFile),
        (false, true) => return ChangeKind::Started,
        (true, false) => return ChangeKind::Withdrawn,
        (false, false) if records.has_text => return of_texts(records),
        (false, false) => return no(Incomparability::NeverEntered),
    }
    of_choices(before, after).unwrap_or_else(|| of_texts(records))
}

/// What state and rating tell; `None` where both are the same.
fn of_choices(before: MeasureSide<'_>, after: MeasureSide<'_>) -> Option<ChangeKind> {
    let no = |why| Some(ChangeKind::Incomparable(why));
    let states = (before.summary.state, after.summary.state);
    let is_only = |status: Status| {
        let is = |state: State| state == State::Recorded(status);
        (is(states.0), is(states.1))
    };
    if matches!(is_only(Status::NotApplicable), (true, false) | (false, true)) {
        return no(Incomparability::NotApplicable);
    }
    match is_only(Status::Stopped) {
        (false, true) => return Some(ChangeKind::Worse(Cause::Stopping)),
        (true, false) if place_on_way(after.summary.state).is_some() => {
            return Some(ChangeKind::Better(Cause::Stopping));
        }
        (true, false) => return no(Incomparability::NoState),
        _ => {}
    }
    let ratings = (&before.summary.rated, &after.summary.rated);
    let ranks = (before.side.rank(before.summary), after.side.rank(after.summary));
    if matches!(ratings, (Rating::Grade(..), Rating::Grade(..))) && !before.side.has_scale_of(after.side) {
        return no(Incomparability::OtherScale);
    }
    if let (Some(one), Some(two)) = ranks {
        match one.cmp(&two) {
            // Best first: further down is worse.
            Ordering::Less => return Some(ChangeKind::Worse(Cause::Rating)),
            Ordering::Greater => return Some(ChangeKind::Better(Cause::Rating)),
            Ordering::Equal => {}
        }
    }
    if states.0 != states.1 {
        let steps = place_on_way(states.0).zip(place_on_way(states.1));
        return match steps.map(|(one, two)| one.cmp(&two)) {
            Some(Ordering::Less) => Some(ChangeKind::Better(Cause::Status)),
            Some(Ordering::Greater) => Some(ChangeKind::Worse(Cause::Status)),
            Some(Ordering::Equal) | None => no(Incomparability::NoState),
        };
    }
    if ratings.0 == ratings.1 || (ranks.0.is_some() && ranks.1.is_some()) {
        None
    } else {
        no(Incomparability::NotRated)
    }
}

/// What the rest of the records tells, with state and rating the same.
fn of_texts(records: &RecordDifference) -> ChangeKind {
    if records.in_conflict {
        ChangeKind::Incomparable(Incomparability::InConflict)
    } else if records.unknown {
        ChangeKind::Incomparable(Incomparability::UnknownValue)
    } else if records.changes.is_empty() {
        ChangeKind::Same
    } else {
        ChangeKind::TextOnly
    }
}

impl MeasureSide<'_> {
    /// Whether any department's state or rating stands.
    fn is_heard(self) -> bool {
        !self.summary.reports.is_empty()
    }
}

/// The place of a state on the way; `None` for what is not on it.
fn place_on_way(state: State) -> Option<usize> {
    let State::Recorded(status) = state else { return None };
    [Status::NotStarted, Status::Preparing, Status::Underway, Status::Done].iter().position(|step| *step == status)
}

fn in_conflict(summary: &MeasureSummary) -> bool {
    summary.conflicts.iter().any(|cell| matches!(cell.field, Field::Status | Field::Rating))
}

/// One department's unknown value may be worse than all others: none of them hides it.
fn is_unknown(summary: &MeasureSummary) -> bool {
    summary.reports.iter().any(|report| report.state == State::Unknown || report.rated == Rating::Unknown)
}

/// A grade that not all have given may yet turn out worse.
fn is_partial(summary: &MeasureSummary) -> bool {
    let is_early = matches!(summary.rated, Rating::Grade(..)) && !summary.ratings().are_complete();
    summary.state == State::Partial || summary.rated == Rating::Partial || is_early
}
