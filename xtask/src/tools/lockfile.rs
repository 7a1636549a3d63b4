//! Versions in Cargo.lock: wasm-bindgen's program must equal the crate, so both are read from one place.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// The locked version of a package.
///
/// # Errors
/// Cargo.lock cannot be read or does not name the package.
pub fn version(root: &Path, package: &str) -> Result<String> {
    let path = root.join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    locked(&lock, package).map(str::to_owned).with_context(|| format!("Cargo.lock has no package {package}"))
}

/// cargo writes a package's name and version on two lines that follow each other.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_found_by_its_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.79\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked(lock, "bindgen"), None);
    }

    #[test]
    fn the_projects_own_lockfile_is_understood() {
        let root = crate::repo::Repo::here().root;
        assert!(version(&root, "wasm-bindgen").is_ok_and(|version| version.starts_with("0.2.")));
    }
}
