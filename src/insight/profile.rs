//! A department's part in the plan: the groups it declared, and the measures it is concerned with.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::journal::{Cell, Field, Ledger, PROFILE, Value};
use crate::plan::{DeptId, GroupId, Involvement, ItemId, MeasureId, Plan};

/// The groups a department declared: the newest declaration that holds in `fy`.
///
/// A declaration holds from its fiscal year on. While one is in conflict, every group that any head names counts,
/// so that no duty is hidden.
pub fn groups_of(ledger: &Ledger, dept: &DeptId, fy: i32) -> Vec<GroupId> {
    let Some(cell) = declaration(ledger, dept, fy) else { return Vec::new() };
    let heads = ledger.heads(&cell).into_iter();
    let groups = heads.filter_map(|head| head.value().and_then(Value::as_list)).flatten();
    let groups: BTreeSet<GroupId> = filled(groups.filter_map(|value| value.as_text().map(GroupId::new)));
    groups.into_iter().collect()
}

/// Whether a department has said which groups it belongs to, if only that it belongs to none.
pub fn has_declared_groups(ledger: &Ledger, dept: &DeptId, fy: i32) -> bool {
    let stands =
        |cell: Cell| ledger.heads(&cell).iter().any(|head| head.value().is_some_and(|value| *value != Value::Null));
    declaration(ledger, dept, fy).is_some_and(stands)
}

/// The newest cell in which a department declared its groups, up to a fiscal year.
fn declaration(ledger: &Ledger, dept: &DeptId, fy: i32) -> Option<Cell> {
    let years = ledger.item_years().filter(|(year, item)| *year <= fy && item.as_str() == PROFILE);
    let cell = |year: &i32| Cell { fy: *year, item: ItemId::new(PROFILE), dept: dept.clone(), field: Field::Groups };
    years.map(|(year, _)| cell(year)).filter(|cell| ledger.entries_of(cell).next().is_some()).last()
}

/// A measure that concerns a department, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The measure.
    pub measure: MeasureId,
    /// Its role, by name or via a group.
    pub involvement: Involvement,
}

/// The measures that concern a department: ◎ by name, ◎ via a group, ○, ●; within each in the plan's order.
pub fn duties(plan: &Plan, dept: &DeptId, groups: &[GroupId]) -> Vec<Duty> {
    let mut duties: Vec<Duty> = plan
        .measures()
        .filter_map(|(initiative, measure)| {
            let involvement = plan.involvement(dept, groups, initiative, measure)?;
            Some(Duty { measure: measure.id.clone(), involvement })
        })
        .collect();
    duties.sort_by_key(|duty| duty.involvement);
    duties
}
