//! The built file in real browsers, over `file:`, as a person would use it.
//!
//! Needs the built file and drivers, named by environment variables that `cargo xtask test` sets; without them it
//! says so and fails. One test is one browser with an empty profile. Nothing sleeps: every step waits for what a
//! person would wait for.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

#[path = "../it/city.rs"]
mod city;
mod clock;
mod collect;
mod compare;
mod department;
mod engine;
mod engines;
mod erasing;
mod faults;
mod files;
mod graph;
mod handing_over;
#[path = "../it/hiding.rs"]
mod hiding;
mod journey;
mod letter_sizes;
mod letters;
mod opened_plans;
mod own_page;
mod page;
mod paper;
mod patches;
mod plans;
mod report;
mod roadmap;
mod rounds;
#[path = "../it/sample.rs"]
mod sample;
mod session;
mod start;
mod storage;
mod stores;
mod tables;
mod translated;
mod views;
mod workshop;
