//! One box more changes little: what people know stays where it was.

use std::collections::BTreeMap;

use ayumi::graph::engine::{Input, Line, Picture, Size, draw};

use super::fixtures::{Drawn, read};

/// Pairs of one layer in both pictures, and how many of them changed their order.
fn flips(before: &Picture, after: &Picture) -> (usize, usize) {
    let mut columns = BTreeMap::<(i32, i32), Vec<usize>>::new();
    for node in 0..before.places.len() {
        columns.entry((before.places[node].0, after.places[node].0)).or_default().push(node);
    }
    let (mut pairs, mut flipped) = (0, 0);
    for nodes in columns.values() {
        for (at, one) in nodes.iter().enumerate() {
            for other in &nodes[..at] {
                pairs += 1;
                let higher = |picture: &Picture| picture.places[*one].1 < picture.places[*other].1;
                flipped += usize::from(higher(before) != higher(after));
            }
        }
    }
    (flipped, pairs)
}

/// A picture of the graph, and one with a box more that hangs on the given one.
fn grown(graph: &Drawn, joint: usize) -> (usize, usize) {
    let before = graph.draw();
    let mut boxes = graph.boxes.clone();
    boxes.push(Size { width: 180, height: 44 });
    let mut lines = graph.lines.clone();
    lines.push(Line { from: joint, to: graph.boxes.len(), directed: true });
    let mut heights =
        before.places.iter().zip(&graph.boxes).map(|(place, size)| Some(place.1 + size.height / 2)).collect::<Vec<_>>();
    heights.push(None);
    let after = draw(&Input { boxes: &boxes, lines: &lines, before: Some(&heights), ..Input::default() });
    flips(&before, &after)
}

#[test]
fn a_new_box_flips_one_pair_in_a_hundred_at_most() {
    for name in ["real16", "syn100", "syn1000"] {
        let graph = read(name);
        for joint in [0, graph.boxes.len() / 2] {
            let (flipped, pairs) = grown(&graph, joint);
            assert!(pairs > 0 && 100 * flipped <= pairs, "{name} from {joint}: {flipped} of {pairs} pairs");
        }
    }
}

#[test]
fn the_same_graph_again_is_the_same_picture() {
    let graph = read("syn100");
    let before = graph.draw();
    let heights = before.places.iter().zip(&graph.boxes).map(|(place, size)| Some(place.1 + size.height / 2));
    let heights = heights.collect::<Vec<_>>();
    let after = draw(&Input { boxes: &graph.boxes, lines: &graph.lines, before: Some(&heights), ..Input::default() });
    assert_eq!(flips(&before, &after).0, 0);
}
