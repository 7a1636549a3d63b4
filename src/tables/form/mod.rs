//! The form of the tables: which there are, and what their columns are called and mean.
//!
//! Other programs rely on it: a column is never renamed or given another meaning without a new [`FORM_VERSION`].

pub(super) mod about;
mod column;
pub(super) mod comparison;
mod id;
pub(super) mod lists;
pub(super) mod measures;
pub(super) mod received;
pub(super) mod records;
pub(super) mod shared;

pub(super) use column::UPDATES;
pub use column::{DatumKind, DatumOrigin, FORM_VERSION, TableColumn};
pub use id::TableId;
