//! The only user of web-sys, js-sys and gloo.
//!
//! Implements the ports of the rooms below: [`IdbStore`] and [`LocalStore`] for [`crate::vault::Store`], [`BrowserPlatform`] for
//! [`crate::app::Platform`]. What the browser tells unasked comes as callbacks. Decides nothing.

mod clipboard;
mod clock;
mod failure;
mod files;
mod former;
mod gzip;
mod idb;
mod idb_store;
mod local_store;
mod normalise;
mod number;
mod own_page;
mod page;
mod paint;
mod plans;
mod platform;
mod safe_mode;
mod settings;
mod storage;
mod window;

pub use failure::Failure;
pub use files::on_files_handed;
pub use former::{stores, take_over_former};
pub use gzip::{gunzip, gzip};
pub use idb_store::IdbStore;
pub use local_store::{Heard, LocalStore, on_kept_by_other_tab};
pub use normalise::nfkc;
pub use page::{on_coming_to_front, on_going_away, on_hash_change, on_leaving, on_looked_at, on_printing};
pub use plans::{ShownPlan, forget_shown_plan, plan_in_page, shown_plan};
pub use platform::BrowserPlatform;
pub use safe_mode::{enter_safe_mode, fail_to_start, remove_boot_text};
