//! An edge as drawn: its turns, its SVG path, its arrow head.

use std::fmt::Write;

use crate::plan::{InitiativeId, LinkKind};

/// How far the dashes of a pair that is also a step run beside the step.
const BESIDE: (i32, i32) = (6, 8);

/// A drawn edge. Every segment is horizontal or vertical.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgePath {
    /// The step's predecessor; of a related pair the smaller number.
    pub from: InitiativeId,
    /// The step's successor; of a related pair the larger number.
    pub to: InitiativeId,
    /// Step or related.
    pub kind: LinkKind,
    /// The plan also calls the two ends of this step related.
    pub also_related: bool,
    /// This step closes a cycle and runs from right to left.
    pub turned: bool,
    /// From the border of `from` to the border of `to`, with a point at each turn.
    pub points: Vec<(i32, i32)>,
}

impl EdgePath {
    /// The `d` of an SVG path, with corners rounded as far as the segments beside them allow.
    pub fn svg_path(&self, corner_radius: i32) -> String {
        let mut path = String::new();
        let Some(&start) = self.points.first() else {
            return path;
        };
        let mut pen = start;
        // Writing to a string cannot fail.
        let _ = write!(path, "M{} {}", start.0, start.1);
        for corner in self.points.windows(3) {
            let &[before, turn, after] = corner else { continue };
            let radius = corner_radius.min(length(before, turn) / 2).min(length(turn, after) / 2);
            let (enter, leave) = (towards(turn, before, radius), towards(turn, after, radius));
            line_to(&mut path, &mut pen, enter);
            if radius > 0 {
                let _ = write!(path, "Q{} {} {} {}", turn.0, turn.1, leave.0, leave.1);
                pen = leave;
            }
        }
        if let Some(&end) = self.points.last() {
            line_to(&mut path, &mut pen, end);
        }
        path
    }

    /// The triangle at the end of a step: its tip on the border of `to`, then the two ends of its base, `size` back.
    /// A related pair has none.
    pub fn arrow_head(&self, size: i32) -> Option<[(i32, i32); 3]> {
        let [.., before, tip] = self.points[..] else { return None };
        if self.kind == LinkKind::Related {
            return None;
        }
        let base = towards(tip, before, size);
        let half = size / 2;
        let wings = if before.1 == tip.1 {
            [(base.0, base.1 - half), (base.0, base.1 + half)]
        } else {
            [(base.0 - half, base.1), (base.0 + half, base.1)]
        };
        Some([tip, wings[0], wings[1]])
    }

    /// The line that ends at its arrow's base, as a thick one would blunt the tip.
    #[must_use]
    pub fn up_to(&self, arrow: Option<[(i32, i32); 3]>) -> Self {
        let mut shaft = self.clone();
        if let (Some([_, one, other]), Some(end)) = (arrow, shaft.points.last_mut()) {
            *end = (i32::midpoint(one.0, other.0), i32::midpoint(one.1, other.1));
        }
        shaft
    }

    /// The same way a little aside, for the dashes of a pair that is also a step: below its level stretches and on
    /// the outer side of its upright ones.
    #[must_use]
    pub fn beside(&self) -> Self {
        let aside = match (self.points.first(), self.points.last()) {
            (Some(start), Some(end)) => (end.1 - start.1).signum() * -BESIDE.0,
            _ => 0,
        };
        let points = self.points.iter().map(|point| (point.0 + aside, point.1 + BESIDE.1)).collect();
        Self { points, ..self.clone() }
    }
}

fn line_to(path: &mut String, pen: &mut (i32, i32), point: (i32, i32)) {
    if point.0 != pen.0 {
        let _ = write!(path, "H{}", point.0);
    }
    if point.1 != pen.1 {
        let _ = write!(path, "V{}", point.1);
    }
    *pen = point;
}

/// Of a horizontal or vertical segment.
fn length(one: (i32, i32), other: (i32, i32)) -> i32 {
    (one.0 - other.0).abs() + (one.1 - other.1).abs()
}

/// The point that far from `start` on the way to `goal`.
fn towards(start: (i32, i32), goal: (i32, i32), distance: i32) -> (i32, i32) {
    (start.0 + (goal.0 - start.0).signum() * distance, start.1 + (goal.1 - start.1).signum() * distance)
}
