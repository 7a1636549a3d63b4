//! Leptos components and all wording.
