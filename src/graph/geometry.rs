//! Rectangles and polylines, in whole CSS px.

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

impl Rect {
    /// Whether a horizontal or vertical segment touches it.
    pub fn meets(&self, one: (i32, i32), other: (i32, i32)) -> bool {
        one.0.min(other.0) <= self.x + self.width
            && one.0.max(other.0) >= self.x
            && one.1.min(other.1) <= self.y + self.height
            && one.1.max(other.1) >= self.y
    }
}

/// A polyline of horizontal and vertical segments without the points at which nothing turns.
pub(super) fn straight(points: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    let mut turns = Vec::<(i32, i32)>::with_capacity(points.len());
    for point in points {
        if let [.., before, last] = turns[..]
            && ((before.0 == last.0 && last.0 == point.0) || (before.1 == last.1 && last.1 == point.1))
        {
            turns.pop();
        }
        if turns.last() != Some(&point) {
            turns.push(point);
        }
    }
    turns
}
