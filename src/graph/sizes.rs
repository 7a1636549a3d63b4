//! The drawing's numbers in CSS px, from the visual language of the project.

/// Width of a node.
pub const NODE_WIDTH: i32 = 208;
/// Height of a node.
pub const NODE_HEIGHT: i32 = 80;
/// From the drawing's left edge to the first column; the lane's band (6) lies in it.
pub const LEFT: i32 = 16;
/// From the last column to the drawing's right edge.
pub const RIGHT: i32 = 10;
/// Height of the column heads.
pub const HEAD_HEIGHT: i32 = 32;
/// Between the heads and the first lane, and between lanes.
pub const LANE_GAP: i32 = 8;
/// The strip at a lane's top: its title over the first column, its counts over the last.
pub const LANE_LABEL: i32 = 44;
/// Below a lane's last row.
pub const LANE_BOTTOM: i32 = 18;
/// Between two rows.
pub const ROW_GAP: i32 = 24;
/// Between two step columns.
pub const STEP_GAP: i32 = 66;
/// Between the last step column and the block without steps.
pub const BLOCK_GAP: i32 = 48;
/// Between the two columns of that block.
pub const SHELF_GAP: i32 = 28;
/// From a column's right edge to the first trunk.
pub const FIRST_TRUNK: i32 = 26;
/// From a trunk to the next trunk of a step.
pub const STEP_TRUNK: i32 = 16;
/// From a trunk to the next trunk of a related pair.
pub const RELATED_TRUNK: i32 = 12;
/// From the last trunk to the next column: a corner and an arrow head fit.
pub const LAST_TRUNK: i32 = 22;
/// Least distance between lines in a corridor, and to the boxes beside them.
pub const CORRIDOR_PITCH: i32 = 8;
/// Most distance between two ports of one side.
pub const PORT_PITCH: i32 = 18;
/// Most distance between the first and last port of one side.
pub const PORT_SPREAD: i32 = 40;
/// Least distance between a port and one that it made way for.
pub const PORT_LEAST: u32 = 9;
/// Furthest from the middle of a side that a port may be: clear of the box's round corners.
pub const PORT_REACH: i32 = 32;
/// From a node's left edge to where a vertical line meets it, clear of the labels on its upper edge.
pub const PLUMB: i32 = 40;
/// Least width of the legend.
pub const LEGEND_WIDTH: i32 = 340;
/// Least height of the legend.
pub const LEGEND_HEIGHT: i32 = 190;

/// A count of things times a size; a count beyond all screens ends at the largest number.
pub(super) fn times(count: usize, size: i32) -> i32 {
    i32::try_from(count).map_or(i32::MAX, |count| count.saturating_mul(size))
}
