//! Laws of the graph itself: cleaning, cycles, reach.

use std::collections::BTreeSet;

use ayumi::graph::{Graph, GraphNote, affected_by, predecessors, successors};
use ayumi::plan::{InitiativeId, LinkKind};
use proptest::prelude::*;

use super::fixture::{any_parts, id, plan};
use super::oracle;

fn ids<const N: usize>(numbers: [u16; N]) -> Vec<InitiativeId> {
    numbers.iter().map(|number| InitiativeId::new(id(*number))).collect()
}

#[test]
fn what_is_odd_is_told_and_the_rest_is_drawn() {
    let [one, two, three, nine] = ids([1, 2, 3, 9]).try_into().unwrap();
    let initiatives = [(1, 1), (2, 1), (3, 1), (3, 2)];
    let links = [
        (LinkKind::Step, 1, 2),
        (LinkKind::Step, 1, 2),
        (LinkKind::Related, 2, 1),
        (LinkKind::Related, 2, 3),
        (LinkKind::Related, 3, 2),
        (LinkKind::Step, 3, 3),
        (LinkKind::Step, 3, 9),
    ];
    let graph = Graph::of(&plan(&initiatives, &links));
    let edges = graph.edges().iter().map(|edge| (edge.from, edge.to, edge.kind, edge.also_related));
    assert_eq!(edges.collect::<Vec<_>>(), [(0, 1, LinkKind::Step, true), (1, 2, LinkKind::Related, false)]);
    assert_eq!(
        graph.notes(),
        [
            GraphNote::RepeatedInitiative(three.clone()),
            GraphNote::RepeatedLink { kind: LinkKind::Step, from: one, to: two.clone() },
            GraphNote::RepeatedLink { kind: LinkKind::Related, from: two, to: three.clone() },
            GraphNote::UnknownEnd { kind: LinkKind::Step, from: three.clone(), to: nine },
            GraphNote::SelfLink { kind: LinkKind::Step, id: three },
        ]
    );
}

#[test]
fn a_cycle_is_told_with_its_members_and_the_step_that_closes_it() {
    let links = [(1, 2), (2, 3), (3, 1), (3, 4)].map(|(from, to)| (LinkKind::Step, from, to));
    let graph = Graph::of(&plan(&[(1, 1), (2, 1), (3, 1), (4, 1)], &links));
    let [first, _, third] = <[_; 3]>::try_from(ids([1, 2, 3])).unwrap();
    assert_eq!(graph.notes(), [GraphNote::Cycle { members: ids([1, 2, 3]), turned: vec![(third, first)] }]);
}

#[test]
fn a_chain_of_any_length_is_walked() {
    let links = (1..20_000).map(|from| (LinkKind::Step, from, from + 1)).collect::<Vec<_>>();
    let initiatives = (1..=20_000).map(|number| (number, 1)).collect::<Vec<_>>();
    let graph = Graph::of(&plan(&initiatives, &links));
    let late = BTreeSet::from([InitiativeId::new(id(1))]);
    assert_eq!(affected_by(&graph, &late).len(), 19_999);
}

proptest! {
    #[test]
    fn cycles_are_the_sets_of_those_that_wait_for_each_other((initiatives, links) in any_parts()) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let distance = oracle::distances(&graph);
        let waits_for_itself = (0..graph.nodes().len()).filter(|node| distance[*node][*node].is_some());
        let expected = waits_for_itself.map(|node| {
            let members = (0..graph.nodes().len())
                .filter(|other| distance[node][*other].is_some() && distance[*other][node].is_some());
            members.map(|member| graph.nodes()[member].id.clone()).collect::<Vec<_>>()
        });
        let told = graph.notes().iter().filter_map(|note| match note {
            GraphNote::Cycle { members, turned } => Some((members.clone(), turned.clone())),
            _ => None,
        });
        let (members, turned): (Vec<_>, Vec<_>) = told.unzip();
        prop_assert_eq!(members.into_iter().collect::<BTreeSet<_>>(), expected.collect::<BTreeSet<_>>());
        prop_assert!(turned.iter().all(|turned| !turned.is_empty()));
        let told = turned.concat().into_iter().collect::<BTreeSet<_>>();
        let marked = graph.edges().iter().filter(|edge| edge.turned);
        let marked = marked.map(|edge| (graph.nodes()[edge.from].id.clone(), graph.nodes()[edge.to].id.clone()));
        prop_assert_eq!(told, marked.collect::<BTreeSet<_>>());
    }

    #[test]
    fn every_stated_link_is_drawn_or_told((initiatives, links) in any_parts()) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let known = |number: u16| graph.place(&InitiativeId::new(id(number)));
        for (kind, from, to) in links {
            let drawn = known(from).zip(known(to)).is_some_and(|(start, end)| {
                graph.edges().iter().any(|edge| match kind {
                    LinkKind::Step => edge.kind == kind && (edge.from, edge.to) == (start, end),
                    LinkKind::Related => {
                        (edge.kind == kind || edge.also_related)
                            && [(start, end), (end, start)].contains(&(edge.from, edge.to))
                    }
                })
            });
            let [from, to] = ids([from, to]).try_into().unwrap();
            let told = graph.notes().contains(&if from == to && graph.place(&from).is_some() {
                GraphNote::SelfLink { kind, id: from }
            } else {
                GraphNote::UnknownEnd { kind, from, to }
            });
            prop_assert!(drawn != told);
        }
    }

    #[test]
    fn reach_is_what_all_paths_say(
        (initiatives, links) in any_parts(),
        hops in proptest::option::of(0..6_usize),
        picked in proptest::collection::btree_set(1..=42_u16, 0..5),
    ) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let distance = oracle::distances(&graph);
        let name = |node: usize| graph.nodes()[node].id.clone();
        let count = graph.nodes().len();
        let near = |steps: Option<usize>| steps.filter(|steps| hops.is_none_or(|limit| *steps <= limit));
        for node in graph.nodes() {
            let here = graph.place(&node.id).unwrap();
            let others = || (0..count).filter(|other| *other != here);
            let after = others().filter_map(|other| Some((name(other), near(distance[here][other])?)));
            let before = others().filter_map(|other| Some((name(other), near(distance[other][here])?)));
            prop_assert_eq!(successors(&graph, &node.id, hops), after.collect());
            prop_assert_eq!(predecessors(&graph, &node.id, hops), before.collect());
        }

        let late = picked.into_iter().map(|number| InitiativeId::new(id(number))).collect::<BTreeSet<_>>();
        let is_late = |node: usize| late.contains(&graph.nodes()[node].id);
        let is_affected = |node: usize| (0..count).any(|other| is_late(other) && distance[other][node].is_some());
        let expected = (0..count).filter(|node| is_affected(*node)).map(|node| {
            let reasons = (0..count).filter(|other| distance[*other][node] == Some(1));
            (name(node), reasons.filter(|other| is_late(*other) || is_affected(*other)).map(name).collect())
        });
        prop_assert_eq!(affected_by(&graph, &late), expected.collect());
    }
}
