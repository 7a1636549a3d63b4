//! What `ui::dom` buys: a list of rows made with it beside the same rows made with `view!`, in a real browser.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use data_encoding::BASE64;

use super::node::{answer, figures, place};
use super::sample::{Sample, figure};
use super::table::Table;
use crate::progress::step;
use crate::repo::Repo;
use crate::run::{cargo, run};
use crate::tools::{self, browsers};

const SCRIPT: &str = include_str!("rows.mjs");
const DRIVER_SCRIPT: &str = include_str!("../driver.mjs");

/// Prints the table.
///
/// # Errors
/// A tool is missing, or the page does not compile or run.
pub fn bench(repo: &Repo) -> Result<()> {
    let (driver, chromium) = browsers::chromium(repo)?;
    let html = page(repo)?;
    let folder = repo.peers("rows");
    place(&folder, &[("rows.mjs", SCRIPT), ("driver.mjs", DRIVER_SCRIPT)])?;
    let mut command = Command::new("node");
    let answer = answer(command.arg(folder.join("rows.mjs")).args([&html, &driver, &chromium]))?;
    let heads = ["200 rows", "elements", "texts", "comments", "built, ms", "2 of 7 changed, ms", "none changed, ms"];
    let mut table = Table::new(heads);
    for (name, way) in [("with view!", &answer["view"]), ("with ui::dom", &answer["dom"])] {
        let count = |kind: &str| way[kind].to_string();
        let time = |kind: &str| {
            let sample = Sample::new(figures(&way[kind]));
            format!("{} (p95 {})", figure(sample.median()), figure(sample.high()))
        };
        let [elements, texts, comments] = ["elements", "texts", "comments"].map(count);
        let [built, changed, same] = ["built", "changed", "same"].map(time);
        table.line([name.to_owned(), elements, texts, comments, built, changed, same]);
    }
    println!("\n{}", table.shown());
    Ok(())
}

/// The page with its program inside, as a file that a browser opens.
fn page(repo: &Repo) -> Result<PathBuf> {
    tools::for_building(repo)?;
    let target = repo.root.join("target");
    let folder = target.join("bench/rows");
    step("the page", "both kinds of rows, compiled as for the one file", || {
        let mut compile = cargo();
        compile.args(["build", "--quiet", "--release", "--package", "bench", "--example", "rows"]);
        compile.args(["--target", "wasm32-unknown-unknown", "--target-dir"]).arg(&target);
        run(compile.current_dir(&repo.root))?;
        let compiled = target.join("wasm32-unknown-unknown/release/examples/rows.wasm");
        let mut bindgen = Command::new(repo.cargo_bin().join("wasm-bindgen"));
        run(bindgen.args(["--target", "no-modules", "--out-dir"]).arg(&folder).arg(compiled))
    })?;
    let glue = fs::read_to_string(folder.join("rows.js"))?;
    let program = BASE64.encode(&fs::read(folder.join("rows_bg.wasm"))?);
    let mut page = String::from("<!doctype html><meta charset=\"utf-8\"><title>rows</title><body>");
    write!(page, "<script>{glue}</script><script>")?;
    write!(page, "wasm_bindgen({{ module_or_path: Uint8Array.from(atob(\"{program}\"), (c) => c.charCodeAt(0)) }})")?;
    page.push_str("</script>");
    let html = folder.join("rows.html");
    fs::write(&html, page)?;
    Ok(html)
}
