//! `cargo xtask build`: tools → site → one html file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::minify::minify;
use crate::pack::{self, Program, Sources};
use crate::progress::step;
use crate::repo::Repo;
use crate::site::{self, Purpose};
use crate::size::{self, Sizes};
use crate::tools;

/// The built file, and what it was made of.
#[derive(Debug)]
pub struct Built {
    /// Where it is.
    pub html: PathBuf,
    /// Bytes by part.
    pub sizes: Sizes,
    sources: Sources,
    program: Program,
}

/// Builds `dist/ayumi.html`.
///
/// # Errors
/// A tool is missing and cannot be installed, the program does not compile, or the page breaks a rule of the packer.
pub fn build(repo: &Repo, purpose: Purpose) -> Result<Built> {
    tools::for_building_beside(repo, || site::compile_ahead(repo, purpose))?;
    let site = site::build(repo, purpose)?;
    step("pack", "puts program, styles, icon and the plan into one html file", || {
        let sources = pack::sources(repo, &site)?;
        let program = pack::program(&sources, &|language, text| minify(repo, language, text))?;
        let html = repo.html();
        let sizes = write(&sources, &program, &repo.plan(), &html)?;
        if purpose == Purpose::Release {
            println!("{}", size::report(&sizes, size::landed(repo)?.as_ref()));
        }
        Ok(Built { html, sizes, sources, program })
    })
}

/// Another city's plan, whose measures and departments bear the same ids.
pub const SMALL_PLAN: &str = "tests/fixtures/plan/small.json";

/// Puts the built program beside another plan, into `target/<name>.html`: two plans in one browser for its tests, a large
/// one for benchmarks.
///
/// # Errors
/// The plan breaks its rules, or the page the packer's.
pub fn pack_with(repo: &Repo, built: &Built, plan: &Path, name: &str) -> Result<PathBuf> {
    let html = repo.root.join("target").join(name).with_extension("html");
    write(&built.sources, &built.program, plan, &html)?;
    Ok(html)
}

fn write(sources: &Sources, program: &Program, plan: &Path, html: &Path) -> Result<Sizes> {
    let plan = pack::checked_plan(plan)?;
    let page = pack::page(sources, program, &plan)?;
    fs::create_dir_all(html.with_file_name(""))?;
    fs::write(html, &page.html).with_context(|| format!("cannot write {}", html.display()))?;
    Ok(page.sizes)
}
