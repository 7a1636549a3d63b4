//! How high everything stands: lines as straight as the order of the rows allows.
//!
//! The sum of what lines rise and fall is made small, first squared, then absolute (by iterated weights), one row at a
//! time while the others stand still. One row is an isotonic regression, solved exactly in linear time by pooling
//! adjacent violators (Ayer et al. 1955; Busing 2022 for the weighted form). Gansner et al. (1993), §4, have the same aim and
//! weights; Brandes and Köpf's way is quicker, but makes drawings of a thousand nodes four times as high.

use super::ports::Ports;
use super::sketch::{LEFT, RIGHT, Sketch};

/// Parts of a px.
const FINE: i64 = 16;
/// Sweeps with squares, then with absolute rises.
const SQUARES: usize = 16;
const ABSOLUTES: usize = 40;
/// Sweeps that straighten what is nearly straight.
const STRAIGHTENINGS: usize = 4;
/// Weight of one line among those with iterated weights.
const UNIT: i64 = 4096;

/// What is asked of the heights.
#[derive(Debug, Clone)]
pub(super) struct Room<'a> {
    /// Of each node; bends have none.
    pub(super) heights: &'a [i32],
    /// Between two boxes, between a box and a bend, between two bends.
    pub(super) gaps: [i32; 3],
    /// Upper and lower edge of each lane.
    pub(super) lanes: Vec<(i32, i32)>,
    /// Rows are packed to the top of their lane, and only lines inside the lane pull.
    pub(super) packs: bool,
}

impl Room<'_> {
    /// The least distance between the middles of a node and the next one below it.
    pub(super) fn distance(&self, real: usize, one: usize, other: usize) -> i32 {
        let gap = self.gaps[usize::from(one >= real) + usize::from(other >= real)];
        i32::midpoint(self.heights[one], self.heights[other]) + gap
    }
}

/// The middle of each node.
pub(super) fn heights(sketch: &Sketch, ports: &Ports, room: &Room) -> Vec<i32> {
    let mut solver = Solver { sketch, ports, room, y: first(sketch, room), pools: Vec::new(), shifts: Vec::new() };
    for round in 0..SQUARES + ABSOLUTES {
        let least = round.checked_sub(SQUARES).map(|round| (64 * FINE) >> (round * 8 / ABSOLUTES));
        for turn in 0..sketch.rows.len() {
            let row = if round % 2 == 0 { turn } else { sketch.rows.len() - 1 - turn };
            solver.solve_row(row, least);
        }
    }
    for y in &mut solver.y {
        *y = (*y + FINE / 2).div_euclid(FINE) * FINE;
    }
    for round in 0..STRAIGHTENINGS {
        for turn in 0..sketch.rows.len() {
            let row = if round % 2 == 0 { turn } else { sketch.rows.len() - 1 - turn };
            solver.straighten(row);
        }
    }
    solver.y.iter().map(|y| i32::try_from(y / FINE).unwrap_or(i32::MAX)).collect()
}

/// Rows packed, each around the middle or at the top of its lanes.
fn first(sketch: &Sketch, room: &Room) -> Vec<i64> {
    let mut y = vec![0; sketch.layer.len()];
    for row in &sketch.rows {
        let mut before = None;
        let mut at = 0;
        for &node in row {
            let (top, _) = room.lanes[sketch.lane[node]];
            at = match before {
                Some(above) if sketch.lane[above] == sketch.lane[node] => at + room.distance(sketch.real, above, node),
                _ => top + room.heights[node] / 2,
            };
            y[node] = i64::from(at) * FINE;
            before = Some(node);
        }
        if let (Some(first), Some(last), false) = (row.first(), row.last(), room.packs) {
            let middle = i64::midpoint(y[*first], y[*last]);
            for node in row {
                y[*node] -= middle;
            }
        }
    }
    y
}

/// Nodes that touch and move as one.
struct Pool {
    weight: i64,
    sum: i64,
    count: usize,
    mean: i64,
}

impl Pool {
    fn new(weight: i64, sum: i64, count: usize) -> Self {
        Self { weight, sum, count, mean: sum.div_euclid(weight) }
    }
}

struct Solver<'a> {
    sketch: &'a Sketch,
    ports: &'a Ports,
    room: &'a Room<'a>,
    /// The middle of each node, in [`FINE`] parts of px.
    y: Vec<i64>,
    /// Pools of the row at hand.
    pools: Vec<Pool>,
    /// How far below its row's first node each must be at least.
    shifts: Vec<i64>,
}

impl Solver<'_> {
    fn solve_row(&mut self, row: usize, least: Option<i64>) {
        let sketch = self.sketch;
        for nodes in sketch.rows[row].chunk_by(|one, other| sketch.lane[*one] == sketch.lane[*other]) {
            self.solve(nodes, least);
        }
    }

    /// Places a lane's nodes of one row where they are pulled, in order and at their distances.
    fn solve(&mut self, nodes: &[usize], least: Option<i64>) {
        self.pools.clear();
        self.shifts.clear();
        let mut shift = 0;
        for (nth, &node) in nodes.iter().enumerate() {
            if nth > 0 {
                shift += i64::from(self.room.distance(self.sketch.real, nodes[nth - 1], node)) * FINE;
            }
            self.shifts.push(shift);
            let (weight, sum) = self.pull(node, least);
            let mut pool = Pool::new(weight, sum - weight * shift, 1);
            while let Some(above) = self.pools.pop_if(|above| above.mean >= pool.mean) {
                pool = Pool::new(above.weight + pool.weight, above.sum + pool.sum, above.count + pool.count);
            }
            self.pools.push(pool);
        }
        let (lowest, highest) = self.bounds(nodes);
        let mut next = 0;
        for pool in &self.pools {
            // Bounds on all nodes alike: clamping the solution solves the bounded problem.
            let mean = pool.mean.clamp(lowest, highest);
            let end = next + pool.count;
            for (node, shift) in nodes[next..end].iter().zip(&self.shifts[next..end]) {
                self.y[*node] = mean + shift;
            }
            next = end;
        }
    }

    /// Where the first node of a row would be if all were packed at the lane's top, and at its bottom.
    fn bounds(&self, nodes: &[usize]) -> (i64, i64) {
        let (Some(&first), Some(&last), Some(shift)) = (nodes.first(), nodes.last(), self.shifts.last()) else {
            return (0, 0);
        };
        let (top, bottom) = self.room.lanes[self.sketch.lane[first]];
        let lowest = i64::from(top + self.room.heights[first] / 2) * FINE;
        let highest = i64::from(bottom - self.room.heights[last] / 2) * FINE - shift;
        (lowest, highest.max(lowest))
    }

    /// The sum of weights, and of weighted heights, that a node's lines ask for.
    fn pull(&self, node: usize, least: Option<i64>) -> (i64, i64) {
        let sketch = self.sketch;
        let here = self.y[node];
        let bend = node >= sketch.real;
        let (mut weight, mut sum) = (0, 0);
        for side in [LEFT, RIGHT] {
            let list = &sketch.sides[side];
            for entry in list.start[node]..list.start[node + 1] {
                let other = list.list[entry];
                if self.room.packs && sketch.lane[other] != sketch.lane[node] {
                    continue;
                }
                let wish = self.y[other] + i64::from(self.ports.rise[side][entry]) * FINE;
                // Long lines are to be straight in their middle above all.
                let mut part = match (bend, other >= sketch.real) {
                    (false, false) => 1,
                    (true, true) => 8,
                    _ => 2,
                };
                if let Some(least) = least {
                    part = (part * UNIT / (wish - here).abs().max(least)).max(1);
                }
                weight += part;
                sum += part * wish;
            }
        }
        if weight == 0 { (1, here) } else { (weight, sum) }
    }

    /// Moves nodes to where most of their lines are straight, as far as the room between their neighbours goes.
    fn straighten(&mut self, row: usize) {
        let sketch = self.sketch;
        let nodes = &sketch.rows[row];
        let mut wishes: Vec<(i64, i64)> = Vec::new();
        for (nth, &node) in nodes.iter().enumerate() {
            wishes.clear();
            let bend = node >= sketch.real;
            for side in [LEFT, RIGHT] {
                let list = &sketch.sides[side];
                for entry in list.start[node]..list.start[node + 1] {
                    let other = list.list[entry];
                    if self.room.packs && sketch.lane[other] != sketch.lane[node] {
                        continue;
                    }
                    let weight = match (bend, other >= sketch.real) {
                        (false, false) => 1,
                        (true, true) => 8,
                        _ => 2,
                    };
                    wishes.push((self.y[other] + i64::from(self.ports.rise[side][entry]) * FINE, weight));
                }
            }
            crate::gather::sort(&mut wishes);
            let half = wishes.iter().map(|wish| wish.1).sum::<i64>();
            let mut seen = 0;
            let median = wishes.iter().find(|wish| {
                seen += 2 * wish.1;
                seen >= half
            });
            let Some(&(wish, _)) = median else { continue };
            let (top, bottom) = self.room.lanes[sketch.lane[node]];
            let mut lowest = i64::from(top + self.room.heights[node] / 2) * FINE;
            let mut highest = i64::from(bottom - self.room.heights[node] / 2) * FINE;
            if let Some(&above) = nth.checked_sub(1).and_then(|nth| nodes.get(nth))
                && sketch.lane[above] == sketch.lane[node]
            {
                lowest = self.y[above] + i64::from(self.room.distance(sketch.real, above, node)) * FINE;
            }
            if let Some(&below) = nodes.get(nth + 1)
                && sketch.lane[below] == sketch.lane[node]
            {
                highest = self.y[below] - i64::from(self.room.distance(sketch.real, node, below)) * FINE;
            }
            self.y[node] = wish.min(highest).max(lowest);
        }
    }
}
