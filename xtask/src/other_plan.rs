//! The same program with another plan, for the browser tests: two plans in one browser.
//!
//! The plan's text stands in the program as it stands in its file. Another one takes its place, filled up with blanks,
//! which JSON does not mind: seconds instead of a second compilation, and all else is the program that was built.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::minify::minify;
use crate::pack;
use crate::repo::Repo;
use crate::site::Site;

/// Another city's plan, whose measures and departments bear the same ids.
const PLAN: &str = "tests/fixtures/plan/small.json";

/// Packs the file and gives its path.
///
/// # Errors
/// The plan's text is not in the program exactly once, or the other one is longer.
pub fn pack_other(repo: &Repo, site: &Site) -> Result<PathBuf> {
    let (own, other) = (repo.plan(), repo.root.join(PLAN));
    let read = |path: &PathBuf| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let mut sources = pack::sources(repo, site)?;
    sources.wasm = exchanged(&sources.wasm, &read(&own)?, &read(&other)?)?;
    (sources.plan_id, sources.plan) = pack::plan_text(&other)?;
    let page = pack::pack(&sources, &|language, text| minify(repo, language, text))?;
    let html = repo.root.join("target/other-plan.html");
    fs::write(&html, &page.html).with_context(|| format!("cannot write {}", html.display()))?;
    Ok(html)
}

fn exchanged(program: &[u8], own: &[u8], other: &[u8]) -> Result<Vec<u8>> {
    let mut places = program.windows(own.len()).enumerate().filter(|(_, window)| *window == own).map(|(at, _)| at);
    let (Some(at), None) = (places.next(), places.next()) else { bail!("the plan does not stand in the program once") };
    if other.len() > own.len() {
        bail!("the other plan is longer than the one in the program");
    }
    let mut program = program.to_vec();
    let (text, rest) = program[at..at + own.len()].split_at_mut(other.len());
    text.copy_from_slice(other);
    rest.fill(b' ');
    Ok(program)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]
mod tests {
    use super::*;

    #[test]
    fn only_the_plan_is_another() {
        assert_eq!(exchanged(b"..{long}..", b"{long}", b"{a}").unwrap(), b"..{a}   ..");
        assert!(exchanged(b"..{a}..", b"{a}", b"{long}").is_err());
        assert!(exchanged(b"..{b}..", b"{a}", b"{}").is_err());
        assert!(exchanged(b"{a}{a}", b"{a}", b"{}").is_err());
    }
}
