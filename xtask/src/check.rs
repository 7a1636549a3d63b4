//! `cargo xtask test`: everything, in the order in which it fails fastest.

use std::fs;

use anyhow::Result;

use crate::build::{Built, SMALL_PLAN, build, pack_with};
use crate::fuzz;
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
    let browsers = summary.step("browsers", "and their drivers", || browsers::ensure(repo))?;
    summary.step("browser tests", "the built file as a person uses it, over file:", || {
        browser_tests(repo, &built, browsers, &[])
    })?;
    summary.print();
    println!("\npictures of every view: {}", repo.pictures().display());
    Ok(())
}

/// Builds the file and runs the browser tests whose names hold one of these words.
///
/// # Errors
/// It cannot be built, or a test fails.
pub fn e2e(repo: &Repo, names: &[&str]) -> Result<()> {
    let built = build(repo, Purpose::Release)?;
    browser_tests(repo, &built, browsers::ensure(repo)?, names)
}

/// Tells the tests through the environment what to open, with what, and where pictures go.
fn browser_tests(repo: &Repo, built: &Built, browsers: Vec<browsers::Variable>, names: &[&str]) -> Result<()> {
    let other = pack_with(repo, built, &repo.root.join(SMALL_PLAN), "other-plan")?;
    fs::create_dir_all(repo.pictures())?;
    let mut tests = cargo();
    tests.current_dir(&repo.root).args(["test", "--test", "e2e", "--"]).args(names).envs(browsers);
    tests.env("AYUMI_HTML", &built.html).env("AYUMI_OTHER_HTML", other).env("AYUMI_PICTURES", repo.pictures());
    tests.env("AYUMI_AXE", repo.node_modules().join("axe-core/axe.min.js"));
    run(&mut tests)
}
