//! How many lines cross, gap by gap.

use super::sketch::{RIGHT, Sketch};

/// Crossings in the whole drawing.
pub(super) fn crossings(sketch: &Sketch) -> usize {
    (1..sketch.rows.len()).map(|row| gap(sketch, row - 1)).sum()
}

/// Crossings between a row and the next: inversions, by a Fenwick tree, `O(E log V)` (Barth, Mutzel, Jünger 2004).
pub(super) fn gap(sketch: &Sketch, row: usize) -> usize {
    let width = sketch.rows[row + 1].len();
    let mut tree = vec![0_usize; width + 1];
    let (tree, places) = (tree.as_mut_slice(), sketch.place.as_slice());
    let (start, list) = sketch.sides[RIGHT].slices();
    let (mut count, mut seen) = (0, 0);
    for &node in &sketch.rows[row] {
        for other in &list[start[node]..start[node + 1]] {
            let place = places[*other] + 1;
            let mut at = place;
            let mut before = 0;
            while at > 0 {
                before += tree[at];
                at &= at - 1;
            }
            count += seen - before;
            seen += 1;
            at = place;
            while at <= width {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
    }
    count
}
