//! Walking over the picture by keyboard.

use super::{Graph, Layout, NodeBox};
use crate::plan::InitiativeId;

/// Where to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// →: what waits for this, else the column to the right.
    Successor,
    /// ←: what comes before this, else the column to the left.
    Predecessor,
    /// ↑: the box above in the same column.
    Up,
    /// ↓: the box below in the same column.
    Down,
    /// Home: the first box.
    First,
    /// End: the last box.
    Last,
}

/// The box to go to; none at the drawing's edge, or from an initiative that is not drawn.
///
/// Sideways, the nearest column counts first, then the nearest row. Where a node has no step on that side, the walk
/// goes on to the next column, so that every box can be reached; turned steps are not followed, as they lead the
/// other way.
pub fn step(layout: &Layout, graph: &Graph, from: &InitiativeId, direction: Movement) -> Option<InitiativeId> {
    let here = layout.node(from)?;
    let same_column = || layout.nodes.iter().filter(|other| other.column == here.column);
    let goal = match direction {
        Movement::First => layout.nodes.first(),
        Movement::Last => layout.nodes.last(),
        Movement::Up => same_column().filter(|other| other.row < here.row).max_by_key(|other| other.row),
        Movement::Down => same_column().filter(|other| other.row > here.row).min_by_key(|other| other.row),
        Movement::Successor => {
            sideways(layout, here, linked(layout, graph, from, Graph::after), |other| other.column > here.column)
        }
        Movement::Predecessor => {
            sideways(layout, here, linked(layout, graph, from, Graph::before), |other| other.column < here.column)
        }
    };
    goal.map(|node| node.id.clone())
}

/// The boxes of direct successors or predecessors.
fn linked<'a>(
    layout: &'a Layout,
    graph: &Graph,
    from: &InitiativeId,
    next: impl for<'g> Fn(&'g Graph, usize) -> &'g [usize],
) -> Vec<&'a NodeBox> {
    let linked = graph.place(from).map_or(&[][..], |place| next(graph, place));
    linked.iter().filter_map(|node| layout.node(&graph.nodes()[*node].id)).collect()
}

/// The nearest of the linked boxes that lie on the right side, else of all boxes that do.
fn sideways<'a>(
    layout: &'a Layout,
    here: &NodeBox,
    linked: Vec<&'a NodeBox>,
    lies_there: impl Fn(&NodeBox) -> bool,
) -> Option<&'a NodeBox> {
    let distance = |other: &NodeBox| (other.column.abs_diff(here.column), other.row.abs_diff(here.row), other.row);
    let nearest_linked = linked.into_iter().filter(|other| lies_there(other)).min_by_key(|other| distance(other));
    nearest_linked.or_else(|| layout.nodes.iter().filter(|other| lies_there(other)).min_by_key(|other| distance(other)))
}
