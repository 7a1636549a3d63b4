//! 取りまとめ over a full ledger: what a visit, a decision and the history cost in script, with many conflicts.

use std::process::Command;

use anyhow::Result;

use super::node::{answer, figures, place};
use super::sample::{Sample, figure};
use super::table::Table;
use super::wasm;
use crate::build::build;
use crate::progress::step;
use crate::repo::Repo;
use crate::run::run;
use crate::site::Purpose;
use crate::tools::browsers;

/// Files and entries of each: twenty departments with two computers.
const SIZES: [(usize, usize); 2] = [(40, 500), (40, 2500)];
/// What a view may take until it is painted.
const AIM: f64 = 100.0;
const RUNS: &str = "9";
const SCRIPT: &str = include_str!("collect.mjs");
const DRIVER_SCRIPT: &str = include_str!("../driver.mjs");

/// Prints the table.
///
/// # Errors
/// A tool is missing, or the page does not do what it is asked.
pub fn bench(repo: &Repo) -> Result<()> {
    let (driver, chromium) = browsers::chromium(repo)?;
    let native = wasm::build_native(repo)?;
    let html = build(repo, Purpose::Release)?.html;
    let scripts = repo.peers("collect");
    place(&scripts, &[("collect.mjs", SCRIPT), ("driver.mjs", DRIVER_SCRIPT)])?;
    let heads = ["entries", "references", "conflicts", "what a person does", "script, ms", "p95", "of the aim"];
    let mut table = Table::new(heads);
    for (files, each) in SIZES {
        for references in ["within", "across"] {
            let folder = repo.root.join(format!("target/bench/torn-{files}x{each}-{references}"));
            let (count, size) = (files.to_string(), each.to_string());
            run(Command::new(&native).arg("torn").arg(&folder).args([&count, &size, references]))?;
            step(&format!("{} entries, references {references}", files * each), "in a real browser", || {
                let mut command = Command::new("node");
                command.arg(scripts.join("collect.mjs")).args([&html, &driver, &chromium]).arg(&folder).arg(RUNS);
                let told = answer(&mut command)?;
                for (deed, times) in told["times"].as_object().into_iter().flatten() {
                    let times = Sample::new(figures(times));
                    let (shown, high) = (times.shown(), times.high());
                    let (entries, conflicts) = ((files * each).to_string(), told["conflicts"].to_string());
                    let of_aim = format!("{:.2}", high / AIM);
                    table.line([entries, references.to_owned(), conflicts, deed.clone(), shown, figure(high), of_aim]);
                }
                Ok(())
            })?;
        }
    }
    println!("\n{}", table.shown());
    Ok(())
}
