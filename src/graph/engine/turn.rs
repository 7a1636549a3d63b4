//! Cycles: the lines that close one are turned for the drawing.

/// For each directed line whether it closes a cycle: back edges of a depth-first search that starts from each node in
/// turn (Tarjan 1972). The search keeps its own stack, so no depth of chain overflows.
pub(super) fn turned(nodes: usize, lines: &[(usize, usize)]) -> Vec<bool> {
    let mut after = vec![Vec::new(); nodes];
    for (index, line) in lines.iter().enumerate() {
        after[line.0].push(index);
    }
    let mut turned = vec![false; lines.len()];
    // 0 unseen, 1 on the path, 2 left.
    let mut state = vec![0_u8; nodes];
    let mut path: Vec<(usize, usize)> = Vec::new();
    for root in 0..nodes {
        if state[root] == 0 {
            state[root] = 1;
            path.push((root, 0));
        }
        while let Some((node, next)) = path.last_mut() {
            let Some(&line) = after[*node].get(*next) else {
                state[*node] = 2;
                path.pop();
                continue;
            };
            *next += 1;
            let child = lines[line].1;
            match state[child] {
                0 => {
                    state[child] = 1;
                    path.push((child, 0));
                }
                1 => turned[line] = true,
                _ => {}
            }
        }
    }
    turned
}
