//! The tools the commands need: installed when missing, pinned, in the project's own folder.
//!
//! Nothing that is there in the right version is built again. Nothing is installed system-wide but the compiler
//! target (rustup's) and, for the browser tests, Debian's packages ([`browsers`]).

pub mod browsers;
mod crates;
mod lockfile;
pub mod packages;
mod target;

use anyhow::Result;

use crate::repo::Repo;
use crates::CargoTool;

/// trunk's newest version that the toolchain compiles (0.22 wants a newer rustc).
const TRUNK: &str = "0.21.14";
/// Drives Firefox in the browser tests.
const GECKODRIVER: &str = "0.37.1";
/// Ships a wasm-opt that keeps the program running; Debian's 108 breaks it.
pub const BINARYEN: &str = "132.0.0";
/// Shrinks scripts and styles.
const ESBUILD: &str = "0.28.2";
/// Judges the accessibility of every view in the browser tests.
const AXE: &str = "4.14.1";

/// Everything `cargo xtask build` needs.
///
/// # Errors
/// Something is missing and cannot be installed; the message says what to do.
pub fn for_building(repo: &Repo) -> Result<()> {
    for_building_beside(repo, || {})
}

/// The same. Where tools have to be built, other work is done beside that: neither fills two processors alone.
///
/// # Errors
/// As [`for_building`].
pub fn for_building_beside(repo: &Repo, other_work: impl FnOnce() + Send) -> Result<()> {
    println!("▸ tools: in {}", repo.tools.display());
    target::ensure_wasm32()?;
    let trunk = CargoTool {
        package: "trunk",
        program: "trunk",
        version: TRUNK.to_owned(),
        // It looks for newer versions of itself and serves over TLS otherwise.
        is_bare: true,
        why: "builds the program for the browser (3–4 min, once)",
    };
    let bindgen = CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: lockfile::version(&repo.root, "wasm-bindgen")?,
        is_bare: false,
        why: "joins the program to the browser; as new as the crate in Cargo.lock (1–2 min, once)",
    };
    let programs = [trunk, bindgen];
    std::thread::scope(|scope| {
        if !programs.iter().all(|program| program.is_installed(&repo.tools)) {
            scope.spawn(other_work);
        }
        programs.iter().try_for_each(|program| program.ensure(&repo.tools).map(|_| ()))
    })?;
    crates::sweep(&repo.tools)?;
    let npm = [("binaryen", BINARYEN), ("esbuild", ESBUILD), ("axe-core", AXE)];
    let why = "shrink the program and its scripts (wasm-opt, esbuild), judge accessibility (axe-core)";
    packages::ensure(&repo.npm(), &npm, why)
}

/// Firefox's driver, for the browser tests.
///
/// # Errors
/// It does not build.
pub fn geckodriver(repo: &Repo) -> Result<std::path::PathBuf> {
    let driver = CargoTool {
        package: "geckodriver",
        program: "geckodriver",
        version: GECKODRIVER.to_owned(),
        is_bare: false,
        why: "drives Firefox in the browser tests (1–2 min, once)",
    };
    let path = driver.ensure(&repo.tools)?;
    crates::sweep(&repo.tools)?;
    Ok(path)
}
