//! Reachability along steps, breadth first: what comes before an initiative, what waits for it, and what a delay
//! affects.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Graph;
use crate::filled::filled;
use crate::plan::InitiativeId;

/// Everything that must come before an initiative, with the smallest number of steps in between.
///
/// `hops` limits how far to look; the initiative itself is never in the answer, even on a cycle.
pub fn predecessors(graph: &Graph, id: &InitiativeId, hops: Option<usize>) -> BTreeMap<InitiativeId, usize> {
    within(graph, id, hops, Graph::before)
}

/// Everything that waits for an initiative, with the smallest number of steps in between.
///
/// `hops` limits how far to look; the initiative itself is never in the answer, even on a cycle.
pub fn successors(graph: &Graph, id: &InitiativeId, hops: Option<usize>) -> BTreeMap<InitiativeId, usize> {
    within(graph, id, hops, Graph::after)
}

/// Everything that waits, over any number of steps, for one of the late; each with its reasons: the direct
/// predecessors that are late or affected themselves, by number.
///
/// A late initiative is in the answer only when something before it is late as well.
pub fn affected_by(graph: &Graph, late: &BTreeSet<InitiativeId>) -> BTreeMap<InitiativeId, Vec<InitiativeId>> {
    let mut queue = late.iter().filter_map(|id| graph.place(id)).collect::<VecDeque<_>>();
    let mut is_late = vec![false; graph.nodes().len()];
    for &node in &queue {
        is_late[node] = true;
    }
    let mut affected = vec![false; graph.nodes().len()];
    while let Some(node) = queue.pop_front() {
        for &next in graph.after(node) {
            if !std::mem::replace(&mut affected[next], true) && !is_late[next] {
                queue.push_back(next);
            }
        }
    }
    let id = |node: usize| graph.nodes()[node].id.clone();
    let reasons = |node: usize| {
        let before = graph.before(node).iter().copied();
        before.filter(|node| is_late[*node] || affected[*node]).map(id).collect()
    };
    filled((0..affected.len()).filter(|node| affected[*node]).map(|node| (id(node), reasons(node))))
}

fn within(
    graph: &Graph,
    id: &InitiativeId,
    hops: Option<usize>,
    next: for<'a> fn(&'a Graph, usize) -> &'a [usize],
) -> BTreeMap<InitiativeId, usize> {
    let Some(start) = graph.place(id) else {
        return BTreeMap::new();
    };
    let mut distance = vec![None; graph.nodes().len()];
    distance[start] = Some(0);
    let mut queue = VecDeque::from([(start, 0)]);
    while let Some((node, hop)) = queue.pop_front() {
        if hops.is_some_and(|limit| hop >= limit) {
            break;
        }
        for &neighbour in next(graph, node) {
            if distance[neighbour].is_none() {
                distance[neighbour] = Some(hop + 1);
                queue.push_back((neighbour, hop + 1));
            }
        }
    }
    distance[start] = None;
    filled(graph.nodes().iter().zip(distance).filter_map(|(node, hop)| Some((node.id.clone(), hop?))))
}
