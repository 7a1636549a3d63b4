//! A part of the graph, with some lanes as one box each.

use super::Graph;
use crate::plan::{InitiativeId, Link, LinkKind, VisionNumber};

/// What is left of a graph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The nodes that are left. For a lane that is folded its first one stands, with the links of all.
    pub graph: Graph,
    /// Lanes that are folded, with the node that stands for each.
    pub lanes: Vec<(VisionNumber, InitiativeId)>,
}

impl Folded {
    /// The lane that a node stands for.
    pub fn lane(&self, id: &InitiativeId) -> Option<VisionNumber> {
        self.lanes.iter().find(|(_, stands)| stands == id).map(|(lane, _)| *lane)
    }

    /// The links of a graph that are drawn as one between two nodes.
    pub fn under<'a>(
        &'a self,
        whole: &'a Graph,
        from: &'a InitiativeId,
        to: &'a InitiativeId,
    ) -> impl Iterator<Item = (&'a InitiativeId, &'a InitiativeId)> {
        let stands = |place: usize, id: &InitiativeId| {
            let node = &whole.nodes()[place];
            node.id == *id || self.lane(id) == Some(node.lane)
        };
        let under = whole.edges().iter().filter(move |edge| {
            let along = stands(edge.from, from) && stands(edge.to, to);
            // A related pair has no direction, and its smaller number may stand in the lane with the larger one.
            along || (edge.kind == LinkKind::Related && stands(edge.from, to) && stands(edge.to, from))
        });
        under.map(|edge| (&whole.nodes()[edge.from].id, &whole.nodes()[edge.to].id))
    }
}

/// Leaves only the nodes that are shown, and folds lanes.
pub fn fold(whole: &Graph, shows: &dyn Fn(usize) -> bool, lanes: &[VisionNumber]) -> Folded {
    let mut folded = Folded::default();
    let mut nodes = Vec::new();
    let mut stands = vec![None; whole.nodes().len()];
    for (place, node) in whole.nodes().iter().enumerate().filter(|(place, _)| shows(*place)) {
        let mut id = node.id.clone();
        if lanes.contains(&node.lane) {
            if let Some((_, first)) = folded.lanes.iter().find(|(lane, _)| *lane == node.lane) {
                id = first.clone();
            } else {
                folded.lanes.push((node.lane, id.clone()));
            }
        }
        if id == node.id {
            nodes.push(node.clone());
        }
        stands[place] = Some(id);
    }
    let mut links = Vec::new();
    for edge in whole.edges() {
        let (Some(from), Some(to)) = (&stands[edge.from], &stands[edge.to]) else { continue };
        let also = edge.also_related.then_some(LinkKind::Related);
        for kind in [Some(edge.kind), also].into_iter().flatten().filter(|_| from != to) {
            links.push(Link { kind, from: from.clone(), to: to.clone(), declared_by: Vec::new() });
        }
    }
    folded.graph = Graph::from_parts(nodes, &links);
    folded
}
