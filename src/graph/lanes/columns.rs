//! Columns: how many steps come before an initiative.

use crate::graph::{Graph, cycles};
use crate::plan::LinkKind;

/// For each node its step column from 0, by the longest path along steps; none for a node without steps.
///
/// Turned steps do not count. Each closes a chain of steps that runs the other way, so its ends never share a
/// column.
pub(super) fn columns(graph: &Graph) -> Vec<Option<usize>> {
    let finished = cycles::finish_order(graph.successors_of_all());
    let rank = cycles::ranks(&finished);
    let mut columns = vec![None; graph.nodes().len()];
    for edge in graph.edges().iter().filter(|edge| edge.kind == LinkKind::Step) {
        columns[edge.from] = Some(0);
        columns[edge.to] = Some(0);
    }
    for &node in finished.iter().rev() {
        for &next in graph.after(node).iter().filter(|next| rank[**next] < rank[node]) {
            columns[next] = columns[next].max(columns[node].map(|column| column + 1));
        }
    }
    columns
}
