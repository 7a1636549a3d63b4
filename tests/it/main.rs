//! Rules and laws, natively: seeds, journal, exchange, query, graph, HTML snapshots, tidy.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

mod calendar;
mod html;
mod plan_lookup;
mod plan_rules;
mod query_laws;
mod seeds;
mod stage;
mod tidy;
mod graph_laws;
mod exchange_laws;
mod faults_files;
mod fixtures;
mod journal_laws;
mod vault;
