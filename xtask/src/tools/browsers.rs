//! Browsers and their drivers for the browser tests.
//!
//! Chromium is needed. Firefox and `WebKit` are used where they are, and installed where that is possible.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::geckodriver;
use crate::progress::{already, step};
use crate::repo::Repo;
use crate::run::{ask, on_path, run};

/// Debian's packages and a program by which each is recognised; fonts by a file.
const NEEDED: [(&str, &str); 3] =
    [("chromium", "chromium"), ("chromium-driver", "chromedriver"), ("fonts-noto-cjk", "fonts-noto-cjk")];
const WELCOME: [(&str, &str); 4] = [
    ("firefox-esr", "firefox-esr"),
    ("webkit2gtk-driver", "WebKitWebDriver"),
    ("xvfb", "Xvfb"),
    ("poppler-utils", "pdftotext"),
];

const INSTALL: [&str; 3] = ["install", "--yes", "--no-install-recommends"];

/// What the browser tests are told through the environment.
pub type Variable = (&'static str, PathBuf);

/// Chromium's driver and Chromium, for benchmarks.
///
/// # Errors
/// One of them is missing and cannot be installed; the message says what to install.
pub fn chromium(repo: &Repo) -> Result<(PathBuf, PathBuf)> {
    let found = ensure(repo)?;
    let of = |name: &str| found.iter().find(|(known, _)| *known == name).map(|(_, path)| path.clone());
    of("AYUMI_CHROMEDRIVER").zip(of("AYUMI_CHROMIUM")).context("no Chromium")
}

/// Finds the browsers, installing what is missing where that is possible.
///
/// # Errors
/// Chromium or its driver is missing and cannot be installed; the message says what to install.
pub fn ensure(repo: &Repo) -> Result<Vec<Variable>> {
    install_missing()?;
    let chromium = find(&["chromium", "chromium-browser", "google-chrome"]);
    let chromedriver = find(&["chromedriver"]);
    let (Some(chromium), Some(chromedriver)) = (chromium, chromedriver) else {
        bail!(
            "the browser tests need Chromium and its driver: install the packages chromium and chromium-driver \
             (and fonts-noto-cjk for Japanese text), or put `chromium` and `chromedriver` on PATH"
        );
    };
    let mut variables = vec![("AYUMI_CHROMIUM", chromium), ("AYUMI_CHROMEDRIVER", chromedriver)];
    if let Some(firefox) = find(&["firefox-esr", "firefox"]) {
        variables.push(("AYUMI_FIREFOX", firefox));
        variables.push(("AYUMI_GECKODRIVER", geckodriver(repo)?));
    } else {
        println!("  – no Firefox here: its tests are left out (Debian: apt-get install firefox-esr)");
    }
    match (find(&["WebKitWebDriver"]), find(&["Xvfb"])) {
        (Some(driver), Some(screen)) => {
            variables.push(("AYUMI_WEBKITDRIVER", driver));
            variables.push(("AYUMI_XVFB", screen));
        }
        _ => println!("  – no WebKit here: its tests are left out (Debian: apt-get install webkit2gtk-driver xvfb)"),
    }
    match find(&["pdftotext"]) {
        Some(pdftotext) => variables.push(("AYUMI_PDFTOTEXT", pdftotext)),
        None => println!("  – no pdftotext here: paper is not read back (Debian: apt-get install poppler-utils)"),
    }
    Ok(variables)
}

/// Installs missing packages on a Debian where we may: those that are needed, then those that are welcome.
fn install_missing() -> Result<()> {
    let missing = |packages: &[(&'static str, &str)]| -> Vec<&'static str> {
        packages.iter().filter(|(_, sign)| !is_there(sign)).map(|(package, _)| *package).collect()
    };
    let (needed, welcome) = (missing(&NEEDED), missing(&WELCOME));
    if needed.is_empty() && welcome.is_empty() {
        already("Chromium, Firefox, WebKit, fonts, pdftotext");
        return Ok(());
    }
    let is_root = ask(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !is_root || on_path("apt-get").is_none() {
        let all = [needed, welcome].concat().join(" ");
        println!("  – missing, and not installed since that takes root on Debian: {all}");
        return Ok(());
    }
    apt_get(&["update"], "the list of Debian's packages", &[])?;
    if !needed.is_empty() {
        apt_get(&INSTALL, "Chromium, its driver and Japanese fonts for the browser tests", &needed)?;
    }
    if !welcome.is_empty() {
        let outcome = apt_get(
            &INSTALL,
            "Firefox, WebKit, their drivers and a reader of printed files for the browser tests",
            &welcome,
        );
        outcome.unwrap_or_else(|error| println!("  – going on without: {error:#}"));
    }
    Ok(())
}

fn apt_get(words: &[&str], why: &str, packages: &[&str]) -> Result<()> {
    let name = format!("apt-get {} {}", words.first().unwrap_or(&""), packages.join(" "));
    step(name.trim_end(), why, || {
        let mut command = Command::new("apt-get");
        run(command.env("DEBIAN_FRONTEND", "noninteractive").args(words).arg("--quiet").args(packages))
    })
}

fn is_there(sign: &str) -> bool {
    match sign {
        "fonts-noto-cjk" => {
            ask(Command::new("dpkg").args(["--status", sign])).is_some() || cfg!(not(target_os = "linux"))
        }
        program => find(&[program]).is_some(),
    }
}

/// The first of these programs that is on PATH.
fn find(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| on_path(name))
}
