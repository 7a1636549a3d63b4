//! Queries on the graph: what is near an initiative, how two are joined, and what a delay affects.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Graph, affected_by, predecessors, successors};
use crate::filled::filled;
use crate::plan::{Direction, InitiativeId, LinkKind};

/// An initiative and all within so many steps of it, each with how many; its related ones count as one step away.
pub fn near(graph: &Graph, id: &InitiativeId, hops: usize, direction: Direction) -> BTreeMap<InitiativeId, usize> {
    let Some(here) = graph.place(id) else { return BTreeMap::new() };
    let mut near = vec![None; graph.nodes().len()];
    if hops > 0 {
        for edge in graph.edges().iter().filter(|edge| edge.kind == LinkKind::Related) {
            let other = if edge.from == here { edge.to } else { edge.from };
            if edge.from == here || edge.to == here {
                near[other] = Some(1);
            }
        }
    }
    let ways: [(Direction, Walk); 2] = [(Direction::Downstream, predecessors), (Direction::Upstream, successors)];
    for (_, walk) in ways.into_iter().filter(|(opposite, _)| *opposite != direction) {
        for (other, steps) in &walk(graph, id, Some(hops)) {
            if let Some(place) = graph.place(other) {
                near[place] = Some(near[place].map_or(*steps, |least: usize| least.min(*steps)));
            }
        }
    }
    near[here] = Some(0);
    filled(graph.nodes().iter().zip(near).filter_map(|(node, steps)| Some((node.id.clone(), steps?))))
}

/// [`predecessors`] or [`successors`].
type Walk = fn(&Graph, &InitiativeId, Option<usize>) -> BTreeMap<InitiativeId, usize>;

/// How two initiatives are joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trace {
    /// The second waits for the first; both ends are in the list.
    Waits(Vec<InitiativeId>),
    /// The first waits for the second: the list begins with the second.
    WaitedFor(Vec<InitiativeId>),
    /// Only with related pairs, or steps taken against their direction; from the first to the second.
    Tied(Vec<InitiativeId>),
}

/// A shortest way between two initiatives, of equal ones the same each time; steps before ties.
pub fn trace(graph: &Graph, one: &InitiativeId, other: &InitiativeId) -> Option<Trace> {
    let (start, end) = (graph.place(one)?, graph.place(other)?);
    let mut around = vec![Vec::new(); graph.nodes().len()];
    for edge in graph.edges() {
        around[edge.from].push(edge.to);
        around[edge.to].push(edge.from);
    }
    let after = |node: usize| graph.after(node);
    let waits = shortest(graph, start, end, &after).map(Trace::Waits);
    let waited_for = || shortest(graph, end, start, &after).map(Trace::WaitedFor);
    let tied = || shortest(graph, start, end, &|node| &around[node]).map(Trace::Tied);
    waits.or_else(waited_for).or_else(tied)
}

/// Breadth first, by the order of the neighbours.
fn shortest<'a>(
    graph: &Graph,
    start: usize,
    end: usize,
    next: &dyn Fn(usize) -> &'a [usize],
) -> Option<Vec<InitiativeId>> {
    let mut from = vec![None; graph.nodes().len()];
    from[start] = Some(start);
    let mut open = VecDeque::from([start]);
    while let Some(node) = open.pop_front() {
        if node == end {
            break;
        }
        for &other in next(node) {
            if from[other].is_none() {
                from[other] = Some(node);
                open.push_back(other);
            }
        }
    }
    let mut way = vec![end];
    let mut here = end;
    while here != start {
        here = from[here]?;
        way.push(here);
    }
    Some(way.into_iter().rev().map(|node| graph.nodes()[node].id.clone()).collect())
}

/// Who would be affected if one more were late, and is not already; each with its reasons as [`affected_by`] has them.
/// A supposition: nothing is recorded.
pub fn if_late(
    graph: &Graph,
    late: &BTreeSet<InitiativeId>,
    supposed: &InitiativeId,
) -> BTreeMap<InitiativeId, Vec<InitiativeId>> {
    let known = affected_by(graph, late);
    let with = filled(late.iter().chain([supposed]).cloned());
    filled(affected_by(graph, &with).into_iter().filter(|(id, _)| !known.contains_key(id)))
}
