//! Crossings of the measured graphs: a table that may only get better.

use ayumi::graph::engine::Grouping;

use super::fixtures::read;
use super::measure;

/// Crossings of routed lines, mean length in px, area in thousands of px². `cargo xtask bench graph`
/// sets them beside other engines'.
const GOLDEN: [(&str, usize, usize, usize); 5] = [
    ("real16", 0, 115, 540),
    ("syn100", 109, 245, 3928),
    ("syn100b", 156, 275, 3669),
    ("cargo", 2856, 1025, 14_767),
    ("syn1000", 3401, 362, 38_832),
];

/// The same of the real plan in lanes and in boxes.
const GROUPED: [(Grouping, usize, usize, usize); 2] = [(Grouping::Lanes, 0, 277, 729), (Grouping::Boxes, 0, 277, 729)];

#[test]
fn the_groups_of_the_real_plan_cross_as_little_as_ever() {
    let graph = read("real16");
    for (grouping, crossings, length, area) in GROUPED {
        let picture = graph.draw_grouped(grouping);
        let found = (measure::crossings(&picture), measure::mean_length(&picture), measure::area(&picture) / 1000);
        assert_eq!(found, (crossings, length, area), "{grouping:?}: if this is better, write it down here");
    }
}

#[test]
fn the_measured_graphs_cross_as_little_as_ever() {
    for (name, crossings, length, area) in GOLDEN {
        let graph = read(name);
        let picture = graph.draw();
        assert_eq!(measure::over_boxes(&picture, &graph.boxes, &graph.ends()), [], "{name}");
        assert_eq!(measure::overlaps(&picture, &graph.boxes), [], "{name}");
        let found = (measure::crossings(&picture), measure::mean_length(&picture), measure::area(&picture) / 1000);
        assert_eq!(found, (crossings, length, area), "{name}: if this is better, write it down here");
    }
}

/// Not a check: leaves pictures in `target` for a person to look at.
#[test]
fn leaves_pictures_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let graph = read("real16");
    for grouping in [Grouping::None, Grouping::Lanes, Grouping::Boxes] {
        let svg = measure::svg(&graph.draw_grouped(grouping), &graph.boxes);
        std::fs::write(folder.join(format!("engine-{grouping:?}.svg")), svg).unwrap();
    }
}
