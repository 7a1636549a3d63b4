//! The built file in real browsers, over `file:`, as a person would use it.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]
