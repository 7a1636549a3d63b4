//! Entries that no count includes, because this plan does not know their department or their item.

use crate::journal::{Ledger, PROFILE, RoundId};
use crate::plan::{MeasureId, Plan};

/// Cells of a fiscal year that a department or an item unknown to the plan stands in: kept and shown, counted nowhere.
pub fn uncounted(plan: &Plan, ledger: &Ledger, fy: i32) -> usize {
    let of_year = ledger.item_years().filter(|(year, _)| *year == fy);
    of_year
        .map(|(_, item)| {
            let known = item.as_str() == PROFILE
                || plan.measure(&MeasureId::new(item.as_str())).is_some()
                || plan.initiatives.iter().any(|initiative| initiative.id.as_str() == item.as_str());
            ledger
                .cells_of(fy, item)
                .filter(|cell| !(known && plan.department(&cell.dept).is_some()) && RoundId::of_cell(cell).is_none())
                .count()
        })
        .sum()
}
