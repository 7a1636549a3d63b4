//! Rules and laws, natively: seeds, journal, exchange, query, graph, HTML snapshots, tidy.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

mod html;
mod stage;
mod tidy;
