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
//! 6. **A redaction erases one text and nothing else.** An entry of kind `redact` names the entry whose text held
//!    personal data and repeats its cell, its `supersedes` and its label ([`Tombstone`]). For every entry
//!    `unknown < here < redacted`, and only upwards: a ledger that holds a redaction which [fits](Tombstone::fits)
//!    drops the body and never takes it in again, so what a ledger holds depends on which entries it ever met and
//!    not on their order, and union stays commutative, associative and idempotent. Heads and history are those of
//!    the ledger without the redaction; only the text is gone, from here and from every file written later.
//!    A redaction that does not fit the body it names (forged, or damaged by hand) erases nothing: it counts only
//!    as long as the body never came.

mod canonical;
pub mod causality;
mod cell;
mod closing;
mod counting;
mod doubt;
mod draft;
mod entry;
mod entry_id;
mod field;
mod history_entry;
mod ledger;
mod line;
mod reading;
mod redaction;
mod round;
mod scale;
mod status;
mod tombstone;
mod value;
mod views;

pub use cell::Cell;
pub use closing::Closing;
pub use counting::Counting;
pub use doubt::Doubt;
pub use draft::{Author, Draft};
pub use entry::{Entry, EntryError, KIND_REDACT, KIND_SET, Statement};
pub use entry_id::{EntryId, NotEntryId};
pub use field::{Actual, Field, PROFILE, Tally};
pub use history_entry::HistoryEntry;
pub use ledger::{ItemYear, Ledger};
pub use reading::Reading;
pub use round::{OFFICE, RoundId};

pub use scale::{Grade, GradeId, Scale};
pub use status::Status;
pub use tombstone::Tombstone;
pub use value::{Value, ValueError, ValueProblem};

pub use crate::plan::GradeKind;
