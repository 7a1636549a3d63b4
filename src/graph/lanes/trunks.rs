//! Orders the vertical trunks of the lines in each channel between two columns, from left to right.
//!
//! Two trunks' crossings depend only on which of the two is left, so the order is improved by sifting (Rudell): each
//! trunk in turn moves to where it crosses least, within a window, until nothing is gained. Every move lowers the
//! sum, so it ends; passes are counted all the same. Trunks that do not meet in height may then share an x.

use std::collections::BTreeMap;

use super::nets::{Net, Side};
use super::ports::Ports;
use crate::graph::sizes::{FIRST_TRUNK, RELATED_TRUNK, STEP_TRUNK};
use crate::plan::LinkKind;

/// Passes of sifting over one channel.
const PASSES: usize = 8;
/// How many places a trunk may move at once: keeps a pass linear.
const WINDOW: usize = 32;
/// Two lines on top of each other are worse than any crossing.
const OVERLAY: i32 = 16;

/// Where the trunks stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trunks {
    /// For each net and channel: from the left column's right edge.
    offsets: BTreeMap<(usize, usize), i32>,
    /// For each channel the offset of its last trunk.
    last: Vec<Option<i32>>,
}

impl Trunks {
    /// Places the trunks of all channels, `0` (left of the first column) to `channels - 1`.
    pub(super) fn place(nets: &[Net], ports: &Ports, buses: &[Vec<i32>], channels: usize) -> Self {
        let mut trunks = Self { offsets: BTreeMap::new(), last: vec![None; channels] };
        for (channel, mut lines) in lines(nets, ports, buses, channels).into_iter().enumerate() {
            improve(&mut lines);
            trunks.compact(channel, &lines);
        }
        trunks
    }

    /// From the left column's right edge to a net's trunk.
    pub(super) fn offset(&self, net: usize, channel: usize) -> i32 {
        self.offsets.get(&(net, channel)).copied().unwrap_or(FIRST_TRUNK)
    }

    /// From the left column's right edge to the channel's last trunk.
    pub(super) fn last(&self, channel: usize) -> Option<i32> {
        self.last.get(channel).copied().flatten()
    }

    /// Gives each line the first x that is right of all earlier lines it meets in height.
    fn compact(&mut self, channel: usize, lines: &[TrunkLine]) {
        let mut placed = Vec::<(&TrunkLine, i32)>::new();
        for line in lines {
            let pitch = if line.kind == LinkKind::Step { STEP_TRUNK } else { RELATED_TRUNK };
            let met = placed.iter().filter(|(other, _)| other.top <= line.bottom && line.top <= other.bottom);
            let offset = met.map(|(_, offset)| offset.saturating_add(pitch)).max().unwrap_or(FIRST_TRUNK);
            placed.push((line, offset));
            self.offsets.insert((line.net, channel), offset);
            self.last[channel] = self.last[channel].max(Some(offset));
        }
    }
}

/// A net inside one channel.
struct TrunkLine {
    net: usize,
    kind: LinkKind,
    top: i32,
    bottom: i32,
    /// Where it leaves to the left.
    left: Vec<i32>,
    /// Where it leaves to the right.
    right: Vec<i32>,
}

/// The lines of each channel that need a trunk there: those that do not go straight across.
fn lines(nets: &[Net], ports: &Ports, buses: &[Vec<i32>], channels: usize) -> Vec<Vec<TrunkLine>> {
    let mut lines: Vec<Vec<TrunkLine>> = std::iter::repeat_with(Vec::new).take(channels).collect();
    for (index, net) in nets.iter().enumerate() {
        let hub = std::iter::once((&net.hub, ports.hub[index]));
        let tips = net.tips.iter().map(|(tip, _)| tip).zip(ports.tips[index].iter().copied());
        let mut meets = BTreeMap::<usize, [Vec<i32>; 2]>::new();
        for (end, y) in hub.chain(tips) {
            let [left, right] = meets.entry(end.channel).or_default();
            // A channel's left wall is the right side of the boxes there.
            if end.side == Side::Right { left.push(y) } else { right.push(y) }
        }
        for (channel, bus) in (net.hub.channel..).zip(&buses[index]) {
            meets.entry(channel).or_default()[1].push(*bus);
            meets.entry(channel + 1).or_default()[0].push(*bus);
        }
        for (channel, [left, right]) in meets {
            let ys = || left.iter().chain(&right).copied();
            if let (Some(top), Some(bottom)) = (ys().min(), ys().max())
                && top < bottom
            {
                let line = TrunkLine { net: index, kind: net.kind, top, bottom, left, right };
                lines[channel].push(line);
            }
        }
    }
    lines
}

/// Sifts until no line moves.
fn improve(lines: &mut [TrunkLine]) {
    for _ in 0..PASSES {
        let mut settled = true;
        for at in 0..lines.len() {
            let goal = best_place(lines, at);
            settled &= goal == at;
            if goal > at {
                lines[at..=goal].rotate_left(1);
            } else {
                lines[goal..=at].rotate_right(1);
            }
        }
        if settled {
            break;
        }
    }
}

/// Where the line at a place crosses the others least; where it is, if nothing is better.
fn best_place(lines: &[TrunkLine], at: usize) -> usize {
    let line = &lines[at];
    let (mut best, mut best_change) = (at, 0);
    let mut consider = |place, change| {
        if change < best_change {
            (best, best_change) = (place, change);
        }
    };
    let mut change = 0;
    for (place, other) in lines.iter().enumerate().skip(at + 1).take(WINDOW) {
        change += crossings(other, line) - crossings(line, other);
        consider(place, change);
    }
    change = 0;
    for (place, other) in lines.iter().enumerate().take(at).rev().take(WINDOW) {
        change += crossings(line, other) - crossings(other, line);
        consider(place, change);
    }
    best
}

/// Crossings of two lines when the first stands left of the second.
fn crossings(first: &TrunkLine, second: &TrunkLine) -> i32 {
    let count = |ys: &[i32], meets: &dyn Fn(i32) -> bool| ys.iter().map(|y| i32::from(meets(*y))).sum::<i32>();
    let through = |trunk: &TrunkLine, y| trunk.top < y && y < trunk.bottom;
    // The first's ways to the right and the second's to the left share the space between the two.
    let overlays = count(&first.right, &|y| second.left.contains(&y));
    count(&first.right, &|y| through(second, y)) + count(&second.left, &|y| through(first, y)) + OVERLAY * overlays
}
