//! Keeping entries: the [`Store`] port, packs, sealing, union on load, what is saved where.
//!
//! Knows the journal and no browser: stores come in as values, and the same [`Vault`] that keeps entries in the
//! browser's two stores runs in tests over [`MemoryStore`]s that can be full, denied, wiped or killed at any call.
//!
//! # Invariants
//!
//! - Each store has a line of work of its own: a slow one, one that fails and one that never answers hold up no other.
//! - What is recorded stands on a store that answers at once before the task ends that recorded it.
//! - Nothing counts as kept before it was read back.
//! - A new entry stands under a key of its own, named by its id: two tabs that save at once never overwrite each other.
//! - At [`SEAL_AT`] single entries, they are sealed into a [`Pack`]: written, read back, opened, and only then are the
//!   single keys taken away.
//! - No value is ever rewritten, nothing is ever cleared, and a value that cannot be read is moved aside, never deleted,
//!   unless it held what must be erased.
//! - What a store holds is a set, so loading is union, no store is more right than another, and what one of them lost
//!   comes back from the others. Both copies of everything are read, the second one after the first paint.

mod aside;
mod damage;
mod key;
mod memory;
mod namespace;
mod pack;
mod store;
mod store_index;
mod takeover;
pub mod utf16_codec;
#[expect(clippy::module_inception, reason = "the room's main idea has the room's name")]
mod vault;
mod work;

pub use aside::Aside;
pub use damage::{Damage, Loss};
pub use key::{BAD_PREFIX, BEACON_KEY, Damaged, ENTRY_PREFIX, PACK_PREFIX, entry_key, pack_key, read_entry};
pub use memory::{Fault, MemoryStore};
pub use namespace::{FORMER_DATABASE, FORMER_PREFIX, Namespace};
pub use pack::{Pack, PackError, SEAL_AT};
pub use store::{AtOnce, Pending, Store, StoreError, StoreName};
pub use store_index::Known;
pub use takeover::{Layered, take_over};
pub use vault::{Lack, Read, SaveReport, Step, Vault};
