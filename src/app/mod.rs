//! State as a few coarse signals and memos, commands, undo, notices.
//!
//! `App` is the one handle that views get. A person's intent becomes a [`Command`]; a command becomes entries;
//! entries go into the ledger signal and, beside it, into the vault; memos tell the views. Nothing here names a
//! browser API: the world outside is the [`Outside`] port.

mod act;
mod clock;
mod command;
mod decide;
mod early;
mod elsewhere;
mod erasing;
mod importing;
mod keeping;
mod ledger_state;
mod loading;
#[cfg(not(target_arch = "wasm32"))]
mod memory_outside;
mod notice;
mod notices;
mod outside;
mod parked;
mod route_state;
mod saving;
mod state;
mod taking_in;
mod traces;
mod transfer;
mod undo;
mod vouching;

pub use act::{Act, Deed, files_of};
pub use command::Command;
pub use elsewhere::{Elsewhere, VERSION};
pub use erasing::{DraftCopy, Erasure, Extent};
pub use importing::{Incoming, Looked, Progress};
#[cfg(not(target_arch = "wasm32"))]
pub use memory_outside::MemoryOutside;
pub use notice::{Notice, NoticeAction, Tone};
pub use outside::{Handed, Outside, Painted, Picked};
pub use saving::{Places, Saving};
pub use state::App;
pub use transfer::Preview;
