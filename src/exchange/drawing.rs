//! The dependency graph as an SVG file, for slides and papers: out only.
//!
//! Colours are names that also part in grey, fonts are the reader's own: the file needs nothing from elsewhere.

use super::markup::escape;
use crate::graph::{EdgePath, Layout, Rect};
use crate::plan::LinkKind;

/// What is drawn, with all words found already.
#[derive(Debug, Clone)]
pub struct Drawing<'a> {
    /// Which plan.
    pub title: String,
    /// As of when.
    pub as_of: String,
    /// Places of everything.
    pub layout: &'a Layout,
    /// Words over the columns, in the layout's order.
    pub columns: Vec<String>,
    /// Names of the lanes, in the layout's order.
    pub lanes: Vec<String>,
    /// What stands on the boxes, in the layout's order.
    pub boxes: Vec<DrawnBox>,
    /// Which edges carry a delay, in the layout's order.
    pub late: Vec<bool>,
    /// What the circles' words count, and what else a reader has to know.
    pub note: String,
}

/// What stands on a box.
#[derive(Debug, Clone)]
pub struct DrawnBox {
    /// Two lines of eleven full-width characters; the second may be empty.
    pub name: [String; 2],
    /// 実施中2 準備中1
    pub state: String,
    /// On the upper edge: 影響あり, ◎
    pub label: String,
    /// Drawn with a heavy frame.
    pub heavy: bool,
}

/// Room around the picture, and for a line of words.
const MARGIN: i32 = 24;
const LINE: i32 = 24;
/// Rounding of corners, arrow heads, and the length of a sample in the legend.
const CORNER: i32 = 8;
const ARROW: i32 = 10;
const SAMPLE: i32 = 44;

impl Drawing<'_> {
    /// The file's text.
    pub fn svg(&self) -> String {
        let (width, height) = (self.layout.width + 2 * MARGIN, self.layout.height + 2 * MARGIN + 5 * LINE);
        let mut svg = Svg(String::new());
        svg.0.push_str(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\"",
        );
        svg.numbers(&[(" width", width), (" height", height)]);
        svg.0.extend([" viewBox=\"0 0 ", &width.to_string(), " ", &height.to_string(), "\">"]);
        svg.0.extend(["<title>", &escape(&self.title), "</title>"]);
        svg.rect(Rect { x: 0, y: 0, width, height }, "white", "none", 0);
        svg.text((MARGIN, MARGIN + 14), &self.title, " font-size=\"16\" font-weight=\"bold\"");
        svg.text((MARGIN, MARGIN + 14 + LINE), &self.as_of, "");
        svg.0.extend(["<g transform=\"translate(", &MARGIN.to_string(), " ", &(MARGIN + 2 * LINE).to_string(), ")\">"]);
        self.picture(&mut svg);
        self.legend(&mut svg);
        svg.0.push_str("</g></svg>\n");
        svg.0
    }

    fn picture(&self, svg: &mut Svg) {
        for (head, words) in self.layout.columns.iter().zip(&self.columns) {
            svg.text((head.x, 20), words, " font-weight=\"bold\"");
        }
        for (lane, name) in self.layout.lanes.iter().zip(&self.lanes) {
            let &crate::graph::LaneBox { x, y, width, height, .. } = lane;
            svg.rect(Rect { x, y, width, height }, "whitesmoke", "none", 0);
            svg.text((x + 16, y + 22), name, " font-weight=\"bold\"");
        }
        for (edge, late) in self.layout.edges.iter().zip(&self.late) {
            svg.edge(edge, *late);
        }
        for (place, words) in self.layout.nodes.iter().zip(&self.boxes) {
            let &crate::graph::NodeBox { x, y, width, height, .. } = place;
            svg.rect(Rect { x, y, width, height }, "white", "black", if words.heavy { 3 } else { 1 });
            for (y, line) in [y + 22, y + 41].into_iter().zip(&words.name) {
                svg.text((x + 12, y), line, " font-size=\"14\" font-weight=\"bold\"");
            }
            svg.text((x + 12, y + height - 10), &words.state, "");
            // Over the frame, so the lines that come in from the side stay clear of it.
            svg.text((x + 4, y - 4), &words.label, " fill=\"firebrick\" font-weight=\"bold\"");
        }
    }

    /// Samples of the lines, then the note.
    fn legend(&self, svg: &mut Svg) {
        let samples = [
            (LinkKind::Step, false, "ステップ（前提→後続）"),
            (LinkKind::Related, false, "関連性の高い取組"),
            (LinkKind::Step, true, "前提の遅れが影響"),
        ];
        let y = self.layout.height + LINE;
        for (x, (kind, late, words)) in (0..).step_by(240).zip(samples) {
            let nobody = crate::plan::InitiativeId::new("");
            let points = vec![(x, y), (x + SAMPLE, y)];
            let (from, to) = (nobody.clone(), nobody);
            svg.edge(&EdgePath { from, to, kind, also_related: false, turned: false, points }, late);
            svg.text((x + SAMPLE + 8, y + 4), words, "");
        }
        svg.text((0, y + LINE), &self.note, "");
    }
}

/// Markup under construction; words only come in escaped.
struct Svg(String);

impl Svg {
    fn numbers(&mut self, members: &[(&str, i32)]) {
        for (name, number) in members {
            self.0.extend([name, "=\"", &number.to_string(), "\""]);
        }
    }

    fn rect(&mut self, rect: Rect, fill: &str, stroke: &str, thick: i32) {
        self.0.push_str("<rect");
        self.numbers(&[(" x", rect.x), (" y", rect.y), (" width", rect.width), (" height", rect.height)]);
        self.numbers(&[(" rx", 6), (" stroke-width", thick)]);
        self.0.extend([" fill=\"", fill, "\" stroke=\"", stroke, "\"/>"]);
    }

    fn text(&mut self, at: (i32, i32), words: &str, look: &str) {
        if !words.is_empty() {
            self.0.push_str("<text");
            self.numbers(&[(" x", at.0), (" y", at.1)]);
            self.0.extend([look, ">", &escape(words), "</text>"]);
        }
    }

    fn edge(&mut self, edge: &EdgePath, late: bool) {
        let colour = if late { "firebrick" } else { "black" };
        let dashes = if edge.kind == LinkKind::Related { " stroke-dasharray=\"5 4\"" } else { "" };
        let path = edge.svg_path(CORNER);
        self.0.extend([
            "<path fill=\"none\" stroke-width=\"2\" stroke=\"",
            colour,
            "\"",
            dashes,
            " d=\"",
            &path,
            "\"/>",
        ]);
        if let Some(head) = edge.arrow_head(ARROW) {
            self.0.extend(["<polygon fill=\"", colour, "\" points=\""]);
            for (x, y) in head {
                self.0.extend([&x.to_string(), ",", &y.to_string(), " "]);
            }
            self.0.push_str("\"/>");
        }
    }
}
