//! State as a few coarse signals and memos, commands, undo, notices.
//!
//! [`App`] is the one handle that views get. It is made of parts, each with its own signals and commands. A view names
//! the part that it uses: `app.navigation.route()`.
//!
//! A person's intent becomes a [`Command`]; a command becomes entries; entries go into the ledger signal and, beside it,
//! into the vault; memos tell the views. Nothing here names a browser API: the world outside is behind the ports of
//! [`Platform`].
//!
//! # Floors
//!
//! Each module names only those that stand before it here (`tests/it/circles.rs`).
//!
//! | Module | Part | Is about |
//! |---|---|---|
//! | `ports` | – | the world outside: clock, address, window, focus, files, clipboard, settings, the page's own document |
//! | `page` | [`Page`] | what is said on the page, the day, the focus, paint and paper |
//! | `navigation` | [`Navigation`] | the route: view, filter, sorting, selection, fiscal year |
//! | `preferences` | [`Preferences`] | one's own department, and the name on entries |
//! | `plans` | [`Plans`] | plans beside the one in the page: opened, kept, shown |
//! | `drafts` | [`Drafts`] | texts that are not recorded yet |
//! | `inbox` | – | files that were read and wait for a decision |
//! | `records` | [`Records`] | the ledger: recording, undoing, taking in, erasing, keeping, loading |
//! | `search` | [`Search`] | the measures that meet the filter, or have words |
//! | `files` | [`Files`] | reading files, and giving them out |
//! | `state` | [`App`] | what joins them, and the plan that all of them are about |
//! | `in_words` | – | what is said in words of several parts |
//! | `tables` | – | tables for other programs, of several parts |

mod drafts;
mod files;
mod in_words;
mod inbox;
mod navigation;
mod page;
mod plans;
mod ports;
mod preferences;
mod records;
mod search;
mod state;
mod tables;

pub use drafts::Drafts;
pub use files::{ComparedFile, ComparedSnapshot, Files, ImportProgress, PageMaking, Preview, sender};
pub use inbox::{ImportCandidate, ReviewedFile};
pub use navigation::Navigation;
pub use page::{Notice, NoticeAction, Page, Tone};
pub use plans::{
    ListedPlan, PLAN_LIMIT, PLAN_TEMPLATE, PlanCandidate, PlanOutline, PlanPlace, PlanRefusal, PlanStanding, Plans,
};
#[cfg(not(target_arch = "wasm32"))]
pub use ports::MemoryPlatform;
pub use ports::{
    Address, Clipboard, Clock, Codecs, Downloads, FilePicker, Focus, InMemoryFile, OwnPage, PageBlock, PageReading,
    Painted, PendingFile, PlanStore, PlanText, Platform, Settings, Window,
};
pub use preferences::Preferences;
pub use records::{
    Activity, ActivityKind, Command, DraftCopy, Erasure, Extent, OtherCopies, Places, Records, Saving, VERSION,
    files_of,
};
pub use search::Search;
pub use state::App;
pub use tables::TableScope;
