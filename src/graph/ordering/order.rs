//! Orders the boxes of all layers: it tries several starts, works out the best of them, and keeps the mirror image that
//! follows the nodes' numbers.

use super::count::crossings;
use super::reroute;
use super::sketch::Sketch;
use super::spread::{Random, by_height, spread};
use super::sweep::{Pull, sweep};

/// Rounds of sweeps without gain that end a start.
const STALE: usize = 2;
/// Steps of spreading in all: small drawings get many starts, large ones few.
const SPREADING: usize = 4_000_000;
/// The most starts, and of these how many are worked out.
const STARTS: usize = 16;
const FINALISTS: usize = 4;
/// Boxes in all the starts that are worked out.
const WORKED_OUT: usize = 500;
/// Comparisons of places in sifting, and in rerouting, in all.
const SIFTING: usize = 4_000_000;
const REROUTING: usize = 8_000_000;

/// A way to fill the rows, with its crossings.
type Rows = (usize, Vec<Vec<usize>>);

/// Orders all rows. In small drawings the order of the numbers is worked out first, and stays where nothing crosses less.
pub(super) fn order(sketch: &mut Sketch) {
    let finalists = (WORKED_OUT / sketch.real.max(1)).clamp(1, FINALISTS);
    let mut best: Rows = (usize::MAX, Vec::new());
    if finalists > 1 {
        work_out(sketch, &mut best, &mut 0, REROUTING / finalists);
    }
    if best.0 > 0 {
        let mut rerouting = 0;
        for (turn, (_, rows)) in drafts(sketch, finalists).into_iter().enumerate() {
            sketch.rows = rows;
            sketch.settle_all();
            work_out(sketch, &mut best, &mut rerouting, REROUTING / finalists * (turn + 1));
        }
    }
    sketch.rows = best.1;
    mirror(sketch);
    sketch.settle_all();
}

/// The most promising of the starts: random heights that are spread by their neighbours.
fn drafts(sketch: &mut Sketch, finalists: usize) -> Vec<Rows> {
    let mut random = Random::default();
    let size = sketch.layer.len() + 2 * sketch.sides[0].list.len();
    let starts = (SPREADING / (100 * size.max(1))).clamp(1, STARTS);
    let mut drafts: Vec<Rows> = Vec::new();
    for _ in 0..starts {
        let heights = spread(sketch, &mut random);
        by_height(sketch, &heights);
        let count = crossings(sketch);
        let at = drafts.partition_point(|draft| draft.0 <= count);
        if at < finalists {
            drafts.insert(at, (count, sketch.rows.clone()));
            drafts.truncate(finalists);
        }
    }
    drafts
}

/// Makes the best of the rows as they stand, and keeps them if nothing was better before.
fn work_out(sketch: &mut Sketch, best: &mut Rows, work: &mut usize, limit: usize) {
    settle_down(sketch);
    reroute::improve(sketch, work, limit);
    let count = crossings(sketch);
    if count < best.0 {
        *best = (count, sketch.rows.clone());
    }
}

/// Sweeps to and fro until nothing is gained any more; leaves the best rows.
fn settle_down(sketch: &mut Sketch) {
    let mut work = 0;
    let mut best: Rows = (usize::MAX, Vec::new());
    let (mut stale, mut round) = (0, 0);
    while stale < STALE && best.0 > 0 && work < SIFTING {
        let pull = if round % 4 < 2 { Pull::Mean } else { Pull::Median };
        sweep(sketch, round % 2 == 1, pull, &mut work);
        let count = crossings(sketch);
        stale += 1;
        if count < best.0 {
            best = (count, sketch.rows.clone());
            stale = 0;
        }
        round += 1;
    }
    sketch.rows = best.1;
    sketch.settle_all();
}

/// Turns the drawing upside down where that brings small numbers to the top: the mirror image is no other drawing.
/// Lanes cannot change places.
fn mirror(sketch: &mut Sketch) {
    if sketch.lane.iter().any(|lane| *lane != sketch.lane[0]) {
        return;
    }
    let middle = i64::from(super::int(sketch.real));
    let mut slope = 0_i64;
    for row in &sketch.rows {
        let centre = i64::from(super::int(row.len()));
        for (place, node) in row.iter().enumerate().filter(|(_, node)| **node < sketch.real) {
            let [place, node] = [place, *node].map(|number| 2 * i64::from(super::int(number)) + 1);
            slope += (place - centre) * (node - middle);
        }
    }
    if slope < 0 {
        for row in &mut sketch.rows {
            row.reverse();
        }
    }
}
