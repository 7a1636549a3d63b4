//! Columns: how many steps come before an initiative.

use super::{Graph, cycles};
use crate::plan::LinkKind;

/// For each node its step column from 0, by the longest path along steps; none for a node without steps.
///
/// Turned steps do not count. Each closes a chain of steps that runs the other way, so its ends never share a
/// column.
pub(super) fn layers(graph: &Graph) -> Vec<Option<usize>> {
    let finished = cycles::finish_order(graph.successors_of_all());
    let rank = cycles::ranks(&finished);
    let mut layers = vec![None; graph.nodes().len()];
    for edge in graph.edges().iter().filter(|edge| edge.kind == LinkKind::Step) {
        layers[edge.from] = Some(0);
        layers[edge.to] = Some(0);
    }
    for &node in finished.iter().rev() {
        for &next in graph.after(node).iter().filter(|next| rank[**next] < rank[node]) {
            layers[next] = layers[next].max(layers[node].map(|layer| layer + 1));
        }
    }
    layers
}
