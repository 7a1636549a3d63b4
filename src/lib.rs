//! あゆみ (Ayumi): a city's action plan as one html file.
//!
//! # The rooms, from the ground up
//!
//! | Room | Holds | May name |
//! |---|---|---|
//! | [`plan`] | what the city promised | – |
//! | [`journal`] | what people recorded: entries, ledger, history | `plan` |
//! | [`insight`] | what the two say together, as pure functions | `plan`, `journal` |
//! | [`query`] | which part is asked for: criteria, search, route | `plan`, `journal`, `insight` |
//! | [`graph`] | the dependency graph: model, layering, routes | `plan` |
//! | [`exchange`] | files in and out | `plan`, `journal`, `insight`, `query` |
//! | [`vault`] | keeping entries: the `Store` port | `plan`, `journal` |
//! | [`wording`] | what is said in more than one place: terms, values, names, dates, notices | `plan`, `journal`, `insight`, `query`, `exchange` |
//! | [`picture`] | the dependencies and the roadmap as SVG | `plan`, `journal`, `insight`, `query`, `graph`, `exchange`, `wording` |
//! | [`report`] | the report to the council as blocks of words and figures, and their pages | `plan`, `journal`, `insight`, `query`, `graph`, `wording`, `picture` |
//! | [`tables`] | tables for other programs, by the state's rules of machine readability; CSV | `plan`, `journal`, `insight`, `wording` |
//! | [`office`] | documents of office programs: tables as an Excel workbook, the report as a Word file | `plan`, `journal`, `insight`, `wording`, `report`, `tables` |
//! | [`browser`] | the only user of web-sys, js-sys and gloo: the ports of `vault` and `app` | `plan`, `journal`, `exchange`, `vault`, `app` |
//! | [`app`] | state, commands, undo | `plan`, `journal`, `insight`, `query`, `graph`, `exchange`, `vault`, `wording`, `report`, `tables`, `office` |
//! | [`ui`] | Leptos components | `plan`, `journal`, `insight`, `query`, `graph`, `exchange`, `vault`, `wording`, `picture`, `report`, `tables`, `app` |
//!
//! Two modules belong to no room, because every room may use them: `counted` (counts in words) and `filled` (sorted
//! collections, filled one by one).
//!
//! # Invariants (kept by `tests/it/walls.rs` and `tests/it/tidy.rs`)
//!
//! - A room names only the rooms that its row of the table allows.
//! - Rooms below `app` name no Leptos and no browser API; they read no clock, no randomness, no locale:
//!   those come in as values.
//! - The plan as printed is never changed (departments that people add stand behind its own); the ledger only grows; insight is computed and never stored.
//! - Text from people or files is text, never markup.
//! - Views do not import each other; what two of them share stands in `ui::parts`.
#![recursion_limit = "256"]
#![forbid(unsafe_code)]

pub mod counted;
pub mod exchange;
mod filled;
pub mod graph;
pub mod insight;
pub mod journal;
pub mod office;
pub mod picture;
pub mod plan;
pub mod query;
pub mod report;
pub mod tables;
pub mod vault;
pub mod wording;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub mod browser;
#[cfg(feature = "ui")]
pub mod ui;
