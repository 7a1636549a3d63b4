//! From ordered rows to a drawing: bands, strips for the groups, ends, heights, lines.

use super::heights::{Room, heights};
use super::ports::Ports;
use super::routes::{Bands, routes};
use super::sketch::Sketch;
use super::{Area, Grouping, Size};

/// Between boxes of one layer; between a box and a line; between lines.
const GAPS: [i32; 3] = [24, 18, 12];
/// Between layers.
const LAYER_GAP: i32 = 80;
/// Between groups.
const GROUP_GAP: i32 = 16;
/// At a group's top: its title.
const GROUP_HEAD: i32 = 44;
/// Around a group's boxes.
const GROUP_EDGE: i32 = 16;
/// Edges of the one strip of a drawing without groups.
const ENDLESS: (i32, i32) = (i32::MIN / 64, i32::MAX / 64);

/// A drawing at the origin.
#[derive(Debug, Default)]
pub(super) struct Composed {
    /// Upper left corner of each box.
    pub(super) places: Vec<(i32, i32)>,
    /// Of each chain, from left to right.
    pub(super) paths: Vec<Vec<(i32, i32)>>,
    /// Of each lane.
    pub(super) groups: Vec<Area>,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// Gives everything its place.
pub(super) fn compose(sketch: &Sketch, sizes: &[Size], grouping: Grouping) -> Composed {
    let mut tall = vec![0; sketch.layer.len()];
    let mut widths = tall.clone();
    let mut bands: Bands = vec![(0, 0); sketch.rows.len()];
    for (node, size) in sizes.iter().enumerate() {
        (tall[node], widths[node]) = (size.height, size.width);
        let band = &mut bands[sketch.layer[node]].1;
        *band = (*band).max(size.width);
    }
    let grouped = grouping != Grouping::None;
    let edge = if grouped { GROUP_EDGE } else { 0 };
    let mut x = edge;
    for band in &mut bands {
        band.0 = x;
        x += band.1 + LAYER_GAP;
    }
    let width = (x - LAYER_GAP + edge).max(0);
    let mut room = Room { heights: &tall, gaps: GAPS, lanes: vec![ENDLESS], packs: grouped };
    let mut groups = Vec::new();
    if grouped {
        room.lanes = strips(sketch, &room, grouping);
        groups = areas(sketch, &room.lanes, &bands, width, grouping);
    }
    let ports = Ports::spread(sketch, &tall);
    let mut y = heights(sketch, &ports, &room);
    if !grouped {
        let top = (0..y.len()).map(|node| y[node] - tall[node] / 2).min().unwrap_or(0);
        for y in &mut y {
            *y -= top;
        }
    }
    let places = (0..sizes.len()).map(|node| {
        let (left, width) = bands[sketch.layer[node]];
        (left + (width - widths[node]) / 2, y[node] - tall[node] / 2)
    });
    let lowest = (0..y.len()).map(|node| y[node] + (tall[node] + 1) / 2);
    let height = groups.iter().map(|area| area.y + area.height).chain(lowest).max().unwrap_or(0);
    let paths = routes(sketch, &ports, &y, &bands, &widths);
    Composed { places: places.collect(), paths, groups, width, height }
}

/// Upper and lower edge of the room for each lane's boxes and lines: as high as its highest row.
///
/// Lanes lie below each other; boxes lie below those earlier ones only that have layers in common with them.
fn strips(sketch: &Sketch, room: &Room, grouping: Grouping) -> Vec<(i32, i32)> {
    let count = sketch.lane.iter().max().map_or(0, |last| last + 1);
    let mut need = vec![0; count];
    let mut span = vec![(usize::MAX, 0); count];
    for (layer, row) in sketch.rows.iter().enumerate() {
        for nodes in row.chunk_by(|one, other| sketch.lane[*one] == sketch.lane[*other]) {
            let (Some(&first), Some(&last)) = (nodes.first(), nodes.last()) else { continue };
            let between: i32 = nodes.windows(2).map(|pair| room.distance(sketch.real, pair[0], pair[1])).sum();
            let lane = sketch.lane[first];
            need[lane] = need[lane].max(between + (room.heights[first] + 1) / 2 + (room.heights[last] + 1) / 2);
            span[lane] = (span[lane].0.min(layer), span[lane].1.max(layer));
        }
    }
    let mut strips: Vec<(i32, i32)> = Vec::with_capacity(count);
    for lane in 0..count {
        let above = (0..lane).filter(|other| {
            grouping == Grouping::Lanes || (span[*other].0 <= span[lane].1 && span[lane].0 <= span[*other].1)
        });
        let top = above.map(|other| strips[other].1 + GROUP_EDGE + GROUP_GAP).max().unwrap_or(0) + GROUP_HEAD;
        strips.push((top, top + need[lane]));
    }
    strips
}

/// What each group covers: its whole strip, or the layers of its own boxes.
fn areas(sketch: &Sketch, strips: &[(i32, i32)], bands: &Bands, width: i32, grouping: Grouping) -> Vec<Area> {
    let mut areas = Vec::with_capacity(strips.len());
    for (lane, (top, bottom)) in strips.iter().enumerate() {
        let (mut left, mut right) = (width, 0);
        for node in (0..sketch.real).filter(|node| sketch.lane[*node] == lane) {
            let band = bands[sketch.layer[node]];
            left = left.min(band.0 - GROUP_EDGE);
            right = right.max(band.0 + band.1 + GROUP_EDGE);
        }
        if grouping == Grouping::Lanes {
            (left, right) = (0, width);
        }
        let (y, height) = (top - GROUP_HEAD, bottom - top + GROUP_HEAD + GROUP_EDGE);
        areas.push(Area { x: left, y, width: right - left, height });
    }
    areas
}
