//! The measures a department is concerned with, as its page lists them. Pure.

use crate::insight::{Asked, Duty, MeasureSummaries, Rating, State};
use crate::plan::{DeptId, Involvement, MeasureId, Role};

/// How one measure stands with this department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The measure.
    pub measure: MeasureId,
    /// How the department comes to it.
    pub involvement: Involvement,
    /// Whether the department is asked about it; without a round, about all.
    pub is_asked: bool,
    /// What this department recorded as its state.
    pub state: State,
    /// What it recorded as its rating.
    pub rated: Rating,
}

impl Item {
    /// How the department comes to the measure, without what it recorded.
    pub fn duty(&self) -> Duty {
        Duty { measure: self.measure.clone(), involvement: self.involvement }
    }

    /// Whether this department is the one to record it.
    pub fn is_due(&self) -> bool {
        self.involvement.role == Role::Lead && self.is_asked
    }

    /// Whether this department is the one to record it and has not.
    pub fn is_open(&self) -> bool {
        self.is_due() && self.state == State::NotEntered
    }
}

/// The duties with what this department itself said; other departments' voices do not count here.
pub fn items(duties: &[Duty], summaries: &MeasureSummaries, dept: &DeptId, asked: Asked<'_>) -> Vec<Item> {
    let item = |duty: &Duty| {
        let reports = summaries.get(&duty.measure).map(|summary| summary.reports.as_slice()).unwrap_or_default();
        let own = reports.iter().find(|report| report.dept == *dept);
        Item {
            measure: duty.measure.clone(),
            involvement: duty.involvement,
            is_asked: asked.asks(dept, &duty.measure),
            state: own.map_or(State::NotEntered, |report| report.state),
            rated: own.map_or(Rating::No, |report| report.rated.clone()),
        }
    };
    duties.iter().map(item).collect()
}

/// How many the department is to record (◎), and how many of them are open.
pub fn counts(items: &[Item]) -> (usize, usize) {
    let leads = items.iter().filter(|item| item.is_due()).count();
    (leads, items.iter().filter(|item| item.is_open()).count())
}

/// The next open measure after `current`, going round.
pub fn next_open(items: &[Item], current: &MeasureId) -> Option<MeasureId> {
    let at = items.iter().position(|item| item.measure == *current).map_or(0, |at| at + 1);
    let (before, after) = items.split_at(at.min(items.len()));
    let mut round = after.iter().chain(before);
    round.find(|item| item.is_open() && item.measure != *current).map(|item| item.measure.clone())
}

/// The measure before `current` in the list.
pub fn previous(items: &[Item], current: &MeasureId) -> Option<MeasureId> {
    let at = items.iter().position(|item| item.measure == *current)?;
    at.checked_sub(1).map(|before| items[before].measure.clone())
}

/// Where the page opens: the first open measure, else the first.
pub fn first(items: &[Item]) -> Option<MeasureId> {
    items.iter().find(|item| item.is_open()).or(items.first()).map(|item| item.measure.clone())
}
