//! What is near, how two are joined, what if one slips.

use std::collections::BTreeSet;

use ayumi::graph::{Graph, Trace, affected_by, if_late, near, trace};
use ayumi::plan::{Direction, InitiativeId, LinkKind};
use proptest::prelude::*;

use super::fixture::{any_parts, id, plan, real};
use super::oracle;

fn named(number: u16) -> InitiativeId {
    InitiativeId::new(id(number))
}

fn list(numbers: &[u16]) -> Vec<InitiativeId> {
    numbers.iter().map(|number| named(*number)).collect()
}

fn real_near(number: u16, hops: usize, direction: Direction) -> Vec<InitiativeId> {
    near(&Graph::of(&real()), &named(number), hops, direction).into_keys().collect()
}

#[test]
fn near_the_first_of_the_real_plan_are_its_predecessors_and_its_pairs() {
    assert_eq!(real_near(1, 1, Direction::Both), list(&[1, 3, 4, 8, 14]));
    assert_eq!(real_near(14, 1, Direction::Downstream), list(&[1, 7, 8, 9, 14]));
    assert_eq!(real_near(14, 3, Direction::Upstream), list(&[14]));
    assert_eq!(real_near(6, 3, Direction::Both), list(&[6]));
    assert_eq!(real_near(9, 0, Direction::Both), list(&[9]));
}

#[test]
fn two_of_the_real_plan_are_joined_by_steps_before_ties() {
    let graph = Graph::of(&real());
    let joined = |one: u16, other: u16| trace(&graph, &named(one), &named(other));
    assert_eq!(joined(14, 9), Some(Trace::Waits(list(&[14, 9]))));
    assert_eq!(joined(9, 14), Some(Trace::WaitedFor(list(&[14, 9]))));
    assert_eq!(joined(4, 11), Some(Trace::Tied(list(&[4, 1, 14, 9, 12, 11]))));
    assert_eq!(joined(6, 1), None);
    assert_eq!(joined(6, 6), Some(Trace::Waits(list(&[6]))));
}

#[test]
fn if_the_fourteenth_slips_four_more_are_affected_with_the_reason() {
    let graph = Graph::of(&real());
    let supposed = if_late(&graph, &BTreeSet::new(), &named(14));
    assert_eq!(supposed.keys().cloned().collect::<Vec<_>>(), list(&[1, 7, 8, 9]));
    assert!(supposed.values().all(|reasons| *reasons == list(&[14])));
    assert!(if_late(&graph, &BTreeSet::from([named(14)]), &named(4)).is_empty());
}

proptest! {
    #[test]
    fn a_trace_is_as_short_as_any_way((initiatives, links) in any_parts(), one in 1..=40_u16, other in 1..=40_u16) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let distance = oracle::distances(&graph);
        let (Some(start), Some(end)) = (graph.place(&named(one)), graph.place(&named(other))) else {
            prop_assert_eq!(trace(&graph, &named(one), &named(other)), None);
            return Ok(());
        };
        let steps = |from: usize, to: usize| if from == to { Some(0) } else { distance[from][to] };
        match trace(&graph, &named(one), &named(other)) {
            Some(Trace::Waits(way)) => prop_assert_eq!(Some(way.len() - 1), steps(start, end)),
            Some(Trace::WaitedFor(way)) => {
                prop_assert_eq!(steps(start, end), None);
                prop_assert_eq!(Some(way.len() - 1), steps(end, start));
            }
            Some(Trace::Tied(way)) => {
                prop_assert_eq!((steps(start, end), steps(end, start)), (None, None));
                prop_assert_eq!((way.first(), way.last()), (Some(&named(one)), Some(&named(other))));
                for pair in way.windows(2) {
                    let ends = [0, 1].map(|at: usize| graph.place(&pair[at]).unwrap());
                    let tied = |from: usize, to: usize| graph.edges().iter().any(|edge| (edge.from, edge.to) == (from, to));
                    prop_assert!(tied(ends[0], ends[1]) || tied(ends[1], ends[0]));
                }
            }
            None => prop_assert_eq!((steps(start, end), steps(end, start)), (None, None)),
        }
    }

    #[test]
    fn what_is_near_is_so_many_steps_away_or_related(
        (initiatives, links) in any_parts(),
        number in 1..=40_u16,
        hops in 0..4_usize,
    ) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let distance = oracle::distances(&graph);
        let found = near(&graph, &named(number), hops, Direction::Both);
        let Some(here) = graph.place(&named(number)) else {
            prop_assert!(found.is_empty());
            return Ok(());
        };
        for (place, node) in graph.nodes().iter().enumerate() {
            let related = graph.edges().iter().any(|edge| {
                edge.kind == LinkKind::Related && [(here, place), (place, here)].contains(&(edge.from, edge.to))
            });
            let ways = [distance[here][place], distance[place][here], related.then_some(1)];
            let least = if place == here { Some(0) } else { ways.into_iter().flatten().min() };
            prop_assert_eq!(found.get(&node.id).copied(), least.filter(|least| *least <= hops));
        }
    }

    #[test]
    fn a_supposition_and_the_known_make_the_whole((initiatives, links) in any_parts(), late in 1..=40_u16, more in 1..=40_u16) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let known = BTreeSet::from([named(late)]);
        let supposed = if_late(&graph, &known, &named(more));
        let before = affected_by(&graph, &known);
        let all = affected_by(&graph, &BTreeSet::from([named(late), named(more)]));
        prop_assert!(supposed.keys().all(|id| !before.contains_key(id)));
        prop_assert_eq!(before.keys().chain(supposed.keys()).collect::<BTreeSet<_>>(), all.keys().collect());
    }
}
