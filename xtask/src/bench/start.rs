//! Opening the file from disk, beside `TiddlyWiki` (also an app in one html file) and a blank page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::node::{answer, figures, place};
use super::sample::{Sample, figure};
use super::table::Table;
use crate::build::build;
use crate::repo::Repo;
use crate::run::run;
use crate::site::Purpose;
use crate::tools::{browsers, packages};

const PEER: (&str, &str) = ("tiddlywiki", "5.4.1");
const RUNS: &str = "9";
const BLANK: &str = "<!doctype html><meta charset=\"utf-8\"><title>blank</title><h1 id=\"blank\">blank</h1>";

/// Prints the table.
///
/// # Errors
/// A tool is missing, or a file does not open.
pub fn bench(repo: &Repo) -> Result<()> {
    let html = build(repo, Purpose::Release)?.html;
    let browsers = browsers::ensure(repo)?;
    let of = |name: &str| browsers.iter().find(|(known, _)| *known == name).map(|(_, path)| path.clone());
    let (driver, chromium) = (of("AYUMI_CHROMEDRIVER"), of("AYUMI_CHROMIUM"));
    let (driver, chromium) = (driver.context("no chromedriver")?, chromium.context("no Chromium")?);
    let folder = repo.peers("start");
    packages::ensure(&folder, &[PEER], "what we are measured against")?;
    let scripts = [("start.mjs", include_str!("start.mjs")), ("driver.mjs", include_str!("driver.mjs"))];
    place(&folder, &scripts)?;
    let wiki = wiki(&folder)?;
    let blank = folder.join("blank.html");
    fs::write(&blank, BLANK)?;
    let mut table = Table::new(["file", "bytes", "to the first view, ms", "× TiddlyWiki"]);
    let mut peer = f64::NAN;
    let files = [
        ("TiddlyWiki, empty", &wiki, ".tc-tiddler-frame"),
        ("blank page", &blank, "#blank"),
        ("ayumi", &html, "h1#view-title"),
    ];
    for (name, file, selector) in files {
        let mut command = Command::new("node");
        command.arg(folder.join("start.mjs")).arg(file).arg(selector).args([&driver, &chromium]).arg(RUNS);
        let times = Sample::new(figures(&answer(&mut command)?["times"]));
        if peer.is_nan() {
            peer = times.median();
        }
        let bytes = fs::metadata(file)?.len().to_string();
        table.line([name.to_owned(), bytes, times.shown(), figure(times.median() / peer)]);
    }
    println!("\n{}", table.shown());
    Ok(())
}

/// `TiddlyWiki`'s empty edition as one html file.
fn wiki(folder: &Path) -> Result<PathBuf> {
    let package = folder.join("node_modules/tiddlywiki");
    let mut render = Command::new("node");
    render.arg(package.join("tiddlywiki.js")).arg(package.join("editions/empty"));
    run(render.args(["--output"]).arg(folder).args(["--render", "$:/core/save/all", "wiki.html", "text/plain"]))?;
    Ok(folder.join("wiki.html"))
}
