//! Connected parts, and how their drawings are put together.

use super::layers::Line;

/// The connected parts of a drawing, by their first boxes.
#[derive(Debug)]
pub(super) struct Parts {
    /// Of each box, its part.
    pub(super) part: Vec<usize>,
    /// Of each part, its boxes.
    pub(super) members: Vec<Vec<usize>>,
    /// Of each part, its lines.
    pub(super) lines: Vec<Vec<usize>>,
    /// Of each box, its place among its part's.
    within: Vec<usize>,
}

impl Parts {
    /// Union–find, always towards the smaller number.
    pub(super) fn of(boxes: usize, lines: &[Line]) -> Self {
        let mut head: Vec<usize> = (0..boxes).collect();
        for line in lines {
            let (one, other) = (find(&mut head, line.from), find(&mut head, line.to));
            head[one.max(other)] = one.min(other);
        }
        let mut parts = Self { part: vec![0; boxes], members: Vec::new(), lines: Vec::new(), within: vec![0; boxes] };
        for node in 0..boxes {
            let first = find(&mut head, node);
            if first == node {
                parts.part[node] = parts.members.len();
                parts.members.push(Vec::new());
            } else {
                parts.part[node] = parts.part[first];
            }
            let members = &mut parts.members[parts.part[node]];
            parts.within[node] = members.len();
            members.push(node);
        }
        parts.lines.resize(parts.members.len(), Vec::new());
        for (index, line) in lines.iter().enumerate() {
            parts.lines[parts.part[line.from]].push(index);
        }
        parts
    }

    /// A part's lines between places in the part.
    pub(super) fn inner(&self, own: &[usize], lines: &[Line]) -> Vec<Line> {
        let inner = own.iter().map(|index| lines[*index]);
        inner.map(|line| Line { from: self.within[line.from], to: self.within[line.to], ..line }).collect()
    }
}

fn find(head: &mut [usize], mut node: usize) -> usize {
    while head[node] != node {
        head[node] = head[head[node]];
        node = head[node];
    }
    node
}

/// Puts rectangles on shelves, about as wide as the drawing is to be; gives each its upper left corner, and the
/// whole's width and height. Wide to height is `8:5`.
pub(super) fn shelve(sizes: &[(i32, i32)], gap: i32) -> (Vec<(i32, i32)>, (i32, i32)) {
    let mut sorted: Vec<usize> = (0..sizes.len()).collect();
    crate::gather::sort_by_key(&mut sorted, |at| (-sizes[*at].1, -sizes[*at].0, *at));
    let area: i64 = sizes.iter().map(|size| i64::from(size.0 + gap) * i64::from(size.1 + gap)).sum();
    let widest = sizes.iter().map(|size| size.0).max().unwrap_or(0);
    let width = i32::try_from((area * 8 / 5).isqrt()).unwrap_or(i32::MAX).max(widest);
    let mut corners = vec![(0, 0); sizes.len()];
    let (mut x, mut y, mut shelf, mut whole) = (0, 0, 0, (0, 0));
    for at in sorted {
        let size = sizes[at];
        if x > 0 && x + size.0 > width {
            (x, y) = (0, y + shelf + gap);
            shelf = 0;
        }
        corners[at] = (x, y);
        whole = (whole.0.max(x + size.0), whole.1.max(y + size.1));
        x += size.0 + gap;
        shelf = shelf.max(size.1);
    }
    (corners, whole)
}
