//! A cell: the year, item, department and field that entries are about.

use crate::plan::{DeptId, ItemId};

use super::Field;

/// Where a statement belongs: *this department says this about this item for this fiscal year*.
///
/// Cells of one item and year stand together in their order, so that a ledger finds them without looking at others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Fiscal year.
    pub fy: i32,
    /// About what.
    pub item: ItemId,
    /// Who says it.
    pub dept: DeptId,
    /// Which part of the record.
    pub field: Field,
}
