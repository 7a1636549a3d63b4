//! Packages from npm: programs for building, axe-core for the browser tests, what benchmarks compare with.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::progress::{already, step};
use crate::run::{on_path, run};

/// Installs the packages that are not in a folder in these versions.
///
/// # Errors
/// Node.js is missing, or npm fails.
pub fn ensure(folder: &Path, packages: &[(&str, &str)], why: &str) -> Result<()> {
    let is_missing =
        |(name, version): &&(&str, &str)| installed(&folder.join("node_modules"), name).as_deref() != Some(version);
    if on_path("node").is_none() || on_path("npm").is_none() {
        bail!("Node.js is missing: install version 20 or newer with npm (Debian: apt-get install nodejs npm)");
    }
    let missing: Vec<_> =
        packages.iter().filter(is_missing).map(|(name, version)| format!("{name}@{version}")).collect();
    if missing.is_empty() {
        for (name, version) in packages {
            already(&format!("{name} {version}"));
        }
        return Ok(());
    }
    // All of them at once: npm removes from a folder what the command does not name and no manifest keeps.
    let all: Vec<_> = packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    step(&missing.join(", "), why, || {
        fs::create_dir_all(folder)?;
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut install = Command::new(npm);
        install.args(["install", "--no-audit", "--no-fund", "--save-exact", "--prefix"]).arg(folder);
        run(install.args(all))
    })
}

/// The version of a package in a `node_modules` folder.
fn installed(node_modules: &Path, package: &str) -> Option<String> {
    let text = fs::read_to_string(node_modules.join(package).join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_str(&text).ok()?;
    manifest.get("version")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_folder_has_no_packages() {
        assert_eq!(installed(Path::new("no-such-folder"), "binaryen"), None);
    }
}
