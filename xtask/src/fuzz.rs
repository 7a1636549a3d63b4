//! Fuzzes the importer: what `cargo fuzz run --sanitizer none import` does, with nothing installed for it.

use std::fs;

use anyhow::{Context as _, Result};

use crate::repo::Repo;
use crate::run::{ask, cargo, on_path, run};

/// What tells libFuzzer which paths an input took. All of it is stable; only sanitizers need a nightly compiler.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Clink-dead-code";

/// Runs the target for a while; a crasher is left in `tests/fixtures/fuzz-crashers`, where the tests replay it.
///
/// # Errors
/// A promise was broken, or the target cannot be built. A machine without a C++ compiler says so and goes on: the
/// native tests have run the same target by then.
pub fn fuzz(repo: &Repo, seconds: u32) -> Result<()> {
    if ["c++", "g++", "clang++"].iter().all(|name| on_path(name).is_none()) {
        println!("  no C++ compiler, so no libFuzzer; tests/it/fuzz_import.rs has run the target without it");
        return Ok(());
    }
    let folder = repo.root.join("tests/fuzz");
    let built = repo.root.join("target/fuzz");
    let corpus = built.join("corpus");
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
    // Named, since flags for a named target leave build scripts and macros alone.
    let host =
        ask(std::process::Command::new("rustc").args(["--print", "host-tuple"])).context("rustc names no host")?;
    let mut target = cargo();
    target
        .current_dir(&folder)
        .env("RUSTFLAGS", COVERAGE)
        .env("CARGO_TARGET_DIR", &built)
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    target.args(["run", "--release", "--quiet", "--target", &host, "--bin", "import", "--"]);
    target.arg(format!("-max_total_time={seconds}")).args(["-max_len=800", "-len_control=0", "-verbosity=0"]);
    target.arg(format!("-artifact_prefix={}/", repo.root.join("tests/fixtures/fuzz-crashers").display()));
    run(target.arg(&corpus))
}
