//! Leptos components and all wording.

pub mod parts;
pub mod text;
