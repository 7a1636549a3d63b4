//! Orders the boxes inside each lane from top to bottom.
//!
//! The columns of steps are ordered lane by lane, with the lines that pass them; the shelves beside them follow.

use std::collections::BTreeSet;

use super::grid::{Corridor, Grid, GridCell, LaneRows};
use super::level::level;
use super::shelves::{LaneShelf, shelve};
use crate::filled::filled;
use crate::graph::ordering::{Ordered, ordered};
use crate::graph::{Edge, Graph};
use crate::plan::VisionNumber;

/// Gives every node its cell.
pub(super) fn order(graph: &Graph, layers: &[Option<usize>]) -> Grid {
    let mut draft = Draft::by_number(graph, layers);
    draft.fill_shelves();
    draft.stack(graph, layers);
    draft.level();
    draft.fill_shelves();
    let mut grid = draft.grid();
    let passes = graph.edges().iter().zip(&draft.bends).map(|(edge, bends)| draft.passes(&grid, *edge, bends));
    grid.passes = passes.collect();
    grid
}

/// Where a line passes a column.
#[derive(Debug, Clone, Copy)]
struct Bend {
    lane: usize,
    /// How many of the column's boxes in that lane are above it.
    above: usize,
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
    shelves: Vec<Vec<LaneShelf>>,
    /// For each node its row.
    row: Vec<usize>,
    /// For each node of the stacks its row inside its lane.
    within: Vec<usize>,
    /// For each edge its bends, from the left.
    bends: Vec<Vec<Bend>>,
}

impl Draft {
    fn by_number(graph: &Graph, layers: &[Option<usize>]) -> Self {
        let visions: BTreeSet<VisionNumber> = filled(graph.nodes().iter().map(|node| node.lane));
        let visions = visions.into_iter().collect::<Vec<_>>();
        let columns = layers.iter().flatten().max().map_or(0, |last| last + 1);
        let mut stacks = vec![vec![Vec::new(); visions.len()]; columns];
        let mut loose = vec![Vec::new(); visions.len()];
        let mut within = vec![0; graph.nodes().len()];
        for (place, (node, layer)) in graph.nodes().iter().zip(layers).enumerate() {
            let lane = visions.partition_point(|vision| *vision < node.lane);
            match layer {
                Some(column) => {
                    within[place] = stacks[*column][lane].len();
                    stacks[*column][lane].push(place);
                }
                None => loose[lane].push(place),
            }
        }
        let mut neighbours = vec![Vec::new(); graph.nodes().len()];
        for edge in graph.edges() {
            neighbours[edge.from].push(edge.to);
            neighbours[edge.to].push(edge.from);
        }
        let shelves = vec![Vec::new(); visions.len()];
        let (row, bends) = (vec![0; graph.nodes().len()], vec![Vec::new(); graph.edges().len()]);
        Self { visions, neighbours, stacks, loose, shelves, row, within, bends }
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
        let mut drawn = Vec::new();
        for (index, edge) in graph.edges().iter().enumerate() {
            let (from, to) =
                if column[edge.from] <= column[edge.to] { (edge.from, edge.to) } else { (edge.to, edge.from) };
            if column[from] < column[to] {
                drawn.push((lines.len(), index));
                lines.push((from, to));
            } else if column[from] < columns {
                let bend = column.len();
                column.push(column[from] + 1);
                lane.push(lane[from].min(lane[to]));
                lines.extend([(from, bend), (to, bend)]);
            }
        }
        let Ordered { rows, lane, bends } = ordered(&column, &lane, &lines);
        let mut above = vec![0; lane.len()];
        for (row, stacks) in rows.into_iter().zip(&mut self.stacks) {
            for stack in stacks.iter_mut() {
                stack.clear();
            }
            for node in row {
                let stack = &mut stacks[lane[node]];
                above[node] = stack.len();
                if node < layers.len() {
                    self.within[node] = stack.len();
                    stack.push(node);
                }
            }
        }
        for (line, edge) in drawn {
            let bends = bends[line].clone();
            self.bends[edge] = bends.map(|bend| Bend { lane: lane[bend], above: above[bend] }).collect();
        }
    }

    /// Moves the boxes of steps down to where they are level with what they are linked to in their lane.
    fn level(&mut self) {
        let mut home = vec![None; self.row.len()];
        for lanes in &self.stacks {
            for (lane, stack) in lanes.iter().enumerate() {
                for node in stack {
                    home[*node] = Some(lane);
                }
            }
        }
        let linked = |(node, others): (usize, &Vec<usize>)| {
            others.iter().copied().filter(|other| home[node].is_some() && home[*other] == home[node]).collect()
        };
        let linked: Vec<Vec<usize>> = self.neighbours.iter().enumerate().map(linked).collect();
        for lane in 0..self.visions.len() {
            let stacks: Vec<&[usize]> = self.stacks.iter().map(|lanes| lanes[lane].as_slice()).collect();
            level(&stacks, self.rows(lane), &linked, &mut self.within);
        }
    }

    /// The corridors through which an edge passes the columns between its ends: as level as its bends' places allow, and
    /// what has no bend beside where it goes.
    fn passes(&self, grid: &Grid, edge: Edge, bends: &[Bend]) -> Vec<Corridor> {
        let [one, other] = [edge.from, edge.to].map(|node| grid.cells[node]);
        let (left, right) = if one.column <= other.column { (one, other) } else { (other, one) };
        let mut passes: Vec<Corridor> = Vec::with_capacity(right.column - left.column);
        for column in left.column + 1..right.column {
            let from =
                passes.last().copied().unwrap_or(if left.row < right.row { left.beneath() } else { left.above() });
            let Some(Bend { lane, above }) = bends.get(passes.len()) else {
                passes.push(if from.height() < right.height() { right.above() } else { right.beneath() });
                continue;
            };
            let stack = &self.stacks[column][*lane];
            let rows = &grid.lanes[*lane];
            let upper = above.checked_sub(1).map_or(Corridor(rows.first + lane), |at| grid.cells[stack[at]].beneath());
            let lower =
                stack.get(*above).map_or(Corridor(rows.first + rows.rows + lane), |node| grid.cells[*node].above());
            passes.push(from.clamp(upper, lower));
        }
        passes
    }

    /// Lays the shelves, by where the boxes stand.
    fn fill_shelves(&mut self) {
        self.row = self.grid().cells.iter().map(|cell| cell.row).collect();
        for (shelves, loose) in self.shelves.iter_mut().zip(&self.loose) {
            *shelves = shelve(loose, &self.neighbours, &self.row);
        }
    }

    /// How many rows a lane needs.
    fn rows(&self, lane: usize) -> usize {
        self.stacks.iter().map(|lanes| lanes[lane].len()).max().unwrap_or(0).max(self.shelves[lane].len())
    }

    fn grid(&self) -> Grid {
        let step_columns = self.stacks.len();
        let shelf_columns = if self.loose.iter().all(Vec::is_empty) { 0 } else { 2 };
        let mut cells = vec![GridCell { column: 0, lane: 0, row: 0 }; self.row.len()];
        let mut lanes = Vec::with_capacity(self.visions.len());
        let mut first = 0;
        for (lane, vision) in self.visions.iter().enumerate() {
            for (column, stacks) in self.stacks.iter().enumerate() {
                for node in &stacks[lane] {
                    cells[*node] = GridCell { column, lane, row: first + self.within[*node] };
                }
            }
            for (position, shelf) in self.shelves[lane].iter().enumerate() {
                for (side, node) in shelf.iter().enumerate().filter_map(|(side, node)| Some((side, (*node)?))) {
                    cells[node] = GridCell { column: step_columns + side, lane, row: first + position };
                }
            }
            let rows = self.rows(lane);
            lanes.push(LaneRows { vision: *vision, first, rows });
            first += rows;
        }
        Grid { lanes, step_columns, columns: step_columns + shelf_columns, cells, passes: Vec::new() }
    }
}
