//! Every cell of the ledger whose heads differ, in any fiscal year and about any item.

use crate::gather::sort;
use crate::journal::{Cell, ItemYear, Ledger};

/// The cells in conflict, in order.
#[derive(Debug, Clone, Default)]
pub struct Conflicts {
    cells: Vec<Cell>,
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
        let changed: Vec<&ItemYear> = ledger.changed_since(self.revision).collect();
        let is_old =
            |cell: &&Cell| changed.binary_search_by(|(fy, item)| (fy, item).cmp(&(&cell.fy, &cell.item))).is_err();
        let mut cells: Vec<Cell> = self.cells.iter().filter(is_old).cloned().collect();
        for (fy, item) in changed {
            let torn = ledger.cells_of(*fy, item).filter(|cell| ledger.reading(cell).in_conflict());
            cells.extend(torn.cloned());
        }
        sort(&mut cells);
        Self { cells, revision: ledger.revision() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether everything agrees.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells.
    pub fn iter(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter()
    }
}
