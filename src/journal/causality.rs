//! Causes and effects among the entries of one cell, as pure functions over ids.
//!
//! They know no entry, so that tests can hand them what content ids make impossible: a cycle.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The heads among ids, each given with the ids it supersedes; in order of id.
///
/// A head is an id that no *other* id of the list supersedes; ids outside the list and an id that names itself count
/// for nothing. Whatever no head reaches through `supersedes` is a head too: a crafted cycle hides nothing, and
/// only an empty list has no heads. An id that is listed twice supersedes what either line says.
///
/// The list must be in order of id. Takes *n* log *n* steps for *n* ids and their references.
pub fn heads_of<Id: Ord + Copy>(supersedes: &[(Id, &[Id])]) -> Vec<Id> {
    if let [(only, _)] = supersedes {
        return vec![*only];
    }
    // Of an id that is listed twice, its first line stands for both.
    let first_of = |id: Id| {
        let at = supersedes.partition_point(|(other, _)| *other < id);
        supersedes.get(at).is_some_and(|(other, _)| *other == id).then_some(at)
    };
    let mut named = vec![false; supersedes.len()];
    for (id, others) in supersedes {
        for at in others.iter().filter(|other| *other != id).filter_map(|other| first_of(*other)) {
            named[at] = true;
        }
    }
    let is_first = |at: usize| at == 0 || supersedes[at - 1].0 != supersedes[at].0;
    let mut open: Vec<usize> = (0..supersedes.len()).filter(|at| is_first(*at) && !named[*at]).collect();
    let mut heads: Vec<Id> = open.iter().map(|at| supersedes[*at].0).collect();
    let mut reached = vec![false; supersedes.len()];
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut reached[at], true) {
            let id = supersedes[at].0;
            let lines = supersedes[at..].iter().take_while(|(other, _)| *other == id);
            open.extend(lines.flat_map(|(_, others)| others.iter()).filter_map(|other| first_of(*other)));
        }
    }
    let hidden = (0..supersedes.len()).filter(|at| is_first(*at) && !reached[*at]);
    let before = heads.len();
    heads.extend(hidden.map(|at| supersedes[at].0));
    if heads.len() > before {
        heads.sort_unstable();
    }
    heads
}

/// Orders ids so that causes come before effects; where causality leaves a choice, the order given stands. Gives their
/// places in that order.
///
/// `preferred` names every id once, with the ids it supersedes. In a crafted cycle the first of what is left goes
/// first, so every id comes out exactly once. Takes *n* log *n* steps for *n* ids and their references.
pub fn order_of<Id: Ord + Copy>(preferred: &[(Id, &[Id])]) -> Vec<usize> {
    let mut by_id: Vec<(Id, usize)> = preferred.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
    by_id.sort_unstable();
    let place_of = |id: Id| by_id.binary_search_by_key(&id, |(other, _)| *other).ok().map(|at| by_id[at].1);
    // Cause and effect, in order of cause; each pair once.
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (effect, (_, supersedes)) in preferred.iter().enumerate() {
        let causes = supersedes.iter().filter_map(|id| place_of(*id)).filter(|cause| *cause != effect);
        pairs.extend(causes.map(|cause| (cause, effect)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut causes_left = vec![0_usize; preferred.len()];
    for (_, effect) in &pairs {
        causes_left[*effect] += 1;
    }
    // Where the effects of each cause begin among the pairs.
    let mut first = vec![0_usize; preferred.len() + 1];
    for (cause, _) in &pairs {
        first[cause + 1] += 1;
    }
    for place in 0..preferred.len() {
        first[place + 1] += first[place];
    }
    let mut ready: BinaryHeap<Reverse<usize>> =
        (0..preferred.len()).filter(|place| causes_left[*place] == 0).map(Reverse).collect();
    let mut told = vec![false; preferred.len()];
    // Only a cycle leaves nothing ready: then the next in the order given is told.
    let mut in_order = 0..preferred.len();
    let mut history = Vec::with_capacity(preferred.len());
    while let Some(next) = ready.pop().map(|Reverse(place)| place).or_else(|| in_order.find(|place| !told[*place])) {
        told[next] = true;
        history.push(next);
        for (_, effect) in &pairs[first[next]..first[next + 1]] {
            causes_left[*effect] -= 1;
            // Already told where a cycle was cut open.
            if causes_left[*effect] == 0 && !told[*effect] {
                ready.push(Reverse(*effect));
            }
        }
    }
    history
}
