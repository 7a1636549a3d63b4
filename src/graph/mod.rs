//! The dependency graph: what the plan's links say, who depends on whom, and the picture of it.
//!
//! Knows the plan only. Everything here is a pure function on integers; whatever order a plan's entries stand in,
//! the picture is the same, natively and in the browser.
//!
//! # Floors
//!
//! Each file names only those that stand before it here (`tests/it/circles.rs`).
//!
//! | Floor | Files | What |
//! |---|---|---|
//! | relations | `cycles`, `model`, `reach`, `focus`, `fold` | the links without what is odd; who waits for whom |
//! | numbers | `geometry`, `sizes` | rectangles, polylines, the look's measures |
//! | order | `ordering` | boxes in given layers, and the lines' bends among them, so that few lines cross |
//! | pictures | `lanes`, `roles` | initiatives in lanes, with their measures; who takes part in what |
//! | use | `walk` | the keyboard's way over a picture |
//!
//! # From plan to picture
//!
//! | Phase | File | Method |
//! |---|---|---|
//! | clean, note what is odd, cut cycles | `model`, `cycles` | depth-first search: finish order, back edges, Kosaraju |
//! | columns | `lanes::columns` | longest path along steps |
//! | rows, and where lines pass columns | `lanes::order`, `ordering`, `lanes::shelves` | layered crossing minimisation; shelves beside it |
//! | which edges share a line | `lanes::nets` | one tree for each predecessor; one line for each related pair |
//! | rows level with each other | `lanes::level` | isotonic regression, column by column |
//! | tracks between the rows | `lanes::corridors` | stretches laid in the order of where they go |
//! | y, then ports | `lanes::rows`, `lanes::ports` | stacking; spreading by where a line goes, foreign lines apart |
//! | lines between the columns | `lanes::trunks` | sifting by pairwise crossings, then compaction |
//! | x, then paths | `lanes::route` | stacking; orthogonal polylines |
//! | room for the legend | `lanes::legend` | longest run of empty shelves that no edge touches |
//!
//! # Why no edge runs over a box
//!
//! Rows are aligned over all columns and columns over all rows, so the drawing has *channels* between columns and
//! *corridors* between rows. An edge only ever runs in those, or straight down between two boxes that are
//! neighbours in one column. Channels and corridors grow with what runs in them.
//!
//! # Why the pictures are not drawn by a general layered engine
//!
//! There was one beside this: layers by network simplex, heights by isotonic regression, lines aslant. The plan's
//! own figure cannot be had from it:
//!
//! - A column says how many steps come before (ステップ1, 2 …). Layers of least length move whatever has room to the
//!   right, and give related pairs layers of their own; here they share a column, joined straight down.
//! - All steps of one predecessor share an upright trunk, with corners. That needs upright channels that all
//!   columns keep free; free heights and slanting lines leave none.
//! - What has no step stands on shelves of two under one head, with room for the legend: no layer says that.
//!
//! What a general engine does better, fewer crossings where lines are long, comes from `ordering`: each line passes a
//! column where its bend was put. On graphs of 100 and 1,000 boxes that is fewer places where lines cross than
//! Graphviz has (`cargo xtask bench graph`).

mod cycles;
mod focus;
mod fold;
mod geometry;
mod lanes;
mod model;
mod ordering;
mod reach;
mod roles;
pub mod sizes;
mod walk;

pub use focus::{Trace, if_late, near, trace};
pub use fold::{Folded, fold};
pub use geometry::Rect;
pub use lanes::{ColumnHead, EdgePath, LaneBox, LaneColumn, Layout, NodeBox, layout, unfolded};
pub use model::{Edge, Graph, GraphNote, Node};
pub use reach::{affected_by, predecessors, successors};
pub use roles::{Crowd, Part, PartBox, RoleLine, RolePicture, roles_of_department, roles_of_initiative};
pub use walk::{Movement, step};
