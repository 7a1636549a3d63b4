//! Depth-first search over steps: one walk tells the cycles, the steps that close them, and an order to work in.

/// Nodes in the order in which a depth-first search leaves them, starting from each node by number.
///
/// A step whose successor is left after its predecessor closes a cycle; without those steps, the reverse of this
/// order is topological. The search keeps its own stack: no depth of chain overflows.
pub(super) fn finish_order(after: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = vec![false; after.len()];
    let mut finished = Vec::with_capacity(after.len());
    for root in 0..after.len() {
        leave_all(root, after, &mut seen, &mut finished);
    }
    finished
}

/// The position of each node in a finish order.
pub(super) fn ranks(finished: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; finished.len()];
    for (rank, node) in finished.iter().enumerate() {
        ranks[*node] = rank;
    }
    ranks
}

/// For each node the number of its strongly connected component (Kosaraju: against the steps, last left first).
pub(super) fn components(before: &[Vec<usize>], finished: &[usize]) -> Vec<usize> {
    let mut seen = vec![false; before.len()];
    let mut component = vec![0; before.len()];
    for (number, root) in finished.iter().rev().enumerate() {
        let mut members = Vec::new();
        leave_all(*root, before, &mut seen, &mut members);
        for member in members {
            component[member] = number;
        }
    }
    component
}

/// Walks everything unseen that `root` leads to, and appends each node when it is left.
fn leave_all(root: usize, next: &[Vec<usize>], seen: &mut [bool], finished: &mut Vec<usize>) {
    if seen[root] {
        return;
    }
    seen[root] = true;
    let mut path = vec![(root, next[root].iter())];
    while let Some((node, rest)) = path.last_mut() {
        if let Some(&child) = rest.find(|child| !seen[**child]) {
            seen[child] = true;
            path.push((child, next[child].iter()));
        } else {
            finished.push(*node);
            path.pop();
        }
    }
}
