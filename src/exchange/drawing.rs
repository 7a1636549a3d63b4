//! The dependency graph as an SVG file, for slides and papers: out only.
//!
//! Colours are names that also part in grey, fonts are the reader's own: the file needs nothing from elsewhere.

use super::html::escape;
use crate::graph::{EdgePath, Layout, Rect};
use crate::plan::LinkKind;
use crate::plan::letters::visible_line;

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
    /// How the edges are drawn, in the layout's order, and whether heavily; none for one that is not shown.
    pub strokes: Vec<Option<(Stroke, bool)>>,
    /// What the circles' words count, and what else a reader has to know; each a line.
    pub notes: Vec<String>,
}

/// What an edge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// No more than the plan.
    Plain,
    /// It carries a delay.
    Late,
    /// It would carry the supposed one.
    Supposed,
    /// It lies on the traced path.
    Way,
    /// It lies outside of what is looked at.
    Far,
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
    /// Its measures where they are drawn: lines, each with how far below the box's upper edge it stands, in px.
    pub measures: Vec<(i32, String)>,
    /// Drawn with a heavy frame.
    pub heavy: bool,
    /// Outside of what is looked at.
    pub far: bool,
}

/// Room around the picture, and for a line of words.
const MARGIN: i32 = 24;
const LINE: i32 = 24;
/// Rounding of corners, arrow heads, and the length of a sample in the legend.
const CORNER: i32 = 8;
const ARROW: i32 = 10;
const SAMPLE: i32 = 44;
/// From a sample to the next.
const SAMPLE_PITCH: i32 = 240;
const SAMPLE_STEP: usize = 240;

impl Drawing<'_> {
    /// The file's text.
    pub fn svg(&self) -> String {
        let samples = self.samples();
        let lines = i32::try_from(3 + samples.len().div_ceil(3) + self.notes.len()).unwrap_or(0);
        // The samples need their room even where one box is the whole picture.
        let width = self.layout.width.max(3 * SAMPLE_PITCH) + 2 * MARGIN;
        let height = self.layout.height + 2 * MARGIN + lines * LINE;
        let mut svg = Svg(String::new());
        svg.0.push_str(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"ja\" font-family=\"sans-serif\" font-size=\"12\"",
        );
        svg.numbers(&[(" width", width), (" height", height)]);
        svg.0.extend([" viewBox=\"0 0 ", &width.to_string(), " ", &height.to_string(), "\">"]);
        svg.0.extend(["<title>", &escape(&visible_line(&self.title)), "</title>"]);
        // Square at the corners, or paper shows through.
        svg.0.push_str("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        svg.text((MARGIN, MARGIN + 14), &self.title, " font-size=\"16\" font-weight=\"bold\"");
        svg.text((MARGIN, MARGIN + 14 + LINE), &self.as_of, "");
        svg.0.extend(["<g transform=\"translate(", &MARGIN.to_string(), " ", &(MARGIN + 2 * LINE).to_string(), ")\">"]);
        self.picture(&mut svg);
        self.legend(&samples, &mut svg);
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
        for (edge, stroke) in self.layout.edges.iter().zip(&self.strokes) {
            if let Some((stroke, heavy)) = stroke {
                svg.edge(edge, *stroke, *heavy);
            }
        }
        for (place, words) in self.layout.nodes.iter().zip(&self.boxes) {
            let &crate::graph::NodeBox { x, y, width, height, .. } = place;
            let frame = if words.far { "darkgray" } else { "black" };
            svg.rect(Rect { x, y, width, height }, "white", frame, if words.heavy { 3 } else { 1 });
            let weight = if words.far { " fill=\"dimgray\"" } else { " font-weight=\"bold\"" };
            for (y, line) in [y + 22, y + 41].into_iter().zip(&words.name) {
                svg.text((x + 12, y), line, &[" font-size=\"14\"", weight].concat());
            }
            svg.text((x + 12, y + 70), &words.state, "");
            for (below, line) in &words.measures {
                svg.text((x + 12, y + below), line, "");
            }
            // Over the frame, so the lines that come in from the side stay clear of it.
            svg.text((x + 4, y - 4), &words.label, " fill=\"firebrick\" font-weight=\"bold\"");
        }
    }

    /// The lines to be explained: what every picture has, and what this one has.
    fn samples(&self) -> Vec<(EdgePath, Stroke, &'static str)> {
        let kinds = [
            (LinkKind::Step, false, Stroke::Plain, "ステップ（前提→後続）"),
            (LinkKind::Related, false, Stroke::Plain, "関連性の高い取組"),
            (LinkKind::Step, true, Stroke::Plain, "ステップで関連性も高い"),
            (LinkKind::Step, false, Stroke::Late, "前提の遅れが影響"),
            (LinkKind::Step, false, Stroke::Supposed, "仮定の遅れが影響"),
            (LinkKind::Step, false, Stroke::Way, "たどった経路"),
            (LinkKind::Step, false, Stroke::Far, "まわりの外"),
        ];
        let drawn = |stroke| self.strokes.iter().flatten().any(|(each, _)| *each == stroke);
        let kinds = kinds.into_iter().filter(|kind| kind.2 == Stroke::Plain || drawn(kind.2));
        let samples = kinds.map(|(kind, also_related, stroke, words)| {
            let nobody = crate::plan::InitiativeId::new("");
            let path =
                EdgePath { from: nobody.clone(), to: nobody, kind, also_related, turned: false, points: Vec::new() };
            (path, stroke, words)
        });
        samples.collect()
    }

    /// Samples of the lines, then the notes.
    fn legend(&self, samples: &[(EdgePath, Stroke, &'static str)], svg: &mut Svg) {
        let mut y = self.layout.height;
        for row in samples.chunks(3) {
            y += LINE;
            for (x, (edge, stroke, words)) in (0..).step_by(SAMPLE_STEP).zip(row) {
                let points = vec![(x, y), (x + SAMPLE, y)];
                svg.edge(&EdgePath { points, ..edge.clone() }, *stroke, false);
                svg.text((x + SAMPLE + 8, y + 4), words, "");
            }
        }
        for note in &self.notes {
            y += LINE;
            svg.text((0, y), note, "");
        }
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
            self.0.extend([look, ">", &escape(&visible_line(words)), "</text>"]);
        }
    }

    fn edge(&mut self, edge: &EdgePath, stroke: Stroke, heavy: bool) {
        let (colour, width) = match stroke {
            Stroke::Plain => ("black", 2),
            Stroke::Late | Stroke::Supposed => ("firebrick", 2),
            Stroke::Way => ("mediumblue", 5),
            Stroke::Far => ("lightgray", 2),
        };
        let dashes = match (edge.kind, stroke) {
            (LinkKind::Related, _) => "5 4",
            (_, Stroke::Supposed) => "9 5",
            _ => "none",
        };
        if edge.also_related {
            self.path(&edge.beside(), colour, 1, "5 4");
        }
        let head = edge.arrow_head(ARROW);
        let shaft = edge.up_to(head);
        self.path(&shaft, colour, width + i32::from(heavy), dashes);
        if let Some(head) = head {
            self.0.extend(["<polygon fill=\"", colour, "\" points=\""]);
            for (x, y) in head {
                self.0.extend([&x.to_string(), ",", &y.to_string(), " "]);
            }
            self.0.push_str("\"/>");
        }
    }

    fn path(&mut self, edge: &EdgePath, colour: &str, width: i32, dashes: &str) {
        self.0.push_str("<path fill=\"none\"");
        self.numbers(&[(" stroke-width", width)]);
        self.0.extend([
            " stroke=\"",
            colour,
            "\" stroke-dasharray=\"",
            dashes,
            "\" d=\"",
            &edge.svg_path(CORNER),
            "\"/>",
        ]);
    }
}
