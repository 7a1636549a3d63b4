//! The drawing engine over a graph as text: reading and writing stand outside what is timed.

use ayumi::graph::engine::{Input, Line, Picture, Size, draw};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// A graph, and its picture once it was drawn.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Graph {
    boxes: Vec<Size>,
    lines: Vec<Line>,
    picture: Picture,
}

#[wasm_bindgen]
impl Graph {
    /// Reads `{nodes: [{w, h}], edges: [{s, t, kind}]}`; what cannot be read is 0.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(text: &str) -> Self {
        let graph: Value = serde_json::from_str(text).unwrap_or_default();
        let list = |name: &str| graph[name].as_array().cloned().unwrap_or_default();
        let length = |value: &Value| value.as_i64().and_then(|length| i32::try_from(length).ok()).unwrap_or(0);
        let place = |value: &Value| value.as_u64().and_then(|place| usize::try_from(place).ok()).unwrap_or(0);
        let (boxes, lines) = (list("nodes"), list("edges"));
        let boxes = boxes.iter().map(|node| Size { width: length(&node["w"]), height: length(&node["h"]) });
        let lines = lines.iter().map(|edge| Line {
            from: place(&edge["s"]),
            to: place(&edge["t"]),
            directed: edge["kind"] == "step",
        });
        Self { boxes: boxes.collect(), lines: lines.collect(), picture: Picture::default() }
    }

    /// Draws it: this is what is timed.
    pub fn draw(&mut self) {
        self.picture = draw(&Input { boxes: &self.boxes, lines: &self.lines, ..Input::default() });
    }

    /// The picture as `{nodes: [[x, y, width, height]], edges: [[[x, y]]]}`.
    #[must_use]
    pub fn picture(&self) -> String {
        let nodes = self.picture.places.iter().zip(&self.boxes);
        let nodes = nodes.map(|(place, size)| json!([place.0, place.1, size.width, size.height]));
        let edges = self.picture.paths.iter().map(|path| json!(path));
        json!({ "nodes": nodes.collect::<Value>(), "edges": edges.collect::<Value>() }).to_string()
    }
}
