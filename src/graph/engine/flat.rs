//! The flat drawing: each connected part by itself, then all of them on shelves.

use super::heights::{Room, heights};
use super::layers::{Line, layers};
use super::order::order;
use super::parts::{parts, shelve};
use super::ports::Ports;
use super::routes::{Bands, routes};
use super::sketch::Sketch;
use super::{Input, Picture};

/// Between boxes of one layer; between a box and a line; between lines.
const GAPS: [i32; 3] = [24, 18, 12];
/// Between layers.
const LAYER_GAP: i32 = 80;
/// Between parts.
const PART_GAP: i32 = 40;

/// Draws cleaned lines, whose directed ones form no cycle; a path for each.
pub(super) fn draw(input: &Input, lines: &[Line]) -> (Picture, Vec<Vec<(i32, i32)>>) {
    let (part, count) = parts(input.boxes.len(), lines);
    let mut members = vec![Vec::new(); count];
    let mut within = vec![0; part.len()];
    for (node, part) in part.iter().enumerate() {
        within[node] = members[*part].len();
        members[*part].push(node);
    }
    let mut own = vec![Vec::new(); count];
    for (index, line) in lines.iter().enumerate() {
        own[part[line.from]].push(index);
    }
    let mut picture = Picture { places: vec![(0, 0); part.len()], layers: vec![0; part.len()], ..Picture::default() };
    let mut paths = vec![Vec::new(); lines.len()];
    let mut sizes = Vec::with_capacity(count);
    for (members, own) in members.iter().zip(&own) {
        let size = if own.is_empty() {
            members.first().map_or((0, 0), |node| (input.boxes[*node].width, input.boxes[*node].height))
        } else {
            draw_part(input, lines, members, own, &within, &mut picture, &mut paths)
        };
        sizes.push(size);
    }
    let (corners, whole) = shelve(&sizes, PART_GAP);
    for (node, place) in picture.places.iter_mut().enumerate() {
        let corner = corners[part[node]];
        *place = (place.0 + corner.0, place.1 + corner.1);
    }
    for (path, line) in paths.iter_mut().zip(lines) {
        let corner = corners[part[line.from]];
        for point in path {
            *point = (point.0 + corner.0, point.1 + corner.1);
        }
    }
    (picture.width, picture.height) = whole;
    (picture, paths)
}

/// Draws a part at the origin; says how large it is.
fn draw_part(
    input: &Input,
    lines: &[Line],
    members: &[usize],
    own: &[usize],
    within: &[usize],
    picture: &mut Picture,
    paths: &mut [Vec<(i32, i32)>],
) -> (i32, i32) {
    let inner: Vec<Line> = own.iter().map(|index| lines[*index]).collect();
    let inner: Vec<Line> = inner
        .iter()
        .map(|line| Line { from: within[line.from], to: within[line.to], directed: line.directed })
        .collect();
    let (layer, ends) = layers(members.len(), &inner);
    let mut sketch = Sketch::new(&layer, &vec![0; members.len()], &ends);
    let before: Vec<Option<i32>> = match input.before {
        Some(before) => members.iter().map(|node| before.get(*node).copied().flatten()).collect(),
        None => Vec::new(),
    };
    order(&mut sketch, &before);
    let mut tall = vec![0; sketch.layer.len()];
    let mut widths = tall.clone();
    let mut bands: Bands = vec![(0, 0); sketch.rows.len()];
    for (place, node) in members.iter().enumerate() {
        tall[place] = input.boxes[*node].height;
        widths[place] = input.boxes[*node].width;
        let band = &mut bands[layer[place]].1;
        *band = (*band).max(widths[place]);
    }
    let mut x = 0;
    for band in &mut bands {
        band.0 = x;
        x += band.1 + LAYER_GAP;
    }
    let ports = Ports::spread(&sketch, &tall);
    let room = Room { heights: &tall, gaps: GAPS, lanes: &[(i32::MIN / 64, i32::MAX / 64)], packs: false };
    let mut y = heights(&sketch, &ports, &room);
    let top = (0..y.len()).map(|node| y[node] - tall[node] / 2).min().unwrap_or(0);
    for y in &mut y {
        *y -= top;
    }
    for (index, path) in own.iter().zip(routes(&sketch, &ports, &y, &bands, &widths)) {
        paths[*index] = path;
    }
    for (chain, index) in sketch.chains.iter().zip(own) {
        if within[lines[*index].from] != chain.from {
            paths[*index].reverse();
        }
    }
    for (place, node) in members.iter().enumerate() {
        let (left, width) = bands[layer[place]];
        picture.places[*node] = (left + (width - widths[place]) / 2, y[place] - tall[place] / 2);
        picture.layers[*node] = layer[place];
    }
    let bottom = (0..y.len()).map(|node| y[node] + (tall[node] + 1) / 2).max().unwrap_or(0);
    (x - LAYER_GAP, bottom)
}
