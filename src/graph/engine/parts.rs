//! Connected parts, and how their drawings are put together.

use super::layers::Line;

/// For each box the number of its part; parts are numbered by their first box. Also how many there are.
pub(super) fn parts(boxes: usize, lines: &[Line]) -> (Vec<usize>, usize) {
    let mut head: Vec<usize> = (0..boxes).collect();
    let find = |head: &mut Vec<usize>, mut node: usize| {
        while head[node] != node {
            head[node] = head[head[node]];
            node = head[node];
        }
        node
    };
    for line in lines {
        let (one, other) = (find(&mut head, line.from), find(&mut head, line.to));
        head[one.max(other)] = one.min(other);
    }
    let mut count = 0;
    let mut part = vec![0; boxes];
    for node in 0..boxes {
        let first = find(&mut head, node);
        if first == node {
            part[node] = count;
            count += 1;
        } else {
            part[node] = part[first];
        }
    }
    (part, count)
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
