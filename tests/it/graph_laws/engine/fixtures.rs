//! Graphs for the engine: the measured ones from files, and random ones.

use std::path::Path;

use ayumi::graph::engine::{Grouping, Input, Line, Picture, Size, draw};
use proptest::prelude::*;
use serde_json::Value;

/// Boxes and lines.
#[derive(Debug, Clone)]
pub struct Drawn {
    pub boxes: Vec<Size>,
    pub lines: Vec<Line>,
    pub groups: Vec<usize>,
}

impl Drawn {
    pub fn draw(&self) -> Picture {
        draw(&Input { boxes: &self.boxes, lines: &self.lines, ..Input::default() })
    }

    pub fn draw_grouped(&self, grouping: Grouping) -> Picture {
        draw(&Input { boxes: &self.boxes, lines: &self.lines, grouping, groups: &self.groups, before: None })
    }

    pub fn ends(&self) -> Vec<(usize, usize)> {
        self.lines.iter().map(|line| (line.from, line.to)).collect()
    }
}

/// A graph of `tests/fixtures/graphs`.
pub fn read(name: &str) -> Drawn {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/graphs");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    let graph: Value = serde_json::from_str(&text).unwrap();
    let length = |value: &Value| i32::try_from(value.as_i64().unwrap()).unwrap();
    let place = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let boxes = graph["nodes"].as_array().unwrap();
    let lines = graph["edges"].as_array().unwrap();
    Drawn {
        groups: boxes.iter().map(|node| place(&node["g"])).collect(),
        boxes: boxes.iter().map(|node| Size { width: length(&node["w"]), height: length(&node["h"]) }).collect(),
        lines: lines
            .iter()
            .map(|edge| Line { from: place(&edge["s"]), to: place(&edge["t"]), directed: edge["kind"] == "step" })
            .collect(),
    }
}

/// Any graph at its worst: lines to themselves, twice, to nowhere, in circles.
pub fn any_graph(most: usize) -> impl Strategy<Value = Drawn> {
    (0..=most).prop_flat_map(|count| {
        let size = (1..20_i32, 1..10_i32).prop_map(|(width, height)| Size { width: 12 * width, height: 9 * height });
        let line = (0..count + 1, 0..count + 1, any::<bool>());
        let line = line.prop_map(|(from, to, directed)| Line { from, to, directed });
        let groups = proptest::collection::vec(0..4_usize, count);
        (proptest::collection::vec(size, count), proptest::collection::vec(line, 0..=2 * count), groups)
            .prop_map(|(boxes, lines, groups)| Drawn { boxes, lines, groups })
    })
}
