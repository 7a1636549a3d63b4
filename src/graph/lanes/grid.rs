//! Where each node stands, in columns and rows, before any pixel.

use crate::plan::VisionNumber;

/// A node's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridCell {
    /// Column from the left.
    pub(super) column: usize,
    /// Lane from the top.
    pub(super) lane: usize,
    /// Row from the top of the whole drawing.
    pub(super) row: usize,
}

/// A lane's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LaneRows {
    /// Whose lane.
    pub(super) vision: VisionNumber,
    /// Its first row.
    pub(super) first: usize,
    /// How many rows; at least one.
    pub(super) rows: usize,
}

/// All places. Rows run through all columns; no two nodes share a cell. Unless there is no node, there are at
/// least two columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    /// Lanes from the top.
    pub(super) lanes: Vec<LaneRows>,
    /// How many columns hold steps; what follows is the block without.
    pub(super) step_columns: usize,
    /// How many columns in all.
    pub(super) columns: usize,
    /// One for each node.
    pub(super) cells: Vec<GridCell>,
    /// For each edge the corridors through which it passes the columns between its ends, from the left.
    pub(super) passes: Vec<Vec<Corridor>>,
}

/// A way between two rows, from one side of a column to the other: the one above each lane's first row, and the one
/// beneath each row, counted from the top of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Corridor(pub(super) usize);

impl Corridor {
    /// How far down it is, as [`GridCell::height`] has it.
    pub(super) fn height(self) -> usize {
        2 * self.0
    }
}

impl GridCell {
    /// The corridor above its row.
    pub(super) fn above(self) -> Corridor {
        Corridor(self.row + self.lane)
    }

    /// The corridor beneath its row.
    pub(super) fn beneath(self) -> Corridor {
        Corridor(self.row + self.lane + 1)
    }

    /// How far down it is, counting rows and corridors.
    pub(super) fn height(self) -> usize {
        2 * (self.row + self.lane) + 1
    }
}

impl Grid {
    /// How many rows in all.
    pub(super) fn rows(&self) -> usize {
        self.lanes.iter().map(|lane| lane.rows).sum()
    }

    /// How many corridors in all.
    pub(super) fn corridors(&self) -> usize {
        self.rows() + self.lanes.len()
    }

    /// For each node the next one down its column, in whatever lane.
    pub(super) fn below(&self) -> Vec<Option<usize>> {
        let mut sorted = (0..self.cells.len()).collect::<Vec<_>>();
        sorted.sort_unstable_by_key(|node| (self.cells[*node].column, self.cells[*node].row, *node));
        let mut below = vec![None; self.cells.len()];
        for (upper, lower) in sorted.iter().zip(sorted.iter().skip(1)) {
            if self.cells[*upper].column == self.cells[*lower].column {
                below[*upper] = Some(*lower);
            }
        }
        below
    }
}
