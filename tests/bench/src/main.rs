//! The same work natively: `bench graph <graph.json> <runs>` writes times and picture as one line of JSON.

use std::time::Instant;

use bench::graph::Graph;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [room, file, runs] = words.as_slice() else { return Err("bench graph <graph.json> <runs>".into()) };
    if room != "graph" {
        return Err("only `graph` runs natively".into());
    }
    let mut graph = Graph::new(&std::fs::read_to_string(file)?);
    let mut times = Vec::new();
    for _ in 0..runs.parse::<usize>()? {
        let begun = Instant::now();
        graph.draw();
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    let picture = graph.picture();
    println!("{{\"times\":{times:?},\"memory\":0,{}", picture.trim_start_matches('{'));
    Ok(())
}
