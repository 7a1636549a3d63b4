//! What plan and journal say together, as pure functions; computed, never stored.
//!
//! Reads no clock: a fiscal year or a day comes in as a value. Every total carries its denominator and what was
//! left out, and 未記入 ≠ 未着手 ≠ 評価できない ≠ 対象外 ≠ 中止. What is not known is never good news.

mod added;
mod answers;
mod attention;
mod breakdown;
pub mod compare;
mod copies;
mod dependencies;
mod doubts;
mod due;
mod earlier;
mod figure;
mod freshness;
mod late;
mod measure_summary;
mod outlook;
mod past;
mod pending_input;
mod profile;
mod progress;
mod reason;
mod record;
mod required;
mod rollup;
mod rounds;
mod steps;
mod uncounted;

pub use added::{Added, DEPT_NAME_LIMIT, added, id_of_added, is_added};
pub use answers::{Answering, Answers};
pub use attention::{Attention, attention};
pub use breakdown::{DepartmentBreakdown, spread};
pub use copies::{Copies, Copy, Holds, copies, free_text, holds};
pub use dependencies::{Dependencies, Dependency, dependencies};
pub use doubts::{Doubt, FormAnswers, doubts};
pub use due::{DueDays, due_days, due_in, due_year};
pub use earlier::earlier;
pub use figure::{Earlier, figure};
pub use freshness::{Freshness, STALE_DAYS, freshness, stale};
pub use late::late_initiatives;
pub use measure_summary::{
    DepartmentReport, MeasureSummaries, MeasureSummary, Rating, State, summaries, summaries_after,
};
pub use outlook::{Assessor, Figure, Outlook, Recorded};
pub use past::{HistoryRow, clock_is_doubtful, past_lines};
pub use pending_input::{TodoReason, pending_input};
pub use profile::{Duty, duties, groups_of, has_declared_groups};
pub use progress::{Origin, Pace, Progress, Share, TargetStatus, UnknownReason, pace, progress};
pub use reason::{Health, Reason};
pub use record::Record;
pub use required::{Demand, figure_is_due, missing};
pub use rollup::{Counted, LeftOut, Rollup, Total};
pub use rounds::{Asked, Fact, RequiredFields, Round, Rounds, SinceClosing, cells_after, close, since_closing};
pub use steps::followers;
pub use uncounted::uncounted;
