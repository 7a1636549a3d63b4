//! How many edges cross between columns, were they straight.

use super::grid::Grid;
use super::{Edge, Graph};
use crate::gather::sort;

/// Crossings among edges that join the same two columns, and the sum of rows that all edges span.
///
/// Inversions counted with a Fenwick tree: `O(E log E)`.
pub(super) fn cost(graph: &Graph, grid: &Grid) -> (usize, usize) {
    let mut lines = graph.edges().iter().map(|edge| line(grid, edge)).collect::<Vec<_>>();
    sort(&mut lines);
    let span = lines.iter().fold(0_usize, |sum, line| sum.saturating_add(line.rows.0.abs_diff(line.rows.1)));
    let crossings = lines
        .chunk_by(|one, other| one.columns == other.columns)
        .filter(|group| group.iter().all(|line| line.columns.0 != line.columns.1))
        .fold(0_usize, |sum, group| sum.saturating_add(inversions(group, grid.rows())));
    (crossings, span)
}

/// An edge as a straight line, left end first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    columns: (usize, usize),
    rows: (usize, usize),
}

fn line(grid: &Grid, edge: &Edge) -> Line {
    let ends = [edge.from, edge.to].map(|node| (grid.cells[node].column, grid.cells[node].row));
    let [left, right] = if ends[0] <= ends[1] { ends } else { [ends[1], ends[0]] };
    Line { columns: (left.0, right.0), rows: (left.1, right.1) }
}

/// Pairs of lines whose right rows stand the other way round than their left rows. Lines are sorted, so those that
/// leave from one row never count against each other.
fn inversions(lines: &[Line], rows: usize) -> usize {
    let mut seen = vec![0_usize; rows + 1];
    let mut count = 0_usize;
    for (earlier, line) in lines.iter().enumerate() {
        count = count.saturating_add(earlier - seen_up_to(&seen, line.rows.1));
        add(&mut seen, line.rows.1);
    }
    count
}

/// Adds one at a row of the Fenwick tree.
fn add(seen: &mut [usize], row: usize) {
    let mut at = row + 1;
    while let Some(slot) = seen.get_mut(at) {
        *slot += 1;
        at += at & at.wrapping_neg();
    }
}

/// How many were added at this row or above it.
fn seen_up_to(seen: &[usize], row: usize) -> usize {
    let mut at = row + 1;
    let mut sum = 0;
    while at > 0 {
        sum += seen[at];
        at &= at - 1;
    }
    sum
}
