//! Heights inside a lane: boxes of a column stand level with what they are linked to, as far as their order allows.
//!
//! Column by column, forth and back, each stack is an isotonic regression on whole rows, solved by pooling adjacent
//! violators (Ayer et al. 1955).

/// Sweeps over all columns.
const SWEEPS: usize = 8;
/// Parts of a row.
const FINE: usize = 16;

/// Boxes that move as one: how many, their weight, and the sum of where their first row is pulled to.
struct Pool {
    count: usize,
    weight: usize,
    sum: usize,
}

/// Moves the boxes of a lane's stacks down into free rows. `row` has the rows inside the lane, and `linked` says for
/// each box to which others of the lane it is linked.
pub(super) fn level(stacks: &[&[usize]], rows: usize, linked: &[Vec<usize>], row: &mut [usize]) {
    for sweep in 0..SWEEPS {
        for turn in 0..stacks.len() {
            let stack = stacks[if sweep % 2 == 0 { turn } else { stacks.len() - 1 - turn }];
            // Where the stack's first box stands if its last one stands in the last row.
            let lowest = rows.saturating_sub(stack.len());
            let mut boxes = stack.iter().enumerate();
            for Pool { count, weight, sum } in pools(stack, linked, row) {
                let first = ((sum / weight + FINE / 2) / FINE).min(lowest);
                for (at, node) in boxes.by_ref().take(count) {
                    row[*node] = first + at;
                }
            }
        }
    }
}

/// Pools of a stack from the top, each pulled further down than the one above. Pulls say where the stack's first box
/// would stand, were all its boxes one beneath the other.
fn pools(stack: &[usize], linked: &[Vec<usize>], row: &[usize]) -> Vec<Pool> {
    let mut pools: Vec<Pool> = Vec::with_capacity(stack.len());
    for (at, node) in stack.iter().enumerate() {
        let pull = |other: &usize| row[*other].saturating_sub(at) * FINE;
        let mut pool = match &linked[*node][..] {
            // What is linked to nothing stays.
            [] => Pool { count: 1, weight: 1, sum: pull(node) },
            others => Pool { count: 1, weight: others.len(), sum: others.iter().map(pull).sum() },
        };
        while let Some(above) = pools.pop_if(|above| above.sum * pool.weight >= pool.sum * above.weight) {
            pool.count += above.count;
            pool.weight += above.weight;
            pool.sum += above.sum;
        }
        pools.push(pool);
    }
    pools
}
