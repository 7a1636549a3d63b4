//! Rows: who stands above whom inside each lane.
//!
//! The columns of steps are ordered by the engine, lane by lane; the shelves beside them follow.

use std::collections::BTreeSet;

use super::grid::{Cell, Grid, LaneRows};
use super::shelves::{Shelf, shelve};
use super::{Graph, engine};
use crate::gather::gather;
use crate::plan::VisionNumber;

/// Gives every node its cell.
pub(super) fn order(graph: &Graph, layers: &[Option<usize>]) -> Grid {
    let mut draft = Draft::by_number(graph, layers);
    draft.fill_shelves();
    draft.stack(graph, layers);
    draft.fill_shelves();
    draft.grid()
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
        Self { visions, neighbours, stacks, loose, shelves, first, row }
    }

    /// Orders the stacks so that few lines cross.
    ///
    /// What is tied to a stack from the block without steps stands in the column after the last for it. A pair inside
    /// one column is a line to a bend of its own in the next: that brings the two together.
    fn stack(&mut self, graph: &Graph, layers: &[Option<usize>]) {
        let columns = self.stacks.len();
        let mut column: Vec<usize> = layers.iter().map(|layer| layer.unwrap_or(columns)).collect();
        let lane_of = |vision: &VisionNumber| self.visions.partition_point(|other| other < vision);
        let mut lane: Vec<usize> = graph.nodes().iter().map(|node| lane_of(&node.lane)).collect();
        let mut lines = Vec::new();
        for edge in graph.edges() {
            let (from, to) =
                if column[edge.from] <= column[edge.to] { (edge.from, edge.to) } else { (edge.to, edge.from) };
            if column[from] < column[to] {
                lines.push((from, to));
            } else if column[from] < columns {
                let bend = column.len();
                column.push(column[from] + 1);
                lane.push(lane[from].min(lane[to]));
                lines.extend([(from, bend), (to, bend)]);
            }
        }
        for (column, row) in engine::rows(&column, &lane, &lines).into_iter().take(columns).enumerate() {
            for stack in &mut self.stacks[column] {
                stack.clear();
            }
            for node in row.into_iter().filter(|node| *node < layers.len()) {
                self.stacks[column][lane[node]].push(node);
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
