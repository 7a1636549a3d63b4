//! Takes a box out with its long lines, and puts all of it back where it crosses least.
//!
//! Row by row, a long line is stuck: every bend that moves alone only adds crossings. So whole lines are laid anew, as
//! in Gutwenger, Mutzel, Weiskircher, *Inserting an Edge into a Planar Graph* (2005), here by a shortest path through
//! the free places of the layers in between: `O(width²)` a gap. Boxes move as in global sifting (Bachmaier, Brandenburg,
//! Brunner, Hübner 2011).

use super::count::gap;
use super::sketch::{LEFT, RIGHT, Sketch};

/// How far from where it was a bend or box may go, in places.
const REACH: usize = 40;
/// Passes over all boxes, at most.
const PASSES: usize = 12;

/// Moves boxes one by one, over and over, as long as crossings go down and work is left.
pub(super) fn improve(sketch: &mut Sketch, work: &mut usize, limit: usize) {
    let mut router = Router::new(sketch);
    for _ in 0..PASSES {
        let mut gained = 0;
        for node in 0..sketch.real {
            if *work > limit {
                return;
            }
            gained += router.move_box(sketch, node, work);
        }
        // The last few are not worth another pass.
        if gained * 128 <= router.gaps.iter().sum() {
            return;
        }
    }
}

struct Router {
    /// Chains at each box.
    chains: Vec<Vec<usize>>,
    /// Crossings in each gap.
    gaps: Vec<usize>,
    /// Nodes that are out of their rows.
    gone: Vec<bool>,
    /// Where each node stood.
    stood: Vec<usize>,
    /// How many boxes were moved until each row was changed last, and until each box was tried last.
    changed: Vec<usize>,
    tried: Vec<usize>,
    moves: usize,
}

/// Costs of the places `first..first + cost.len()` between the nodes of a row.
#[derive(Clone, Default)]
struct Costs {
    first: usize,
    cost: Vec<i32>,
    /// For each place the best one in the row before.
    back: Vec<usize>,
}

impl Router {
    fn new(sketch: &Sketch) -> Self {
        let mut chains = vec![Vec::new(); sketch.real];
        for (index, chain) in sketch.chains.iter().enumerate() {
            chains[chain.from].push(index);
            chains[chain.to].push(index);
        }
        let gaps = (1..sketch.rows.len()).map(|row| gap(sketch, row - 1)).collect();
        Self {
            chains,
            gaps,
            gone: vec![false; sketch.layer.len()],
            stood: sketch.place.clone(),
            changed: vec![1; sketch.rows.len()],
            tried: vec![0; sketch.real],
            moves: 1,
        }
    }

    /// Takes a box out and puts it back; says how many crossings are gone. Never makes it worse.
    fn move_box(&mut self, sketch: &mut Sketch, node: usize, work: &mut usize) -> usize {
        let chains = std::mem::take(&mut self.chains[node]);
        let here = sketch.layer[node];
        let (mut first, mut last) = (here, here);
        for chain in &chains {
            let chain = sketch.chains[*chain];
            first = first.min(sketch.layer[chain.from]);
            last = last.max(sketch.layer[chain.to]);
        }
        let before: usize = self.gaps[first..last].iter().sum();
        let mut gained = 0;
        let stirred = self.changed[first..=last].iter().any(|change| *change > self.tried[node]);
        if before > 0 && stirred {
            let saved = sketch.rows[first..=last].to_vec();
            self.take_out(sketch, node, &chains, first, last);
            self.put_back(sketch, node, &chains, work);
            if sketch.rows[first..=last] == saved[..] {
                self.tried[node] = self.moves;
                self.chains[node] = chains;
                return 0;
            }
            (first..=last).for_each(|row| sketch.settle(row));
            let after: Vec<usize> = (first..last).map(|row| gap(sketch, row)).collect();
            let sum: usize = after.iter().sum();
            if sum > before {
                sketch.rows[first..=last].clone_from_slice(&saved);
                (first..=last).for_each(|row| sketch.settle(row));
            } else {
                self.gaps[first..last].copy_from_slice(&after);
                gained = before - sum;
                self.moves += 1;
                self.changed[first..=last].fill(self.moves);
            }
            self.tried[node] = self.moves;
        }
        self.chains[node] = chains;
        gained
    }

    fn take_out(&mut self, sketch: &mut Sketch, node: usize, chains: &[usize], first: usize, last: usize) {
        self.gone[node] = true;
        self.stood[node] = sketch.place[node];
        for chain in chains {
            let chain = sketch.chains[*chain];
            for bend in chain.bends..chain.bends + chain.count {
                self.gone[bend] = true;
                self.stood[bend] = sketch.place[bend];
            }
        }
        for row in first..=last {
            let mut nodes = std::mem::take(&mut sketch.rows[row]);
            nodes.retain(|node| !self.gone[*node]);
            for (place, node) in nodes.iter().enumerate() {
                sketch.place[*node] = place;
            }
            sketch.rows[row] = nodes;
        }
    }

    fn put_back(&mut self, sketch: &mut Sketch, node: usize, chains: &[usize], work: &mut usize) {
        let mut total = Costs::default();
        for chain in chains {
            let costs = self.lay(sketch, *chain, node, work);
            if let Some(costs) = costs.last() {
                if total.cost.is_empty() {
                    total = costs.clone();
                } else {
                    total.cost.iter_mut().zip(&costs.cost).for_each(|(sum, cost)| *sum += cost);
                }
            }
        }
        let stood = self.stood[node];
        let best = (0..total.cost.len()).min_by_key(|at| (total.cost[*at], (total.first + at).abs_diff(stood)));
        self.insert(sketch, node, best.map_or(stood, |at| total.first + at));
        for &index in chains {
            let chain = sketch.chains[index];
            if chain.count == 0 {
                continue;
            }
            let costs = self.lay(sketch, index, node, work);
            // The last costs are those of the box's own row: its place is known now.
            let starts = chain.from == node;
            let mut slot = sketch.place[node];
            for at in (1..costs.len()).rev() {
                let costs = &costs[at];
                let Some(&back) = costs.back.get(slot - costs.first) else { break };
                slot = back;
                let bend = if starts { chain.bends + chain.count - at } else { chain.bends + at - 1 };
                self.insert(sketch, bend, slot);
            }
        }
    }

    fn insert(&mut self, sketch: &mut Sketch, node: usize, slot: usize) {
        let row = sketch.layer[node];
        sketch.rows[row].insert(slot, node);
        for place in slot..sketch.rows[row].len() {
            sketch.place[sketch.rows[row][place]] = place;
        }
        self.gone[node] = false;
    }

    /// Costs of all ways of a chain from its far end to a box, one table a row; the last is the box's row.
    fn lay(&self, sketch: &Sketch, chain: usize, node: usize, work: &mut usize) -> Vec<Costs> {
        let chain = sketch.chains[chain];
        let starts = chain.from == node;
        // From the far end towards the box.
        let side = if starts { LEFT } else { RIGHT };
        let way = |at: usize| if starts { chain.node(chain.count + 1 - at) } else { chain.node(at) };
        let mut costs = vec![self.first_step(sketch, way(0), way(1), side)];
        *work += 4 * sketch.place[way(0)] + 4 * costs[0].cost.len();
        for at in 1..=chain.count {
            let next = self.next_step(sketch, &costs[at - 1], way(at), way(at + 1), side, work);
            costs.push(next);
        }
        costs
    }

    /// The places that a node may take: those of its lane, near where it stood.
    fn room(&self, sketch: &Sketch, node: usize) -> (usize, usize) {
        let row = &sketch.rows[sketch.layer[node]];
        let lane = sketch.lane[node];
        let top = row.partition_point(|other| sketch.lane[*other] < lane);
        let bottom = row.partition_point(|other| sketch.lane[*other] <= lane);
        if !self.gone[node] {
            // Back in its row: right above itself is where it stands.
            return (sketch.place[node], sketch.place[node]);
        }
        let stood = self.stood[node];
        (top.max(stood.saturating_sub(REACH)).min(bottom), bottom.min(stood + REACH).max(top))
    }

    /// From a node that stands to all places of the next row.
    fn first_step(&self, sketch: &Sketch, from: usize, to: usize, side: usize) -> Costs {
        let (place, gone) = (sketch.place.as_slice(), self.gone.as_slice());
        let stands = place[from];
        let mut cost = 0;
        let (start, ends) = sketch.sides[side].slices();
        for &node in &sketch.rows[sketch.layer[from]][..stands] {
            let (mut entry, end) = (start[node], start[node + 1]);
            while entry < end {
                cost += i32::from(!gone[ends[entry]]);
                entry += 1;
            }
        }
        let (start, ends) = sketch.sides[1 - side].slices();
        let row = &sketch.rows[sketch.layer[to]];
        let (first, last) = self.room(sketch, to);
        let mut costs = Costs { first, cost: Vec::with_capacity(last + 1 - first), back: Vec::new() };
        for (slot, &node) in row[..last].iter().enumerate() {
            if slot >= first {
                costs.cost.push(cost);
            }
            let (mut entry, end) = (start[node], start[node + 1]);
            while entry < end {
                let other = ends[entry];
                if !gone[other] {
                    cost += i32::from(place[other] > stands) - i32::from(place[other] < stands);
                }
                entry += 1;
            }
        }
        costs.cost.push(cost);
        costs
    }

    /// From all places of a row to all places of the next.
    fn next_step(
        &self,
        sketch: &Sketch,
        costs: &Costs,
        from: usize,
        to: usize,
        side: usize,
        work: &mut usize,
    ) -> Costs {
        let row = &sketch.rows[sketch.layer[from]];
        *work += row.len();
        let (first, last) = self.room(sketch, to);
        let width = sketch.rows[sketch.layer[to]].len();
        // Crossings of the way from the present place to each place of the next row, as differences.
        let mut rise = vec![0_i32; width + 2];
        let mut best = Costs { first, cost: vec![i32::MAX; last + 1 - first], back: vec![0; last + 1 - first] };
        let (place, gone, rise) = (sketch.place.as_slice(), self.gone.as_slice(), rise.as_mut_slice());
        let (cost_to, back_to) = (best.cost.as_mut_slice(), best.back.as_mut_slice());
        let (start, ends) = sketch.sides[side].slices();
        for &node in row {
            let (mut entry, end) = (start[node], start[node + 1]);
            while entry < end {
                if !gone[ends[entry]] {
                    rise[place[ends[entry]] + 1] += 1;
                }
                entry += 1;
            }
        }
        for slot in 0..costs.first + costs.cost.len() {
            if slot >= costs.first {
                let here = costs.cost[slot - costs.first];
                let mut cost = here;
                for rise in &rise[..first] {
                    cost += rise;
                }
                for (nth, rise) in rise[first..=last].iter().enumerate() {
                    cost += rise;
                    if cost < cost_to[nth] {
                        cost_to[nth] = cost;
                        back_to[nth] = slot;
                    }
                }
                *work += last + 1 - first;
            }
            if let Some(&node) = row.get(slot) {
                let (mut entry, end) = (start[node], start[node + 1]);
                while entry < end {
                    if !gone[ends[entry]] {
                        rise[0] += 1;
                        rise[place[ends[entry]] + 1] -= 2;
                    }
                    entry += 1;
                }
            }
        }
        best
    }
}
