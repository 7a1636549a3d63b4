//! What the file weighs: its budgets, and how it grew since the sizes that `xtask/sizes.json` keeps.
//!
//! The sizes are written down by `cargo xtask size`, with the change that explains them, and by nothing else.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};

use crate::repo::Repo;

/// What the first view needs of the program, its glue and styles as they stand in the file: what every start has to read
/// and unpack.
const PROGRAM_BUDGET: usize = 1_300_000;
/// The whole file, below an empty `TiddlyWiki` (2.55 MB).
const FILE_BUDGET: usize = 2_300_000;
/// What a change may add without a line in its commit that says what for.
const GROWTH: usize = 20_000;

/// Bytes of the page's parts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes {
    /// What the first view needs of the program, before compression.
    pub wasm: usize,
    /// The app's styles, before compression.
    pub app_style: usize,
    /// wasm-bindgen's glue, before compression.
    pub glue: usize,
    /// The page's frame, before compression.
    #[serde(default)]
    pub frame: usize,
    /// These four, compressed.
    pub packed: usize,
    /// The same as text, in the file.
    pub program: usize,
    /// Each part of the program that the first view does without, by the name that the glue asks for it by: as text, in
    /// the file.
    pub parts: BTreeMap<String, usize>,
    /// The styles and scripts of the page without the app, in the file.
    pub boot: usize,
    /// The plan in the file, as data and as static text.
    pub plan: usize,
    /// The whole file.
    pub html: usize,
}

impl Sizes {
    fn by_name(&self) -> Vec<(&str, usize)> {
        let first = [
            ("program (wasm)", self.wasm),
            ("app styles", self.app_style),
            ("glue", self.glue),
            ("frame", self.frame),
            ("the four, gzip", self.packed),
            ("the same as text", self.program),
        ];
        let rest = [("boot styles, scripts", self.boot), ("plan, data and text", self.plan), ("html", self.html)];
        let parts = self.parts.iter().map(|(name, bytes)| (name.as_str(), *bytes));
        first.into_iter().chain(parts).chain(rest).collect()
    }
}

/// What weighs how much, beside the sizes written down last, and a warning where the file grew much.
pub fn report(sizes: &Sizes, landed: Option<&Sizes>) -> String {
    let mut text = String::new();
    let before = landed.map(Sizes::by_name);
    for (name, bytes) in sizes.by_name() {
        let was =
            |before: &Vec<(&str, usize)>| before.iter().find(|(other, _)| *other == name).map_or(0, |(_, was)| *was);
        let change = before.as_ref().map_or_else(String::new, |before| change(was(before), bytes));
        let _ = writeln!(text, "  {name:<22}{:>12}{change:>13}", kilobytes(bytes));
    }
    let _ =
        write!(text, "  of {} for the program as text, {} for html", kilobytes(PROGRAM_BUDGET), kilobytes(FILE_BUDGET));
    let grown = landed.map_or(0, |landed| sizes.html.saturating_sub(landed.html));
    if grown > GROWTH {
        let _ = write!(
            text,
            "\n  ! {} more than in xtask/sizes.json: the commit has to say what for, and `cargo xtask size` writes it down",
            kilobytes(grown)
        );
    }
    text
}

/// The sizes written down last; none where there is no such file.
///
/// # Errors
/// The file is there and no list of sizes.
pub fn landed(repo: &Repo) -> Result<Option<Sizes>> {
    let path = path(repo);
    let Ok(text) = fs::read_to_string(&path) else { return Ok(None) };
    serde_json::from_str(&text).with_context(|| format!("{} is no list of sizes", path.display()))
}

/// Writes sizes down as the ones to compare with.
///
/// # Errors
/// The file cannot be written.
pub fn land(repo: &Repo, sizes: &Sizes) -> Result<()> {
    let path = path(repo);
    fs::write(&path, serde_json::to_string_pretty(sizes)? + "\n")
        .with_context(|| format!("cannot write {}", path.display()))?;
    println!("written down in {}", path.display());
    Ok(())
}

/// Whether a file keeps its budgets.
///
/// # Errors
/// It does not; the message says by how much.
pub fn check(sizes: &Sizes) -> Result<()> {
    for (name, bytes, budget) in
        [("the program as text", sizes.program, PROGRAM_BUDGET), ("dist/ayumi.html", sizes.html, FILE_BUDGET)]
    {
        if bytes > budget {
            bail!(
                "{name} has {}, {} over its budget of {}",
                kilobytes(bytes),
                kilobytes(bytes - budget),
                kilobytes(budget)
            );
        }
    }
    Ok(())
}

fn path(repo: &Repo) -> PathBuf {
    repo.root.join("xtask/sizes.json")
}

/// `+1.2 kB`, `−0.4 kB`, `±0`
fn change(before: usize, now: usize) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Equal => "±0".to_owned(),
        std::cmp::Ordering::Greater => format!("+{}", kilobytes(now - before)),
        std::cmp::Ordering::Less => format!("−{}", kilobytes(before - now)),
    }
}

/// `96.8 kB`
fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn program_and_file_have_budgets_of_their_own() {
        let sizes = |program, html| Sizes { program, html, ..Sizes::default() };
        assert!(check(&sizes(1_300_000, 2_300_000)).is_ok());
        let over = |sizes| check(&sizes).map_err(|error| error.to_string());
        assert_eq!(
            over(sizes(1_300_100, 1_400_000)),
            Err("the program as text has 1300.1 kB, 0.1 kB over its budget of 1300.0 kB".to_owned())
        );
        assert_eq!(
            over(sizes(1_000_000, 2_301_000)),
            Err("dist/ayumi.html has 2301.0 kB, 1.0 kB over its budget of 2300.0 kB".to_owned())
        );
    }

    #[test]
    fn growth_is_said_by_part_and_much_of_it_is_warned_of() {
        let before = Sizes { glue: 60_000, html: 1_000_000, ..Sizes::default() };
        let after = Sizes { glue: 61_250, html: 1_020_000, ..Sizes::default() };
        let report_of = |after: &Sizes| report(after, Some(&before));
        assert!(report_of(&after).lines().any(|line| line.contains("glue") && line.ends_with("+1.2 kB")));
        assert!(!report_of(&after).contains("! "));
        assert!(
            report_of(&Sizes { html: 1_020_100, ..after.clone() }).contains("! 20.1 kB more than in xtask/sizes.json")
        );
        assert!(!report(&after, None).contains('+'));
    }

    #[test]
    fn each_part_that_the_first_view_does_without_has_a_line_of_its_own() {
        let parts = |parts: &[(&str, usize)]| Sizes {
            parts: parts.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect(),
            ..Sizes::default()
        };
        let report = report(
            &parts(&[("split_office", 340_000), ("split_views", 711_000)]),
            Some(&parts(&[("split_views", 711_000)])),
        );
        let line = |name: &str| report.lines().find(|line| line.contains(name)).unwrap_or_default();
        assert!(line("split_office").ends_with("+340.0 kB"));
        assert!(line("split_views").ends_with("±0"));
    }
}
