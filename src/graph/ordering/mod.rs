//! Who stands above whom: boxes in given layers are ordered so that few lines cross.
//!
//! Every picture takes its order from here: the lanes of initiatives, and who takes part in what. Pure and exact:
//! integers only, no order that hangs on hashes, no clock. What takes long is bounded by counted operations, so the
//! same input gives the same order natively, in the browser, and again.
//!
//! | Step | File | Method |
//! |---|---|---|
//! | bends | `sketch` | one for each layer that a line passes (Sugiyama et al. 1981) |
//! | starts | `spread` | heights taken from neighbours, again and again: spectral |
//! | sweeps | `sweep` | barycentres and medians |
//! | one row | `sift` | sifting over a table of pairwise crossings |
//! | whole lines | `reroute` | boxes taken out with their lines and put back by shortest paths |
//! | all of it | `order`, `count` | several starts, the best of them worked out |

mod count;
mod order;
mod reroute;
mod sift;
mod sketch;
mod spread;
mod sweep;

use std::ops::Range;

/// Boxes and bends in their order.
pub(super) struct Ordered {
    /// Each layer's nodes from the top, lane by lane. Boxes come with their own numbers, bends with those above.
    pub(super) rows: Vec<Vec<usize>>,
    /// The lane of each node; a line changes lanes half way.
    pub(super) lane: Vec<usize>,
    /// The bends of each line from left to right: one in each layer that it passes.
    pub(super) bends: Vec<Range<usize>>,
}

/// Orders boxes that stand in layers and lanes already. Lines are given by their ends, and run from a lower to a higher
/// layer.
pub(super) fn ordered(layers: &[usize], lanes: &[usize], ends: &[(usize, usize)]) -> Ordered {
    let mut sketch = sketch::Sketch::new(layers, lanes, ends);
    order::order(&mut sketch);
    let bends = sketch.chains.iter().map(|chain| chain.bends..chain.bends + chain.count);
    Ordered { bends: bends.collect(), rows: sketch.rows, lane: sketch.lane }
}

/// A count in the numbers of places; one beyond all screens ends at the largest.
fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
