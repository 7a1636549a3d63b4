//! State as a few coarse signals and memos, commands, undo, notices.
//!
//! `App` is the one handle that views get. A person's intent becomes a [`Command`]; a command becomes entries;
//! entries go into the ledger signal and, beside it, into the vault; memos tell the views. Nothing here names a
//! browser API: the world outside is the [`Platform`] port.

mod activity;
mod clock;
mod command;
mod decide;
mod early;
mod erasing;
mod importing;
mod in_words;
mod keeping;
mod ledger_state;
mod loading;
mod local_drafts;
#[cfg(not(target_arch = "wasm32"))]
mod memory_platform;
mod notice;
mod notices;
mod other_copies;
mod packed_ids;
mod platform;
mod route_state;
mod saving;
mod state;
mod taking_in;
mod traces;
mod transfer;
mod undo;
mod vouching;

pub use activity::{Activity, ActivityKind, files_of};
pub use command::Command;
pub use erasing::{DraftCopy, Erasure, Extent};
pub use importing::{ImportCandidate, ImportProgress, ReviewedFile};
#[cfg(not(target_arch = "wasm32"))]
pub use memory_platform::MemoryPlatform;
pub use notice::{Notice, NoticeAction, Tone};
pub use other_copies::{OtherCopies, VERSION};
pub use platform::{InMemoryFile, Painted, PendingFile, Platform};
pub use saving::{Places, Saving};
pub use state::App;
pub use transfer::Preview;
