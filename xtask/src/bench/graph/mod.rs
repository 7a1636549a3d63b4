//! The picture that the view draws beside other engines', of the same graphs and boxes, judged by the same eye.

mod drawing;
mod layered;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::sample::{Sample, figure, growth};
use super::table::Table;
use super::wasm;
use crate::progress::step;
use crate::repo::Repo;
use crate::run::run;
use crate::tools::packages;
use drawing::Drawing;

/// What we are measured against, and as what npm knows it.
const PEERS: [(&str, &str, &str); 4] = [
    ("dagre", "@dagrejs/dagre", "3.1.3"),
    ("elk", "elkjs", "0.12.1"),
    ("d3-dag", "d3-dag", "1.2.2"),
    ("graphviz", "@hpcc-js/wasm-graphviz", "1.29.2"),
];
/// The view's own picture: in one lane, as the others draw, and in the lanes of the graph's groups.
const OWN: [&str; 3] = ["ayumi, native", "ayumi, wasm", "ayumi in lanes, native"];
/// Width and height of every box, as the view has them.
const BOX: (i32, i32) = (ayumi::graph::sizes::NODE_WIDTH, ayumi::graph::sizes::NODE_HEIGHT);
/// Graphs of `tests/fixtures/graphs`.
const FIXTURES: [&str; 5] = ["real16", "syn100", "syn100b", "cargo", "syn1000"];
/// Made anew each time: boxes, layers, seed.
const MADE: [(usize, usize, u32); 3] = [(1000, 12, 1), (5000, 71, 1), (10_000, 100, 1)];
/// Who takes longer is stopped.
const PATIENCE: Duration = Duration::from_secs(150);
/// Runs of each engine on each graph; one that takes long runs once.
const RUNS: &str = "5";
/// Draws with any engine; it has to stand where its packages are.
const SCRIPT: &str = include_str!("peers.mjs");

/// What a graph cost an engine.
struct Cost {
    engine: &'static str,
    graph: String,
    boxes: f64,
    /// In ms.
    time: f64,
}

/// Prints the table. Words pick graphs by name; without any, all are drawn, which takes a quarter of an hour.
///
/// # Errors
/// A tool is missing, or our own engine does not run, or does not draw the same natively and as wasm.
pub fn bench(repo: &Repo, words: &[&str]) -> Result<()> {
    let peers = repo.peers("graph");
    let ours = wasm::build(repo)?;
    let native = wasm::build_native(repo)?;
    packages::ensure(&peers, &PEERS.map(|(_, package, version)| (package, version)), "what we are measured against")?;
    let script = peers.join("peers.mjs");
    fs::write(&script, SCRIPT)?;
    let graphs = graphs(repo)?;
    let graphs: Vec<_> =
        graphs.into_iter().filter(|(name, _)| words.is_empty() || words.contains(&name.as_str())).collect();
    let mut table =
        Table::new(["graph", "engine", "ms, median (spread)", "crossings", "mean px", "Mpx²", "over boxes", "MiB"]);
    let mut grown: Vec<Cost> = Vec::new();
    for (name, file) in &graphs {
        let graph: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
        let boxes = f64::from(u32::try_from(graph["nodes"].as_array().map_or(0, Vec::len))?);
        let mut native_picture = None;
        step(name, "drawn by everyone", || {
            for engine in OWN.into_iter().chain(PEERS.map(|(engine, ..)| engine)) {
                let is_native = engine.ends_with("native");
                let mut command = if is_native { Command::new(&native) } else { Command::new("node") };
                match engine {
                    "ayumi, native" => command.arg("graph").arg(file).arg(RUNS),
                    "ayumi in lanes, native" => command.arg("lanes").arg(file).arg(RUNS),
                    "ayumi, wasm" => command.arg(&script).arg("ayumi").arg(file).arg(RUNS).arg(&ours),
                    peer => command.arg(&script).arg(peer).arg(file).arg(RUNS),
                };
                let cells = match drawn(&mut command, &peers)? {
                    Some(answer) => {
                        let picture = (answer["nodes"].clone(), answer["edges"].clone());
                        match engine {
                            "ayumi, native" => native_picture = Some(picture),
                            "ayumi, wasm" => {
                                ensure!(native_picture == Some(picture), "{name} is not the same natively and as wasm");
                            }
                            _ => {}
                        }
                        let times = answer["times"].as_array().into_iter().flatten().filter_map(Value::as_f64);
                        let times = Sample::new(times.collect());
                        grown.push(Cost { engine, graph: name.clone(), boxes, time: times.median() });
                        judged(&times, &Drawing::read(&answer, &graph), answer["memory"].as_f64().unwrap_or(0.0))
                    }
                    None => ["fails", "", "", "", "", ""].map(str::to_owned),
                };
                let [time, crossings, length, area, over, memory] = cells;
                table.line([name.clone(), engine.to_owned(), time, crossings, length, area, over, memory]);
            }
            Ok(())
        })?;
    }
    println!("\n{}", table.shown());
    println!("{}", growths(&grown).shown());
    println!("{}", sizes(repo, &peers, &ours)?.shown());
    Ok(())
}

/// Names and files of all graphs, with the view's boxes; written below `target`.
fn graphs(repo: &Repo) -> Result<Vec<(String, PathBuf)>> {
    let mut graphs = Vec::new();
    for name in FIXTURES {
        let text = fs::read_to_string(repo.root.join(format!("tests/fixtures/graphs/{name}.json")))?;
        graphs.push((name.to_owned(), serde_json::from_str(&text)?));
    }
    graphs.extend(MADE.map(|(boxes, layers, seed)| (format!("{boxes}x{layers}"), layered::graph(boxes, layers, seed))));
    let folder = repo.root.join("target/bench");
    fs::create_dir_all(&folder)?;
    let mut files = Vec::new();
    for (name, mut graph) in graphs {
        for node in graph["nodes"].as_array_mut().into_iter().flatten() {
            (node["w"], node["h"]) = (BOX.0.into(), BOX.1.into());
        }
        let file = folder.join(format!("{name}.json"));
        fs::write(&file, graph.to_string())?;
        files.push((name, file));
    }
    Ok(files)
}

/// What an engine wrote, or nothing if it failed or took too long.
fn drawn(command: &mut Command, folder: &Path) -> Result<Option<Value>> {
    let answer = folder.join("answer.json");
    command.current_dir(folder).stdout(fs::File::create(&answer)?).stderr(Stdio::null());
    let mut child = command.spawn().context("cannot start an engine")?;
    let begun = Instant::now();
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if begun.elapsed() > PATIENCE => {
                child.kill()?;
                break child.wait()?;
            }
            None => sleep(Duration::from_millis(20)),
        }
    };
    let text = fs::read_to_string(&answer)?;
    Ok(if status.success() { serde_json::from_str(&text).ok() } else { None })
}

fn judged(times: &Sample, drawing: &Drawing, memory: f64) -> [String; 6] {
    [
        times.shown(),
        drawing.crossings().to_string(),
        format!("{:.0}", drawing.mean_length()),
        figure(drawing.area() / 1e6),
        drawing.over_boxes().to_string(),
        if memory > 0.0 { format!("{:.0}", memory / 1_048_576.0) } else { String::new() },
    ]
}

/// How times grow from each graph of a thousand boxes or more to the next larger one.
fn growths(grown: &[Cost]) -> Table {
    let mut table = Table::new(["engine", "from", "to", "exponent"]);
    for (nth, cost) in grown.iter().enumerate().filter(|(_, cost)| cost.boxes >= 1000.0) {
        let mut larger = grown[nth + 1..].iter().filter(|other| other.engine == cost.engine);
        if let Some(larger) = larger.find(|other| other.boxes >= 2.0 * cost.boxes) {
            let exponent = growth((cost.boxes, cost.time), (larger.boxes, larger.time));
            table.line([cost.engine.to_owned(), cost.graph.clone(), larger.graph.clone(), format!("{exponent:.2}")]);
        }
    }
    table
}

/// What each engine weighs in a browser: shrunk by esbuild, then gzip.
fn sizes(repo: &Repo, peers: &Path, ours: &Path) -> Result<Table> {
    let mut table = Table::new(["engine", "kB, gzip"]);
    let weigh =
        "process.stdout.write(String(require('zlib').gzipSync(require('fs').readFileSync(process.argv[1])).length))";
    let gzip = |file: &Path| -> Result<String> {
        let output = Command::new("node").args(["-e", weigh]).arg(file).output()?;
        let bytes: f64 = String::from_utf8_lossy(&output.stdout).parse().unwrap_or(0.0);
        Ok(figure(bytes / 1000.0))
    };
    table.line(["ayumi, wasm (all measured rooms, with JSON)".to_owned(), gzip(&ours.join("bench_bg.wasm"))?]);
    for (engine, package, _) in PEERS {
        let (entry, bundle) = (peers.join("entry.mjs"), peers.join("bundle.mjs"));
        let package = if engine == "elk" { "elkjs/lib/elk.bundled.js" } else { package };
        fs::write(&entry, format!("import * as engine from {package:?};\nglobalThis.engine = engine;\n"))?;
        let program = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
        let mut esbuild = Command::new(repo.node_modules().join(".bin").join(program));
        esbuild.arg(&entry).args(["--bundle", "--minify", "--format=esm", "--platform=browser", "--log-level=error"]);
        run(esbuild.arg("--external:web-worker").arg(format!("--outfile={}", bundle.display())).current_dir(peers))?;
        table.line([engine.to_owned(), gzip(&bundle)?]);
    }
    Ok(table)
}
