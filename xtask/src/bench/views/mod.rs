//! The views: what a key, a click and a change of view cost in script, on the city's plan and on one a hundred times
//! as large.

mod large_plan;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::node::{answer, figures, place};
use super::sample::{Sample, figure};
use super::table::Table;
use crate::build::{Built, build, pack_with};
use crate::progress::step;
use crate::repo::Repo;
use crate::site::Purpose;
use crate::tools::browsers;

/// So many that one in twenty is not the first run alone, in which the browser compiles what it calls.
const RUNS: &str = "60";
const SCRIPT: &str = include_str!("views.mjs");
const DRIVER_SCRIPT: &str = include_str!("../driver.mjs");

/// Prints the table.
///
/// # Errors
/// A tool is missing, or a page does not do what it is asked.
pub fn bench(repo: &Repo) -> Result<()> {
    let (driver, chromium) = browsers::chromium(repo)?;
    let folder = repo.peers("views");
    place(&folder, &[("views.mjs", SCRIPT), ("driver.mjs", DRIVER_SCRIPT)])?;
    let built = build(repo, Purpose::Release)?;
    let large = pack_large(repo, &built)?;
    let heads =
        ["measures", "what a person does", "script to the paint, ms", "p95", "of the aim", "longest task behind it"];
    let mut table = Table::new(heads);
    for (count, aim, html) in [("63", 16.0, built.html), ("6,300", 100.0, large)] {
        step(&format!("{count} measures"), "in a real browser", || {
            let mut command = Command::new("node");
            command.arg(folder.join("views.mjs")).args([&html, &driver, &chromium]).arg(RUNS);
            for (deed, times) in answer(&mut command)?.as_object().into_iter().flatten() {
                let at_once = Sample::new(figures(&times["atOnce"]));
                let behind = Sample::new(figures(&times["behind"]));
                let (shown, high) = (at_once.shown(), at_once.high());
                let of_aim = format!("{:.2}", high / aim);
                table.line([count.to_owned(), deed.clone(), shown, figure(high), of_aim, figure(behind.high())]);
            }
            Ok(())
        })?;
    }
    println!("\n{}", table.shown());
    Ok(())
}

/// The same program with the large plan.
fn pack_large(repo: &Repo, built: &Built) -> Result<PathBuf> {
    let plan = repo.root.join("target/bench/large/plan.json");
    fs::create_dir_all(plan.with_file_name(""))?;
    fs::write(&plan, large_plan::large_plan(&fs::read_to_string(repo.plan())?)?)?;
    pack_with(repo, built, &plan, "large-plan")
}
