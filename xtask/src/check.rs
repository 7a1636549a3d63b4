//! `cargo xtask test`: everything, in the order in which it fails fastest.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::build::build;
use crate::fuzz;
use crate::other_plan::{self, pack_with};
use crate::progress::Summary;
use crate::repo::Repo;
use crate::run::{cargo, run};
use crate::site::Purpose;
use crate::size;
use crate::tools::{self, browsers};

const CLIPPY_NATIVE: &[&str] = &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
/// Named, since `--all-targets` passes over a test that only runs when named.
const CLIPPY_E2E: &[&str] = &["clippy", "--test", "e2e", "--", "--deny", "warnings"];
const CLIPPY_BROWSER: &[&str] =
    &["clippy", "--target", "wasm32-unknown-unknown", "--lib", "--bins", "--", "--deny", "warnings"];

/// Runs formatting, lints, native tests, the build with its budget, and the browser tests.
///
/// # Errors
/// The first step that fails.
pub fn check(repo: &Repo) -> Result<()> {
    let mut summary = Summary::begin();
    let in_repo = |words: &[&str]| run(cargo().current_dir(&repo.root).args(words));
    summary.step("formatting", "one style, no debate", || in_repo(&["fmt", "--all", "--check"]))?;
    summary.step("tools", "what is missing, pinned", || tools::for_building(repo))?;
    summary.step("lints", "native code and tests", || in_repo(CLIPPY_NATIVE))?;
    summary.step("lints of the browser tests", "they only run when named", || in_repo(CLIPPY_E2E))?;
    summary.step("lints for the browser", "what only compiles for wasm32", || in_repo(CLIPPY_BROWSER))?;
    summary.step("native tests", "rules, laws, golden files, markup", || {
        in_repo(&["test", "--workspace", "--", "--quiet"])
    })?;
    summary.step("fuzzing", "forged files with right digests", || fuzz::fuzz(repo, 15))?;
    let built = summary.step("build", "the one file", || build(repo, Purpose::Release))?;
    summary.step("size", "the file keeps its budgets", || size::check(&built.sizes))?;
    let other = summary.step("other plan", "the same program with another city's", || {
        pack_with(repo, &built.site, &repo.root.join(other_plan::SMALL), "other-plan")
    })?;
    let browsers = summary.step("browsers", "and their drivers", || browsers::ensure(repo))?;
    summary.step("browser tests", "the built file as a person uses it, over file:", || {
        browser_tests(repo, &built.html, &other, browsers)
    })?;
    summary.print();
    println!("\npictures of every view: {}", repo.pictures().display());
    Ok(())
}

/// Tells the tests through the environment what to open, with what, and where pictures go.
fn browser_tests(repo: &Repo, html: &Path, other: &Path, browsers: Vec<browsers::Variable>) -> Result<()> {
    fs::create_dir_all(repo.pictures())?;
    let mut tests = cargo();
    tests.current_dir(&repo.root).args(["test", "--test", "e2e"]).envs(browsers);
    tests.env("AYUMI_HTML", html).env("AYUMI_OTHER_HTML", other).env("AYUMI_PICTURES", repo.pictures());
    tests.env("AYUMI_AXE", repo.node_modules().join("axe-core/axe.min.js"));
    run(&mut tests)
}
