//! The same program with another plan: two plans in one browser for its tests, a large one for benchmarks.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::minify::minify;
use crate::pack;
use crate::repo::Repo;
use crate::site::Site;

/// Another city's plan, whose measures and departments bear the same ids.
pub const SMALL: &str = "tests/fixtures/plan/small.json";

/// Packs a built program with a plan, into `target/<name>.html`.
///
/// # Errors
/// The plan breaks its rules, or the page the packer's.
pub fn pack_with(repo: &Repo, site: &Site, plan: &Path, name: &str) -> Result<PathBuf> {
    let sources = pack::Sources { plan: pack::checked_plan(plan)?, ..pack::sources(repo, site)? };
    let page = pack::pack(&sources, &|language, text| minify(repo, language, text))?;
    let html = repo.root.join("target").join(name).with_extension("html");
    fs::write(&html, &page.html).with_context(|| format!("cannot write {}", html.display()))?;
    Ok(html)
}
