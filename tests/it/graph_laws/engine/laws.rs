//! What holds for any graph.

use std::collections::BTreeSet;

use ayumi::graph::engine::{Grouping, Input, Line, Oddity, Picture, Size, draw};
use proptest::prelude::*;

use super::fixtures::{Drawn, any_graph};
use super::measure;

fn is_odd(picture: &Picture, oddity: Oddity) -> bool {
    picture.odd.contains(&oddity)
}

/// Everything that must hold; panics where it does not.
fn check(graph: &Drawn, grouping: Grouping) {
    let Drawn { boxes, lines, .. } = graph;
    let picture = graph.draw_grouped(grouping);
    assert_eq!(
        (picture.places.len(), picture.layers.len(), picture.paths.len()),
        (boxes.len(), boxes.len(), lines.len())
    );
    assert_eq!(measure::overlaps(&picture, boxes), []);
    assert_eq!(measure::over_boxes(&picture, boxes, &graph.ends()), []);
    for (place, size) in picture.places.iter().zip(boxes) {
        assert!(place.0 >= 0 && place.0 + size.width <= picture.width);
        assert!(place.1 >= 0 && place.1 + size.height <= picture.height);
    }
    for (index, (line, path)) in lines.iter().zip(&picture.paths).enumerate() {
        let known = line.from < boxes.len() && line.to < boxes.len();
        assert_eq!(is_odd(&picture, Oddity::UnknownEnd(index)), !known);
        assert_eq!(is_odd(&picture, Oddity::Loop(index)), known && line.from == line.to);
        assert_eq!(path.is_empty(), !known || line.from == line.to);
        if let (Some(first), Some(last)) = (path.first(), path.last()) {
            assert!(
                measure::on_border(*first, picture.places[line.from], boxes[line.from]),
                "{index} begins elsewhere"
            );
            assert!(measure::on_border(*last, picture.places[line.to], boxes[line.to]), "{index} ends elsewhere");
            assert!(path.iter().all(|(x, y)| (0..=picture.width).contains(x) && (0..=picture.height).contains(y)));
            let forwards = picture.layers[line.from] < picture.layers[line.to];
            assert_ne!(picture.layers[line.from], picture.layers[line.to]);
            if line.directed {
                assert_eq!(forwards, !is_odd(&picture, Oddity::Turned(index)), "step {index} runs backwards untold");
            }
            let to_the_right = path.windows(2).all(|ends| ends[0].0 <= ends[1].0);
            let to_the_left = path.windows(2).all(|ends| ends[0].0 >= ends[1].0);
            assert!(if forwards { to_the_right } else { to_the_left }, "line {index} goes back");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_graph_is_drawn_without_overlaps_and_steps_run_forwards(graph in any_graph(30)) {
        check(&graph, Grouping::None);
    }
}

proptest! {
    #[test]
    fn groups_hold_their_boxes_and_keep_apart(graph in any_graph(24)) {
        for grouping in [Grouping::Lanes, Grouping::Boxes] {
            check(&graph, grouping);
            let picture = graph.draw_grouped(grouping);
            let used = graph.groups.iter().collect::<BTreeSet<_>>();
            prop_assert_eq!(picture.groups.len(), used.len());
            for (group, area) in used.into_iter().zip(&picture.groups) {
                let members = (0..graph.boxes.len()).filter(|node| graph.groups[*node] == *group);
                for node in members {
                    let ((x, y), size) = (picture.places[node], graph.boxes[node]);
                    prop_assert!(area.x < x && x + size.width < area.x + area.width);
                    prop_assert!(area.y < y && y + size.height < area.y + area.height);
                }
            }
            for (nth, one) in picture.groups.iter().enumerate() {
                for other in &picture.groups[..nth] {
                    let across = one.x < other.x + other.width && other.x < one.x + one.width;
                    let along = one.y < other.y + other.height && other.y < one.y + one.height;
                    prop_assert!(!(across && along), "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_lines_does_not_matter(
        (graph, shuffled) in any_graph(24).prop_flat_map(|graph| {
            let places = (0..graph.lines.len()).collect::<Vec<_>>();
            (Just(graph), Just(places).prop_shuffle())
        })
    ) {
        let picture = graph.draw();
        prop_assert_eq!(&picture, &graph.draw());
        let lines = shuffled.iter().map(|place| graph.lines[*place]).collect();
        let again = Drawn { lines, ..graph.clone() }.draw();
        prop_assert_eq!(&picture.places, &again.places);
        for (at, place) in shuffled.into_iter().enumerate() {
            prop_assert_eq!(&picture.paths[place], &again.paths[at]);
        }
    }

    #[test]
    fn steps_that_form_no_cycle_are_never_turned(graph in any_graph(30)) {
        let mut graph = graph;
        graph.lines.iter_mut().for_each(|line| (line.from, line.to) = (line.from.min(line.to), line.from.max(line.to)));
        prop_assert!(!graph.draw().odd.iter().any(|odd| matches!(odd, Oddity::Turned(_))));
    }
}

fn boxes(count: usize) -> Vec<Size> {
    vec![Size { width: 208, height: 80 }; count]
}

fn step(from: usize, to: usize) -> Line {
    Line { from, to, directed: true }
}

#[test]
fn nothing_and_one_box_are_drawn() {
    assert_eq!(draw(&Input { boxes: &[], lines: &[], ..Input::default() }), Picture::default());
    let picture = draw(&Input { boxes: &boxes(1), lines: &[], ..Input::default() });
    assert_eq!((picture.width, picture.height, &picture.places[..]), (208, 80, &[(0, 0)][..]));
}

#[test]
fn a_line_that_is_there_already_is_drawn_once_and_told() {
    let related = Line { from: 1, to: 0, directed: false };
    let lines = [step(0, 1), related, step(0, 1), step(1, 0)];
    let picture = draw(&Input { boxes: &boxes(2), lines: &lines, ..Input::default() });
    let odd = picture.odd.iter().map(|odd| format!("{odd:?}")).collect::<BTreeSet<_>>();
    assert_eq!(odd, ["Repeated(1)", "Repeated(2)", "Turned(3)"].map(str::to_owned).into());
    assert_eq!(picture.paths[0], picture.paths[2]);
    assert_eq!(picture.paths[0], picture.paths[1].iter().rev().copied().collect::<Vec<_>>());
}

#[test]
fn boxes_without_lines_stand_in_a_tidy_grid() {
    let picture = draw(&Input { boxes: &boxes(12), lines: &[], ..Input::default() });
    let columns = picture.places.iter().map(|place| place.0).collect::<BTreeSet<_>>();
    let rows = picture.places.iter().map(|place| place.1).collect::<BTreeSet<_>>();
    assert_eq!(columns.len() * rows.len(), 12);
    let mut sorted = picture.places.clone();
    sorted.sort_by_key(|(x, y)| (*y, *x));
    assert_eq!(sorted, picture.places);
}

#[test]
fn two_thousand_boxes_in_a_chain_in_a_circle_or_around_one_are_drawn() {
    let count = 2000;
    let chain = (1..count).map(|to| step(to - 1, to));
    let circle = (0..count).map(|from| step(from, (from + 1) % count));
    let star = (1..count).map(|to| step(0, to));
    for lines in [chain.collect::<Vec<_>>(), circle.collect(), star.collect()] {
        let picture = draw(&Input { boxes: &boxes(count), lines: &lines, ..Input::default() });
        let places = picture.places.iter().collect::<BTreeSet<_>>();
        assert_eq!(places.len(), count);
        assert_eq!(measure::crossings(&picture), 0);
    }
}
