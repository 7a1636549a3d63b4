//! `cargo xtask build`: tools → site → one html file.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::minify::minify;
use crate::progress::step;
use crate::repo::Repo;
use crate::site::{self, Purpose, Site};
use crate::size::{self, Sizes};
use crate::{pack, tools};

/// The built file, and what its parts weigh.
#[derive(Debug)]
pub struct Built {
    /// Where it is.
    pub html: PathBuf,
    /// Bytes by part.
    pub sizes: Sizes,
    /// The program in it.
    pub site: Site,
}

/// Builds `dist/ayumi.html`.
///
/// # Errors
/// A tool is missing and cannot be installed, the program does not compile, or the page breaks a rule of the packer.
pub fn build(repo: &Repo, purpose: Purpose) -> Result<Built> {
    tools::for_building(repo)?;
    let site = site::build(repo, purpose)?;
    let (html, sizes) = step("pack", "puts program, styles, icon and the plan's text into one html file", || {
        let page = pack::pack(&pack::sources(repo, &site)?, &|language, text| minify(repo, language, text))?;
        let html = repo.html();
        fs::create_dir_all(html.with_file_name(""))?;
        fs::write(&html, &page.html).with_context(|| format!("cannot write {}", html.display()))?;
        if purpose == Purpose::Release {
            println!("{}", size::report(&page.sizes, size::landed(repo)?.as_ref()));
        }
        Ok((html, page.sizes))
    })?;
    Ok(Built { html, sizes, site })
}
