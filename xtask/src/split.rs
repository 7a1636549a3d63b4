//! The program, taken apart: what the first view needs, and parts that share its memory.
//!
//! Where to part is said in the program, by functions under `#[wasm_split(name)]`; what only they use goes with them, and
//! what two parts share into a part of its own. The work is done by the library that Leptos' own build tool uses. What it
//! leaves to fetch from a server, the page's loader takes out of the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::repo::Repo;
use crate::run::run;

/// The module that loads parts, as the main part imports it.
const LOADER: &str = "./__wasm_split.js";
/// How that module fetches a part: what stands before its name, and behind it.
const FETCH: (&str, &str) = ("fetch(new URL(\"./", ".wasm\", import.meta.url))");
/// What asks the page instead; `xtask/page/loader.js` has it.
const TAKE: (&str, &str) = ("window.ayumiPart(\"", "\")");

/// The parts, and what binds them to the page.
#[derive(Debug)]
pub struct Split {
    /// What the first view needs, bound.
    pub main: PathBuf,
    /// The others; their file names are what the glue asks for.
    pub parts: Vec<PathBuf>,
    /// wasm-bindgen's glue and the loading of parts, one ES module.
    pub glue: String,
}

/// Takes a compiled program apart and binds it.
///
/// # Errors
/// The program has no relocations, a tool fails, or the library loads parts in another way than this knows.
pub fn split(repo: &Repo, compiled: &Path) -> Result<Split> {
    let program = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let folder = repo.root.join("target/split");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let unbound = folder.join("unbound.wasm");
    let mut options = Options::new(&program);
    (options.output_dir, options.main_out_path) = (&folder, &unbound);
    (options.link_name, options.main_module) = (LOADER, "./ayumi.js");
    let split = transform(options).map_err(|error| anyhow!("cannot split the program: {error:#}"))?;

    let mut bindgen = Command::new(repo.cargo_bin().join("wasm-bindgen"));
    // The parts use the table of functions, which the bindings alone would not.
    bindgen
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "ayumi", "--out-dir"])
        .arg(&folder);
    run(bindgen.arg(&unbound))?;
    let loader = folder.join(LOADER);
    let text = fs::read_to_string(&loader).with_context(|| format!("cannot read {}", loader.display()))?;
    fs::write(&loader, from_page(&text, split.split_modules.len())?)?;
    let glue = bundle(repo, &folder.join("ayumi.js"))?;
    Ok(Split { main: folder.join("ayumi_bg.wasm"), parts: split.split_modules, glue })
}

/// The module that loads parts, taking them out of the page.
fn from_page(loader: &str, parts: usize) -> Result<String> {
    let fetched = loader.matches(FETCH.0).count();
    ensure!(fetched == parts, "the program has {parts} parts, of which {fetched} are fetched in the way that is known");
    Ok(loader.replace(FETCH.0, TAKE.0).replace(FETCH.1, TAKE.1))
}

/// One module of the glue and what it imports.
fn bundle(repo: &Repo, entry: &Path) -> Result<String> {
    let together = entry.with_extension("bundle.js");
    let esbuild = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    let mut esbuild = Command::new(repo.node_modules().join(".bin").join(esbuild));
    esbuild.args(["--bundle", "--format=esm", "--charset=utf8", "--log-level=warning"]);
    // The bindings name the loader once for each part that they import from it: the same one.
    esbuild.arg("--log-override:duplicate-object-key=silent");
    run(esbuild.arg(format!("--outfile={}", together.display())).arg(entry))?;
    fs::read_to_string(&together).with_context(|| format!("cannot read {}", together.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &str = "makeLoad(() => { const src = fetch(new URL(\"./split_a.wasm\", import.meta.url)); })";

    #[test]
    fn parts_come_out_of_the_page() {
        let text = from_page(KNOWN, 1).map_err(|error| error.to_string());
        assert_eq!(text, Ok("makeLoad(() => { const src = window.ayumiPart(\"split_a\"); })".to_owned()));
    }

    #[test]
    fn a_part_that_would_be_fetched_stops_the_build() {
        assert!(from_page(KNOWN, 2).is_err());
        assert!(from_page("import.source(\"./split_a.wasm\")", 1).is_err());
    }
}
