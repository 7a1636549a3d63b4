//! Reference implementations, slow and obvious, of what the graph room computes.

use ayumi::graph::Graph;
use ayumi::plan::LinkKind;

/// The fewest steps from each node to each other one, at least one; Floyd and Warshall.
pub fn distances(graph: &Graph) -> Vec<Vec<Option<usize>>> {
    let count = graph.nodes().len();
    let mut distance = vec![vec![None; count]; count];
    for edge in graph.edges().iter().filter(|edge| edge.kind == LinkKind::Step) {
        distance[edge.from][edge.to] = Some(1);
    }
    for via in 0..count {
        for from in 0..count {
            for to in 0..count {
                let detour = distance[from][via].zip(distance[via][to]).map(|(a, b): (usize, usize)| a + b);
                distance[from][to] = match (distance[from][to], detour) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (known, detour) => known.or(detour),
                };
            }
        }
    }
    distance
}

/// For each node with a step how many steps come before it at most, without turned steps: relaxed until it settles.
pub fn layers(graph: &Graph) -> Vec<Option<usize>> {
    let steps = || graph.edges().iter().filter(|edge| edge.kind == LinkKind::Step);
    let mut layers = vec![None; graph.nodes().len()];
    for edge in steps() {
        layers[edge.from] = Some(0);
        layers[edge.to] = Some(0);
    }
    for _ in 0..=graph.nodes().len() {
        let before = layers.clone();
        for edge in steps().filter(|edge| !edge.turned) {
            layers[edge.to] = layers[edge.to].max(layers[edge.from].map(|layer| layer + 1));
        }
        if layers == before {
            return layers;
        }
    }
    panic!("a cycle is left among the steps that are not turned");
}
