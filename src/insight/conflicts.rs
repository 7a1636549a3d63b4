//! Every cell of the ledger whose heads differ, in any fiscal year and about any item.

use std::collections::BTreeMap;

use crate::journal::{Cell, ItemYear, Ledger};

/// The cells in conflict.
#[derive(Debug, Clone, Default)]
pub struct Conflicts {
    cells: BTreeMap<ItemYear, Vec<Cell>>,
    revision: u64,
}

impl PartialEq for Conflicts {
    /// Two are equal that name the same cells, whenever they were looked for.
    fn eq(&self, other: &Self) -> bool {
        self.cells == other.cells
    }
}

impl Conflicts {
    /// Looks again at what was added to since these were found in the same ledger.
    #[must_use]
    pub fn after(&self, ledger: &Ledger) -> Self {
        let mut after = Self { cells: self.cells.clone(), revision: ledger.revision() };
        for item_year in ledger.changed_since(self.revision) {
            let (fy, item) = item_year;
            let torn = ledger.cells_of(*fy, item).filter(|cell| ledger.reading(cell).in_conflict());
            let torn: Vec<Cell> = torn.cloned().collect();
            if torn.is_empty() {
                after.cells.remove(item_year);
            } else {
                after.cells.insert(item_year.clone(), torn);
            }
        }
        after
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.cells.values().map(Vec::len).sum()
    }

    /// Whether everything agrees.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Cell> {
        self.cells.values().flatten()
    }
}
