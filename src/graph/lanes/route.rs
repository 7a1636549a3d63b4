//! From nets to paths: x for the columns, then each edge as an orthogonal polyline.

use super::corridors::{self, Corridors};
use super::grid::Grid;
use super::nets::{End, Net, Side, Wiring};
use super::path::EdgePath;
use super::ports::{self, Ports};
use super::rows::Rows;
use super::trunks::Trunks;
use crate::graph::geometry::straight;
use crate::graph::sizes::{BLOCK_GAP, LAST_TRUNK, LEFT, NODE_HEIGHT, NODE_WIDTH, PLUMB, SHELF_GAP, STEP_GAP};
use crate::graph::{Edge, Graph};

/// Everything with coordinates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Routes {
    /// Vertical places.
    pub(super) rows: Rows,
    /// For each column its left edge.
    pub(super) columns: Vec<i32>,
    /// The paths, in the order of [`Graph::edges`].
    pub(super) paths: Vec<EdgePath>,
}

/// Draws all edges of a wiring. Heights follow from the corridors, then ports, then widths from the trunks: nothing
/// is decided twice. `more` is what each node is taller than others.
pub(super) fn route(graph: &Graph, grid: &Grid, wiring: &Wiring, more: &[i32]) -> Routes {
    let nets = &wiring.nets;
    let corridors = corridors::pack(nets, grid.corridors());
    let rows = Rows::stack(grid, &corridors, more);
    let ports = ports::spread(nets, grid, &rows);
    let buses = buses(nets, &rows, &corridors);
    let trunks = Trunks::place(nets, &ports, &buses, grid.columns + 1);
    let columns = columns(grid, &trunks);
    let pen = Pen { columns: &columns, trunks: &trunks, ports: &ports, buses: &buses };

    let mut points = vec![Vec::new(); graph.edges().len()];
    for (index, net) in nets.iter().enumerate() {
        for (at, (tip, edge)) in net.tips.iter().enumerate() {
            points[*edge] = pen.draw(index, net, at, tip);
            if graph.edges()[*edge].from != net.hub.node {
                points[*edge].reverse();
            }
        }
    }
    for edge in &wiring.plumb {
        points[*edge] = plumb(grid, &rows, &columns, graph.edges()[*edge], more);
    }
    let id = |node: usize| graph.nodes()[node].id.clone();
    let paths = graph.edges().iter().zip(points).map(|(edge, points)| EdgePath {
        from: id(edge.from),
        to: id(edge.to),
        kind: edge.kind,
        also_related: edge.also_related,
        turned: edge.turned,
        points,
    });
    let paths = paths.collect();
    Routes { rows, columns, paths }
}

/// For each net the y at which it passes each of its columns, from the left.
fn buses(nets: &[Net], rows: &Rows, corridors: &Corridors) -> Vec<Vec<i32>> {
    let ys = |(net, tracks): (&Net, &Vec<usize>)| {
        net.corridors.iter().zip(tracks).map(|(corridor, track)| rows.track(*corridor, *track)).collect()
    };
    nets.iter().zip(&corridors.track).map(ys).collect()
}

/// The columns' left edges: as far apart as the look asks, further where trunks need it.
fn columns(grid: &Grid, trunks: &Trunks) -> Vec<i32> {
    let mut x = LEFT;
    let mut columns = Vec::with_capacity(grid.columns);
    for column in 0..grid.columns {
        if column > 0 {
            let least = match column.cmp(&grid.step_columns) {
                std::cmp::Ordering::Less => STEP_GAP,
                std::cmp::Ordering::Equal => BLOCK_GAP,
                std::cmp::Ordering::Greater => SHELF_GAP,
            };
            let needed = trunks.last(column).map_or(0, |last| last.saturating_add(LAST_TRUNK));
            x = x.saturating_add(NODE_WIDTH).saturating_add(least.max(needed));
        }
        columns.push(x);
    }
    columns
}

/// All that is needed to draw a net.
struct Pen<'a> {
    columns: &'a [i32],
    trunks: &'a Trunks,
    ports: &'a Ports,
    buses: &'a [Vec<i32>],
}

impl Pen<'_> {
    /// From the hub along its trunks, through the corridors between the channels, to the tip.
    fn draw(&self, index: usize, net: &Net, at: usize, tip: &End) -> Vec<(i32, i32)> {
        let mut y = self.ports.hub[index];
        let mut points = vec![(self.wall(&net.hub), y)];
        for channel in net.hub.channel..=tip.channel {
            let x = self.trunk(index, channel);
            points.push((x, y));
            let passed = channel - net.hub.channel;
            y = if channel == tip.channel { self.ports.tips[index][at] } else { self.buses[index][passed] };
            points.push((x, y));
        }
        points.push((self.wall(tip), y));
        straight(points)
    }

    /// The x of the side of a box.
    fn wall(&self, end: &End) -> i32 {
        match end.side {
            Side::Left => self.columns[end.channel],
            Side::Right => self.columns[end.channel - 1] + NODE_WIDTH,
        }
    }

    /// The x of a net's trunk; every channel in use has a column on its left.
    fn trunk(&self, net: usize, channel: usize) -> i32 {
        self.columns[channel - 1] + NODE_WIDTH + self.trunks.offset(net, channel)
    }
}

/// Straight down from the upper box to the lower, from whichever the edge begins at.
fn plumb(grid: &Grid, rows: &Rows, columns: &[i32], edge: Edge, more: &[i32]) -> Vec<(i32, i32)> {
    let (from, to) = (grid.cells[edge.from], grid.cells[edge.to]);
    let x = columns[from.column] + PLUMB;
    let top = |node: usize| (x, rows.top[grid.cells[node].row]);
    let bottom = |node: usize| (x, top(node).1 + height(more, node));
    if from.row < to.row { vec![bottom(edge.from), top(edge.to)] } else { vec![top(edge.from), bottom(edge.to)] }
}

/// A node's height.
pub(super) fn height(more: &[i32], node: usize) -> i32 {
    more.get(node).map_or(NODE_HEIGHT, |more| NODE_HEIGHT.saturating_add(*more))
}
