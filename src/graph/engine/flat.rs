//! The drawing without groups: each connected part by itself, then all of them on shelves.

use super::compose::compose;
use super::layers::{Line, layers};
use super::order::order;
use super::parts::{Parts, shelve};
use super::sketch::Sketch;
use super::{Grouping, Input, Picture, Size};

/// Between parts.
const PART_GAP: i32 = 40;

/// Draws cleaned lines, whose directed ones form no cycle; a path for each, in its direction.
pub(super) fn draw(input: &Input, lines: &[Line]) -> (Picture, Vec<Vec<(i32, i32)>>) {
    let count = input.boxes.len();
    let parts = Parts::of(count, lines);
    let mut picture = Picture { places: vec![(0, 0); count], layers: vec![0; count], ..Picture::default() };
    let mut paths = vec![Vec::new(); lines.len()];
    let mut sizes = Vec::with_capacity(parts.members.len());
    for (members, own) in parts.members.iter().zip(&parts.lines) {
        let inner = parts.inner(own, lines);
        let (layer, ends) = layers(members.len(), &inner);
        let mut sketch = Sketch::new(&layer, &vec![0; members.len()], &ends);
        order(&mut sketch, &input.before_of(members));
        let boxes: Vec<Size> = members.iter().map(|node| input.boxes[*node]).collect();
        let drawn = compose(&sketch, &boxes, Grouping::None);
        for ((index, mut path), (line, chain)) in own.iter().zip(drawn.paths).zip(inner.iter().zip(&sketch.chains)) {
            if line.from != chain.from {
                path.reverse();
            }
            paths[*index] = path;
        }
        for ((node, place), layer) in members.iter().zip(drawn.places).zip(layer) {
            picture.places[*node] = place;
            picture.layers[*node] = layer;
        }
        sizes.push((drawn.width, drawn.height));
    }
    let (corners, whole) = shelve(&sizes, PART_GAP);
    for (place, part) in picture.places.iter_mut().zip(&parts.part) {
        let corner = corners[*part];
        *place = (place.0 + corner.0, place.1 + corner.1);
    }
    for (path, line) in paths.iter_mut().zip(lines) {
        let corner = corners[parts.part[line.from]];
        for point in path {
            *point = (point.0 + corner.0, point.1 + corner.1);
        }
    }
    (picture.width, picture.height) = whole;
    (picture, paths)
}
