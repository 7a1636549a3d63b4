//! What the benchmarks call, as wasm and natively: one module for each room that is measured.

pub mod graph;
pub mod journal;
