//! Laws of the picture, for any plan.

use std::collections::{BTreeMap, BTreeSet};

use ayumi::graph::{Graph, LaneColumn, Layout, Movement, layout, step};
use ayumi::plan::{InitiativeId, LinkKind};
use proptest::prelude::*;

use super::fixture::{any_parts, id, plan};
use super::{measure, oracle};

proptest! {
    #[test]
    fn every_node_stands_once_in_its_lane_and_no_two_boxes_meet((initiatives, links) in any_parts()) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let picture = layout(&graph);
        let drawn = picture.nodes.iter().map(|node| &node.id).collect::<BTreeSet<_>>();
        prop_assert_eq!(drawn.len(), picture.nodes.len());
        prop_assert_eq!(drawn.len(), initiatives.len());
        let vision = graph.nodes().iter().map(|node| (&node.id, node.lane)).collect::<BTreeMap<_, _>>();
        for node in &picture.nodes {
            let lane = &picture.lanes[node.lane];
            prop_assert_eq!(Some(&lane.vision), vision.get(&node.id));
            prop_assert!(lane.x < node.x && node.x + node.width < lane.x + lane.width);
            prop_assert!(lane.y < node.y && node.y + node.height < lane.y + lane.height);
            for other in picture.nodes.iter().filter(|other| other.id != node.id) {
                let (a, b) = (measure::area(node), measure::area(other));
                prop_assert!(!a.meets((b.x, b.y), (b.x + b.width, b.y + b.height)), "{node:?} {other:?}");
            }
        }
        let bottom = picture.lanes.last().map_or(0, |lane| lane.y + lane.height);
        prop_assert_eq!(bottom, picture.height);
        prop_assert!(picture.lanes.windows(2).all(|pair| pair[0].y + pair[0].height < pair[1].y));
    }

    #[test]
    fn no_edge_runs_over_a_foreign_box_a_title_or_the_legend((initiatives, links) in any_parts()) {
        let picture = layout(&Graph::of(&plan(&initiatives, &links)));
        prop_assert_eq!(measure::over_boxes(&picture), vec![]);
        prop_assert_eq!(measure::over_titles(&picture), Vec::<String>::new());
        prop_assert_eq!(measure::along_titles(&picture), Vec::<String>::new());
        if let Some(room) = picture.legend {
            prop_assert!(room.width >= 340 && room.height >= 190);
            prop_assert!(picture.edges.iter().flat_map(measure::segments).all(|(a, b)| !room.meets(a, b)));
            prop_assert!(picture.nodes.iter().all(|node| !room.meets((node.x, node.y), (node.x + 208, node.y + 80))));
        }
    }

    #[test]
    fn every_edge_is_drawn_from_border_to_border_inside_the_picture((initiatives, links) in any_parts()) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let picture = layout(&graph);
        prop_assert_eq!(picture.edges.len(), graph.edges().len());
        for edge in &picture.edges {
            let (Some(from), Some(to)) = (picture.node(&edge.from), picture.node(&edge.to)) else {
                panic!("{edge:?} has no ends");
            };
            let (Some(first), Some(last)) = (edge.points.first(), edge.points.last()) else {
                panic!("{edge:?} has no points");
            };
            prop_assert!(measure::area(from).meets(*first, *first) && measure::area(to).meets(*last, *last));
            for (one, other) in measure::segments(edge) {
                prop_assert!((one.0 == other.0) != (one.1 == other.1), "{edge:?} slants or stands still");
                prop_assert!(one.0 > 0 && other.0 < picture.width && one.1 > 0 && other.1 < picture.height);
            }
            if edge.kind == LinkKind::Step {
                // Only a step that closes a cycle runs from right to left.
                prop_assert_eq!(edge.turned, from.column > to.column);
                prop_assert_ne!(from.column, to.column);
                let expected = if edge.turned { (from.x, to.x + to.width) } else { (from.x + from.width, to.x) };
                prop_assert_eq!((first.0, last.0), expected);
            }
            prop_assert_eq!(edge.arrow_head(10).is_some(), edge.kind == LinkKind::Step);
            prop_assert!(edge.svg_path(8).starts_with('M'));
        }
    }

    #[test]
    fn the_order_of_the_input_does_not_matter(
        ((initiatives, links), (shuffled, turned)) in any_parts().prop_flat_map(|parts| {
            let shuffled = (Just(parts.0.clone()).prop_shuffle(), Just(parts.1.clone()).prop_shuffle());
            (Just(parts), shuffled)
        })
    ) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let again = Graph::of(&plan(&shuffled, &turned));
        prop_assert_eq!(&graph, &again);
        prop_assert_eq!(layout(&graph), layout(&again));
        // A related pair has no direction.
        let mirrored = links.iter().map(|&(kind, from, to)| match kind {
            LinkKind::Related => (kind, to, from),
            LinkKind::Step => (kind, from, to),
        });
        let mirrored = Graph::of(&plan(&initiatives, &mirrored.collect::<Vec<_>>()));
        prop_assert_eq!(layout(&graph), layout(&mirrored));
    }

    #[test]
    fn columns_are_the_longest_paths((initiatives, links) in any_parts()) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let picture = layout(&graph);
        let expected = oracle::layers(&graph);
        let steps = expected.iter().flatten().max().map_or(0, |last| last + 1);
        for (node, layer) in graph.nodes().iter().zip(expected) {
            let column = picture.node(&node.id).map(|node| node.column);
            match layer {
                Some(layer) => prop_assert_eq!(column, Some(layer)),
                None => prop_assert!(column == Some(steps) || column == Some(steps + 1)),
            }
        }
        let heads = picture.columns.iter().map(|head| head.title).collect::<Vec<_>>();
        let free = picture.nodes.iter().any(|node| node.column >= steps);
        let expected = (1..=steps).map(LaneColumn::Step).chain(free.then_some(LaneColumn::Free));
        prop_assert_eq!(heads, expected.collect::<Vec<_>>());
    }

    #[test]
    fn the_walk_reaches_every_box_and_never_leaves_the_picture((initiatives, links) in any_parts()) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let picture = layout(&graph);
        if let Some(first) = picture.nodes.first() {
            for ways in [
                [Movement::First, Movement::Down, Movement::Up, Movement::Successor],
                [Movement::Last, Movement::Down, Movement::Up, Movement::Predecessor],
            ] {
                prop_assert_eq!(reached(&picture, &graph, ways), picture.nodes.len(), "{:?}", first);
            }
        }
    }
}

/// How many boxes are met when every way is tried from every box met; the first way leads to the start.
fn reached(picture: &Layout, graph: &Graph, ways: [Movement; 4]) -> usize {
    let start = picture.nodes.first().and_then(|node| step(picture, graph, &node.id, ways[0]));
    let mut met = BTreeSet::new();
    let mut open = start.into_iter().collect::<Vec<_>>();
    while let Some(id) = open.pop() {
        assert!(picture.node(&id).is_some());
        if met.insert(id.clone()) {
            open.extend(ways[1..].iter().filter_map(|way| step(picture, graph, &id, *way)));
        }
    }
    met.len()
}

#[test]
fn nothing_gives_an_empty_picture() {
    assert_eq!(layout(&Graph::of(&plan(&[], &[]))), Layout::default());
}

#[test]
fn one_initiative_stands_alone() {
    let picture = layout(&Graph::of(&plan(&[(1, 7)], &[(LinkKind::Step, 1, 1), (LinkKind::Related, 1, 9)])));
    assert_eq!(picture.nodes.len(), 1);
    assert_eq!(picture.lanes.iter().map(|lane| lane.vision).collect::<Vec<_>>(), [7]);
    assert_eq!(picture.edges, []);
    assert_eq!(picture.columns.iter().map(|head| head.title).collect::<Vec<_>>(), [LaneColumn::Free]);
}

#[test]
fn lines_that_have_nothing_to_do_with_each_other_do_not_look_like_one() {
    // 1 and 2 face each other in the first row, but 1 leads down to 4 and 2 is reached from 3 below.
    let links = [(LinkKind::Step, 1, 4), (LinkKind::Step, 3, 2), (LinkKind::Step, 3, 4), (LinkKind::Step, 1, 5)];
    let picture = layout(&Graph::of(&plan(&[(1, 1), (2, 1), (3, 2), (4, 2), (5, 2)], &links)));
    let row = |number: u16| picture.node(&InitiativeId::new(id(number))).map(|node| node.row);
    assert_eq!(row(1), row(2));
    assert_eq!(measure::overlays(&picture), BTreeSet::new());
}
