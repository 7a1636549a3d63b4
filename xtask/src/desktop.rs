//! `cargo xtask open`.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::build::build;
use crate::repo::Repo;
use crate::run::on_path;
use crate::site::Purpose;

/// Builds the file and opens it; without a desktop, prints where it is.
///
/// # Errors
/// The build's own.
pub fn open(repo: &Repo) -> Result<()> {
    let html = build(repo, Purpose::Release)?.html;
    let opened = opener(&html).is_some_and(|mut command| {
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    });
    let hint = if opened { "opened" } else { "no desktop here; open this file in a browser" };
    println!("\n{hint}:\n{}", html.display());
    Ok(())
}

/// The desktop's own way to open a file.
fn opener(html: &Path) -> Option<Command> {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        // The empty word is the window's title, which `start` would otherwise take from the path.
        "windows" => return Some(with_path("cmd", &["/C", "start", ""], html)),
        _ => ("xdg-open", &[]),
    };
    let desktop = cfg!(target_os = "macos")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    (desktop && on_path(program).is_some()).then(|| with_path(program, before, html))
}

fn with_path(program: &str, before: &[&str], html: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(before).arg(html);
    command
}
