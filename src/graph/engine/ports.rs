//! Where on a box's side each line begins or ends.
//!
//! Ends are spread over the side in the order of where the lines go, so that lines of one box never cross beside it.

use super::int;
use super::sketch::{LEFT, RIGHT, Sketch};

/// Most distance between two ends on one side.
const PITCH: i32 = 14;
/// From the first and last end to the box's corners, at least.
const CORNER: i32 = 8;

/// From the middle of each node: one for each entry of the neighbours' lists on the left and on the right.
#[derive(Debug, Clone, Default)]
pub(super) struct Ports {
    pub(super) at: [Vec<i32>; 2],
    /// How much higher the neighbour's end of the same line lies than this end, on either list.
    pub(super) rise: [Vec<i32>; 2],
}

impl Ports {
    /// Spreads the ends of all lines over boxes of these heights; bends have none.
    pub(super) fn spread(sketch: &Sketch, heights: &[i32]) -> Self {
        let at = [LEFT, RIGHT].map(|side| {
            let side = &sketch.sides[side];
            let mut at = vec![0; side.list.len()];
            for (node, height) in heights.iter().enumerate() {
                let (start, end) = (side.start[node], side.start[node + 1]);
                let gaps = int(end - start) - 1;
                if gaps > 0 {
                    // In halves of px, so that ends that share a side too small for them still lie in order.
                    let pitch = PITCH.min((height - 2 * CORNER).max(0) / gaps);
                    for (nth, at) in (0..).zip(&mut at[start..end]) {
                        *at = (2 * nth - gaps) * pitch / 2;
                    }
                }
            }
            at
        });
        let mut ports = Self { rise: at.clone(), at };
        for_each_line(sketch, |left, right| {
            let rise = ports.at[LEFT][left] - ports.at[RIGHT][right];
            ports.rise[RIGHT][right] = rise;
            ports.rise[LEFT][left] = -rise;
        });
        ports
    }
}

/// Calls with both entries of each line between neighbours: in its right end's list of left neighbours, and in its
/// left end's list of right neighbours.
fn for_each_line(sketch: &Sketch, mut call: impl FnMut(usize, usize)) {
    let [left, right] = &sketch.sides;
    // Lists are sorted by row, so each node's left neighbours come by in the order of its list.
    let mut pen = left.start.clone();
    for &node in sketch.rows.iter().flatten() {
        for entry in right.start[node]..right.start[node + 1] {
            let other = right.list[entry];
            call(pen[other], entry);
            pen[other] += 1;
        }
    }
}
