//! The dependency graph: what the plan's links say, who depends on whom, and the picture of it.
//!
//! Knows the plan only. Everything here is a pure function on integers; whatever order a plan's entries stand in,
//! the picture is the same, natively and in the browser.
//!
//! # From plan to picture
//!
//! | Phase | File | Method |
//! |---|---|---|
//! | clean, note what is odd, cut cycles | `model`, `cycles` | depth-first search: finish order, back edges, Kosaraju |
//! | columns | `layers` | longest path along steps |
//! | rows | `order`, `engine`, `shelves` | the engine's order inside lanes; shelves beside them |
//! | which edges share a line | `nets` | one bus per predecessor; one per related pair |
//! | lines through the rows | `corridors` | left-edge packing of intervals |
//! | y, then ports | `rows`, `ports` | stacking; spreading by where a line goes, foreign lines apart |
//! | lines between the columns | `trunks` | sifting by pairwise crossings, then compaction |
//! | x, then paths | `route` | stacking; orthogonal polylines |
//! | room for the legend | `legend` | longest run of empty shelves that no edge touches |
//! | part of the graph, whole lanes as one box | `fold` | links between what stands for their ends |
//! | who takes part in what | `roles`, `engine` | a layer for each group, the engine's order |
//!
//! # Why no edge runs over a box
//!
//! Rows are aligned over all columns and columns over all rows, so the drawing has *channels* between columns and
//! *corridors* between rows. An edge only ever runs in those, or straight down between two boxes that are
//! neighbours in one column. Channels and corridors grow with what runs in them.

mod corridors;
mod cycles;
pub mod engine;
mod focus;
mod fold;
mod grid;
mod layers;
mod layout;
mod legend;
mod model;
mod nets;
mod order;
mod path;
mod ports;
mod reach;
mod roles;
mod route;
mod rows;
mod shelves;
pub mod sizes;
mod trunks;
mod walk;

pub use focus::{Reach, Trace, if_late, near, trace};
pub use fold::{Folded, fold};
pub use layout::{Column, ColumnHead, LaneBox, Layout, NodeBox, Rect, layout, unfolded};
pub use model::{Edge, Graph, GraphNote, Node};
pub use path::EdgePath;
pub use reach::{affected_by, predecessors, successors};
pub use roles::{Crowd, Part, PartBox, RoleLine, RolePicture, roles_of_department, roles_of_initiative};
pub use walk::{Direction, step};
