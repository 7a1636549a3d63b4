//! Where on a box's side each line begins or ends.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::nets::{End, Net, Side};
use super::rows::Rows;
use crate::filled::filled;
use crate::graph::sizes::{PORT_LEAST, PORT_PITCH, PORT_REACH, PORT_SPREAD, times};

/// The y of every net's hub and tips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ports {
    /// For each net.
    pub(super) hub: Vec<i32>,
    /// For each net, for each tip.
    pub(super) tips: Vec<Vec<i32>>,
}

/// A box's side, and the net that meets it there: what an offset belongs to.
type Offsets = BTreeMap<(usize, Side), BTreeMap<usize, i32>>;

/// Spreads the lines of each side over it, those that go furthest up on top; a line alone stays in the middle,
/// unless it can go straight across by meeting the other box where that one wants it. Lines that have nothing to do
/// with each other never face each other at one height: they would look like one.
pub(super) fn spread(nets: &[Net], grid: &Grid, rows: &Rows) -> Ports {
    let mut offsets = offsets(nets);
    straighten(nets, &mut offsets);
    part(nets, &mut offsets);
    let y = |net: usize, end: &End| {
        let offset = offsets.get(&(end.node, end.side)).and_then(|side| side.get(&net)).copied().unwrap_or(0);
        rows.middle(grid.cells[end.node].row) + offset
    };
    let hub = nets.iter().enumerate().map(|(index, net)| y(index, &net.hub)).collect();
    let tips = nets.iter().enumerate();
    let tips = tips.map(|(index, net)| net.tips.iter().map(|(tip, _)| y(index, tip)).collect()).collect();
    Ports { hub, tips }
}

/// How far below the middle of a side the line at a place from the top ends, of so many on that side.
pub(in crate::graph) fn offset(at: usize, count: usize) -> i32 {
    let gaps = times(count.saturating_sub(1), 1);
    let pitch = if gaps == 0 { 0 } else { PORT_PITCH.min(PORT_SPREAD / gaps) };
    times(at, pitch) - gaps.saturating_mul(pitch) / 2
}

fn offsets(nets: &[Net]) -> Offsets {
    let mut sides = BTreeMap::<(usize, Side), Vec<(usize, usize)>>::new();
    for (index, net) in nets.iter().enumerate() {
        for end in net.ends() {
            sides.entry((end.node, end.side)).or_default().push((heading(net, end), index));
        }
    }
    let spread = |mut lines: Vec<(usize, usize)>| {
        lines.sort_unstable();
        let count = lines.len();
        filled(lines.into_iter().enumerate().map(|(at, (_, net))| (net, offset(at, count))))
    };
    filled(sides.into_iter().map(|(side, lines)| (side, spread(lines))))
}

/// Moves each line that arrives at the height of a foreign line on the box that it faces to the nearest free height.
fn part(nets: &[Net], offsets: &mut Offsets) {
    let walls = nets.iter().flat_map(Net::ends).map(|end| ((end.channel, end.height, end.side), (end.node, end.side)));
    let walls: BTreeMap<(usize, usize, Side), (usize, Side)> = filled(walls);
    for ((channel, height, side), arriving) in &walls {
        let Some(leaving) = walls.get(&(*channel, *height, Side::Right)).filter(|_| *side == Side::Left) else {
            continue;
        };
        let (Some(facing), Some(lines)) = (offsets.get(leaving).cloned(), offsets.get_mut(arriving)) else {
            continue;
        };
        let foreign =
            lines.iter().filter(|(net, y)| !facing.contains_key(net) && facing.values().any(|other| other == *y));
        for (net, wanted) in foreign.map(|(net, y)| (*net, *y)).collect::<Vec<_>>() {
            let own = lines.iter().filter(|(other, _)| **other != net).map(|(_, y)| *y);
            let taken = own.chain(facing.values().copied()).collect::<Vec<_>>();
            lines.extend(nearest_free(wanted, &taken).map(|y| (net, y)));
        }
    }
}

/// The offset nearest to the wanted one that keeps its distance from all that are taken, if the side has one.
fn nearest_free(wanted: i32, taken: &[i32]) -> Option<i32> {
    let nearest = (1..=PORT_SPREAD).flat_map(|shift| [wanted + shift, wanted - shift]);
    nearest.filter(|y| y.abs() <= PORT_REACH).find(|y| taken.iter().all(|other| other.abs_diff(*y) >= PORT_LEAST))
}

/// How far down a line goes from one of its ends: the median of what it meets in the end's channel.
fn heading(net: &Net, end: &End) -> usize {
    let corridor = |column: Option<usize>| column.and_then(|at| net.corridors.get(at)).map(|passed| passed.height());
    if *end != net.hub {
        return corridor((end.channel - net.hub.channel).checked_sub(1)).unwrap_or(net.hub.height);
    }
    let near = net.tips.iter().filter(|(tip, _)| tip.channel == end.channel).map(|(tip, _)| tip.height);
    let mut meets = near.chain(corridor(Some(0))).collect::<Vec<_>>();
    meets.sort_unstable();
    meets.get(meets.len() / 2).copied().unwrap_or(end.height)
}

/// Lets a line that is alone on its side of a box follow the other box, when they face each other.
fn straighten(nets: &[Net], offsets: &mut Offsets) {
    for (index, net) in nets.iter().enumerate() {
        let hub = (net.hub.node, net.hub.side);
        let facing =
            |tip: &End| tip.channel == net.hub.channel && tip.height == net.hub.height && tip.side != net.hub.side;
        let Some(tip) = net.tips.iter().find(|(tip, _)| facing(tip)).map(|(tip, _)| (tip.node, tip.side)) else {
            continue;
        };
        let alone = |side: &(usize, Side)| offsets.get(side).is_some_and(|lines| lines.len() == 1);
        let (leader, follower) = if alone(&hub) { (tip, hub) } else { (hub, tip) };
        if alone(&follower)
            && let Some(offset) = offsets.get(&leader).and_then(|lines| lines.get(&index)).copied()
            && let Some(lines) = offsets.get_mut(&follower)
        {
            lines.insert(index, offset);
        }
    }
}
