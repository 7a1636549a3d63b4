//! Leptos components and all wording.
//!
//! `shell` is the frame and picks the view; `parts` are the pieces views are built of; `record` is what views that record
//! share; `views` hold one folder or file per view and do not know each other; `text` holds the words.

pub mod parts;
mod record;
pub mod shell;
pub mod text;
pub mod views;
