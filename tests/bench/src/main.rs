//! The same work natively: `bench graph <graph.json> <runs>` writes times and picture as one line of JSON.
//!
//! Times are of the processor, as everyone's in the table: a busy machine tells on them least.

use std::time::{Duration, Instant};

use bench::graph::Graph;

/// The time this thread spent on the processor, where the system tells (Linux).
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [room, file, runs] = words.as_slice() else { return Err("bench graph <graph.json> <runs>".into()) };
    if room != "graph" {
        return Err("only `graph` runs natively".into());
    }
    let mut graph = Graph::new(&std::fs::read_to_string(file)?);
    let mut times = Vec::new();
    for _ in 0..runs.parse::<usize>()? {
        let begun = (Instant::now(), on_processor());
        graph.draw();
        let used = on_processor().zip(begun.1).map(|(after, before)| after.saturating_sub(before));
        times.push(used.unwrap_or(begun.0.elapsed()).as_secs_f64() * 1000.0);
    }
    let picture = graph.picture();
    println!("{{\"times\":{times:?},\"memory\":0,{}", picture.trim_start_matches('{'));
    Ok(())
}
