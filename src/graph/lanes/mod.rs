//! Initiatives in lanes by Vision: what a view or a file needs to draw the graph, in whole CSS px.
//!
//! # Floors
//!
//! Each file names only those that stand before it here (`tests/it/circles.rs`).
//!
//! | Floor | Files | What |
//! |---|---|---|
//! | words | `grid`, `path` | cells in columns and rows; an edge as a browser draws it |
//! | places | `columns`, `shelves`, `level`, `order` | which column, which row |
//! | lines | `nets`, `corridors`, `rows`, `ports`, `trunks` | what shares a line, and where it runs |
//! | picture | `route`, `legend` | paths, and room for the legend |

mod columns;
mod corridors;
mod grid;
mod legend;
mod level;
mod nets;
mod order;
mod path;
mod ports;
mod route;
mod rows;
mod shelves;
mod trunks;

use self::grid::Grid;
pub use self::path::EdgePath;
pub(super) use self::ports::offset;
use self::route::{Routes, height, route};
use super::Graph;
use super::geometry::Rect;
use super::sizes::{NODE_WIDTH, RIGHT};
use crate::plan::{InitiativeId, VisionNumber};

/// A laid-out graph. The column heads stand at the top, [`super::sizes::HEAD_HEIGHT`] high; lanes follow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// Width of the whole drawing.
    pub width: i32,
    /// Height of the whole drawing.
    pub height: i32,
    /// Lanes from the top; a Vision without initiatives has none.
    pub lanes: Vec<LaneBox>,
    /// Heads from the left.
    pub columns: Vec<ColumnHead>,
    /// Nodes in reading order: by column, then down through the lanes.
    pub nodes: Vec<NodeBox>,
    /// Edges in the graph's order.
    pub edges: Vec<EdgePath>,
    /// Room for a legend, if there is enough inside the drawing; else it goes below.
    pub legend: Option<Rect>,
}

/// A Vision's lane. Its upper [`super::sizes::LANE_LABEL`] px hold the title over the first column and the counts over the last: no
/// edge passes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneBox {
    /// The Vision whose lane it is.
    pub vision: VisionNumber,
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// The kind of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneColumn {
    /// ステップ1 and on.
    Step(usize),
    /// ステップの定めなし: one head over two columns.
    Free,
}

/// A head over one or more columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnHead {
    /// The title that is written in it.
    pub title: LaneColumn,
    /// Left edge.
    pub x: i32,
    /// Width.
    pub width: i32,
}

/// An initiative's box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeBox {
    /// The initiative whose box it is.
    pub id: InitiativeId,
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// Column from the left; the two columns under [`LaneColumn::Free`] count as two.
    pub column: usize,
    /// Place in [`Layout::lanes`].
    pub lane: usize,
    /// Row from the top of the whole drawing.
    pub row: usize,
}

impl Layout {
    /// The box of an initiative.
    pub fn node(&self, id: &InitiativeId) -> Option<&NodeBox> {
        self.nodes.iter().find(|node| node.id == *id)
    }
}

/// Draws a graph in lanes by Vision. Equal graphs give equal pictures.
pub fn layout(graph: &Graph) -> Layout {
    unfolded(graph, &[])
}

/// The same picture with boxes that have more to show: `more` says for each of [`Graph::nodes`] by how much its box
/// is taller, in px. Lines still meet the boxes where their names stand.
pub fn unfolded(graph: &Graph, more: &[i32]) -> Layout {
    let grid = order::order(graph, &columns::columns(graph));
    let Some(last_column) = grid.columns.checked_sub(1) else {
        return Layout::default();
    };
    let Routes { rows, columns, paths } = route(graph, &grid, &nets::wire(graph, &grid), more);
    let width = columns[last_column].saturating_add(NODE_WIDTH).saturating_add(RIGHT);
    let lanes = grid.lanes.iter().zip(&rows.lanes);
    let lanes = lanes.map(|(lane, &(y, height))| LaneBox { vision: lane.vision, x: 0, y, width, height }).collect();
    let nodes = graph.nodes().iter().zip(&grid.cells).enumerate().map(|(place, (node, cell))| NodeBox {
        id: node.id.clone(),
        x: columns[cell.column],
        y: rows.top[cell.row],
        width: NODE_WIDTH,
        height: height(more, place),
        column: cell.column,
        lane: cell.lane,
        row: cell.row,
    });
    let mut nodes = nodes.collect::<Vec<_>>();
    nodes.sort_by_key(|node| (node.column, node.row));
    let legend = legend::room(&grid, &rows, &columns, &paths);
    Layout { width, height: rows.height, lanes, columns: heads(&grid, &columns), nodes, edges: paths, legend }
}

/// One head for each step column, one for the block without steps.
fn heads(grid: &Grid, columns: &[i32]) -> Vec<ColumnHead> {
    let steps = columns.iter().take(grid.step_columns).enumerate();
    let steps = steps.map(|(column, &x)| ColumnHead { title: LaneColumn::Step(column + 1), x, width: NODE_WIDTH });
    let block = match &columns[grid.step_columns..] {
        [first, .., last] => Some(ColumnHead { title: LaneColumn::Free, x: *first, width: last - first + NODE_WIDTH }),
        _ => None,
    };
    steps.chain(block).collect()
}
