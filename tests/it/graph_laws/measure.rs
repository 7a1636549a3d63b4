//! What is measured on a picture.

use std::collections::BTreeSet;
use std::fmt::Write;

use ayumi::graph::sizes::LANE_LABEL;
use ayumi::graph::{EdgePath, Layout, NodeBox, Rect};
use ayumi::plan::LinkKind;

type Segment = ((i32, i32), (i32, i32));

pub fn segments(edge: &EdgePath) -> impl Iterator<Item = Segment> {
    edge.points.windows(2).map(|ends| (ends[0].min(ends[1]), ends[0].max(ends[1])))
}

pub fn area(node: &NodeBox) -> Rect {
    Rect { x: node.x, y: node.y, width: node.width, height: node.height }
}

/// Places where two edges cross. Edges that share a predecessor's trunk meet there and do not cross.
pub fn crossings(layout: &Layout) -> BTreeSet<(String, String, (i32, i32))> {
    let mut found = BTreeSet::new();
    for (one, other) in foreign_pairs(layout) {
        for (a, b) in pairs(one, other) {
            for (flat, steep) in [(a, b), (b, a)] {
                let ((x, top), (_, bottom)) = steep;
                let ((left, y), (right, _)) = flat;
                let crosses = left < x && x < right && top < y && y < bottom;
                if left != right && top != bottom && crosses {
                    found.insert((name(one), name(other), (x, y)));
                }
            }
        }
    }
    found
}

/// Pairs of edges that lie on top of each other for some length.
pub fn overlays(layout: &Layout) -> BTreeSet<(String, String)> {
    let lies_on = |(a, b): (Segment, Segment)| {
        let upright = a.0.0 == a.1.0 && b.0.0 == b.1.0 && a.0.0 == b.0.0 && a.0.1.max(b.0.1) < a.1.1.min(b.1.1);
        let flat = a.0.1 == a.1.1 && b.0.1 == b.1.1 && a.0.1 == b.0.1 && a.0.0.max(b.0.0) < a.1.0.min(b.1.0);
        upright || flat
    };
    foreign_pairs(layout)
        .filter(|(one, other)| pairs(one, other).any(lies_on))
        .map(|(one, other)| (name(one), name(other)))
        .collect()
}

/// Edges that touch a box that is neither of their ends.
pub fn over_boxes(layout: &Layout) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for edge in &layout.edges {
        for node in layout.nodes.iter().filter(|node| node.id != edge.from && node.id != edge.to) {
            if segments(edge).any(|(one, other)| area(node).meets(one, other)) {
                found.push((name(edge), node.id.to_string()));
            }
        }
    }
    found
}

/// Edges that touch a lane's title over the first column, or its counts over the last.
pub fn over_titles(layout: &Layout) -> Vec<String> {
    let columns = layout.nodes.iter().map(|node| (node.x, node.width)).chain(
        // The last column may be empty: its head still stands over it.
        layout.columns.last().map(|head| (head.x + head.width - layout.nodes[0].width, layout.nodes[0].width)),
    );
    let ends = [columns.clone().min(), columns.max()];
    let strips = layout.lanes.iter().flat_map(|lane| {
        ends.iter().flatten().map(|(x, width)| Rect { x: *x, y: lane.y, width: *width, height: LANE_LABEL - 1 })
    });
    let strips = strips.collect::<Vec<_>>();
    let touches = |edge: &&EdgePath| segments(edge).any(|(one, other)| strips.iter().any(|at| at.meets(one, other)));
    layout.edges.iter().filter(touches).map(name).collect()
}

/// Edges that run level through a lane's title strip, where a long title would stand on them.
pub fn along_titles(layout: &Layout) -> Vec<String> {
    let strips = || layout.lanes.iter().map(|lane| lane.y..lane.y + LANE_LABEL);
    let along =
        |edge: &&EdgePath| segments(edge).any(|(a, b)| a.1 == b.1 && strips().any(|strip| strip.contains(&a.1)));
    layout.edges.iter().filter(along).map(name).collect()
}

fn foreign_pairs(layout: &Layout) -> impl Iterator<Item = (&EdgePath, &EdgePath)> {
    let shares_trunk = |one: &EdgePath, other: &EdgePath| {
        one.kind == LinkKind::Step && one.kind == other.kind && one.from == other.from
    };
    let edges = layout.edges.iter().enumerate();
    edges
        .flat_map(|(index, one)| layout.edges.iter().skip(index + 1).map(move |other| (one, other)))
        .filter(move |(one, other)| !shares_trunk(one, other))
}

fn pairs(one: &EdgePath, other: &EdgePath) -> impl Iterator<Item = (Segment, Segment)> {
    segments(one).flat_map(move |a| segments(other).map(move |b| (a, b)))
}

pub fn name(edge: &EdgePath) -> String {
    format!("{}{}{}", edge.from, if edge.kind == LinkKind::Step { "→" } else { "–" }, edge.to)
}

/// A plain picture to look at beside `design/mock/graph.png`.
pub fn svg(layout: &Layout) -> String {
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" font-family="sans-serif">"#,
        layout.width, layout.height
    );
    let mut rect = |x: i32, y: i32, width: i32, height: i32, paint: &str| {
        writeln!(svg, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" {paint}/>"#).unwrap();
    };
    rect(0, 0, layout.width, layout.height, r##"fill="#fff""##);
    for lane in &layout.lanes {
        rect(lane.x, lane.y, lane.width, lane.height, r##"fill="#f3f3f8" rx="8""##);
        rect(lane.x, lane.y, 6, lane.height, r##"fill="#008299""##);
    }
    for head in &layout.columns {
        rect(head.x, 30, head.width, 2, r##"fill="#1a1a1a""##);
    }
    for node in &layout.nodes {
        rect(node.x, node.y, node.width, node.height, r##"fill="#fff" stroke="#7f7f7f" rx="8""##);
    }
    if let Some(Rect { x, y, width, height }) = layout.legend {
        rect(x, y, width, height, r##"fill="none" stroke="#aa00aa" stroke-dasharray="2 4""##);
    }
    for edge in &layout.edges {
        let look = match edge.kind {
            LinkKind::Step => r##"stroke="#333" stroke-width="2""##,
            LinkKind::Related => r##"stroke="#666" stroke-width="1.5" stroke-dasharray="5 4""##,
        };
        writeln!(svg, r#"<path d="{}" fill="none" {look}/>"#, edge.svg_path(8)).unwrap();
        if let Some([tip, one, other]) = edge.arrow_head(10) {
            let corners = [tip, one, other].map(|(x, y)| format!("{x},{y}")).join(" ");
            writeln!(svg, r##"<polygon points="{corners}" fill="#333"/>"##).unwrap();
        }
    }
    let mut text = |x: i32, y: i32, words: &str| writeln!(svg, r#"<text x="{x}" y="{y}">{words}</text>"#).unwrap();
    for lane in &layout.lanes {
        text(lane.x + 16, lane.y + 26, &format!("Vision{}", lane.vision));
    }
    for head in &layout.columns {
        text(head.x, 20, &format!("{:?}", head.title));
    }
    for node in &layout.nodes {
        text(node.x + 20, node.y + 32, node.id.as_str());
    }
    svg + "</svg>\n"
}
