//! Our rooms as wasm, compiled and shrunk as for the one file, with a way in for node.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::progress::step;
use crate::repo::Repo;
use crate::run::{cargo, run};
use crate::{site, tools};

/// Builds `tests/bench`; gives the folder of `bench.js` and `bench_bg.wasm`.
///
/// # Errors
/// A tool is missing, or it does not compile.
pub fn build(repo: &Repo) -> Result<PathBuf> {
    tools::for_building(repo)?;
    let target = repo.root.join("target");
    let folder = target.join("bench");
    step("our wasm", "the rooms that are measured, as they are in the one file", || {
        let mut compile = cargo();
        compile.args(["build", "--quiet", "--release", "--package", "bench", "--lib"]);
        compile.args(["--target", "wasm32-unknown-unknown", "--target-dir"]).arg(&target);
        run(compile.current_dir(&repo.root))?;
        let compiled = target.join("wasm32-unknown-unknown/release/bench.wasm");
        let mut bindgen = Command::new(repo.cargo_bin().join("wasm-bindgen"));
        run(bindgen.args(["--target", "web", "--out-dir"]).arg(&folder).arg(compiled))?;
        let wasm = folder.join("bench_bg.wasm");
        site::shrink(repo, &wasm, &wasm)
    })?;
    Ok(folder)
}

/// Builds the same natively; gives the program.
///
/// # Errors
/// It does not compile.
pub fn build_native(repo: &Repo) -> Result<PathBuf> {
    let target = repo.root.join("target");
    step("our program", "the same natively", || {
        let mut compile = cargo();
        compile.args(["build", "--quiet", "--release", "--package", "bench", "--bin", "bench", "--target-dir"]);
        run(compile.arg(&target).current_dir(&repo.root))
    })?;
    Ok(target.join("release").join(format!("bench{}", std::env::consts::EXE_SUFFIX)))
}
