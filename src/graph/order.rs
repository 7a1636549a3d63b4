//! Rows: who stands above whom inside each lane.
//!
//! Median sweeps (Eades and Wormald): each column in turn, first to last, then last to first, is sorted inside each
//! lane by the median row of every node's neighbours, steps and related alike. Of all arrangements met, the one
//! with the fewest crossings wins, then the one with the shortest edges, then the earliest.

use std::collections::BTreeSet;

use super::grid::{Cell, Grid, LaneRows};
use super::shelves::{Shelf, shelve};
use super::{Graph, crossings};
use crate::gather::{gather, sort};
use crate::plan::VisionNumber;

/// More do not help: sweeps settle or repeat themselves.
const SWEEPS: usize = 12;

/// Gives every node its cell.
pub(super) fn order(graph: &Graph, layers: &[Option<usize>]) -> Grid {
    let mut draft = Draft::by_number(graph, layers);
    let mut best = draft.grid();
    let mut best_cost = crossings::cost(graph, &best);
    for sweep in 0..SWEEPS {
        let before = draft.row.clone();
        draft.sweep(sweep % 2 == 1);
        if draft.row == before {
            break;
        }
        let grid = draft.grid();
        let cost = crossings::cost(graph, &grid);
        if cost < best_cost {
            (best, best_cost) = (grid, cost);
        }
    }
    best
}

/// An arrangement in the making.
struct Draft {
    visions: Vec<VisionNumber>,
    /// For each node its neighbours over any edge.
    neighbours: Vec<Vec<usize>>,
    /// Nodes top down, by step column and lane.
    stacks: Vec<Vec<Vec<usize>>>,
    /// Nodes without steps, by lane, sorted.
    loose: Vec<Vec<usize>>,
    /// The same on their shelves.
    shelves: Vec<Vec<Shelf>>,
    /// For each lane its first row.
    first: Vec<usize>,
    /// For each node its row.
    row: Vec<usize>,
}

impl Draft {
    fn by_number(graph: &Graph, layers: &[Option<usize>]) -> Self {
        let visions: BTreeSet<VisionNumber> = gather(graph.nodes().iter().map(|node| node.lane));
        let visions = visions.into_iter().collect::<Vec<_>>();
        let columns = layers.iter().flatten().max().map_or(0, |last| last + 1);
        let mut stacks = vec![vec![Vec::new(); visions.len()]; columns];
        let mut loose = vec![Vec::new(); visions.len()];
        for (place, (node, layer)) in graph.nodes().iter().zip(layers).enumerate() {
            let lane = visions.partition_point(|vision| *vision < node.lane);
            match layer {
                Some(column) => stacks[*column][lane].push(place),
                None => loose[lane].push(place),
            }
        }
        let mut neighbours = vec![Vec::new(); graph.nodes().len()];
        for edge in graph.edges() {
            neighbours[edge.from].push(edge.to);
            neighbours[edge.to].push(edge.from);
        }
        let (shelves, first) = (vec![Vec::new(); visions.len()], vec![0; visions.len()]);
        let row = vec![0; graph.nodes().len()];
        let mut draft = Self { visions, neighbours, stacks, loose, shelves, first, row };
        draft.fill_shelves();
        draft
    }

    /// Sorts every column once, then lays the shelves again.
    fn sweep(&mut self, backwards: bool) {
        let columns = self.stacks.len();
        for turn in 0..columns {
            self.sort_column(if backwards { columns - 1 - turn } else { turn });
        }
        self.fill_shelves();
    }

    fn sort_column(&mut self, column: usize) {
        for (stack, first) in self.stacks[column].iter_mut().zip(&self.first) {
            let medians = stack.iter().map(|&node| (median(node, &self.neighbours[node], &self.row), node));
            let mut sorted = medians.collect::<Vec<_>>();
            sort(&mut sorted);
            *stack = sorted.into_iter().map(|(_, node)| node).collect();
            for (position, node) in stack.iter().enumerate() {
                self.row[*node] = first + position;
            }
        }
    }

    /// Lays the shelves, and the rows of all lanes with them.
    fn fill_shelves(&mut self) {
        for (shelves, loose) in self.shelves.iter_mut().zip(&self.loose) {
            *shelves = shelve(loose, &self.neighbours, &self.row);
        }
        let grid = self.grid();
        self.first = grid.lanes.iter().map(|lane| lane.first).collect();
        self.row = grid.cells.iter().map(|cell| cell.row).collect();
    }

    /// How many rows a lane needs.
    fn rows(&self, lane: usize) -> usize {
        self.stacks.iter().map(|lanes| lanes[lane].len()).max().unwrap_or(0).max(self.shelves[lane].len())
    }

    fn grid(&self) -> Grid {
        let step_columns = self.stacks.len();
        let shelf_columns = if self.loose.iter().all(Vec::is_empty) { 0 } else { 2 };
        let mut cells = vec![Cell { column: 0, lane: 0, row: 0 }; self.row.len()];
        let mut lanes = Vec::with_capacity(self.visions.len());
        let mut first = 0;
        for (lane, vision) in self.visions.iter().enumerate() {
            for (column, stacks) in self.stacks.iter().enumerate() {
                for (position, node) in stacks[lane].iter().enumerate() {
                    cells[*node] = Cell { column, lane, row: first + position };
                }
            }
            for (position, shelf) in self.shelves[lane].iter().enumerate() {
                for (side, node) in shelf.iter().enumerate().filter_map(|(side, node)| Some((side, (*node)?))) {
                    cells[node] = Cell { column: step_columns + side, lane, row: first + position };
                }
            }
            let rows = self.rows(lane);
            lanes.push(LaneRows { vision: *vision, first, rows });
            first += rows;
        }
        Grid { lanes, step_columns, columns: step_columns + shelf_columns, cells }
    }
}

/// Twice the median row of a node's neighbours; twice its own row when it has none.
fn median(node: usize, neighbours: &[usize], row: &[usize]) -> usize {
    let mut rows = neighbours.iter().map(|other| row[*other]).collect::<Vec<_>>();
    sort(&mut rows);
    match rows.len() {
        0 => 2 * row[node],
        count => rows[(count - 1) / 2] + rows[count / 2],
    }
}
