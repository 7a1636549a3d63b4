//! The program for the browser: trunk compiles it and makes the bindings, the pinned wasm-opt shrinks it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::progress::{already, step};
use crate::repo::Repo;
use crate::run::{cargo, path_with, run};
use crate::tools::BINARYEN;

/// What wasm-opt may use: what rustc emits and every supported browser reads, no more. With all features allowed,
/// Chromium rejects the result. Flattened and looped anew before two rounds, it compresses 1 % smaller, and as
/// much again where a function that is called from one place stays one. Traps that no
/// one asks for (a load out of bounds) do not happen in Rust without `unsafe`, so their order need not be kept. The lowest
/// kibibyte is the stack's last, where no sum of a pointer and an offset wraps around to, so that offsets may stand in
/// loads and stores. By name, functions that were made of one generic stand side by side, where gzip finds that they are
/// alike: 4 % smaller.
const WASM_OPT: [&str; 14] = [
    "--ignore-implicit-traps",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=0",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The file that people get.
    Release,
    /// A look at a change, as soon as possible: larger and slower.
    Quick,
}

impl Purpose {
    /// Which of `Cargo.toml`'s profiles compiles it.
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Quick => "quick",
        }
    }
}

/// The compiled program.
#[derive(Debug)]
pub struct Site {
    /// What it was compiled for.
    pub purpose: Purpose,
    /// wasm-bindgen's glue, an ES module.
    pub glue: String,
    /// The program.
    pub wasm: Vec<u8>,
}

/// Compiles what trunk will compile, where trunk itself is not there yet. Says nothing: trunk finds it done, or meets the
/// same errors.
pub fn compile_ahead(repo: &Repo, purpose: Purpose) {
    let mut compile = cargo();
    compile.args(["build", "--quiet", "--target", "wasm32-unknown-unknown", "--profile", purpose.profile()]);
    let _ = compile.current_dir(&repo.root).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// Compiles the program.
///
/// # Errors
/// It does not compile, or a tool fails.
pub fn build(repo: &Repo, purpose: Purpose) -> Result<Site> {
    step("trunk", "compiles the program for the browser (minutes the first time)", || {
        let mut trunk = Command::new(repo.cargo_bin().join("trunk"));
        trunk.args(["build", "--cargo-profile", purpose.profile(), "--offline", "--log", "warn", "--dist"]);
        // NO_COLOR=1, which some terminals set, is no value that trunk takes.
        trunk.arg(repo.site()).env("PATH", path_with(&[&repo.cargo_bin()])?).env_remove("NO_COLOR");
        run(trunk.current_dir(&repo.root))
    })?;
    let compiled = repo.site().join("ayumi_bg.wasm");
    let program = match purpose {
        Purpose::Quick => compiled,
        Purpose::Release => {
            // Not beside what trunk writes: it empties its folder.
            let small = repo.root.join("target/shrunk/ayumi.wasm");
            fs::create_dir_all(small.with_file_name(""))?;
            step("wasm-opt", "makes the program smaller", || shrink_once(repo, &compiled, &small))?;
            small
        }
    };
    let glue = repo.site().join("ayumi.js");
    Ok(Site {
        purpose,
        glue: fs::read_to_string(&glue).with_context(|| format!("cannot read {}", glue.display()))?,
        wasm: fs::read(&program).with_context(|| format!("cannot read {}", program.display()))?,
    })
}

/// Shrinks, unless the same program was shrunk in the same way before: a minute.
fn shrink_once(repo: &Repo, from: &Path, to: &Path) -> Result<()> {
    let program = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    let made_of = Sha256::new().chain_update(WASM_OPT.join(" ")).chain_update(BINARYEN).chain_update(&program);
    let made_of = HEXLOWER.encode(&made_of.finalize());
    let note = to.with_extension("made-of");
    if to.is_file() && fs::read_to_string(&note).is_ok_and(|noted| noted == made_of) {
        already("the same program, shrunk");
        return Ok(());
    }
    shrink(repo, from, to)?;
    fs::write(&note, made_of).with_context(|| format!("cannot write {}", note.display()))
}

/// Runs wasm-opt as for the built file.
///
/// # Errors
/// It fails.
pub fn shrink(repo: &Repo, from: &Path, to: &Path) -> Result<()> {
    let script = repo.node_modules().join("binaryen/bin/wasm-opt");
    run(Command::new("node").arg(script).args(WASM_OPT).arg(from).arg("-o").arg(to))
}
