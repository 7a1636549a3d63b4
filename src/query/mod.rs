//! Which part is asked for: criteria, search keys, sorting, and the route that carries them.
//!
//! Knows no browser: a route is read from and written to plain text (`#/measures?dept=joho`). Progress texts and
//! names of persons never stand in it.

mod compare_options;
mod criteria;
mod filter;
mod graph_options;
mod roadmap_options;
mod route;
mod search;

pub use compare_options::{CompareOptions, CompareSource};
pub use criteria::{Criteria, DueBand};
pub use filter::{Counts, Filter};
pub use graph_options::{GraphOptions, NodeKind, Overlay};
pub use roadmap_options::{Grouping, RoadmapOptions};
pub use route::{Route, Sort, Topic, UnresolvedReference, View};
pub use search::{MatchedPart, SearchIndex, marked, reason};
