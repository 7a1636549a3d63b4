//! The dependency graph as SVG.

use crate::graph::{EdgePath, Layout, Rect};
use crate::plan::LinkKind;

use super::lettering;
use super::svg::{Ink, Picture, Svg};

/// What is drawn, with all words found already.
#[derive(Debug, Clone)]
pub struct Drawing<'a> {
    /// Which plan.
    pub title: String,
    /// As of when.
    pub as_of: String,
    /// What the picture shows, in sentences.
    pub description: Vec<String>,
    /// With what it is drawn.
    pub ink: Ink,
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
    /// 実施中2 準備中1, in as few lines as hold it: three beside a short name, else two.
    pub state: Vec<String>,
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
const ARROW_HEAVY: i32 = 14;
const SAMPLE: i32 = 44;
/// Behind the boxes of a lane.
const GROUND: &str = "whitesmoke";
/// Baseline of the last line of states, and from a line to the one above.
const STATE_BASE: i32 = 71;
const STATE_STEP: usize = 15;
/// From a sample to the next.
const SAMPLE_PITCH: i32 = 240;
const SAMPLE_STEP: usize = 240;

impl Drawing<'_> {
    /// The picture.
    pub fn draw(self) -> Picture {
        let samples = self.samples();
        let lines = i32::try_from(3 + samples.len().div_ceil(3) + self.notes.len()).unwrap_or(0);
        // The samples need their room even where one box is the whole picture.
        let width = self.layout.width.max(3 * SAMPLE_PITCH) + 2 * MARGIN;
        let height = self.layout.height + 2 * MARGIN + lines * LINE;
        let mut svg = Svg::new((width, height), self.title.clone(), self.description.clone());
        svg.text((MARGIN, MARGIN + 14), &self.title, " font-size=\"16\" font-weight=\"bold\"");
        svg.text((MARGIN, MARGIN + 14 + LINE), &self.as_of, "");
        svg.shifted((MARGIN, MARGIN + 2 * LINE), |svg| {
            self.picture(svg);
            self.legend(&samples, svg);
        });
        svg.finish()
    }

    fn picture(&self, svg: &mut Svg) {
        // Paper makes the picture smaller than a screen does.
        let small = if self.ink == Ink::Black { " font-size=\"13\"" } else { "" };
        for (head, words) in self.layout.columns.iter().zip(&self.columns) {
            svg.text((head.x, 20), words, " font-weight=\"bold\"");
        }
        for (lane, name) in self.layout.lanes.iter().zip(&self.lanes) {
            let &crate::graph::LaneBox { x, y, width, height, .. } = lane;
            svg.rect(Rect { x, y, width, height }, GROUND, "none", 0);
            svg.text((x + 16, y + 22), name, " font-weight=\"bold\"");
        }
        for (edge, stroke) in self.layout.edges.iter().zip(&self.strokes) {
            if let Some((stroke, heavy)) = stroke {
                draw_edge(svg, self.ink, edge, *stroke, *heavy);
            }
        }
        for (place, words) in self.layout.nodes.iter().zip(&self.boxes) {
            let &crate::graph::NodeBox { x, y, width, height, .. } = place;
            let frame = if words.far { "darkgray" } else { "black" };
            svg.rect(Rect { x, y, width, height }, "white", frame, if words.heavy { 3 } else { 1 });
            let weight = if words.far { " fill=\"dimgray\"" } else { " font-weight=\"bold\"" };
            for (y, line) in [y + 21, y + 38].into_iter().zip(&words.name) {
                svg.text((x + 12, y), line, &[" font-size=\"14\"", weight].concat());
            }
            for (up, line) in (0..).step_by(STATE_STEP).zip(words.state.iter().rev()) {
                svg.text((x + 12, y + STATE_BASE - up), line, small);
            }
            for (below, line) in &words.measures {
                svg.text((x + 12, y + below), line, "");
            }
            // Over the frame, so the lines that come in from the side stay clear of it.
            let alarm = [" fill=\"", self.ink.of("firebrick"), "\" font-weight=\"bold\"", small].concat();
            if !words.label.is_empty() {
                // Half a full-width letter for each column, as large as on paper.
                let width = i32::try_from(lettering::width(&words.label)).map_or(width, |columns| columns * 13 / 2);
                svg.rect(Rect { x: x + 3, y: y - 16, width: width + 2, height: 14 }, GROUND, "none", 0);
            }
            svg.text((x + 4, y - 4), &words.label, &alarm);
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
                draw_edge(svg, self.ink, &EdgePath { points, ..edge.clone() }, *stroke, false);
                svg.text((x + SAMPLE + 8, y + 4), words, "");
            }
        }
        for note in &self.notes {
            y += LINE;
            svg.text((0, y), note, "");
        }
    }
}

/// A line with its head, and the pair beside it.
fn draw_edge(svg: &mut Svg, ink: Ink, edge: &EdgePath, stroke: Stroke, heavy: bool) {
    let (colour, width) = match (stroke, ink) {
        (Stroke::Plain, _) => ("black", 2),
        (Stroke::Late | Stroke::Supposed, Ink::Colour) => ("firebrick", 2),
        (Stroke::Way, Ink::Colour) => ("mediumblue", 5),
        // In black, weight says what the colour says: a delay is twice as heavy, a path thrice.
        (Stroke::Late | Stroke::Supposed, Ink::Black) => ("black", 4),
        (Stroke::Way, Ink::Black) => ("black", 6),
        (Stroke::Far, _) => ("lightgray", 2),
    };
    let dashes = match (edge.kind, stroke) {
        (LinkKind::Related, _) => "5 4",
        (_, Stroke::Supposed) => "9 5",
        _ => "none",
    };
    if edge.also_related {
        svg.path(&edge.beside().svg_path(CORNER), colour, 1, "5 4");
    }
    let head = edge.arrow_head(if width > 2 && ink == Ink::Black { ARROW_HEAVY } else { ARROW });
    svg.path(&edge.up_to(head).svg_path(CORNER), colour, width + i32::from(heavy), dashes);
    if let Some(head) = head {
        svg.polygon(&head, colour);
    }
}
