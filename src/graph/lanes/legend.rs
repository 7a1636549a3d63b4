//! Where a legend fits: the longest run of empty shelves in one lane that no edge touches.

use super::grid::Grid;
use super::path::EdgePath;
use super::rows::Rows;
use crate::graph::geometry::Rect;
use crate::graph::sizes::{LEGEND_HEIGHT, LEGEND_WIDTH, NODE_WIDTH};

/// The highest free place in the block without steps; of equal ones the first.
pub(super) fn room(grid: &Grid, rows: &Rows, columns: &[i32], paths: &[EdgePath]) -> Option<Rect> {
    let [first, .., last] = columns.get(grid.step_columns..)? else { return None };
    let width = last - first + NODE_WIDTH;
    if width < LEGEND_WIDTH {
        return None;
    }
    let rooms = empty_runs(grid).into_iter().map(|(from, to)| Rect {
        x: *first,
        y: rows.top[from],
        width,
        height: rows.bottom[to] - rows.top[from],
    });
    let clear =
        |room: &Rect| paths.iter().flat_map(|path| path.points.windows(2)).all(|ends| !room.meets(ends[0], ends[1]));
    rooms.filter(|room| room.height >= LEGEND_HEIGHT && clear(room)).rev().max_by_key(|room| room.height)
}

/// Runs of rows whose shelves are empty, first and last row, each inside one lane.
fn empty_runs(grid: &Grid) -> Vec<(usize, usize)> {
    let mut taken = vec![false; grid.rows()];
    for cell in grid.cells.iter().filter(|cell| cell.column >= grid.step_columns) {
        taken[cell.row] = true;
    }
    let mut runs = Vec::new();
    for lane in &grid.lanes {
        let rows = (lane.first..lane.first + lane.rows).collect::<Vec<_>>();
        let alike = rows.chunk_by(|one, next| taken[*one] == taken[*next]);
        let ends = alike.filter_map(|run| run.first().copied().zip(run.last().copied()));
        runs.extend(ends.filter(|(from, _)| !taken[*from]));
    }
    runs
}
