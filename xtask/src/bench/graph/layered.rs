//! Random graphs in layers, by seed: most steps lead one layer on, to a place near their own.

use serde_json::{Value, json};

/// Steps for each box, in halves.
const HALF_STEPS: usize = 3;

/// Numbers that look random and are the same for a seed (Numerical Recipes).
struct Random(u32);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(self.0 >> 8).unwrap_or(0) % end.max(1)
    }
}

/// As in `tests/fixtures/graphs`: one step in seven leads over more than one layer, one in ten to anywhere in its layer.
pub fn graph(boxes: usize, layers: usize, seed: u32) -> Value {
    let mut random = Random(seed);
    let mut rows = vec![Vec::new(); layers];
    let places: Vec<(usize, usize)> = (0..boxes)
        .map(|node| {
            let layer = random.below(layers);
            rows[layer].push(node);
            (layer, rows[layer].len() - 1)
        })
        .collect();
    let nodes: Vec<Value> = vec![json!({}); boxes];
    let mut steps = std::collections::BTreeSet::new();
    // Where layers are few and small there may be no more steps to find.
    for _ in 0..20 * boxes {
        if 2 * steps.len() >= HALF_STEPS * boxes {
            break;
        }
        let from = random.below(boxes);
        let (layer, place) = places[from];
        let far = if random.below(7) == 0 { 2 + random.below(4) } else { 1 };
        let Some(row) = rows.get(layer + far).filter(|row| !row.is_empty()) else { continue };
        let near = place * row.len() / rows[layer].len() + random.below(5);
        let to =
            if random.below(10) == 0 { random.below(row.len()) } else { near.saturating_sub(2).min(row.len() - 1) };
        steps.insert((from, row[to]));
    }
    let edges: Vec<Value> = steps.into_iter().map(|(s, t)| json!({ "s": s, "t": t, "kind": "step" })).collect();
    json!({ "nodes": nodes, "edges": edges })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_makes_the_same_graph_again() {
        let made = graph(100, 8, 7);
        assert_eq!(made, graph(100, 8, 7));
        assert_ne!(made, graph(100, 8, 8));
        assert_eq!(made["edges"].as_array().map(Vec::len), Some(150));
    }
}
