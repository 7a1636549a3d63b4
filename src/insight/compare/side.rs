//! One side of a comparison.

use crate::insight::{MeasureSummary, Rating};
use crate::journal::{GradeKind, Ledger, Scale};

/// One side of a comparison: now, a day ([`Ledger::as_of`]), another fiscal year, or a file. The comparison does not
/// know which.
#[derive(Debug, Clone, Copy)]
pub struct ComparedSide<'a> {
    /// What was recorded. Departments are read under the same ids on both sides
    /// ([`Ledger::merge_departments`]).
    pub ledger: &'a Ledger,
    /// The fiscal year that is looked at.
    pub fy: i32,
    /// The scale that its ratings are of.
    pub scale: &'a Scale,
    /// Whether it holds all that was recorded; a file may hold one department's part, and what it lacks was not taken back.
    pub is_whole: bool,
}

impl ComparedSide<'_> {
    /// Whether ratings of both sides mean the same: the same grades of the same kinds, best first. How a grade is
    /// named or described makes no other scale.
    pub(super) fn has_scale_of(&self, other: &Self) -> bool {
        let grades = |side: &Self| side.scale.grades.len();
        let mut pairs = self.scale.grades.iter().zip(&other.scale.grades);
        grades(self) == grades(other) && pairs.all(|(one, two)| one.id == two.id && one.kind == two.kind)
    }

    /// How far down the scale a measure's rating stands; `None` where it has none that is better or worse than others.
    ///
    /// A scale may have several grades of one kind: of several departments, the worst counts here too.
    pub(super) fn rank(&self, summary: &MeasureSummary) -> Option<usize> {
        let kind = summary.rated.kind().filter(|kind| *kind != GradeKind::NotRated)?;
        let place = |rated: &Rating| match rated {
            Rating::Grade(id, own) if *own == kind => self.scale.grades.iter().position(|grade| grade.id == *id),
            _ => None,
        };
        summary.reports.iter().filter_map(|report| place(&report.rated)).max()
    }
}
