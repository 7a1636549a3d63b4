//! The same work natively: each command writes one line of JSON, or files.
//!
//! - `bench graph|lanes <graph.json> <runs>`: times of the processor, as its peers', and picture in one lane, or in all
//! - `bench journal <folder> <runs>`: times of merging the folder's files
//! - `bench files <folder> <departments> <entries each>`: writes a snapshot for each department
//! - `bench torn <folder> <files> <entries each> <across>`: writes snapshots that contradict each other
//! - `bench packs <file> <departments> <entries each>`: writes what a browser would hold, as JSON

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bench::graph::Graph;
use bench::journal::{Journal, packs, snapshot, torn_file};
use serde_json::{Value, json};

/// How many entries a pack holds, as in the vault.
const PACK: usize = ayumi::vault::SEAL_AT;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["graph" | "lanes", file, runs] => graph(file, words[0] == "lanes", runs.parse()?)?,
        ["journal", folder, runs] => journal(Path::new(folder), runs.parse()?)?,
        ["files", folder, depts, count] => files(Path::new(folder), depts.parse()?, count.parse()?)?,
        ["torn", folder, count, each, across] => {
            fs::create_dir_all(folder)?;
            for nth in 0..count.parse()? {
                let text = torn_file(nth, each.parse()?, across == "across");
                fs::write(Path::new(folder).join(format!("{nth:02}.json")), text)?;
            }
        }
        ["packs", file, depts, count] => {
            let (depts, count): (usize, usize) = (depts.parse()?, count.parse()?);
            let all: Vec<_> = (0..depts).flat_map(|dept| packs(dept, count, PACK)).collect();
            fs::write(file, json!(all).to_string())?;
        }
        _ => return Err("bench graph|lanes|journal|files|torn|packs …".into()),
    }
    Ok(())
}

fn graph(file: &str, in_lanes: bool, runs: usize) -> Result<(), Box<dyn std::error::Error>> {
    let mut graph = Graph::new(&fs::read_to_string(file)?, in_lanes);
    let mut times = Vec::new();
    for _ in 0..runs {
        let begun = (Instant::now(), on_processor());
        graph.draw();
        let passed = begun.0.elapsed();
        let used = on_processor().zip(begun.1).map(|(after, before)| after.saturating_sub(before));
        // The system's account is too coarse for what is quick.
        let used = used.filter(|_| passed > Duration::from_millis(100)).unwrap_or(passed);
        times.push(used.as_secs_f64() * 1000.0);
    }
    let picture: Value = serde_json::from_str(&graph.picture())?;
    println!("{}", json!({"times": times, "memory": 0, "nodes": picture["nodes"], "edges": picture["edges"]}));
    Ok(())
}

fn journal(folder: &Path, runs: usize) -> Result<(), Box<dyn std::error::Error>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let files = paths.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let mut count = 0;
    let times = timed(runs, || {
        let mut journal = Journal::new();
        for file in &files {
            journal.merge(file);
        }
        count = journal.count();
    });
    println!("{}", json!({"times": times, "count": count}));
    Ok(())
}

fn files(folder: &Path, depts: usize, count: usize) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    for dept in 0..depts {
        fs::write(folder.join(format!("{dept:02}.json")), snapshot(dept, count))?;
    }
    Ok(())
}

/// Milliseconds of each run.
fn timed(runs: usize, mut work: impl FnMut()) -> Vec<f64> {
    let once = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed().as_secs_f64() * 1000.0
    };
    (0..runs).map(once).collect()
}

/// The time this thread spent on the processor, where the system tells (Linux).
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
