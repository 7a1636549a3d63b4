//! Shrinks scripts and styles: esbuild, from npm like wasm-opt.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::pack::Language;
use crate::repo::Repo;

/// Gives the same script or style in fewer bytes.
///
/// # Errors
/// esbuild is not there, or the text has a syntax error, which it names.
pub fn minify(repo: &Repo, language: Language, text: &str) -> Result<String> {
    let esbuild = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    let options: &[&str] = match language {
        // Each keeps to the syntax it was written in: esbuild would put newer in where that is shorter.
        Language::FirstScript => &["--loader=js", "--target=es5", "--legal-comments=none"],
        Language::Script => &["--loader=js", "--target=es2020", "--legal-comments=none"],
        Language::Module => &["--loader=js", "--format=esm", "--tree-shaking=true", "--legal-comments=none"],
        Language::Style => &["--loader=css", "--legal-comments=none"],
    };
    let mut child = Command::new(repo.node_modules().join(".bin").join(esbuild))
        .args(["--minify", "--charset=utf8", "--log-level=warning"])
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start esbuild")?;
    let mut input = child.stdin.take().context("esbuild takes no input")?;
    let text = text.to_owned();
    // Written beside the reading below: a pipe holds less than the glue.
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output()?;
    if writer.join().is_err() || !output.status.success() {
        bail!("esbuild failed ({})", output.status);
    }
    String::from_utf8(output.stdout).context("esbuild wrote no UTF-8")
}
