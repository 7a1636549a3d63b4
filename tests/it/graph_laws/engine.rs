//! The drawing engine: laws for any graph, its layers against an oracle, its crossings against a golden table.

mod fixtures;
mod golden;
mod laws;
mod layers;
mod measure;
mod warm;
