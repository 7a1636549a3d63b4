//! Orders the lines that share a corridor between two rows: which of them runs above which.
//!
//! A stretch of a line runs lower than all those beside it that come from higher up and go higher up, so that lines
//! cross no more than their order asks; on the first track that is free from there on.

use super::grid::Corridor;
use super::nets::Net;

/// Where lines run in the corridors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Corridors {
    /// For each net its track in each corridor that it passes, from the left.
    pub(super) track: Vec<Vec<usize>>,
    /// For each corridor how many tracks.
    pub(super) tracks: Vec<usize>,
}

/// A stretch of a net that keeps to one corridor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    /// The sum of the heights that it comes from and goes to.
    height: usize,
    /// First and last column.
    columns: (usize, usize),
    net: usize,
    /// Where it begins among the net's corridors, and where it ends.
    part: (usize, usize),
}

/// Packs all corridors.
pub(super) fn pack(nets: &[Net], count: usize) -> Corridors {
    let mut waiting = vec![Vec::new(); count];
    for (index, net) in nets.iter().enumerate() {
        for (corridor, stretch) in stretches(index, net) {
            waiting[corridor.0].push(stretch);
        }
    }
    let mut track: Vec<_> = nets.iter().map(|net| vec![0; net.corridors.len()]).collect();
    let tracks = waiting.into_iter().map(|mut stretches| {
        stretches.sort_unstable();
        let mut laid: Vec<((usize, usize), usize)> = Vec::new();
        for Stretch { columns, net, part, .. } in stretches {
            // Two stretches that meet in the channel between their columns are beside each other as well.
            let beside = |other: &(usize, usize)| columns.0 <= other.1 + 1 && other.0 <= columns.1 + 1;
            let above = laid.iter().filter(|(other, _)| beside(other)).map(|(_, track)| track + 1);
            let own = above.max().unwrap_or(0);
            laid.push((columns, own));
            track[net][part.0..part.1].fill(own);
        }
        laid.iter().map(|(_, track)| track + 1).max().unwrap_or(0)
    });
    let tracks = tracks.collect();
    Corridors { track, tracks }
}

/// A net's stretches, each with its corridor.
fn stretches(index: usize, net: &Net) -> Vec<(Corridor, Stretch)> {
    let mut stretches = Vec::new();
    let mut from = 0;
    for part in net.corridors.chunk_by(|one, next| one == next) {
        let to = from + part.len();
        let before = from.checked_sub(1).map_or(net.hub.height, |before| net.corridors[before].height());
        let after = net.corridors.get(to).map_or_else(|| net.end_height(), |after| after.height());
        let columns = (net.hub.channel + from, net.hub.channel + to - 1);
        let stretch = Stretch { height: before + after, columns, net: index, part: (from, to) };
        stretches.push((part[0], stretch));
        from = to;
    }
    stretches
}
