//! A round of collecting 調査回, as entries carry it: where its facts stand.
//!
//! What the office asks stands in cells like any record, so it merges, travels and is undone like one. The cells do not
//! say which office wrote them: where two offices make or close a round differently, their entries meet in one cell and
//! are in conflict.

use crate::plan::{DeptId, ItemId};

use super::{Cell, Field};

/// The department id under which whoever collects speaks of a round. No plan has it: ids of a plan begin with a letter.
pub const OFFICE: &str = "@office";

/// Before the number of a round in its item id.
const PREFIX: &str = "@round-";

/// A round is known by its fiscal year and its number within it: 1 is 上期, 2 is 年度末. What people call it is a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoundId {
    /// The fiscal year whose records it asks for.
    pub fy: i32,
    /// From 1.
    pub number: u16,
}

impl RoundId {
    /// The cell of one fact of the round.
    pub fn cell(self, field: Field) -> Cell {
        Cell { fy: self.fy, item: self.item(), dept: DeptId::new(OFFICE), field }
    }

    /// The item that its facts are about.
    pub fn item(self) -> ItemId {
        ItemId::new(format!("{PREFIX}{}", self.number))
    }

    /// The round whose fact stands in a cell; `None` for any other cell.
    pub fn of_cell(cell: &Cell) -> Option<Self> {
        Self::of_item(cell.fy, &cell.item).filter(|_| cell.dept.as_str() == OFFICE)
    }

    /// The round that an item of a fiscal year is; `None` for any other item.
    pub fn of_item(fy: i32, item: &ItemId) -> Option<Self> {
        let number: u16 = item.as_str().strip_prefix(PREFIX)?.parse().ok()?;
        let id = Self { fy, number };
        // 01 and +1 are no numbers that a page writes: there is one name for one round.
        (number > 0 && id.item() == *item).then_some(id)
    }
}
