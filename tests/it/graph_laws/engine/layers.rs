//! Layers against an oracle: of all ways to stack a small graph, the engine's is one of the shortest.

use ayumi::graph::engine::Oddity;
use proptest::prelude::*;

use super::fixtures::any_graph;

/// The least sum of lengths over all layers from 0 to `count - 1`, tried one by one.
fn shortest(count: usize, steps: &[(usize, usize)]) -> usize {
    let ways = count.pow(u32::try_from(count).unwrap());
    let length = |way: usize| {
        let layer = |node: usize| way / count.pow(u32::try_from(node).unwrap()) % count;
        steps.iter().map(|(from, to)| layer(*to).checked_sub(layer(*from)).filter(|length| *length > 0)).sum()
    };
    (0..ways).filter_map(length).min().unwrap_or(0)
}

proptest! {
    #[test]
    fn no_way_to_stack_the_boxes_has_shorter_steps(graph in any_graph(6)) {
        let mut graph = graph;
        graph.lines.iter_mut().for_each(|line| line.directed = true);
        let picture = graph.draw();
        let drawn = graph.lines.iter().enumerate().filter(|(index, _)| {
            let odd = [Oddity::UnknownEnd(*index), Oddity::Loop(*index), Oddity::Repeated(*index)];
            !odd.iter().any(|odd| picture.odd.contains(odd))
        });
        let steps = drawn.map(|(index, line)| {
            let turned = picture.odd.contains(&Oddity::Turned(index));
            if turned { (line.to, line.from) } else { (line.from, line.to) }
        });
        let steps = steps.collect::<Vec<_>>();
        let length = steps.iter().map(|(from, to)| picture.layers[*to] - picture.layers[*from]).sum::<usize>();
        prop_assert_eq!(length, shortest(graph.boxes.len(), &steps));
    }
}
