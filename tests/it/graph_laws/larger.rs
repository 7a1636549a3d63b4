//! Graphs that are larger than any plan so far, drawn as the view draws a plan: crossings against a golden table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ayumi::graph::{EdgePath, Graph, Layout, Node, layout};
use ayumi::plan::{InitiativeId, Link, LinkKind};
use serde_json::Value;

use super::measure;

/// Crossings in one lane and in lanes by group. `cargo xtask bench graph` sets them beside other engines'.
const GOLDEN: [(&str, usize, usize); 5] =
    [("real16", 0, 0), ("syn100", 88, 141), ("syn100b", 116, 203), ("cargo", 2124, 2124), ("syn1000", 2781, 3371)];

fn id(place: usize) -> InitiativeId {
    InitiativeId::new(format!("i{place:04}"))
}

fn graph(lanes: &[u8], links: impl IntoIterator<Item = (LinkKind, usize, usize)>) -> Graph {
    let nodes = (1..).zip(lanes).enumerate();
    let nodes = nodes.map(|(place, (number, lane))| Node { number, id: id(place), lane: *lane });
    let links = links.into_iter();
    let links = links.map(|(kind, from, to)| Link { kind, from: id(from), to: id(to), declared_by: Vec::new() });
    Graph::from_parts(nodes, &links.collect::<Vec<_>>())
}

/// A graph of `tests/fixtures/graphs`.
fn read(name: &str, in_lanes: bool) -> Graph {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/graphs");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let lane = |node: &Value| if in_lanes { u8::try_from(node["g"].as_u64().unwrap()).unwrap() } else { 0 };
    let lanes = file["nodes"].as_array().unwrap().iter().map(lane).collect::<Vec<_>>();
    let place = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let kind = |edge: &Value| if edge["kind"] == "step" { LinkKind::Step } else { LinkKind::Related };
    let links = file["edges"].as_array().unwrap().iter().map(|edge| (kind(edge), place(&edge["s"]), place(&edge["t"])));
    graph(&lanes, links)
}

/// What is drawn as one line: all steps of one predecessor, or one edge.
fn line(edge: &EdgePath) -> String {
    if edge.kind == LinkKind::Step && !edge.turned { edge.from.to_string() } else { measure::name(edge) }
}

/// Places where two lines cross, however many edges share them.
fn crossings(picture: &Layout) -> usize {
    let (mut level, mut upright) = (BTreeSet::new(), BTreeMap::<i32, BTreeSet<(i32, i32, String)>>::new());
    for edge in &picture.edges {
        for ((x, y), (right, bottom)) in measure::segments(edge) {
            if y == bottom {
                level.insert((y, x, right, line(edge)));
            } else {
                upright.entry(x).or_default().insert((y, bottom, line(edge)));
            }
        }
    }
    let mut places = BTreeSet::new();
    for (y, left, right, own) in &level {
        for (x, others) in upright.range(left + 1..*right) {
            if others.iter().any(|(top, bottom, other)| top < y && y < bottom && other != own) {
                places.insert((*x, *y));
            }
        }
    }
    places.len()
}

#[test]
fn the_measured_graphs_cross_as_little_as_ever() {
    let found = GOLDEN.map(|(name, ..)| {
        let [one_lane, lanes] = [false, true].map(|in_lanes| layout(&read(name, in_lanes)));
        assert_eq!((measure::over_boxes(&one_lane), measure::over_boxes(&lanes)), (vec![], vec![]), "{name}");
        (name, crossings(&one_lane), crossings(&lanes))
    });
    assert_eq!(found, GOLDEN, "if this is better, write it down here");
}

#[test]
fn two_thousand_boxes_in_a_chain_in_a_circle_or_around_one_are_drawn_without_a_crossing() {
    let count = 2000;
    let chain = (1..count).map(|to| (LinkKind::Step, to - 1, to));
    let circle = (0..count).map(|from| (LinkKind::Step, from, (from + 1) % count));
    let star = (1..count).map(|to| (LinkKind::Step, 0, to));
    for links in [chain.collect::<Vec<_>>(), circle.collect(), star.collect()] {
        let picture = layout(&graph(&vec![0; count], links));
        let places = picture.nodes.iter().map(|node| (node.x, node.y)).collect::<BTreeSet<_>>();
        assert_eq!((places.len(), crossings(&picture)), (count, 0));
    }
}

#[test]
fn a_line_passes_a_column_on_the_side_that_crosses_nothing() {
    // 1 leads to 2, 2 to 3, and 1 to 3 as well, past 2; 4 leads to 5 and 5 to 6 beneath all of it.
    let links = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5)].map(|(from, to)| (LinkKind::Step, from, to));
    let picture = layout(&graph(&[0; 6], links));
    assert_eq!(measure::crossings(&picture), BTreeSet::new());
    let past = picture.edges.iter().find(|edge| edge.from == id(0) && edge.to == id(2)).unwrap();
    let above = |place: usize| picture.node(&id(place)).unwrap().y;
    assert!(past.points.iter().all(|(_, y)| *y < above(4)), "{past:?}");
}

#[test]
fn a_predecessor_stands_level_with_the_middle_one_of_its_successors() {
    let picture = layout(&graph(&[0; 6], (1..6).map(|to| (LinkKind::Step, 0, to))));
    let rows = (0..6).map(|place| picture.node(&id(place)).unwrap().row).collect::<Vec<_>>();
    assert_eq!(rows, [2, 0, 1, 2, 3, 4]);
}
