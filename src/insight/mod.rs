//! What plan and journal say together, as pure functions; computed, never stored.
//!
//! Reads no clock: a fiscal year or a day comes in as a value. Every total carries its denominator and what was
//! left out, and 未入力 ≠ 未着手 ≠ 評価できない ≠ 対象外 ≠ 中止.

mod added;
mod attention;
mod conflicts;
mod due;
mod past;
mod profile;
mod record;
mod rollup;
mod standing;
mod to_write;
mod waiting;

pub use added::{DEPT_NAME_LIMIT, added_departments, id_of_added, is_added};
pub use attention::{Attention, attention, late_initiatives};
pub use conflicts::Conflicts;
pub use due::{due_in, due_year};
pub use past::{PastLine, clock_is_doubtful, past_lines};
pub use profile::{Duty, duties, groups_of};
pub use record::Record;
pub use rollup::Rollup;
pub use standing::{Rated, Standing, Standings, State, Voice, standings, standings_after};
pub use to_write::{Ask, STALE_DAYS, to_write};
pub use waiting::{Wait, Waiting, waiting};
