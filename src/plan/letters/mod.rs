//! Letters as people see them: which look alike, and which cannot be seen.
//!
//! What people typed is kept letter by letter; the forms made here are for comparing and showing alone.

mod comparing;
mod hidden;
mod normal;
mod radicals;

pub use comparing::{comparing, comparing_name, identity, is_same_name, pieces_for_comparing};
pub use hidden::{first_hidden, is_ignorable, trimmed, visible, visible_line};
pub use normal::normalise_by;
