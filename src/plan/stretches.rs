//! A measure's roadmap as rows of stretches, to be drawn under the plan's years.

use std::ops::RangeInclusive;

use super::Phase;

/// A part of a roadmap's row: a phase, or years without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// `None` in a gap.
    pub phase: Option<&'a Phase>,
    /// The first fiscal year it takes.
    pub first: i32,
    /// The last one; never before the first.
    pub last: i32,
}

impl Stretch<'_> {
    /// How many fiscal years it takes.
    pub fn years(&self) -> i32 {
        self.last - self.first + 1
    }
}

/// The phases as rows of stretches that fill the plan's years without overlap; none where there is no phase.
///
/// Where phases overlap, the later goes to a row of its own. Years in the wrong order are turned around, and what
/// leaves the plan's years is held at their edge: no phase is ever lost.
pub fn stretches(years: RangeInclusive<i32>, phases: &[Phase]) -> Vec<Vec<Stretch<'_>>> {
    let within = |year: i32| year.max(*years.start()).min(*years.end());
    let mut rows: Vec<Vec<Stretch<'_>>> = Vec::new();
    for phase in phases {
        let (first, last) = (within(phase.first.min(phase.last)), within(phase.first.max(phase.last)));
        let at = rows.iter().position(|row| row.last().is_none_or(|before| before.last < first));
        let at = at.unwrap_or_else(|| {
            rows.push(Vec::new());
            rows.len() - 1
        });
        fill(&mut rows[at], *years.start(), first - 1);
        rows[at].push(Stretch { phase: Some(phase), first, last });
    }
    for row in &mut rows {
        fill(row, *years.start(), *years.end());
    }
    rows
}

/// Adds the gap from a row's end to a year, if there is one.
fn fill(row: &mut Vec<Stretch<'_>>, start: i32, last: i32) {
    let first = row.last().map_or(start, |before| before.last + 1);
    if first <= last {
        row.push(Stretch { phase: None, first, last });
    }
}
