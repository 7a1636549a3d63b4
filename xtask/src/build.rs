//! `cargo xtask build`: tools → site → one html file.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::minify::minify;
use crate::progress::step;
use crate::repo::Repo;
use crate::{pack, site, size, tools};

/// Builds `dist/ayumi.html` and gives its path.
///
/// # Errors
/// A tool is missing and cannot be installed, the program does not compile, or the page breaks a rule of the packer.
pub fn build(repo: &Repo) -> Result<PathBuf> {
    tools::for_building(repo)?;
    let site = site::build(repo)?;
    step("pack", "puts program, styles, icon and the plan's text into one html file", || {
        let page = pack::pack(&pack::sources(repo, &site)?, &|language, text| minify(repo, language, text))?;
        let html = repo.html();
        fs::create_dir_all(html.with_file_name(""))?;
        let bytes = page.bytes();
        fs::write(&html, &bytes).with_context(|| format!("cannot write {}", html.display()))?;
        size::report(&page.sizes, bytes.len());
        Ok(html)
    })
}
