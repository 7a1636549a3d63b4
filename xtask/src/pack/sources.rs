//! What goes into the page, from disk.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use ayumi::plan::{self, Plan};

use super::{PackError, index};
use crate::repo::Repo;
use crate::site::{Part, Purpose, Site};

/// The page's parts, whatever the plan.
#[derive(Debug, Clone)]
pub struct Sources {
    /// What the page is for: a quick look is not worth the best compression.
    pub purpose: Purpose,
    /// The stylesheets that the page needs without the app, joined in index.html's order.
    pub boot_style: String,
    /// The app's stylesheets, likewise.
    pub app_style: String,
    /// The icon, SVG.
    pub icon: Vec<u8>,
    /// wasm-bindgen's glue.
    pub glue: String,
    /// What the first view needs of the program.
    pub wasm: Vec<u8>,
    /// The rest of it.
    pub parts: Vec<Part>,
}

/// Reads everything that goes into the page.
///
/// # Errors
/// A file is missing.
pub fn sources(repo: &Repo, site: &Site) -> Result<Sources> {
    let path = repo.root.join("index.html");
    let index = index::read(&fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?)?;
    Ok(Sources {
        purpose: site.purpose,
        boot_style: join_styles(&repo.root, &index.boot_styles)?,
        app_style: join_styles(&repo.root, &index.app_styles)?,
        icon: linked(&repo.root, &index.icon)?,
        glue: site.glue.clone(),
        wasm: site.wasm.clone(),
        parts: site.parts.clone(),
    })
}

/// Stylesheets in order, each under its name.
pub fn join_styles(root: &Path, styles: &[String]) -> Result<String, PackError> {
    styles
        .iter()
        .map(|path| {
            let bytes = linked(root, path)?;
            Ok(format!("\n/* {path} */\n{}", String::from_utf8_lossy(&bytes).replace("\r\n", "\n")))
        })
        .collect()
}

fn linked(root: &Path, path: &str) -> Result<Vec<u8>, PackError> {
    fs::read(root.join(path)).map_err(|_| PackError::LinkToNothing(path.to_owned()))
}

/// Reads a plan and checks it.
///
/// # Errors
/// The plan breaks its rules: then every problem is named.
pub fn checked_plan(path: &Path) -> Result<Plan> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    plan::read(&text).map_err(|error| {
        let problems: Vec<String> = error.problems.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("{} is no valid plan:\n{}", path.display(), problems.join("\n"))
    })
}
