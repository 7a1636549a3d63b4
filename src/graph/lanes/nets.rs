//! Which edges share a line, and on which sides of their boxes they end.

use super::grid::{Corridor, Grid};
use crate::graph::Graph;
use crate::plan::LinkKind;

/// A side of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// Where steps arrive.
    Left,
    /// Where steps leave.
    Right,
}

/// Where a net meets a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// Whose box.
    pub(super) node: usize,
    /// Which side of it.
    pub(super) side: Side,
    /// The channel beside it: channel `c` lies left of column `c`.
    pub(super) channel: usize,
    /// How far down the box is, as [`super::grid::GridCell::height`] has it.
    pub(super) height: usize,
}

impl End {
    fn new(grid: &Grid, node: usize, side: Side) -> Self {
        let cell = grid.cells[node];
        let channel = match side {
            Side::Left => cell.column,
            Side::Right => cell.column + 1,
        };
        Self { node, side, channel, height: cell.height() }
    }
}

/// Edges drawn as one line that branches: from a hub to one or more tips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Net {
    /// What it is drawn as.
    pub(super) kind: LinkKind,
    /// Where all its edges meet.
    pub(super) hub: End,
    /// The other end of each edge, with the edge's place in [`Graph::edges`].
    pub(super) tips: Vec<(End, usize)>,
    /// The corridors through which it passes the columns between its first and last channel, from the left. All of
    /// them lie on the right of the hub.
    pub(super) corridors: Vec<Corridor>,
}

impl Net {
    fn new(grid: &Grid, kind: LinkKind, hub: End, tips: Vec<(End, usize)>) -> Self {
        let passes = || tips.iter().map(|(_, edge)| &grid.passes[*edge]);
        let columns = passes().map(Vec::len).max().unwrap_or(0);
        let corridors = (0..columns).map(|at| {
            // Of what its edges ask for, the one in the middle; the upper of two.
            let mut asked: Vec<Corridor> = passes().filter_map(|corridors| corridors.get(at)).copied().collect();
            asked.sort_unstable();
            asked[(asked.len() - 1) / 2]
        });
        let corridors = corridors.collect();
        Self { kind, hub, tips, corridors }
    }

    /// How far down its ends in its last channel are: the one in the middle.
    pub(super) fn end_height(&self) -> usize {
        let last = self.hub.channel + self.corridors.len();
        let mut heights: Vec<usize> =
            self.tips.iter().filter(|(tip, _)| tip.channel == last).map(|(tip, _)| tip.height).collect();
        heights.sort_unstable();
        heights.get(heights.len() / 2).copied().unwrap_or(self.hub.height)
    }

    /// Hub and tips.
    pub(super) fn ends(&self) -> impl Iterator<Item = &End> {
        std::iter::once(&self.hub).chain(self.tips.iter().map(|(tip, _)| tip))
    }
}

/// How all edges are drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wiring {
    /// Lines through channels and corridors.
    pub(super) nets: Vec<Net>,
    /// Edges that go straight down from a box to its neighbour below.
    pub(super) plumb: Vec<usize>,
}

/// Sorts the edges into nets: all steps of one predecessor share a trunk; a turned step and a related pair are alone.
pub(super) fn wire(graph: &Graph, grid: &Grid) -> Wiring {
    let below = grid.below();
    let mut wiring = Wiring::default();
    let mut trunks = vec![Vec::new(); graph.nodes().len()];
    let mut alone = Vec::new();
    for (index, edge) in graph.edges().iter().enumerate() {
        let [from, to] = [edge.from, edge.to].map(|node| (grid.cells[node].column, grid.cells[node].row, node));
        if edge.kind == LinkKind::Step && !edge.turned {
            trunks[edge.from].push((End::new(grid, edge.to, Side::Left), index));
            continue;
        }
        let ((column, _, first), (other_column, _, second)) = (from.min(to), from.max(to));
        if column != other_column {
            alone.push((edge.kind, (first, Side::Right), (second, Side::Left), index));
        } else if below[first] == Some(second) && clear_of_titles(grid, first, second) {
            wiring.plumb.push(index);
        } else {
            let side = if column + 1 < grid.columns { Side::Right } else { Side::Left };
            alone.push((edge.kind, (first, side), (second, side), index));
        }
    }
    let trunks = trunks.into_iter().enumerate().filter(|(_, tips)| !tips.is_empty());
    let trunks = trunks.map(|(hub, tips)| Net::new(grid, LinkKind::Step, End::new(grid, hub, Side::Right), tips));
    let alone = alone.into_iter().map(|(kind, hub, tip, index)| {
        Net::new(grid, kind, End::new(grid, hub.0, hub.1), vec![(End::new(grid, tip.0, tip.1), index)])
    });
    wiring.nets = trunks.chain(alone).collect();
    wiring
}

/// Whether a line straight down between two boxes of one column leaves the lanes' titles and counts alone: they
/// stand over the first and the last column.
fn clear_of_titles(grid: &Grid, upper: usize, lower: usize) -> bool {
    let (upper, lower) = (grid.cells[upper], grid.cells[lower]);
    upper.lane == lower.lane || (upper.column > 0 && upper.column + 1 < grid.columns)
}
