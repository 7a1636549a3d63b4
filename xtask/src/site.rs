//! The program for the browser: trunk compiles it and makes the bindings, the pinned wasm-opt shrinks it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::progress::step;
use crate::repo::Repo;
use crate::run::{path_with, run};

/// What wasm-opt may use: what rustc emits and every supported browser reads, no more. With all features allowed,
/// Chromium rejects the result. Flattened and looped anew before two rounds, it compresses 1 % smaller. Traps that no
/// one asks for (a load out of bounds) do not happen in Rust without `unsafe`, so their order need not be kept. The lowest
/// kibibyte is the stack's last, where no sum of a pointer and an offset wraps around to, so that offsets may stand in
/// loads and stores: 1 %. A function is not put into its only caller, among instructions that are unlike its own: 0.3 %.
const WASM_OPT: [&str; 13] = [
    "--ignore-implicit-traps",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=0",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The compiled program.
#[derive(Debug)]
pub struct Site {
    /// wasm-bindgen's glue, an ES module.
    pub glue: String,
    /// The program, shrunk.
    pub wasm: Vec<u8>,
}

/// Compiles the program in release mode.
///
/// # Errors
/// It does not compile, or a tool fails.
pub fn build(repo: &Repo) -> Result<Site> {
    step("trunk", "compiles the program for the browser (1–2 min the first time)", || {
        let mut trunk = Command::new(repo.cargo_bin().join("trunk"));
        trunk.args(["build", "--release", "--offline", "--log", "warn", "--dist"]).arg(repo.site());
        // NO_COLOR=1, which some terminals set, is no value that trunk takes.
        trunk.current_dir(&repo.root).env("PATH", path_with(&[&repo.cargo_bin()])?).env_remove("NO_COLOR");
        run(&mut trunk)
    })?;
    let (compiled, small) = (repo.site().join("ayumi_bg.wasm"), small(repo));
    step("wasm-opt", "makes the program smaller", || shrink(repo, &compiled, &small))?;
    let glue = repo.site().join("ayumi.js");
    Ok(Site {
        glue: fs::read_to_string(&glue).with_context(|| format!("cannot read {}", glue.display()))?,
        wasm: fs::read(&small).with_context(|| format!("cannot read {}", small.display()))?,
    })
}

/// Runs wasm-opt as for the built file.
///
/// # Errors
/// It fails.
pub fn shrink(repo: &Repo, from: &Path, to: &Path) -> Result<()> {
    let script = repo.node_modules().join("binaryen/bin/wasm-opt");
    run(Command::new("node").arg(script).args(WASM_OPT).arg(from).arg("-o").arg(to))
}

fn small(repo: &Repo) -> PathBuf {
    repo.site().join("ayumi_small.wasm")
}
