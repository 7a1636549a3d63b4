//! The drawing engine: boxes and lines in, places and routes out.
//!
//! Pure and exact: integers only, no order that hangs on hashes, no clock. What takes long is bounded by counted
//! operations, so the same input gives the same picture natively, in the browser, and again.
//!
//! | Phase | File | Method |
//! |---|---|---|
//! | clean | `clean` | lines to nowhere, to themselves and repeated ones are told and left out |
//! | parts | `parts` | union–find; drawn apart, put on shelves |
//! | cycles | `turn` | back edges of a depth-first search |
//! | layers | `layers`, `simplex` | network simplex (Gansner et al. 1993) |
//! | bends | `sketch` | one for each layer that a line passes (Sugiyama et al. 1981) |
//! | order | `order`, `spread`, `sweep`, `sift`, `reroute`, `count` | spectral starts, barycentre and median sweeps, sifting, whole lines laid anew |
//! | ends | `ports` | spread over a box's side |
//! | heights | `heights` | isotonic regression, row by row |
//! | groups | `grouped`, `compose` | shared layers; strips below each other, or boxes |
//! | lines | `routes` | level inside the layers' bands, aslant between them |

mod clean;
mod compose;
mod count;
mod flat;
mod grouped;
mod heights;
mod layers;
mod order;
mod parts;
mod ports;
mod reroute;
mod routes;
mod sift;
mod simplex;
mod sketch;
mod spread;
mod sweep;
mod turn;

pub use layers::Line;
pub(super) use routes::straight;

/// A box to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// In px.
    pub width: i32,
    /// In px.
    pub height: i32,
}

/// How groups are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// Not at all: every part of the graph by itself.
    #[default]
    None,
    /// As strips over the whole width, below each other.
    Lanes,
    /// As boxes around their members; those that have no layer in common stand side by side.
    Boxes,
}

/// A rectangle, in px.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// What is to be drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct Input<'a> {
    /// In an order of their own, such as printed numbers: it decides between equals.
    pub boxes: &'a [Size],
    /// In any order.
    pub lines: &'a [Line],
    /// The y of boxes in an earlier picture, which this one is to resemble.
    pub before: Option<&'a [Option<i32>]>,
    /// How groups are shown.
    pub grouping: Grouping,
    /// The group of each box, by number; what is not named is in group 0.
    pub groups: &'a [usize],
}

impl Input<'_> {
    /// What is known of these boxes' earlier heights.
    fn before_of(&self, members: &[usize]) -> Vec<Option<i32>> {
        let Some(before) = self.before else { return Vec::new() };
        members.iter().map(|node| before.get(*node).copied().flatten()).collect()
    }
}

/// Something about the lines that a person should be told. Each names a line by its place in [`Input::lines`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// It leads to no box; not drawn.
    UnknownEnd(usize),
    /// It leads from a box to itself; not drawn.
    Loop(usize),
    /// Another one joins the same boxes, and is drawn for both.
    Repeated(usize),
    /// It closes a cycle, and runs against the others.
    Turned(usize),
}

/// The drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Of everything, in px.
    pub width: i32,
    /// Of everything, in px.
    pub height: i32,
    /// Upper left corner of each box.
    pub places: Vec<(i32, i32)>,
    /// Layer of each box, from the left of its part.
    pub layers: Vec<usize>,
    /// The groups that have boxes, by number; none where groups are not shown.
    pub groups: Vec<Area>,
    /// Each line from its beginning to its end; empty where it is not drawn.
    pub paths: Vec<Vec<(i32, i32)>>,
    /// What is odd about the lines.
    pub odd: Vec<Oddity>,
}

/// Draws boxes and lines.
pub fn draw(input: &Input) -> Picture {
    let (mut lines, drawn, mut odd) = clean::clean(input);
    let steps: Vec<usize> = (0..lines.len()).filter(|index| lines[*index].directed).collect();
    let ends: Vec<(usize, usize)> = steps.iter().map(|index| (lines[*index].from, lines[*index].to)).collect();
    let mut turned = vec![false; lines.len()];
    for (index, is_turned) in steps.into_iter().zip(turn::turned(input.boxes.len(), &ends)) {
        if is_turned {
            let line = &mut lines[index];
            (line.from, line.to) = (line.to, line.from);
            turned[index] = true;
        }
    }
    let (mut picture, mut paths) = match input.grouping {
        Grouping::None => flat::draw(input, &lines),
        Grouping::Lanes | Grouping::Boxes => grouped::draw(input, &lines, input.groups),
    };
    for (path, _) in paths.iter_mut().zip(&turned).filter(|(_, turned)| **turned) {
        path.reverse();
    }
    for (index, place) in drawn.into_iter().enumerate() {
        let Some(place) = place else {
            picture.paths.push(Vec::new());
            continue;
        };
        let line = input.lines[index];
        if turned[place] && line.directed {
            odd.push(Oddity::Turned(index));
        }
        let mut path = paths[place].clone();
        let begins = if turned[place] { lines[place].to } else { lines[place].from };
        if begins != line.from {
            path.reverse();
        }
        picture.paths.push(path);
    }
    picture.odd = odd;
    picture
}

/// Orders boxes that stand in layers and lanes already: each layer's boxes from the top, lane by lane. Lines run from
/// a lower to a higher layer.
pub(super) fn rows(layers: &[usize], lanes: &[usize], ends: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut sketch = sketch::Sketch::new(layers, lanes, ends);
    order::order(&mut sketch, &[]);
    let boxes = |row: Vec<usize>| row.into_iter().filter(|node| *node < sketch.real).collect();
    sketch.rows.into_iter().map(boxes).collect()
}

/// A count in the numbers of places; one beyond all screens ends at the largest.
fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
