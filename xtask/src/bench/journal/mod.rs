//! The journal: merging mailed files beside Yjs, Loro and Automerge; a full store in a real browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::node::{answer, figures, place};
use super::sample::{Sample, figure, growth};
use super::table::Table;
use super::wasm;
use crate::build::build;
use crate::progress::step;
use crate::repo::Repo;
use crate::run::run;
use crate::site::Purpose;
use crate::tools::{browsers, packages};

/// What we are measured against, as npm knows it.
const PEERS: [(&str, &str); 3] = [("yjs", "13.6.33"), ("loro-crdt", "1.17.1"), ("@automerge/automerge", "3.5.0")];
/// Departments and entries of each: the third is what forty departments send.
const MERGES: [(usize, usize); 3] = [(4, 50), (40, 50), (40, 500)];
/// Sizes of a store in a browser: none, ten thousand, a hundred thousand.
const STORES: [(usize, usize); 3] = [(0, 0), (40, 250), (40, 2500)];
const RUNS: &str = "5";
const SCRIPT: &str = include_str!("peers.mjs");
const BROWSER_SCRIPT: &str = include_str!("browser.mjs");
const DRIVER_SCRIPT: &str = include_str!("../driver.mjs");

/// Prints the tables. `merge` or `browser` pick one of them.
///
/// # Errors
/// A tool is missing, or something that is measured does not run.
pub fn bench(repo: &Repo, words: &[&str]) -> Result<()> {
    let asked = |name: &str| words.is_empty() || words.contains(&name);
    let native = wasm::build_native(repo)?;
    if asked("merge") {
        let (merges, growths, exports) = merge(repo, &native)?;
        println!("\n{}\n{}\n{}", merges.shown(), growths.shown(), exports.shown());
    }
    if asked("browser") {
        println!("\n{}", browser(repo, &native)?.shown());
    }
    Ok(())
}

/// Times of merging files, how they grow, and times of writing one.
fn merge(repo: &Repo, native: &Path) -> Result<(Table, Table, Table)> {
    let peers = repo.peers("journal");
    let ours = wasm::build(repo)?;
    packages::ensure(&peers, &PEERS, "what we are measured against")?;
    place(&peers, &[("peers.mjs", SCRIPT)])?;
    let script = peers.join("peers.mjs");
    let mut table = Table::new(["merge", "engine", "ms, median (spread)", "× floor", "entries"]);
    let mut grown: Vec<(&str, usize, f64)> = Vec::new();
    let mut folder = PathBuf::new();
    for (depts, each) in MERGES {
        folder = files(repo, native, depts, each)?;
        let name = format!("{depts} files × {each}");
        step(&name, "merged by everyone", || {
            let mut floor = f64::NAN;
            for engine in ["floor", "ayumi, wasm", "ayumi, native", "yjs", "loro", "automerge"] {
                let mut command = match engine {
                    "ayumi, native" => Command::new(native),
                    _ => Command::new("node"),
                };
                match engine {
                    "ayumi, native" => command.arg("journal").arg(&folder).arg(RUNS),
                    "ayumi, wasm" => command.arg(&script).arg("merge:ayumi").arg(&folder).arg(RUNS).arg(&ours),
                    peer => command.arg(&script).arg(format!("merge:{peer}")).arg(&folder).arg(RUNS),
                };
                let answer = answer(command.current_dir(&peers))?;
                let times = Sample::new(figures(&answer["times"]));
                if engine == "floor" {
                    floor = times.median();
                }
                grown.push((engine, depts * each, times.median()));
                let cells = [times.shown(), figure(times.median() / floor), answer["count"].to_string()];
                let [time, ratio, count] = cells;
                table.line([name.clone(), engine.to_owned(), time, ratio, count]);
            }
            Ok(())
        })?;
    }
    Ok((table, growths(&grown), exports(&script, &peers, &folder, &ours)?))
}

/// Snapshots of departments, made once.
fn files(repo: &Repo, native: &Path, depts: usize, each: usize) -> Result<PathBuf> {
    let folder = repo.root.join(format!("target/bench/files-{depts}x{each}"));
    let _ = fs::remove_dir_all(&folder);
    run(Command::new(native).arg("files").arg(&folder).args([depts.to_string(), each.to_string()]))?;
    Ok(folder)
}

fn growths(grown: &[(&str, usize, f64)]) -> Table {
    let mut table = Table::new(["engine", "from", "to", "exponent"]);
    for (nth, (engine, size, cost)) in grown.iter().enumerate() {
        if let Some((_, larger, dearer)) = grown[nth + 1..].iter().find(|(other, ..)| other == engine) {
            let exact = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
            let exponent = growth((exact(*size), *cost), (exact(*larger), *dearer));
            table.line([(*engine).to_owned(), size.to_string(), larger.to_string(), format!("{exponent:.2}")]);
        }
    }
    table
}

/// Writing everything into one file.
fn exports(script: &Path, peers: &Path, files: &Path, ours: &Path) -> Result<Table> {
    let mut table = Table::new(["export 20,000 entries", "ms, median (spread)", "× JSON.stringify"]);
    let timed = |engine: &str| -> Result<Sample> {
        let mut command = Command::new("node");
        command.arg(script).arg(format!("export:{engine}")).arg(files).arg(RUNS).arg(ours).current_dir(peers);
        Ok(Sample::new(figures(&answer(&mut command)?["times"])))
    };
    let (floor, ayumi) = (timed("floor")?, timed("ayumi")?);
    table.line(["JSON.stringify".to_owned(), floor.shown(), figure(1.0)]);
    table.line(["ayumi, wasm".to_owned(), ayumi.shown(), figure(ayumi.median() / floor.median())]);
    Ok(table)
}

/// Start, one edit and memory over stores of several sizes.
fn browser(repo: &Repo, native: &Path) -> Result<Table> {
    let html = build(repo, Purpose::Release)?.html;
    let (driver, chromium) = browsers::chromium(repo)?;
    let folder = repo.peers("journal");
    place(&folder, &[("browser.mjs", BROWSER_SCRIPT), ("driver.mjs", DRIVER_SCRIPT)])?;
    let mut table =
        Table::new(["entries", "start to usable, ms", "an edit's script, ms", "p95", "page's process, MiB"]);
    for (depts, each) in STORES {
        let count = depts * each;
        let packs = repo.root.join(format!("target/bench/packs-{count}.json"));
        run(Command::new(native).arg("packs").arg(&packs).args([depts.to_string(), each.to_string()]))?;
        step(&format!("{count} entries"), "in a real browser", || {
            let mut command = Command::new("node");
            command.arg(folder.join("browser.mjs")).args([&html, &packs, &driver, &chromium]).arg(RUNS);
            let answer = answer(&mut command)?;
            let (start, edit) = (Sample::new(figures(&answer["start"])), Sample::new(figures(&answer["edit"])));
            let memory = answer["memory"].as_f64().unwrap_or(0.0);
            table.line([count.to_string(), start.shown(), edit.shown(), figure(edit.high()), format!("{memory:.0}")]);
            Ok(())
        })?;
    }
    Ok(table)
}
