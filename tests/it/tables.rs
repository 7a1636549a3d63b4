//! Tables for other programs: what people and programs may rely on.
//!
//! `worlds` has what the tables are made of, kind and hostile; `rules` holds every table of every world to the state's rules
//! of machine readability; `read_back` opens them as other programs do; `content` says what stands in
//! them, `given_out` how a person gets them.

mod content;
mod given_out;
mod read_back;
mod rules;
mod worlds;

pub use worlds::texts;
