//! The program for the browser: trunk compiles it, [`crate::split`] takes it apart and binds it, the pinned wasm-opt
//! shrinks its parts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::ScopedJoinHandle;

use anyhow::{Context as _, Result, anyhow};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::progress::{already, step};
use crate::repo::Repo;
use crate::run::{cargo, path_with, run};
use crate::split;
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
    /// What the first view needs.
    pub wasm: Vec<u8>,
    /// What is unpacked behind the first view, or when it is asked for.
    pub parts: Vec<Part>,
}

/// A part of the program that the first view does without.
#[derive(Debug, Clone)]
pub struct Part {
    /// What the glue asks for it by.
    pub name: String,
    /// A module that shares the program's memory.
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
    let compiled = repo.root.join("target/wasm32-unknown-unknown").join(purpose.profile()).join("ayumi.wasm");
    let split = step("split", "takes apart what the first view does without", || split::split(repo, &compiled))?;
    let all: Vec<&PathBuf> = std::iter::once(&split.main).chain(&split.parts).collect();
    let made = match purpose {
        Purpose::Quick => all.iter().map(|path| read(path)).collect::<Result<Vec<_>>>()?,
        Purpose::Release => {
            step("wasm-opt", "makes the program's parts smaller", || {
                // Side by side: each takes one processor.
                std::thread::scope(|scope| {
                    let shrinking: Vec<_> = all.iter().map(|path| scope.spawn(|| shrunk(repo, path))).collect();
                    let done =
                        |work: ScopedJoinHandle<'_, Result<Vec<u8>>>| work.join().map_err(|_| anyhow!("panicked"))?;
                    shrinking.into_iter().map(done).collect::<Result<Vec<_>>>()
                })
            })?
        }
    };
    let name = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut made = made.into_iter();
    let wasm = made.next().context("the program has no main part")?;
    let parts = split.parts.iter().map(name).zip(made).map(|(name, wasm)| Part { name, wasm }).collect();
    Ok(Site { purpose, glue: split.glue, wasm, parts })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The same module, shrunk; from the last build, where it was shrunk in the same way then: a minute.
fn shrunk(repo: &Repo, from: &Path) -> Result<Vec<u8>> {
    let made_of = Sha256::new().chain_update(WASM_OPT.join(" ")).chain_update(BINARYEN).chain_update(read(from)?);
    let made_of = HEXLOWER.encode(&made_of.finalize());
    // Not beside what was split: that folder is emptied.
    let to = repo.root.join("target/shrunk").join(from.file_name().unwrap_or_default());
    fs::create_dir_all(to.with_file_name(""))?;
    let note = to.with_extension("made-of");
    if to.is_file() && fs::read_to_string(&note).is_ok_and(|noted| noted == made_of) {
        already("the same part, shrunk");
        return read(&to);
    }
    shrink(repo, from, &to)?;
    fs::write(&note, made_of).with_context(|| format!("cannot write {}", note.display()))?;
    read(&to)
}

/// Runs wasm-opt as for the built file.
///
/// # Errors
/// It fails.
pub fn shrink(repo: &Repo, from: &Path, to: &Path) -> Result<()> {
    let script = repo.node_modules().join("binaryen/bin/wasm-opt");
    run(Command::new("node").arg(script).args(WASM_OPT).arg(from).arg("-o").arg(to))
}
