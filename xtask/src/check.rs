//! `cargo xtask test`: everything, in the order in which it fails fastest.

use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::build::build;
use crate::progress::{elapsed, step};
use crate::repo::Repo;
use crate::run::{cargo, run};
use crate::size;
use crate::tools::{self, browsers};

/// Runs formatting, lints, native tests, the build with its budget, and the browser tests.
///
/// # Errors
/// The first step that fails.
pub fn check(repo: &Repo) -> Result<()> {
    let begun = Instant::now();
    let cargo_step =
        |name: &str, why: &str, words: &[&str]| step(name, why, || run(cargo().current_dir(&repo.root).args(words)));
    cargo_step("formatting", "one style, no debate", &["fmt", "--all", "--check"])?;
    tools::for_building(repo)?;
    cargo_step(
        "lints",
        "native code and tests",
        &["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"],
    )?;
    cargo_step(
        "lints for the browser",
        "what only compiles for wasm32",
        &["clippy", "--quiet", "--target", "wasm32-unknown-unknown", "--lib", "--bins", "--", "--deny", "warnings"],
    )?;
    cargo_step("native tests", "rules, laws, golden files, markup", &["test", "--quiet", "--workspace"])?;
    let html = build(repo)?;
    step("size", "the file keeps its budget", || {
        let metadata = fs::metadata(&html).with_context(|| format!("cannot read {}", html.display()))?;
        size::check(usize::try_from(metadata.len())?)
    })?;
    println!("▸ browsers");
    let variables = browsers::ensure(repo)?;
    step("browser tests", "the built file as a person uses it, over file:", || {
        fs::create_dir_all(repo.pictures())?;
        let mut tests = cargo();
        tests.current_dir(&repo.root).args(["test", "--test", "e2e"]).envs(variables);
        tests.env("AYUMI_HTML", &html).env("AYUMI_PICTURES", repo.pictures());
        tests.env("AYUMI_AXE", repo.node_modules().join("axe-core/axe.min.js"));
        run(&mut tests)
    })?;
    println!(
        "\n✓ everything passed in {}; pictures of every view: {}",
        elapsed(begun.elapsed()),
        repo.pictures().display()
    );
    Ok(())
}
