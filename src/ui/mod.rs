//! Leptos components.
//!
//! `shell` is the frame and picks the view; `parts` are the pieces views are built of; `dom` makes the rows of long
//! lists; `record` is what views that record share; `asked` is what the shared filter found; `erasing` is the way to erase
//! personal data; `saved_picture` gives pictures as files; `views` hold one folder or file per view and do not know each
//! other; `deferred` renders what is below the first screen after the paint.

mod asked;
pub mod deferred;
pub mod dom;
mod erasing;
pub mod parts;
mod record;
mod saved_picture;
pub mod shell;
pub mod views;
