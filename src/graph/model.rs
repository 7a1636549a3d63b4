//! The graph as the plan states it, cleaned, with everything that was odd about it noted.

use std::collections::{BTreeMap, BTreeSet};

use super::cycles;
use crate::plan::{Initiative, InitiativeId, Link, LinkKind, Plan, VisionNumber};

/// An initiative in the graph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// Printed number: decides between equals everywhere.
    pub number: u16,
    /// Its id.
    pub id: InitiativeId,
    /// The Vision whose lane it lies in.
    pub lane: VisionNumber,
}

impl From<&Initiative> for Node {
    fn from(initiative: &Initiative) -> Self {
        Self { number: initiative.number, id: initiative.id.clone(), lane: initiative.vision }
    }
}

/// A line between two nodes, given by their places in [`Graph::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The step's predecessor; of a related pair the smaller number.
    pub from: usize,
    /// The step's successor; of a related pair the larger number.
    pub to: usize,
    /// Step or related.
    pub kind: LinkKind,
    /// The plan also calls the two ends of this step related.
    pub also_related: bool,
    /// This step closes a cycle: it is drawn, but runs against the others.
    pub turned: bool,
}

/// Something about the plan's links that a person should be told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GraphNote {
    /// Several initiatives bear this id; the one with the smallest number is shown.
    RepeatedInitiative(InitiativeId),
    /// The same link is stated more than once; it is drawn once.
    RepeatedLink {
        /// Step or related.
        kind: LinkKind,
        /// Predecessor, or smaller number.
        from: InitiativeId,
        /// Successor, or larger number.
        to: InitiativeId,
    },
    /// A link leads to an initiative that the plan does not have; it is not drawn.
    UnknownEnd {
        /// Step or related.
        kind: LinkKind,
        /// As stated.
        from: InitiativeId,
        /// As stated.
        to: InitiativeId,
    },
    /// An initiative is linked to itself; not drawn.
    SelfLink {
        /// Step or related.
        kind: LinkKind,
        /// The initiative.
        id: InitiativeId,
    },
    /// Steps that wait for each other.
    Cycle {
        /// All initiatives of which each waits for each other one, by number.
        members: Vec<InitiativeId>,
        /// The steps that are drawn against the others, predecessor first.
        turned: Vec<(InitiativeId, InitiativeId)>,
    },
}

/// Initiatives and their links: no duplicate, no loose end, and no cycle among the steps that are not `turned`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Graph {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    notes: Vec<GraphNote>,
    places: BTreeMap<InitiativeId, usize>,
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph of a plan's initiatives.
    pub fn of(plan: &Plan) -> Self {
        Self::from_parts(plan.initiatives.iter().map(Node::from), &plan.links)
    }

    /// The graph of any nodes and links, in any order.
    pub fn from_parts<'a>(nodes: impl IntoIterator<Item = Node>, links: impl IntoIterator<Item = &'a Link>) -> Self {
        let mut odd = Vec::new();
        let mut graph = Self::default();
        let mut nodes = nodes.into_iter().collect::<Vec<_>>();
        nodes.sort_unstable();
        for node in nodes {
            if graph.places.contains_key(&node.id) {
                odd.push(GraphNote::RepeatedInitiative(node.id));
            } else {
                graph.places.insert(node.id.clone(), graph.nodes.len());
                graph.nodes.push(node);
            }
        }
        let pairs = graph.distinct_pairs(links, &mut odd);
        graph.edges = merge_kinds(&pairs);
        graph.index_steps();
        graph.turn_cycles(&mut odd);
        odd.sort_unstable();
        odd.dedup();
        graph.notes = odd;
        graph
    }

    /// Nodes by number, then id.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Edges by ends; between the same two nodes in the same direction there is one at most.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// What was odd, in a fixed order.
    pub fn notes(&self) -> &[GraphNote] {
        &self.notes
    }

    /// Where a node stands in [`Graph::nodes`].
    pub fn place(&self, id: &InitiativeId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Direct predecessors along steps, by number; turned steps count.
    pub fn before(&self, node: usize) -> &[usize] {
        self.before.get(node).map_or(&[], Vec::as_slice)
    }

    /// Direct successors along steps, by number; turned steps count.
    pub fn after(&self, node: usize) -> &[usize] {
        self.after.get(node).map_or(&[], Vec::as_slice)
    }

    /// For each node the direct successors.
    pub(super) fn successors_of_all(&self) -> &[Vec<usize>] {
        &self.after
    }

    /// The links as pairs of places, each once; a related pair with the smaller place first.
    fn distinct_pairs<'a>(
        &self,
        links: impl IntoIterator<Item = &'a Link>,
        notes: &mut Vec<GraphNote>,
    ) -> BTreeSet<(LinkKind, usize, usize)> {
        let mut pairs = BTreeSet::new();
        for Link { kind, from, to, .. } in links {
            let (Some(start), Some(end)) = (self.place(from), self.place(to)) else {
                notes.push(GraphNote::UnknownEnd { kind: *kind, from: from.clone(), to: to.clone() });
                continue;
            };
            if start == end {
                notes.push(GraphNote::SelfLink { kind: *kind, id: from.clone() });
                continue;
            }
            let pair = match kind {
                LinkKind::Step => (*kind, start, end),
                LinkKind::Related => (*kind, start.min(end), start.max(end)),
            };
            if !pairs.insert(pair) {
                let (kind, start, end) = pair;
                notes.push(GraphNote::RepeatedLink { kind, from: self.id_at(start), to: self.id_at(end) });
            }
        }
        pairs
    }

    fn index_steps(&mut self) {
        self.before = vec![Vec::new(); self.nodes.len()];
        self.after = vec![Vec::new(); self.nodes.len()];
        for edge in self.edges.iter().filter(|edge| edge.kind == LinkKind::Step) {
            self.before[edge.to].push(edge.from);
            self.after[edge.from].push(edge.to);
        }
    }

    /// Marks every step that closes a cycle, and notes each cycle with all its members.
    fn turn_cycles(&mut self, notes: &mut Vec<GraphNote>) {
        let finished = cycles::finish_order(&self.after);
        let rank = cycles::ranks(&finished);
        for edge in self.edges.iter_mut().filter(|edge| edge.kind == LinkKind::Step) {
            edge.turned = rank[edge.to] > rank[edge.from];
        }
        let component = cycles::components(&self.before, &finished);
        let mut turned = vec![Vec::new(); self.nodes.len()];
        for edge in self.edges.iter().filter(|edge| edge.turned) {
            turned[component[edge.from]].push((self.id_at(edge.from), self.id_at(edge.to)));
        }
        let mut members = vec![Vec::new(); self.nodes.len()];
        for (node, component) in self.nodes.iter().zip(&component) {
            if !turned[*component].is_empty() {
                members[*component].push(node.id.clone());
            }
        }
        let cycles = members.into_iter().zip(turned).filter(|(_, turned)| !turned.is_empty());
        notes.extend(cycles.map(|(members, turned)| GraphNote::Cycle { members, turned }));
    }

    fn id_at(&self, place: usize) -> InitiativeId {
        self.nodes[place].id.clone()
    }
}

/// One edge per pair: a related pair that is also a step becomes a mark on that step.
fn merge_kinds(pairs: &BTreeSet<(LinkKind, usize, usize)>) -> Vec<Edge> {
    let mut edges = BTreeMap::new();
    for &(kind, from, to) in pairs {
        // `LinkKind::Step` sorts first, so every step is here before the first related pair comes.
        let step = [(from, to), (to, from)].into_iter().find(|ends| edges.contains_key(ends));
        match (kind, step) {
            (LinkKind::Related, Some(ends)) => {
                edges.entry(ends).and_modify(|edge: &mut Edge| edge.also_related = true);
            }
            _ => {
                edges.insert((from, to), Edge { from, to, kind, also_related: false, turned: false });
            }
        }
    }
    edges.into_values().collect()
}
