//! The lines themselves: level across the band of a layer, aslant from one band to the next.
//!
//! A line only ever crosses a layer's band level, at a height that its row keeps free for it, so none runs over a box.

use super::ports::Ports;
use super::sketch::{LEFT, RIGHT, Sketch};

/// Left edge and width of each layer's band.
pub(super) type Bands = Vec<(i32, i32)>;

/// The points of each chain, from its left end to its right end.
pub(super) fn routes(sketch: &Sketch, ports: &Ports, y: &[i32], bands: &Bands, widths: &[i32]) -> Vec<Vec<(i32, i32)>> {
    sketch
        .chains
        .iter()
        .map(|chain| {
            let mut points = Vec::with_capacity(2 * chain.count + 4);
            for at in 0..=chain.count + 1 {
                let node = chain.node(at);
                let (left, width) = bands[sketch.layer[node]];
                let right = left + width;
                if at == 0 {
                    let y = y[node] + port(sketch, ports, RIGHT, node, chain.node(1));
                    points.push((left + i32::midpoint(width, widths[node]), y));
                    points.push((right, y));
                } else if at == chain.count + 1 {
                    let y = y[node] + port(sketch, ports, LEFT, node, chain.node(chain.count));
                    points.push((left, y));
                    points.push((left + (width - widths[node]) / 2, y));
                } else {
                    points.push((left, y[node]));
                    points.push((right, y[node]));
                }
            }
            straight(points)
        })
        .collect()
}

/// Where the line to a neighbour meets a box, from its middle.
fn port(sketch: &Sketch, ports: &Ports, side: usize, node: usize, other: usize) -> i32 {
    let list = &sketch.sides[side];
    let nth = list.of(node).iter().position(|neighbour| *neighbour == other);
    nth.map_or(0, |nth| ports.at[side][list.start[node] + nth])
}

/// Without the points at which nothing turns.
pub(in crate::graph) fn straight(points: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    let mut turns = Vec::<(i32, i32)>::with_capacity(points.len());
    for point in points {
        if let [.., before, last] = turns[..]
            && ((before.0 == last.0 && last.0 == point.0) || (before.1 == last.1 && last.1 == point.1))
        {
            turns.pop();
        }
        if turns.last() != Some(&point) {
            turns.push(point);
        }
    }
    turns
}
