//! The real plan's picture: the plan's own figure, with the numbers of the visual language.

use std::collections::BTreeSet;
use std::path::Path;

use ayumi::graph::{Graph, LaneColumn, Layout, Movement, Rect, affected_by, layout, step};
use ayumi::plan::{InitiativeId, LinkKind};

use super::fixture::{id, real};
use super::measure;

fn picture() -> Layout {
    layout(&Graph::of(&real()))
}

fn corner(layout: &Layout, number: u16) -> (i32, i32) {
    layout.node(&InitiativeId::new(id(number))).map(|node| (node.x, node.y)).unwrap()
}

fn points(layout: &Layout, name: &str) -> Vec<(i32, i32)> {
    layout.edges.iter().find(|edge| measure::name(edge) == name).unwrap().points.clone()
}

#[test]
fn nothing_crosses_and_nothing_is_covered() {
    let picture = picture();
    assert_eq!(measure::crossings(&picture), BTreeSet::new());
    assert_eq!(measure::overlays(&picture), BTreeSet::new());
    assert_eq!(measure::over_boxes(&picture), []);
    assert_eq!(measure::over_titles(&picture), Vec::<String>::new());
    assert!(Graph::of(&real()).notes().is_empty());
}

#[test]
fn it_stands_as_the_mock_has_it() {
    let picture = picture();
    assert_eq!((picture.width, picture.height), (1000, 1002));
    let lanes = picture.lanes.iter().map(|lane| (lane.vision, lane.y, lane.height)).collect::<Vec<_>>();
    assert_eq!(lanes, [(1, 40, 246), (2, 294, 454), (3, 756, 246)]);
    let heads = picture.columns.iter().map(|head| (head.title, head.x, head.width)).collect::<Vec<_>>();
    assert_eq!(heads, [(LaneColumn::Step(1), 16, 208), (LaneColumn::Step(2), 290, 208), (LaneColumn::Free, 546, 444)]);
    let rows: [(i32, &[(u16, i32)]); 7] = [
        (84, &[(4, 16), (1, 290), (3, 546), (6, 782)]),
        (188, &[(2, 546), (5, 782)]),
        (338, &[(8, 290)]),
        (442, &[(7, 290)]),
        (546, &[(9, 290)]),
        (650, &[(10, 290)]),
        (800, &[(14, 16), (12, 546), (11, 782)]),
    ];
    for (y, nodes) in rows {
        for (number, x) in nodes {
            assert_eq!(corner(&picture, *number), (*x, y), "{number}");
        }
    }
    let last = [15, 13, 16].map(|number| corner(&picture, number));
    assert_eq!(last, [(16, 904), (546, 904), (782, 904)]);
    assert_eq!(picture.legend, Some(Rect { x: 546, y: 338, width: 444, height: 392 }));
}

#[test]
fn trunks_are_shared_and_corners_are_round() {
    let picture = picture();
    assert_eq!(points(&picture, "i04→i01"), [(224, 115), (290, 115)]);
    assert_eq!(points(&picture, "i14→i01"), [(224, 840), (250, 840), (250, 133), (290, 133)]);
    assert_eq!(points(&picture, "i14→i09"), [(224, 840), (250, 840), (250, 586), (290, 586)]);
    assert_eq!(points(&picture, "i15→i10"), [(224, 944), (266, 944), (266, 690), (290, 690)]);
    assert_eq!(points(&picture, "i01–i08"), [(330, 164), (330, 338)]);
    assert_eq!(points(&picture, "i09–i12"), [(498, 586), (524, 586), (524, 840), (546, 840)]);
    let step = picture.edges.iter().find(|edge| measure::name(edge) == "i15→i10").unwrap();
    assert_eq!(step.svg_path(8), "M224 944H258Q266 944 266 936V698Q266 690 274 690H290");
    assert_eq!(step.arrow_head(10), Some([(290, 690), (280, 685), (280, 695)]));
}

#[test]
fn a_pair_that_is_both_is_drawn_once_with_a_mark() {
    let marked = picture().edges.iter().filter(|edge| edge.also_related).map(measure::name).collect::<Vec<_>>();
    assert_eq!(marked, ["i04→i01", "i15→i10"]);
    assert_eq!(picture().edges.iter().filter(|edge| edge.kind == LinkKind::Related).count(), 6);
}

#[test]
fn the_late_affect_those_that_wait() {
    let graph = Graph::of(&real());
    let late = [14, 15].map(|number| InitiativeId::new(id(number)));
    let affected = affected_by(&graph, &BTreeSet::from(late));
    let said = affected.into_iter().map(|(id, reasons)| format!("{id}<{}", reasons[0])).collect::<Vec<_>>();
    assert_eq!(said, ["i01<i14", "i07<i14", "i08<i14", "i09<i14", "i10<i15"]);
}

#[test]
fn the_arrow_keys_follow_the_steps() {
    let (graph, picture) = (Graph::of(&real()), picture());
    let go = |from: u16, way| step(&picture, &graph, &InitiativeId::new(id(from)), way).map(|id| id.to_string());
    let to = |number: u16| Some(id(number));
    assert_eq!(go(4, Movement::Successor), to(1));
    assert_eq!(go(14, Movement::Successor), to(9));
    assert_eq!(go(1, Movement::Predecessor), to(4));
    assert_eq!(go(1, Movement::Successor), to(3));
    assert_eq!(go(1, Movement::Down), to(8));
    assert_eq!(go(8, Movement::Up), to(1));
    assert_eq!(go(4, Movement::Up), None);
    assert_eq!(go(9, Movement::First), to(4));
    assert_eq!(go(9, Movement::Last), to(16));
}

/// Not a check: leaves the picture in `target/graph-real.svg` for a person to look at beside the mock.
#[test]
fn leaves_a_picture_to_look_at() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    std::fs::write(folder.join("graph-real.svg"), measure::svg(&picture())).unwrap();
}
