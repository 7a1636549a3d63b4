//! Running our scripts in node, and reading the one line of JSON that they write.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

/// Runs a command to its end; its output is one line of JSON.
///
/// # Errors
/// It fails, or says something else; its own words are shown.
pub fn answer(command: &mut Command) -> Result<Value> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed");
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Writes scripts into a folder where they find their packages.
///
/// # Errors
/// The folder cannot be written.
pub fn place(folder: &Path, scripts: &[(&str, &str)]) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (name, text) in scripts {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// The figures of a list in an answer.
pub fn figures(value: &Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}
