//! Programs that cargo builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::progress::{already, step};
use crate::run::{ask, cargo, run};

/// The tools' shared folder of compiled crates.
const BUILD: &str = "build";

/// A program from crates.io.
#[derive(Debug)]
pub struct CargoTool {
    /// The crate.
    pub package: &'static str,
    /// What it installs.
    pub program: &'static str,
    /// Exactly this version.
    pub version: String,
    /// Whether it is built without the features that its crate turns on by itself.
    pub is_bare: bool,
    /// What it is for, and how long it takes.
    pub why: &'static str,
}

impl CargoTool {
    /// Installs the program unless it is there in this version, and gives its path.
    ///
    /// # Errors
    /// It does not build.
    pub fn ensure(&self, tools: &Path) -> Result<PathBuf> {
        let name = format!("{} {}", self.package, self.version);
        if self.is_installed(tools) {
            already(&name);
        } else {
            step(&name, self.why, || run(&mut self.install(tools)))?;
        }
        Ok(self.path(tools))
    }

    /// Whether the program is there in this version.
    pub fn is_installed(&self, tools: &Path) -> bool {
        let answer = ask(Command::new(self.path(tools)).arg("--version"));
        answer.is_some_and(|answer| names_version(&answer, &self.version))
    }

    fn path(&self, tools: &Path) -> PathBuf {
        tools.join("bin").join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX))
    }

    /// Without optimisation and debug information: these run for seconds and are built for minutes. The tools share
    /// one folder of compiled crates, and a build that was stopped goes on where it was.
    fn install(&self, tools: &Path) -> Command {
        let mut install = cargo();
        install.args(["install", "--locked", "--force", "--debug", "--no-track", self.package]);
        install.args(["--version", &self.version, "--root"]).arg(tools);
        install.arg("--target-dir").arg(tools.join(BUILD));
        install.args(["--config", "profile.dev.debug=false"]);
        if self.is_bare {
            install.arg("--no-default-features");
        }
        install
    }
}

/// Removes what is only needed while building: half a gigabyte.
///
/// # Errors
/// The folder cannot be removed.
pub fn sweep(tools: &Path) -> Result<()> {
    let build = tools.join(BUILD);
    if build.exists() {
        fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    }
    Ok(())
}

/// Whether `trunk 0.21.14` or `geckodriver 0.37.1 (…)` names exactly this version.
fn names_version(answer: &str, version: &str) -> bool {
    answer.lines().next().is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tools folder that holds a link to the running cargo, which stands for a tool in the right version.
    #[cfg(unix)]
    #[test]
    fn what_is_there_in_the_right_version_is_not_built_again() -> Result<()> {
        let answer = ask(cargo().arg("--version")).context("cargo says its version")?;
        let version = answer.split_whitespace().nth(1).context("as its second word")?.to_owned();
        let tools = std::env::temp_dir().join(format!("ayumi-xtask-{}", std::process::id()));
        fs::create_dir_all(tools.join("bin"))?;
        std::os::unix::fs::symlink(cargo().get_program(), tools.join("bin/cargo"))?;
        let tool =
            CargoTool { package: "no-such-crate-of-ayumi", program: "cargo", version, is_bare: false, why: "a test" };
        let found = tool.ensure(&tools);
        fs::remove_dir_all(&tools)?;
        assert_eq!(found?, tools.join("bin/cargo"));
        Ok(())
    }

    #[test]
    fn versions_are_compared_whole() {
        assert!(names_version("trunk 0.21.14", "0.21.14"));
        assert!(names_version("geckodriver 0.37.1 (abc 2026-01-01)\nlicence 0.36.0", "0.37.1"));
        assert!(!names_version("trunk 0.21.14", "0.21.1"));
        assert!(!names_version("licence\n0.36.0", "0.36.0"));
    }
}
