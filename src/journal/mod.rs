//! What people recorded: immutable entries, merged by union.
//!
//! Knows the plan's ids and nothing else: an entry about an item that no plan has is kept like any other.
//!
//! # The laws (property-tested in `tests/it/journal_laws.rs`)
//!
//! 1. **An id is its content**, so the same id means the same entry, and merge is set union: commutative,
//!    associative, idempotent.
//! 2. **Heads** of a cell are the entries that no other entry of the same cell supersedes. A cell with entries is
//!    never without a head.
//! 3. **Time is a label.** It never decides a value.
//! 4. **Unknown is preserved**: fields, kinds and ids of a newer version are kept and written out again verbatim.
//! 5. **Nothing superseded is forgotten.** Clearing and undoing are new entries.

mod canonical;
pub mod causality;
mod draft;
mod entry;
mod entry_id;
mod field;
mod ledger;
mod line;
mod reading;
mod scale;
mod status;
mod value;

pub use draft::{Author, Draft};
pub use entry::{Cell, Entry, EntryError, KIND_SET, Statement};
pub use entry_id::{EntryId, NotEntryId};
pub use field::{Actual, Field, PROFILE, Tally};
pub use ledger::Ledger;
pub use reading::Reading;
pub use scale::{Grade, GradeId, GradeKind, Scale};
pub use status::Status;
pub use value::{Value, ValueError, ValueProblem};
