//! Sifts one row while its neighbours stay as they are, over a table of pairwise crossings.
//!
//! Matuszewski, Schönfeld, Molitor, *Using Sifting for k-Layer Straightline Crossing Minimization* (1999). Crossings
//! of two nodes depend on nothing but which of them is higher, so a table of all pairs serves every move in the row.
//! Wide rows are sifted window by window.

use super::sketch::Sketch;

/// Nodes that are sifted against each other at once, in a drawing of few nodes and in one of many.
const WINDOW: [usize; 2] = [96, 32];
/// From here on a drawing has many nodes.
const MANY: usize = 4000;
/// Passes over one window.
const PASSES: usize = 4;

/// Sifts a row; says how many crossings it is rid of. `work` grows by the number of pairs looked at.
pub(super) fn sift(sketch: &mut Sketch, row: usize, work: &mut usize) -> i32 {
    let mut nodes = std::mem::take(&mut sketch.rows[row]);
    let (mut gained, mut from) = (0, 0);
    let window = WINDOW[usize::from(sketch.layer.len() > MANY)];
    loop {
        let to = nodes.len().min(from + window);
        // Nodes never leave their lane.
        let mut start = from;
        while start < to {
            let lane = sketch.lane[nodes[start]];
            let mut end = start + 1;
            while end < to && sketch.lane[nodes[end]] == lane {
                end += 1;
            }
            if end > start + 1 {
                gained += sift_window(sketch, &mut nodes[start..end], work);
            }
            start = end;
        }
        if to == nodes.len() {
            break;
        }
        from += window * 2 / 3;
    }
    sketch.rows[row] = nodes;
    if gained > 0 {
        sketch.settle(row);
    }
    gained
}

fn sift_window(sketch: &Sketch, nodes: &mut [usize], work: &mut usize) -> i32 {
    let count = nodes.len();
    // For each pair: crossings with the first one higher, less those with the second one higher.
    let mut table = vec![0_i32; count * count];
    let table = table.as_mut_slice();
    for one in 0..count {
        for other in one + 1..count {
            let cost = pair(sketch, nodes[one], nodes[other]);
            table[one * count + other] = cost;
            table[other * count + one] = -cost;
        }
    }
    *work += count * count;
    let mut order: Vec<usize> = (0..count).collect();
    let order = order.as_mut_slice();
    let mut gained = 0;
    for _ in 0..PASSES {
        let before = gained;
        for node in 0..count {
            let Some(at) = order.iter().position(|other| *other == node) else { continue };
            let costs = &table[node * count..(node + 1) * count];
            let (mut best, mut goal, mut change) = (0, at, 0);
            for place in at + 1..count {
                change -= costs[order[place]];
                if change < best {
                    (best, goal) = (change, place);
                }
            }
            change = 0;
            for place in (0..at).rev() {
                change += costs[order[place]];
                if change < best {
                    (best, goal) = (change, place);
                }
            }
            if goal > at {
                order[at..=goal].rotate_left(1);
            } else {
                order[goal..=at].rotate_right(1);
            }
            gained -= best;
        }
        *work += count * count;
        if gained == before {
            break;
        }
    }
    if gained > 0 {
        let sorted: Vec<usize> = order.iter().map(|at| nodes[*at]).collect();
        nodes.copy_from_slice(&sorted);
    }
    gained
}

/// Crossings of two nodes' lines when `one` is higher, less those when `other` is.
fn pair(sketch: &Sketch, one: usize, other: usize) -> i32 {
    let place = sketch.place.as_slice();
    let mut cost = 0;
    for side in &sketch.sides {
        let (start, ends) = side.slices();
        let (mut here, end) = (start[one], start[one + 1]);
        let (first, last) = (start[other], start[other + 1]);
        if here + 1 == end && first + 1 == last {
            let (one, other) = (place[ends[here]], place[ends[first]]);
            cost += i32::from(one > other) - i32::from(one < other);
            continue;
        }
        let (mut below, mut level) = (first, first);
        while here < end {
            let at = place[ends[here]];
            while below < last && place[ends[below]] < at {
                below += 1;
            }
            level = level.max(below);
            while level < last && place[ends[level]] == at {
                level += 1;
            }
            // Ends before `below` are higher than this end, and all from `level` on are lower.
            cost += super::int(below - first) - super::int(last - level);
            here += 1;
        }
    }
    cost
}
