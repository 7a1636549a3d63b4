//! The graph's picture, as the view asks for it, over a graph as text: reading and writing stand outside what is timed.

use std::collections::BTreeMap;

use ayumi::graph::sizes::{NODE_HEIGHT, NODE_WIDTH};
use ayumi::graph::{self, Layout, Node, layout};
use ayumi::plan::{InitiativeId, Link, LinkKind};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// A graph, and its picture once it was drawn.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Graph {
    nodes: Vec<Node>,
    /// Each with the numbers of its ends.
    links: Vec<Link>,
    picture: Layout,
}

#[wasm_bindgen]
impl Graph {
    /// Reads `{nodes: [{g}], edges: [{s, t, kind}]}`; what cannot be read is 0. In lanes by group, or all in one.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(text: &str, in_lanes: bool) -> Self {
        let graph: Value = serde_json::from_str(text).unwrap_or_default();
        let list = |name: &str| graph[name].as_array().cloned().unwrap_or_default();
        let lane = |node: &Value| node["g"].as_u64().filter(|_| in_lanes).and_then(|lane| u8::try_from(lane).ok());
        let nodes = (1..).zip(list("nodes")).map(|(number, node)| Node {
            number,
            id: id(u64::from(number) - 1),
            lane: lane(&node).unwrap_or(0),
        });
        let links = list("edges").into_iter().map(|edge| Link {
            kind: if edge["kind"] == "step" { LinkKind::Step } else { LinkKind::Related },
            from: id(edge["s"].as_u64().unwrap_or(0)),
            to: id(edge["t"].as_u64().unwrap_or(0)),
            declared_by: Vec::new(),
        });
        Self { nodes: nodes.collect(), links: links.collect(), picture: Layout::default() }
    }

    /// Draws it, from the plan's links on: this is what is timed.
    pub fn draw(&mut self) {
        self.picture = layout(&graph::Graph::from_parts(self.nodes.iter().cloned(), &self.links));
    }

    /// The picture as `{nodes: [[x, y, width, height]], edges: [[[x, y]]]}`, in the order of the text.
    #[must_use]
    pub fn picture(&self) -> String {
        let corners: BTreeMap<_, _> = self.picture.nodes.iter().map(|node| (&node.id, (node.x, node.y))).collect();
        let nodes = self.nodes.iter().filter_map(|node| corners.get(&node.id));
        let nodes = nodes.map(|(x, y)| json!([x, y, NODE_WIDTH, NODE_HEIGHT])).collect::<Value>();
        let mut paths = BTreeMap::new();
        for edge in &self.picture.edges {
            // A related pair is drawn from its smaller number, in whatever order the text has its ends.
            paths.insert((&edge.from, &edge.to), &edge.points);
            paths.entry((&edge.to, &edge.from)).or_insert(&edge.points);
        }
        let edges = self.links.iter().map(|link| json!(paths.get(&(&link.from, &link.to)))).collect::<Value>();
        json!({ "nodes": nodes, "edges": edges }).to_string()
    }
}

/// Ids sort as the numbers do.
fn id(place: u64) -> InitiativeId {
    InitiativeId::new(format!("i{place:05}"))
}
