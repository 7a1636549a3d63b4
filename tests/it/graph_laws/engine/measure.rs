//! What is measured on an engine's picture: by geometry alone, knowing nothing of how it was drawn.

use std::fmt::Write;

use ayumi::graph::engine::{Picture, Size};

type Point = (i32, i32);
type Segment = (Point, Point);

/// Twice the signed area of a triangle.
fn turn(a: Point, b: Point, c: Point) -> i64 {
    let [ax, ay, bx, by, cx, cy] = [a.0, a.1, b.0, b.1, c.0, c.1].map(i64::from);
    ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)).signum()
}

/// Whether two segments cross at a point inside both.
fn cross((a, b): Segment, (c, d): Segment) -> bool {
    turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

/// Places where two lines cross.
pub fn crossings(picture: &Picture) -> usize {
    let mut segments: Vec<(Segment, usize)> = Vec::new();
    for (line, path) in picture.paths.iter().enumerate() {
        segments.extend(path.windows(2).map(|ends| ((ends[0].min(ends[1]), ends[0].max(ends[1])), line)));
    }
    segments.sort_unstable();
    let mut count = 0;
    for (at, (one, line)) in segments.iter().enumerate() {
        let near = segments[at + 1..].iter().take_while(|(other, _)| other.0.0 <= one.1.0);
        count += near.filter(|(other, foreign)| foreign != line && cross(*one, *other)).count();
    }
    count
}

/// Lines, by place, that run over a box that is not one of their two ends.
pub fn over_boxes(picture: &Picture, boxes: &[Size], ends: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (line, path) in picture.paths.iter().enumerate() {
        for ends_of_segment in path.windows(2) {
            for (node, (place, size)) in picture.places.iter().zip(boxes).enumerate() {
                if node != ends[line].0 && node != ends[line].1 && runs_over(ends_of_segment, *place, *size) {
                    found.push((line, node));
                }
            }
        }
    }
    found
}

/// Whether a segment and a box share more than a border.
fn runs_over(ends: &[Point], place: Point, size: Size) -> bool {
    let (a, b) = (ends[0], ends[1]);
    let (right, bottom) = (place.0 + size.width, place.1 + size.height);
    let apart = a.0.max(b.0) <= place.0 || a.0.min(b.0) >= right || a.1.max(b.1) <= place.1 || a.1.min(b.1) >= bottom;
    let corners = [(place.0, place.1), (right, place.1), (place.0, bottom), (right, bottom)];
    let sides = corners.map(|corner| turn(a, b, corner));
    !(apart || sides.iter().all(|side| *side >= 0) || sides.iter().all(|side| *side <= 0))
}

/// Pairs of boxes that share more than a border.
pub fn overlaps(picture: &Picture, boxes: &[Size]) -> Vec<(usize, usize)> {
    let area = |node: usize| (picture.places[node], boxes[node]);
    let meet = |((a, one), (b, other)): ((Point, Size), (Point, Size))| {
        a.0 < b.0 + other.width && b.0 < a.0 + one.width && a.1 < b.1 + other.height && b.1 < a.1 + one.height
    };
    let all = 0..boxes.len();
    all.flat_map(|one| (0..one).map(move |other| (one, other)))
        .filter(|pair| meet((area(pair.0), area(pair.1))))
        .collect()
}

/// Whether a point lies on a box's border.
pub fn on_border(point: Point, place: Point, size: Size) -> bool {
    let (x, y) = (point.0 - place.0, point.1 - place.1);
    (0..=size.width).contains(&x)
        && (0..=size.height).contains(&y)
        && (x == 0 || x == size.width || y == 0 || y == size.height)
}

/// Mean length of the lines, in whole px.
pub fn mean_length(picture: &Picture) -> usize {
    // In 16ths of px.
    let length = |ends: &[Point]| {
        let [x, y] = [ends[0].0.abs_diff(ends[1].0), ends[0].1.abs_diff(ends[1].1)].map(|side| u64::from(side) * 16);
        (x * x + y * y).isqrt()
    };
    let sum: u64 = picture.paths.iter().flat_map(|path| path.windows(2)).map(length).sum();
    usize::try_from(sum / 16).unwrap() / picture.paths.len().max(1)
}

/// Of everything, in px².
pub fn area(picture: &Picture) -> usize {
    usize::try_from(i64::from(picture.width) * i64::from(picture.height)).unwrap()
}

/// A plain picture.
pub fn svg(picture: &Picture, boxes: &[Size]) -> String {
    let view = format!("-10 -10 {} {}", picture.width + 20, picture.height + 20);
    let mut svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='{view}' fill='none' stroke='#333'>");
    for area in &picture.groups {
        let [x, y, width, height] = [area.x, area.y, area.width, area.height];
        let _ = write!(svg, "<rect x='{x}' y='{y}' width='{width}' height='{height}' fill='#f3f3f8' stroke='none'/>");
    }
    for (node, ((x, y), size)) in picture.places.iter().zip(boxes).enumerate() {
        let Size { width, height } = size;
        let _ = write!(svg, "<rect x='{x}' y='{y}' width='{width}' height='{height}' fill='#fff'/>");
        let _ = write!(svg, "<text x='{}' y='{}'>{}</text>", x + 10, y + 24, node + 1);
    }
    for path in &picture.paths {
        let points = path.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>();
        let _ = write!(svg, "<polyline points='{}'/>", points.join(" "));
    }
    svg + "</svg>\n"
}
