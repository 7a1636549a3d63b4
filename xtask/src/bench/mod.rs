//! `cargo xtask bench <name>`: how we stand beside others, measured in the same run and printed as a table.
//!
//! Machines differ and are noisy: a figure is a median of at least five runs (fewer where one takes seconds) with its spread, and counts
//! as a ratio to a peer's. Nothing here is a test.
//!
//! | Module | Holds |
//! |---|---|
//! | [`collect`] | 取りまとめ over many conflicts |
//! | [`graph`] | the graph's picture, as the view draws it, beside dagre, elkjs, d3-dag and Graphviz |
//! | [`journal`] | merging files beside Yjs, Loro and Automerge; a full store in a browser |
//! | [`rows`] | a list written with `ui::dom` beside the same with `view!` |
//! | [`start`] | opening the file beside `TiddlyWiki` |
//! | [`node`] | scripts and their answers |
//! | [`sample`] | medians, spread, exponents of growth |
//! | [`table`] | columns of text |
//! | [`views`] | a key, a click, a change of view, on plans of two sizes |
//! | [`wasm`] | our rooms as wasm, built as for the one file |

mod collect;
mod graph;
mod journal;
mod node;
mod rows;
mod sample;
mod start;
mod table;
mod views;
mod wasm;

use anyhow::{Result, bail};

use crate::repo::Repo;

/// Runs a benchmark by name; the words after it are its own.
///
/// # Errors
/// There is none of this name, or it cannot run.
pub fn bench(repo: &Repo, name: &str, words: &[&str]) -> Result<()> {
    match name {
        "collect" => collect::bench(repo),
        "graph" => graph::bench(repo, words),
        "journal" => journal::bench(repo, words),
        "rows" => rows::bench(repo),
        "start" => start::bench(repo, words),
        "views" => views::bench(repo),
        unknown => bail!("no benchmark `{unknown}`; there are: collect, graph, journal, rows, start, views"),
    }
}
