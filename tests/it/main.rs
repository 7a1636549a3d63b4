//! Rules and laws, natively: seeds, journal, exchange, query, graph, HTML snapshots, tidy.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

mod exchange_laws;
mod faults_files;
mod fixtures;
mod journal_laws;
mod vault;
