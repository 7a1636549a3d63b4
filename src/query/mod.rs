//! Which part is asked for: criteria, search keys, sorting, and the route that carries them.
//!
//! Knows no browser: a route is read from and written to plain text (`#/measures?dept=joho`). Progress texts and
//! names of persons never stand in it.

mod criteria;
mod filter;
mod route;
mod ruling;
mod search;
mod sight;

pub use criteria::{Criteria, DueBand};
pub use filter::{Counts, Filter};
pub use route::{Missing, Route, Sort, Topic, View};
pub use ruling::{Grouping, Ruling};
pub use search::{Part, SearchIndex, marked, reason};
pub use sight::{Overlay, Sight, Unfolded, Way};
