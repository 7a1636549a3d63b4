//! `cargo xtask dev`: builds the quick file anew after every change, and says how long it took.
//!
//! `trunk watch` sees program and styles alone and never runs the packer; page and packer are part of this very program.
//! So this looks at the times of files itself, and every build is a new `cargo xtask build --quick`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::progress::elapsed;
use crate::repo::Repo;
use crate::run::{cargo, run};

/// What the file is made of.
const WATCHED: [&str; 8] =
    ["src", "style", "seeds", "xtask", "index.html", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"];

/// Short beside a build, long beside a look at some hundred files.
const PAUSE: Duration = Duration::from_millis(500);

type Times = BTreeMap<PathBuf, SystemTime>;

/// Builds, and builds again after every change, until Ctrl+C. After a build that failed it waits for the next change.
pub fn dev(repo: &Repo) -> ! {
    let mut built = Times::new();
    loop {
        // Taken before the build: what is written meanwhile is built next.
        let now = times(repo);
        if let Some(path) = changed(&built, &now) {
            let path = path.strip_prefix(&repo.root).unwrap_or(path).display();
            println!("\n▸ {}", if built.is_empty() { "first build".to_owned() } else { format!("{path} changed") });
            let begun = Instant::now();
            let command = ["run", "--quiet", "--package", "xtask", "--", "build", "--quick"];
            let outcome = run(cargo().current_dir(&repo.root).args(command));
            let (time, html) = (elapsed(begun.elapsed()), repo.html());
            match outcome {
                Ok(()) => println!("✓ built in {time}; reload {}", html.display()),
                Err(_) => println!("✗ not built after {time}; waiting for the next change"),
            }
            built = now;
        }
        std::thread::sleep(PAUSE);
    }
}

fn times(repo: &Repo) -> Times {
    let mut found = Times::new();
    WATCHED.map(|name| repo.root.join(name)).iter().chain([&repo.plan()]).for_each(|path| walk(path, &mut found));
    found
}

fn walk(path: &Path, found: &mut Times) {
    if let Ok(entries) = fs::read_dir(path) {
        entries.flatten().for_each(|entry| walk(&entry.path(), found));
    } else if let Ok(time) = fs::metadata(path).and_then(|file| file.modified()) {
        found.insert(path.to_owned(), time);
    }
}

/// A file that was written, added or taken away.
fn changed<'a>(before: &'a Times, now: &'a Times) -> Option<&'a Path> {
    let written = now.iter().find(|(path, time)| before.get(*path) != Some(*time));
    let gone = || before.iter().find(|(path, _)| !now.contains_key(*path));
    written.or_else(gone).map(|(path, _)| path.as_path())
}

#[test]
fn files_written_added_and_taken_away_are_changes() {
    let times = |files: &[(&str, u64)]| -> Times {
        files.iter().map(|(name, s)| (name.into(), SystemTime::UNIX_EPOCH + Duration::from_secs(*s))).collect()
    };
    let before = times(&[("a", 1), ("b", 1)]);
    let change = |now: &[(&str, u64)]| changed(&before, &times(now)).map(|path| path.display().to_string());
    assert_eq!(change(&[("a", 1), ("b", 1)]), None);
    assert_eq!(change(&[("a", 1), ("b", 2)]).as_deref(), Some("b"));
    assert_eq!(change(&[("a", 1), ("b", 1), ("c", 1)]).as_deref(), Some("c"));
    assert_eq!(change(&[("a", 1)]).as_deref(), Some("b"));
}
