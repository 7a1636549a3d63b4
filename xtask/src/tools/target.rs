//! The compiler's target for browsers.

use std::process::Command;

use anyhow::{Result, bail};

use crate::progress::{already, step};
use crate::run::{ask, run};

const WASM32: &str = "wasm32-unknown-unknown";

/// Adds the target unless the compiler has it.
///
/// # Errors
/// The target is missing and there is no rustup to add it.
pub fn ensure_wasm32() -> Result<()> {
    // The folder of the target's own libraries, which is there only where the target is.
    let folder = ask(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM32]));
    if folder.is_some_and(|folder| std::path::Path::new(&folder).is_dir()) {
        already(WASM32);
        return Ok(());
    }
    if ask(Command::new("rustup").arg("--version")).is_none() {
        bail!("the compiler has no {WASM32} and rustup is missing: install Rust from https://rustup.rs");
    }
    step(WASM32, "lets the compiler write programs for browsers", || {
        run(Command::new("rustup").args(["target", "add", WASM32]))
    })
}
