//! Opening the file from disk, beside `TiddlyWiki` (also an app in one html file) and a blank page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use super::node::{answer, place};
use super::sample::{Sample, figure};
use super::table::Table;
use crate::build::build;
use crate::repo::Repo;
use crate::run::run;
use crate::site::Purpose;
use crate::tools::{browsers, packages};

const PEERS: [(&str, &str); 1] = [("tiddlywiki", "5.4.1")];
const ROUNDS: &str = "11";
const BLANK: &str = "<!doctype html><meta charset=\"utf-8\"><title>blank</title><h1 id=\"blank\">blank</h1>";

const OUR_VIEW: &str = "h1#view-title";

/// A file that is opened, and what stands in its first view.
struct Opened {
    name: String,
    file: PathBuf,
    selector: &'static str,
}

/// Prints two tables: to the first view, and the steps on the way there. `words` are more builds of our file, to be
/// compared with the one that is built.
///
/// # Errors
/// A tool is missing, or a file does not open.
pub fn bench(repo: &Repo, words: &[&str]) -> Result<()> {
    let html = build(repo, Purpose::Release)?.html;
    let (driver, chromium) = browsers::chromium(repo)?;
    let folder = repo.peers("start");
    packages::ensure(&folder, &PEERS, "what we are measured against")?;
    let scripts = [("start.mjs", include_str!("start.mjs")), ("driver.mjs", include_str!("driver.mjs"))];
    place(&folder, &scripts)?;
    let blank = folder.join("blank.html");
    fs::write(&blank, BLANK)?;
    let opened = |name: &str, file: PathBuf, selector| Opened { name: name.to_owned(), file, selector };
    let mut files = vec![
        opened("TiddlyWiki, empty", wiki(&folder)?, ".tc-tiddler-frame"),
        opened("blank page", blank, "#blank"),
        opened("ayumi", html, OUR_VIEW),
    ];
    for word in words {
        let file = fs::canonicalize(word).with_context(|| format!("no file {word}"))?;
        files.push(opened(word, file, OUR_VIEW));
    }
    let asked: Vec<_> = files.iter().map(|file| json!({ "file": file.file, "selector": file.selector })).collect();
    let mut command = Command::new("node");
    command.arg(folder.join("start.mjs")).arg(Value::from(asked).to_string()).args([&driver, &chromium]).arg(ROUNDS);
    let times: Vec<Times> = serde_json::from_value(answer(&mut command)?)?;
    println!("\n{}\n{}", to_first_view(&files, &times)?.shown(), steps(&files, &times).shown());
    Ok(())
}

/// What was seen of one file: of every visit the steps in their order, in milliseconds from the start of the navigation.
/// The last is the first view, painted.
#[derive(Deserialize)]
struct Times {
    cold: Vec<Vec<(String, f64)>>,
    warm: Vec<Vec<(String, f64)>>,
}

/// How long the nth step of the visits took, from the step before it.
fn took(visits: &[Vec<(String, f64)>], nth: usize) -> Sample {
    let until = |visit: &[(String, f64)], nth: usize| visit.get(nth).map(|(_, at)| *at);
    let step = |visit: &Vec<(String, f64)>| {
        Some(until(visit, nth)? - nth.checked_sub(1).and_then(|before| until(visit, before)).unwrap_or(0.0))
    };
    Sample::new(visits.iter().filter_map(step).collect())
}

/// From opening to the first view, in a browser that was just started and in one that has seen the file.
fn to_first_view(files: &[Opened], times: &[Times]) -> Result<Table> {
    let total = |visits: &[Vec<(String, f64)>]| {
        Sample::new(visits.iter().filter_map(|visit| visit.last().map(|(_, at)| *at)).collect())
    };
    let peer = times.first().context("the peer was opened")?;
    let (peer_warm, peer_cold) = (total(&peer.warm).median(), total(&peer.cold).median());
    let mut table = Table::new(["file", "bytes", "warm, ms", "× TiddlyWiki", "cold, ms", "× TiddlyWiki"]);
    for (file, times) in files.iter().zip(times) {
        let (warm, cold) = (total(&times.warm), total(&times.cold));
        let bytes = fs::metadata(&file.file)?.len().to_string();
        let ratios = (figure(warm.median() / peer_warm), figure(cold.median() / peer_cold));
        table.line([file.name.clone(), bytes, warm.shown(), ratios.0, cold.shown(), ratios.1]);
    }
    Ok(table)
}

/// Where the time goes in our files.
fn steps(files: &[Opened], times: &[Times]) -> Table {
    let mut table = Table::new(["file", "step", "warm, ms", "cold, ms"]);
    for (file, times) in files.iter().zip(times).filter(|(file, _)| file.selector == OUR_VIEW) {
        for (nth, (step, _)) in times.warm.first().into_iter().flatten().enumerate() {
            let (warm, cold) = (took(&times.warm, nth), took(&times.cold, nth));
            table.line([file.name.clone(), step.clone(), warm.shown(), cold.shown()]);
        }
    }
    table
}

/// `TiddlyWiki`'s empty edition as one html file.
fn wiki(folder: &Path) -> Result<PathBuf> {
    let package = folder.join("node_modules/tiddlywiki");
    let mut render = Command::new("node");
    render.arg(package.join("tiddlywiki.js")).arg(package.join("editions/empty"));
    run(render.args(["--output"]).arg(folder).args(["--render", "$:/core/save/all", "wiki.html", "text/plain"]))?;
    Ok(folder.join("wiki.html"))
}
