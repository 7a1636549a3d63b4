//! Two sides side by side: what became worse, better, or cannot be compared; counts, and differences inside texts.
//!
//! A [`ComparedSide`] is a ledger and a fiscal year. Whether it is now, a day, another year or a file is not known here.
//!
//! | Module | Holds |
//! |---|---|
//! | `kind` | what can have become of a measure |
//! | `side` | one side, and how a rating stands on its scale |
//! | `record` | which fields of which department differ |
//! | `judge` | which kind a measure falls in |
//! | `counts` | counts before and after, with what they are a part of |
//! | `transitions` | from which rating to which |
//! | `comparison` | all of it, for a set of measures |
//! | `difference` | what differs inside two texts |

mod comparison;
mod counts;
mod difference;
mod judge;
mod kind;
mod record;
mod side;
mod transitions;

pub use comparison::{Comparison, MeasureComparison};
pub use counts::{ComparedCounts, Portion, RatedAs, Shift};
pub use difference::{JOIN_BELOW, MOST_WORK, Piece, text_difference};
pub use kind::{Cause, ChangeGroup, ChangeKind, Incomparability};
pub use record::FieldChange;
pub use side::ComparedSide;
pub use transitions::{RatingStep, Transitions};
