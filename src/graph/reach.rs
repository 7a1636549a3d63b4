//! Who comes before, who waits, and who is affected when someone is late: breadth-first along steps.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Graph;
use crate::gather::gather;
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
    let late: BTreeSet<usize> = gather(late.iter().filter_map(|id| graph.place(id)));
    let mut affected = BTreeSet::new();
    let mut queue = late.iter().copied().collect::<VecDeque<_>>();
    while let Some(node) = queue.pop_front() {
        for &next in graph.after(node) {
            if affected.insert(next) && !late.contains(&next) {
                queue.push_back(next);
            }
        }
    }
    let id = |node: usize| graph.nodes()[node].id.clone();
    let reasons = |node: usize| {
        let before = graph.before(node).iter().copied();
        before.filter(|node| late.contains(node) || affected.contains(node)).map(id).collect()
    };
    gather(affected.iter().map(|&node| (id(node), reasons(node))))
}

fn within(
    graph: &Graph,
    id: &InitiativeId,
    hops: Option<usize>,
    next: impl for<'a> Fn(&'a Graph, usize) -> &'a [usize],
) -> BTreeMap<InitiativeId, usize> {
    let Some(start) = graph.place(id) else {
        return BTreeMap::new();
    };
    let mut distance: BTreeMap<usize, usize> = gather([(start, 0)]);
    let mut queue = VecDeque::from([(start, 0)]);
    while let Some((node, hop)) = queue.pop_front() {
        if hops.is_some_and(|limit| hop >= limit) {
            break;
        }
        for &neighbour in next(graph, node) {
            if let std::collections::btree_map::Entry::Vacant(vacant) = distance.entry(neighbour) {
                vacant.insert(hop + 1);
                queue.push_back((neighbour, hop + 1));
            }
        }
    }
    distance.remove(&start);
    gather(distance.into_iter().map(|(node, hop)| (graph.nodes()[node].id.clone(), hop)))
}
