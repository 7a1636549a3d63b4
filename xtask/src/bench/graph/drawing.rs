//! What an engine drew, judged by geometry alone: the same eye for all.

use std::collections::BTreeSet;

use serde_json::Value;

type Point = (f64, f64);

/// Boxes, and lines as they were routed.
#[derive(Debug)]
pub struct Drawing {
    /// Left, top, width, height.
    boxes: Vec<[f64; 4]>,
    /// Two ends, and the points between them.
    lines: Vec<(usize, usize, Vec<Point>)>,
}

/// A piece of a line, left end first.
struct Piece {
    from: Point,
    to: Point,
    line: usize,
}

impl Drawing {
    /// From an engine's answer and the graph it was asked to draw.
    pub fn read(answer: &Value, graph: &Value) -> Self {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let number = |value: &Value| value.as_f64().unwrap_or(0.0);
        let place = |value: &Value| value.as_u64().and_then(|place| usize::try_from(place).ok()).unwrap_or(0);
        let boxes = list(&answer["nodes"]);
        let boxes = boxes.iter().map(|node| [0, 1, 2, 3].map(|side| number(&node[side])));
        let lines = list(&graph["edges"]).into_iter().zip(list(&answer["edges"])).map(|(edge, path)| {
            let points = list(&path).iter().map(|point| (number(&point[0]), number(&point[1]))).collect();
            (place(&edge["s"]), place(&edge["t"]), points)
        });
        Self { boxes: boxes.collect(), lines: lines.collect() }
    }

    /// Places where two lines cross: where several run as one and cross another, the eye sees one place.
    pub fn crossings(&self) -> usize {
        let pieces = self.pieces();
        let mut places = BTreeSet::new();
        for (at, one) in pieces.iter().enumerate() {
            let near = pieces[at + 1..].iter().take_while(|other| other.from.0 <= one.to.0);
            let crossing = near.filter(|other| other.line != one.line && one.crosses(other));
            places.extend(crossing.map(|other| one.meets(other)));
        }
        places.len()
    }

    /// Mean length of the lines.
    pub fn mean_length(&self) -> f64 {
        let sum: f64 =
            self.pieces().iter().map(|piece| (piece.to.0 - piece.from.0).hypot(piece.to.1 - piece.from.1)).sum();
        u32::try_from(self.lines.len()).map_or(0.0, |count| sum / f64::from(count.max(1)))
    }

    /// Of the rectangle that holds all boxes and lines.
    pub fn area(&self) -> f64 {
        let corners = self.boxes.iter().flat_map(|[x, y, width, height]| [(*x, *y), (x + width, y + height)]);
        let points = corners.chain(self.lines.iter().flat_map(|line| line.2.iter().copied()));
        let whole = points.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[left, top, right, bottom], (x, y)| {
            [left.min(x), top.min(y), right.max(x), bottom.max(y)]
        });
        if self.boxes.is_empty() { 0.0 } else { (whole[2] - whole[0]) * (whole[3] - whole[1]) }
    }

    /// Pairs of a line and a box that it runs over, and that is not one of its ends.
    pub fn over_boxes(&self) -> usize {
        let mut pieces = self.pieces();
        pieces.sort_by_key(|piece| piece.line);
        let mut count = 0;
        for pieces in pieces.chunk_by(|one, other| one.line == other.line) {
            let Some((from, to, _)) = pieces.first().map(|piece| &self.lines[piece.line]) else { continue };
            let foreign = self.boxes.iter().enumerate().filter(|(node, _)| node != from && node != to);
            count += foreign.filter(|(_, area)| pieces.iter().any(|piece| piece.runs_over(area))).count();
        }
        count
    }

    /// All pieces from left to right.
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (line, (.., points)) in self.lines.iter().enumerate() {
            for ends in points.windows(2) {
                let (from, to) = if ends[0] <= ends[1] { (ends[0], ends[1]) } else { (ends[1], ends[0]) };
                pieces.push(Piece { from, to, line });
            }
        }
        pieces.sort_by(|one, other| one.from.0.total_cmp(&other.from.0));
        pieces
    }
}

impl Piece {
    /// Whether both cross at a point inside both.
    fn crosses(&self, other: &Self) -> bool {
        let apart = |one: f64, two: f64| one * two < 0.0;
        apart(side(self.from, self.to, other.from), side(self.from, self.to, other.to))
            && apart(side(other.from, other.to, self.from), side(other.from, other.to, self.to))
    }

    /// Where both cross, to a sixteenth of a px, as a key.
    fn meets(&self, other: &Self) -> (u64, u64) {
        let (from, to) = (side(other.from, other.to, self.from), side(other.from, other.to, self.to));
        let share = from / (from - to);
        let at = |from: f64, to: f64| ((from + (to - from) * share) * 16.0).round().to_bits();
        (at(self.from.0, self.to.0), at(self.from.1, self.to.1))
    }

    /// Whether it shares more with a box than a px of its border.
    fn runs_over(&self, [x, y, width, height]: &[f64; 4]) -> bool {
        let (left, top, right, bottom) = (x + 1.0, y + 1.0, x + width - 1.0, y + height - 1.0);
        let (upper, lower) = (self.from.1.min(self.to.1), self.from.1.max(self.to.1));
        if self.to.0 <= left || self.from.0 >= right || lower <= top || upper >= bottom {
            return false;
        }
        let sides = [(left, top), (right, top), (left, bottom), (right, bottom)].map(|at| side(self.from, self.to, at));
        !(sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0))
    }
}

/// On which side of the line from `a` to `b` a point lies: twice the area of their triangle.
fn side(a: Point, b: Point, point: Point) -> f64 {
    (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn two_lines_cross_once_and_one_runs_over_a_box() {
        let graph = json!({ "edges": [{ "s": 0, "t": 1 }, { "s": 2, "t": 3 }] });
        let answer = json!({
            "nodes": [[0, 0, 10, 10], [90, 90, 10, 10], [0, 90, 10, 10], [90, 0, 10, 10], [40, 40, 30, 10]],
            "edges": [[[10, 5], [90, 95]], [[10, 95], [90, 95], [90, 5]]],
        });
        let drawing = Drawing::read(&answer, &graph);
        assert_eq!((drawing.crossings(), drawing.over_boxes()), (0, 1));
        let answer = json!({
            "nodes": [[0, 0, 10, 10], [90, 90, 10, 10], [0, 90, 10, 10], [90, 0, 10, 10]],
            "edges": [[[10, 5], [90, 95]], [[10, 95], [90, 5]]],
        });
        let drawing = Drawing::read(&answer, &graph);
        assert_eq!((drawing.crossings(), drawing.over_boxes()), (1, 0));
        assert!((drawing.area() - 10_000.0).abs() < 1e-9);
        assert!((drawing.mean_length() - 80.0_f64.hypot(90.0)).abs() < 1e-9);
    }
}
