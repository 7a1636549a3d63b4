//! The value of a figure in an earlier fiscal year, from which a reference value may be counted.

use crate::journal::{Actual, Cell, Field, Ledger};
use crate::plan::calendar::{Date, year_end};
use crate::plan::{DeptId, ItemId, Measure, Plan};

use super::Earlier;
use super::progress::readable;

/// How long after a fiscal year its books stay open: until 31 May.
const BOOKS_OPEN_DAYS: i64 = 61;

/// The earliest figure that a department recorded for a fiscal year of the plan before `fy`, and that can be read.
pub fn earlier(plan: &Plan, ledger: &Ledger, fy: i32, dept: &DeptId, measure: &Measure) -> Option<Earlier> {
    let target = measure.target.as_ref()?;
    let item = ItemId::from(&measure.id);
    let of_year = |fy: i32| {
        let cell = Cell { fy, dept: dept.clone(), item: item.clone(), field: Field::Actual };
        let actual = ledger.reading(&cell).value().and_then(Actual::of_value)?;
        let is_of_year = actual.on.is_none_or(|on| belongs_to(fy, on));
        (is_of_year && readable(target, &actual.figure)).then_some(Earlier { fy, figure: actual.figure })
    };
    plan.years.years().take_while(|year| *year < fy).find_map(of_year)
}

/// Whether a figure's day belongs to a fiscal year: until the books are closed.
pub(super) fn belongs_to(fy: i32, on: Date) -> bool {
    on.fiscal_year() >= fy && year_end(fy).is_some_and(|end| on.days_since(end) <= BOOKS_OPEN_DAYS)
}
