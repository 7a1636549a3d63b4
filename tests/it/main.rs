//! Rules and laws, natively: seeds, journal, exchange, query, graph, HTML snapshots, tidy.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

mod stage;
mod tidy;
mod calendar;
mod plan_lookup;
mod plan_rules;
mod seeds;
mod html;
mod views_overview;
mod views_initiative;
