//! Years that cannot be right: a slip of the finger, or a year that was still being typed.

use std::ops::RangeInclusive;

use crate::plan::calendar::Date;

use super::{Entry, Field, Statement};

/// What in an entry cannot be right. Such an entry is kept word for word and never in force.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// Its fiscal year.
    #[error("the fiscal year {0}")]
    FiscalYear(i32),
    /// The day its figure holds for, as written.
    #[error("the day {0:?}")]
    Day(String),
}

impl Entry {
    /// What cannot be right where records are of these fiscal years.
    ///
    /// The clock's label is not looked at: a computer whose clock stands wrong loses no record. A redaction neither:
    /// what is erased goes, whatever year it stood in.
    pub fn doubt(&self, years: &RangeInclusive<i32>) -> Option<Doubt> {
        let Statement::Set { cell, value } = self.statement() else { return None };
        if !years.contains(&cell.fy) {
            return Some(Doubt::FiscalYear(cell.fy));
        }
        if cell.field != Field::Actual {
            return None;
        }
        let day = value.as_map()?.get("on")?.as_text()?;
        // Words of a newer version are kept like anything else that is not understood.
        let is_date = day.split('-').count() == 3 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let fits = Date::parse(day).is_ok_and(|day| years.contains(&day.fiscal_year()));
        (is_date && !fits).then(|| Doubt::Day(day.to_owned()))
    }
}
