//! A starting order: every node takes its height from its neighbours, again and again.
//!
//! Random heights, each replaced by the mean of itself and its neighbours' mean while the mean of all stays 0, tend to
//! the Fiedler vector, which lays a graph out along its length (Juvan, Mohar, *Optimal linear labelings and eigenvalues of
//! graphs*, 1992). Stopped early, each start shows another side of it.

use super::sketch::Sketch;

/// Rounds of taking heights from neighbours.
const ROUNDS: usize = 100;
/// The largest height there is.
const MOST: i64 = 1 << 30;

/// Numbers that look random and are always the same: a linear congruence (Knuth; Lewis).
#[derive(Default)]
pub(super) struct Random(u32);

impl Random {
    fn next(&mut self) -> i64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        i64::from(self.0 >> 8)
    }
}

/// Heights of all nodes.
pub(super) fn spread(sketch: &Sketch, random: &mut Random) -> Vec<i64> {
    let mut heights: Vec<i64> = sketch.layer.iter().map(|_| random.next()).collect();
    let [left, right] = &sketch.sides;
    let sides = [left.slices(), right.slices()];
    for _ in 0..ROUNDS {
        let heights = heights.as_mut_slice();
        let (mut sum, mut weight) = (0, 0);
        for node in 0..heights.len() {
            let (mut total, mut degree) = (0, 0);
            for (start, list) in &sides {
                let (mut entry, end) = (start[node], start[node + 1]);
                degree += i64::from(super::int(end - entry));
                while entry < end {
                    total += heights[list[entry]];
                    entry += 1;
                }
            }
            if degree > 0 {
                heights[node] = i64::midpoint(heights[node], total / degree);
                sum += heights[node] * degree;
                weight += degree;
            }
        }
        let mean = sum / weight.max(1);
        let most = heights.iter().fold(1, |most: i64, height| most.max((height - mean).abs()));
        for height in heights {
            *height = (*height - mean) * MOST / most;
        }
    }
    heights
}

/// Sorts all rows by lane, then height.
pub(super) fn by_height(sketch: &mut Sketch, heights: &[i64]) {
    let lane = &sketch.lane;
    for row in &mut sketch.rows {
        row.sort_unstable_by_key(|node| (lane[*node], heights[*node], *node));
    }
    sketch.settle_all();
}
