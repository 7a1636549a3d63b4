//! The rules of links: proper ends, each pair once, and steps that lead somewhere.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::plan::problems::Problems;
use crate::plan::{Link, LinkKind};

/// Checks every rule that looks at links alone.
pub(super) fn check(links: &[Link], problems: &mut Problems) {
    ends_differ(links, problems);
    pairs_once(links, problems);
    steps_acyclic(links, problems);
}

fn ends_differ(links: &[Link], problems: &mut Problems) {
    for (index, link) in links.iter().enumerate() {
        if link.from == link.to {
            problems.link_to_itself(format!("links[{index}]"), link.from.as_str());
        }
    }
}

/// A related pair is the same pair from both sides; a step back is another step (and a cycle).
fn pairs_once(links: &[Link], problems: &mut Problems) {
    let mut seen = HashSet::new();
    for (index, link) in links.iter().enumerate() {
        let pair = match link.kind {
            LinkKind::Related if link.to < link.from => (&link.to, &link.from),
            LinkKind::Related | LinkKind::Step => (&link.from, &link.to),
        };
        if !seen.insert((link.kind, pair)) {
            problems.repeated_link(format!("links[{index}]"), link.from.as_str(), link.to.as_str());
        }
    }
}

/// Steps say what comes first; in a circle nothing does. A circle is told with all its members; one whose
/// members have all been told of waits until those are mended.
fn steps_acyclic(links: &[Link], problems: &mut Problems) {
    let mut waiting: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for link in links.iter().filter(|link| link.kind == LinkKind::Step && link.from != link.to) {
        waiting.entry(link.from.as_str()).or_default().insert(link.to.as_str());
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for start in waiting.keys().copied() {
        if told.contains(start) {
            continue;
        }
        if let Some(circle) = way_back(start, &waiting) {
            let place = circle_place(links, &circle);
            told.extend(circle.iter().copied());
            problems.step_cycle(place, &circle);
        }
    }
}

/// The shortest way along the steps from `start` back to itself, `start` first.
fn way_back<'a>(start: &'a str, waiting: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut frontier = vec![start];
    while !frontier.is_empty() {
        let mut next = Vec::new();
        for here in frontier {
            for there in waiting.get(here).into_iter().flatten().copied() {
                if there == start {
                    return Some(retrace(start, here, &came_from));
                }
                if let std::collections::btree_map::Entry::Vacant(unvisited) = came_from.entry(there) {
                    unvisited.insert(here);
                    next.push(there);
                }
            }
        }
        frontier = next;
    }
    None
}

fn retrace<'a>(start: &'a str, last: &'a str, came_from: &BTreeMap<&'a str, &'a str>) -> Vec<&'a str> {
    let mut way: Vec<&str> = std::iter::successors((last != start).then_some(last), |here| {
        came_from.get(here).copied().filter(|before| *before != start)
    })
    .collect();
    way.push(start);
    way.reverse();
    way
}

/// The link of the circle's first step: a place to begin mending.
fn circle_place(links: &[Link], circle: &[&str]) -> String {
    let (first, second) = (circle.first(), circle.get(1));
    let index = links.iter().position(|link| {
        link.kind == LinkKind::Step && Some(&link.from.as_str()) == first && Some(&link.to.as_str()) == second
    });
    index.map_or_else(|| "links".to_owned(), |index| format!("links[{index}]"))
}
