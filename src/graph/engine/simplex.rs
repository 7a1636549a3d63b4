//! Layers by network simplex: the integer ranks that make the weighted sum of all arcs' lengths least.
//!
//! Gansner, Koutsofios, North, Vo, *A Technique for Drawing Directed Graphs* (1993), §2. Two things are done
//! differently. The first tight tree grows as Prim's does, over two heaps and with one offset for the whole tree, so it
//! costs `O(E log E)`. And an arc's cut value is the sum over the subtree below it of what leaves each node less what
//! enters it (arcs inside the subtree cancel out), so an exchange costs no more than the subtree that moves and the two
//! ways up to the root.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// At least `least` layers from tail to head; each layer costs `weight`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    pub(super) tail: usize,
    pub(super) head: usize,
    pub(super) least: i32,
    pub(super) weight: i32,
}

impl Arc {
    fn other(self, node: usize) -> usize {
        if self.tail == node { self.head } else { self.tail }
    }
}

/// How many tree arcs that could leave are looked at before the worst of them does.
const CANDIDATES: usize = 30;
/// Nodes that may be visited in all: above some thousand nodes the ranking stays near the best.
const BUDGET: usize = 3_000_000;
/// Rounds of moving single nodes before the exchanges begin.
const SHORTENINGS: usize = 6;
const NONE: usize = usize::MAX;

/// Ranks of a connected graph without cycles, the smallest 0.
pub(super) fn ranks(nodes: usize, arcs: &[Arc]) -> Vec<i32> {
    let mut simplex = Simplex::new(nodes, arcs);
    let order = simplex.longest_paths();
    simplex.shorten(&order);
    simplex.tight_tree();
    simplex.hang();
    let (mut at, mut budget) = (0, BUDGET);
    while let Some(node) = simplex.leaving(&mut at) {
        let visited = simplex.exchange(node);
        match budget.checked_sub(visited) {
            Some(left) if visited > 0 => budget = left,
            _ => break,
        }
    }
    let least = simplex.rank.iter().copied().min().unwrap_or(0);
    simplex.rank.iter_mut().for_each(|rank| *rank -= least);
    simplex.balance();
    simplex.rank
}

struct Simplex<'a> {
    arcs: &'a [Arc],
    /// Arcs at each node: where they start in `list`.
    start: Vec<usize>,
    list: Vec<usize>,
    rank: Vec<i32>,
    in_tree: Vec<bool>,
    /// The arc towards the root.
    up: Vec<usize>,
    /// Nodes of the half at hand.
    marked: Vec<bool>,
    /// What leaves a node less what enters it: alone, and with its subtree.
    own: Vec<i32>,
    sub: Vec<i32>,
}

impl<'a> Simplex<'a> {
    fn new(nodes: usize, arcs: &'a [Arc]) -> Self {
        let mut own = vec![0; nodes];
        let mut start = vec![0; nodes + 1];
        for arc in arcs {
            own[arc.tail] += arc.weight;
            own[arc.head] -= arc.weight;
            start[arc.tail] += 1;
            start[arc.head] += 1;
        }
        for node in 1..=nodes {
            start[node] += start[node - 1];
        }
        let mut list = vec![0; 2 * arcs.len()];
        for (index, arc) in arcs.iter().enumerate().rev() {
            for node in [arc.tail, arc.head] {
                start[node] -= 1;
                list[start[node]] = index;
            }
        }
        Self {
            arcs,
            start,
            list,
            rank: vec![0; nodes],
            in_tree: vec![false; arcs.len()],
            up: vec![NONE; nodes],
            marked: vec![false; nodes],
            sub: own.clone(),
            own,
        }
    }

    fn around(&self, node: usize) -> std::ops::Range<usize> {
        self.start[node]..self.start[node + 1]
    }

    /// First ranks: the longest path from a source. Says in which order nodes can be ranked (Kahn 1962).
    fn longest_paths(&mut self) -> Vec<usize> {
        let mut waits = vec![0_usize; self.rank.len()];
        for arc in self.arcs {
            waits[arc.head] += 1;
        }
        let mut ready: Vec<usize> = (0..waits.len()).filter(|node| waits[*node] == 0).collect();
        let mut order = Vec::with_capacity(waits.len());
        while let Some(node) = ready.pop() {
            order.push(node);
            for at in self.around(node) {
                let arc = self.arcs[self.list[at]];
                if arc.tail == node {
                    self.rank[arc.head] = self.rank[arc.head].max(self.rank[node] + arc.least);
                    waits[arc.head] -= 1;
                    if waits[arc.head] == 0 {
                        ready.push(arc.head);
                    }
                }
            }
        }
        order
    }

    /// Moves single nodes to where their arcs weigh less, to and fro: it saves most of the exchanges.
    fn shorten(&mut self, order: &[usize]) {
        for round in 0..SHORTENINGS {
            for turn in 0..order.len() {
                let node = order[if round % 2 == 0 { order.len() - 1 - turn } else { turn }];
                let (from, to) = self.span(node);
                if self.own[node] > 0 && to < i32::MAX {
                    self.rank[node] = to;
                } else if self.own[node] < 0 && from > i32::MIN {
                    self.rank[node] = from;
                }
            }
        }
    }

    /// The ranks a node may take while all others keep theirs.
    fn span(&self, node: usize) -> (i32, i32) {
        let (mut from, mut to) = (i32::MIN, i32::MAX);
        for at in self.around(node) {
            let arc = self.arcs[self.list[at]];
            if arc.head == node {
                from = from.max(self.rank[arc.tail] + arc.least);
            } else {
                to = to.min(self.rank[arc.head] - arc.least);
            }
        }
        (from, to)
    }

    /// A spanning tree of arcs as short as they may be; ranks follow.
    fn tight_tree(&mut self) {
        let mut inside = vec![false; self.rank.len()];
        // Arcs that leave the tree and arcs that enter it, by slack when the tree's offset is 0.
        let mut heaps = [BinaryHeap::new(), BinaryHeap::new()];
        let (mut offset, mut node) = (0, 0);
        loop {
            inside[node] = true;
            self.rank[node] -= offset;
            for at in self.around(node) {
                let index = self.list[at];
                let arc = self.arcs[index];
                let enters = arc.head == node;
                if !inside[if enters { arc.tail } else { arc.head }] {
                    let slack = self.rank[arc.head] - self.rank[arc.tail] - arc.least;
                    heaps[usize::from(enters)].push(Reverse((slack, index)));
                }
            }
            let mut best: Option<(i32, usize, bool)> = None;
            for (enters, heap) in heaps.iter_mut().enumerate() {
                while let Some(&Reverse((slack, index))) = heap.peek() {
                    let arc = self.arcs[index];
                    if inside[arc.tail] && inside[arc.head] {
                        heap.pop();
                        continue;
                    }
                    let slack = if enters == 1 { slack + offset } else { slack - offset };
                    if best.is_none_or(|(least, ..)| slack < least) {
                        best = Some((slack, index, enters == 1));
                    }
                    break;
                }
            }
            let Some((slack, index, enters)) = best else { break };
            self.in_tree[index] = true;
            offset += if enters { -slack } else { slack };
            node = if enters { self.arcs[index].tail } else { self.arcs[index].head };
        }
        self.rank.iter_mut().for_each(|rank| *rank += offset);
    }

    /// Hangs the tree from the first node: the arc upwards and the sum below each node.
    fn hang(&mut self) {
        let mut order = vec![0];
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            at += 1;
            for index in &self.list[self.around(node)] {
                if self.in_tree[*index] && *index != self.up[node] {
                    let child = self.arcs[*index].other(node);
                    self.up[child] = *index;
                    order.push(child);
                }
            }
        }
        for node in order.into_iter().skip(1).rev() {
            let above = self.arcs[self.up[node]].other(node);
            self.sub[above] += self.sub[node];
        }
    }

    /// The node below a tree arc that had better be longer; the search goes on where it ended.
    fn leaving(&self, at: &mut usize) -> Option<usize> {
        let (mut worst, mut found, mut seen) = (None, 0, 0);
        let mut least = 0;
        while seen < self.rank.len() && found < CANDIDATES {
            *at = if *at + 1 < self.rank.len() { *at + 1 } else { 0 };
            seen += 1;
            let up = self.up[*at];
            if up == NONE {
                continue;
            }
            let cut = if self.arcs[up].tail == *at { self.sub[*at] } else { -self.sub[*at] };
            if cut < 0 {
                found += 1;
                if cut < least {
                    (least, worst) = (cut, Some(*at));
                }
            }
        }
        worst
    }

    /// Replaces the arc above a node by the shortest one that holds the two halves apart; says how many nodes were
    /// visited, 0 when there is none.
    fn exchange(&mut self, node: usize) -> usize {
        let leaving = self.up[node];
        let upwards = self.arcs[leaving].tail == node;
        let below = self.mark_below(node);
        let mut best: Option<(i32, usize)> = None;
        for &here in &below {
            for &index in &self.list[self.around(here)] {
                let arc = self.arcs[index];
                // It must run against the leaving arc: into the half that the leaving arc comes from.
                let end = if upwards { arc.head } else { arc.tail };
                if end == here && !self.marked[arc.other(here)] {
                    let slack = self.rank[arc.head] - self.rank[arc.tail] - arc.least;
                    if best.is_none_or(|best| (slack, index) < best) {
                        best = Some((slack, index));
                    }
                }
            }
        }
        let Some((slack, entering)) = best else { return 0 };
        for &here in &below {
            self.rank[here] += if upwards { -slack } else { slack };
        }
        self.in_tree[leaving] = false;
        self.in_tree[entering] = true;
        let arc = self.arcs[entering];
        let (inside, outside) = if upwards { (arc.head, arc.tail) } else { (arc.tail, arc.head) };
        let moved = self.sub[node];
        let mut visited = below.len() + self.add_upwards(self.arcs[leaving].other(node), -moved);
        // The way from the new joint to the old one now hangs the other way round.
        let (mut here, mut up, mut beneath) = (inside, entering, 0);
        loop {
            let (old_up, old_sub) = (self.up[here], self.sub[here]);
            self.up[here] = up;
            self.sub[here] = moved - beneath;
            if here == node {
                break;
            }
            (here, up, beneath) = (self.arcs[old_up].other(here), old_up, old_sub);
        }
        visited += self.add_upwards(outside, moved);
        for here in below {
            self.marked[here] = false;
        }
        visited
    }

    /// All nodes that hang from a node, marked.
    fn mark_below(&mut self, node: usize) -> Vec<usize> {
        let mut below = vec![node];
        self.marked[node] = true;
        let mut at = 0;
        while let Some(&here) = below.get(at) {
            at += 1;
            for index in &self.list[self.around(here)] {
                if self.in_tree[*index] && *index != self.up[here] {
                    let child = self.arcs[*index].other(here);
                    self.marked[child] = true;
                    below.push(child);
                }
            }
        }
        below
    }

    /// Adds to the sums from a node to the root; says how many that are.
    fn add_upwards(&mut self, mut node: usize, change: i32) -> usize {
        let mut visited = 1;
        loop {
            self.sub[node] += change;
            if self.up[node] == NONE {
                return visited;
            }
            visited += 1;
            node = self.arcs[self.up[node]].other(node);
        }
    }

    /// Moves nodes that cost the same on several layers to the emptiest of them (Gansner et al., §2.4).
    fn balance(&mut self) {
        let layers = self.rank.iter().copied().max().map_or(0, |last| usize::try_from(last).unwrap_or(0) + 1);
        let place = |rank: i32| usize::try_from(rank).unwrap_or(0);
        let mut crowd = vec![0_usize; layers];
        for &rank in &self.rank {
            crowd[place(rank)] += 1;
        }
        for node in 0..self.rank.len() {
            if self.own[node] != 0 {
                continue;
            }
            let (from, to) = self.span(node);
            if from == i32::MIN || to == i32::MAX {
                continue;
            }
            let here = self.rank[node];
            let best = (from..=to).min_by_key(|rank| (crowd[place(*rank)], rank.abs_diff(here)));
            if let Some(best) = best.filter(|best| crowd[place(*best)] + 1 < crowd[place(here)]) {
                crowd[place(here)] -= 1;
                crowd[place(best)] += 1;
                self.rank[node] = best;
            }
        }
    }
}
