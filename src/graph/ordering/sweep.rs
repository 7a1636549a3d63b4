//! Sweeps: each row is sorted by where its neighbours in the row before stand.
//!
//! Sugiyama, Tagawa, Toda (1981): barycentres. Gansner et al. (1993), §3: medians, with transposition inside each
//! sweep; here sifting stands for transposition.

use super::sift::sift;
use super::sketch::{LEFT, RIGHT, Sketch};

/// Parts of a place that a barycentre tells apart.
const FINE: usize = 256;

/// How a node's place is read off its neighbours'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pull {
    /// Their mean.
    Mean,
    /// The one in the middle.
    Median,
}

/// Sorts and sifts all rows once, from the left or from the right.
pub(super) fn sweep(sketch: &mut Sketch, backwards: bool, pull: Pull, work: &mut usize) {
    let rows = sketch.rows.len();
    for turn in 0..rows {
        let row = if backwards { rows - 1 - turn } else { turn };
        if turn > 0 {
            sort_row(sketch, row, if backwards { RIGHT } else { LEFT }, pull);
            *work += 8 * sketch.rows[row].len();
        }
        sift(sketch, row, work);
    }
}

fn sort_row(sketch: &mut Sketch, row: usize, side: usize, pull: Pull) {
    let beside = sketch.rows[if side == LEFT { row - 1 } else { row + 1 }].len();
    let mut nodes = std::mem::take(&mut sketch.rows[row]);
    let count = nodes.len().max(1);
    let mut keyed: Vec<(usize, usize, usize)> = Vec::with_capacity(nodes.len());
    for (place, &node) in nodes.iter().enumerate() {
        let around = sketch.sides[side].of(node);
        let key = if around.is_empty() {
            // It stays about where it is.
            place * FINE * beside / count
        } else if pull == Pull::Median {
            let middle = around.len() / 2;
            (sketch.place[around[middle]] + sketch.place[around[(around.len() - 1) / 2]]) * FINE / 2
        } else {
            around.iter().map(|other| sketch.place[*other]).sum::<usize>() * FINE / around.len()
        };
        keyed.push((sketch.lane[node], key, node));
    }
    keyed.sort_by_key(|(lane, key, _)| (*lane, *key));
    for (slot, (.., node)) in nodes.iter_mut().zip(&keyed) {
        *slot = *node;
    }
    sketch.rows[row] = nodes;
    sketch.settle(row);
}
