//! The only user of web-sys, js-sys and gloo.
//!
//! Implements the ports of the rooms below ([`LocalShelf`] for [`crate::vault::Shelf`]) and gives everything else as
//! plain functions over values: time, chance, files, the address, the clipboard. Decides nothing.

mod clipboard;
mod clock;
mod failure;
mod files;
mod local_shelf;
mod normalise;
mod number;
mod page;
mod settings;
mod storage;
mod window;

pub use clipboard::copy_text;
pub use clock::{now, random_tx};
pub use failure::Failure;
pub use files::{ReadError, download, read_bytes};
pub use local_shelf::{LocalShelf, on_entry_from_other_tab};
pub use normalise::nfkc;
pub use page::{focus, go_to_hash, hash, on_hash_change, print, replace_hash, scroll_to, set_title};
pub use settings::{set_setting, setting};
