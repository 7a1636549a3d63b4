//! The drawing with groups: all parts share the layers, and each group keeps to its strip.
//!
//! Inside a layer, groups stand in one order, as Sander's *Layout of Compound Directed Graphs* (1996) has it: so a
//! group is a strip, or a box, and nothing else is in it but lines on their way.

use super::compose::compose;
use super::layers::{Line, layers};
use super::order::order;
use super::parts::Parts;
use super::sketch::Sketch;
use super::{Input, Picture};
use crate::gather::sort;

/// Draws cleaned lines, whose directed ones form no cycle; a path for each, in its direction.
pub(super) fn draw(input: &Input, lines: &[Line], groups: &[usize]) -> (Picture, Vec<Vec<(i32, i32)>>) {
    let count = input.boxes.len();
    let group = |node: usize| groups.get(node).copied().unwrap_or(0);
    let mut used: Vec<usize> = (0..count).map(group).collect();
    sort(&mut used);
    used.dedup();
    let strip: Vec<usize> = (0..count).map(|node| used.partition_point(|other| *other < group(node))).collect();
    let (layer, ends) = shared_layers(count, lines, &strip);
    let mut sketch = Sketch::new(&layer, &strip, &ends);
    let all: Vec<usize> = (0..count).collect();
    order(&mut sketch, &input.before_of(&all));
    let mut drawn = compose(&sketch, input.boxes, input.grouping);
    for ((path, line), chain) in drawn.paths.iter_mut().zip(lines).zip(&sketch.chains) {
        if line.from != chain.from {
            path.reverse();
        }
    }
    let (width, height, places, groups) = (drawn.width, drawn.height, drawn.places, drawn.groups);
    (Picture { width, height, places, groups, layers: layer, ..Picture::default() }, drawn.paths)
}

/// Layers of all parts side by side. A box without lines goes where its lane has the fewest boxes.
fn shared_layers(count: usize, lines: &[Line], strip: &[usize]) -> (Vec<usize>, Vec<(usize, usize)>) {
    let parts = Parts::of(count, lines);
    let mut layer = vec![0; count];
    let mut ends = vec![(0, 0); lines.len()];
    for (members, own) in parts.members.iter().zip(&parts.lines) {
        let (inner, inner_ends) = layers(members.len(), &parts.inner(own, lines));
        for (node, inner) in members.iter().zip(inner) {
            layer[*node] = inner;
        }
        for (index, (from, to)) in own.iter().zip(inner_ends) {
            ends[*index] = (members[from], members[to]);
        }
    }
    let alone: Vec<usize> = parts
        .members
        .iter()
        .zip(&parts.lines)
        .filter(|(_, own)| own.is_empty())
        .flat_map(|(members, _)| members)
        .copied()
        .collect();
    // Without any line, the boxes make a square.
    let columns = layer.iter().max().map_or(0, |last| last + 1).max(alone.len().isqrt());
    let lane_count = strip.iter().max().map_or(0, |last| last + 1);
    let mut crowd = vec![0_usize; columns * lane_count];
    for node in (0..count).filter(|node| !alone.contains(node)) {
        crowd[strip[node] * columns + layer[node]] += 1;
    }
    for node in alone {
        let lane = &mut crowd[strip[node] * columns..(strip[node] + 1) * columns];
        if let Some((place, crowd)) = lane.iter_mut().enumerate().min_by_key(|(_, crowd)| **crowd) {
            layer[node] = place;
            *crowd += 1;
        }
    }
    (layer, ends)
}
