//! Which layer each box stands in.

use super::simplex::{Arc, ranks};

/// What a line is worth when layers are chosen: a step, and a related pair.
const STEP: i32 = 2;
const PAIR: i32 = 1;

/// A line to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Place of the box where it begins.
    pub from: usize,
    /// Place of the box where it ends.
    pub to: usize,
    /// It must run from left to right; other lines take the direction that suits.
    pub directed: bool,
}

/// Layers of a connected part whose directed lines form no cycle, and the lines in the direction in which they run.
///
/// First undirected lines only ask for few layers between their ends, by a node of their own that lies left of both.
/// Then each is directed from the lower layer (of equals, the smaller number) to the higher, which closes no cycle and
/// turns no step, and all lines are ranked alike.
pub(super) fn layers(nodes: usize, lines: &[Line]) -> (Vec<usize>, Vec<(usize, usize)>) {
    let mut ends: Vec<(usize, usize)> = lines.iter().map(|line| (line.from, line.to)).collect();
    if lines.iter().any(|line| !line.directed) {
        let mut arcs = Vec::with_capacity(lines.len());
        let mut fresh = nodes;
        for line in lines {
            if line.directed {
                arcs.push(Arc { tail: line.from, head: line.to, least: 1, weight: STEP });
            } else {
                for head in [line.from, line.to] {
                    arcs.push(Arc { tail: fresh, head, least: 0, weight: PAIR });
                }
                fresh += 1;
            }
        }
        let rank = ranks(fresh, &arcs);
        for (end, _) in ends.iter_mut().zip(lines).filter(|(_, line)| !line.directed) {
            if (rank[end.1], end.1) < (rank[end.0], end.0) {
                *end = (end.1, end.0);
            }
        }
    }
    let arcs = ends.iter().zip(lines);
    let arcs =
        arcs.map(|(&(tail, head), line)| Arc { tail, head, least: 1, weight: if line.directed { STEP } else { PAIR } });
    let rank = ranks(nodes, &arcs.collect::<Vec<_>>());
    (rank.into_iter().map(|rank| usize::try_from(rank).unwrap_or(0)).collect(), ends)
}
