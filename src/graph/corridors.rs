//! Lines through the rows: which of the lines beneath a row runs above which.
//!
//! Left-edge packing: intervals of channels in the order of their first channel, each on the first track that is
//! free there. It needs as many tracks as lines meet at any one place, and no more.

use super::nets::Net;
use crate::gather::sort;

/// The track of each net that has a corridor, and how many tracks each row needs beneath it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Corridors {
    /// For each net its track.
    pub(super) track: Vec<usize>,
    /// For each row how many.
    pub(super) tracks: Vec<usize>,
}

/// Packs all corridors.
pub(super) fn pack(nets: &[Net], rows: usize) -> Corridors {
    let mut waiting = vec![Vec::new(); rows];
    for (index, net) in nets.iter().enumerate() {
        if let Some(row) = net.corridor {
            waiting[row].push((net.channels(), index));
        }
    }
    let mut track = vec![0; nets.len()];
    let tracks = waiting.into_iter().map(|mut lines| {
        sort(&mut lines);
        let mut taken_to = Vec::new();
        for ((first, last), net) in lines {
            let free = taken_to.iter().position(|end| *end < first).unwrap_or(taken_to.len());
            match taken_to.get_mut(free) {
                Some(end) => *end = last,
                None => taken_to.push(last),
            }
            track[net] = free;
        }
        taken_to.len()
    });
    let tracks = tracks.collect();
    Corridors { track, tracks }
}
