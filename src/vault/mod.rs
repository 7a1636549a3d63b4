//! Keeping entries: the [`Shelf`] port, union on load, what is saved where.
//!
//! Knows the journal and no browser: shelves come in as values, and the same [`KeyShelf`] that keeps entries in the
//! browser's localStorage runs in tests over a [`MemoryStore`] that can be full, denied or failing.
//!
//! # Invariants
//!
//! - One key per entry, named by its id: two tabs that save at once never overwrite each other.
//! - Nothing is ever cleared, and a value that cannot be read is moved aside, never deleted.
//! - What a shelf holds is a set, so loading is union and no shelf is more right than another.

mod all_shelves;
mod key;
mod key_shelf;
mod memory;
mod shelf;

pub use all_shelves::{Kept, Opened, Vault};
pub use key::{BAD_PREFIX, Damaged, ENTRY_PREFIX, entry_key, is_entry_key, read_entry};
pub use key_shelf::{KeyShelf, KeyStore};
pub use memory::{Fault, MemoryShelf, MemoryStore};
pub use shelf::{Loaded, Pending, Shelf, ShelfError, ShelfName};
