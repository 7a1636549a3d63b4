//! Causes and effects among the entries of one cell, as pure functions over ids.
//!
//! They know no entry, so that tests can hand them what content ids make impossible: a cycle.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::gather::{gather, sort};

/// The heads among ids, each given with the ids it supersedes.
///
/// A head is an id that no *other* id of the map supersedes; ids outside the map and an id that names itself count
/// for nothing. Whatever no head reaches through `supersedes` is a head too: a crafted cycle hides nothing, and
/// only an empty map has no heads.
pub fn heads_of<Id: Ord + Copy>(supersedes: &BTreeMap<Id, &[Id]>) -> BTreeSet<Id> {
    let named: BTreeSet<Id> =
        gather(supersedes.iter().flat_map(|(id, others)| others.iter().filter(move |other| *other != id)).copied());
    let mut heads: BTreeSet<Id> = gather(supersedes.keys().copied().filter(|id| !named.contains(id)));
    let mut open: Vec<Id> = heads.iter().copied().collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(others) = supersedes.get(&id).filter(|_| reached.insert(id)) {
            open.extend(others.iter().copied());
        }
    }
    heads.extend(supersedes.keys().filter(|id| !reached.contains(id)));
    heads
}

/// Orders ids so that causes come before effects; where causality leaves a choice, the order given stands.
///
/// `preferred` names every id once, with the ids it supersedes. In a crafted cycle the first of what is left goes
/// first, so every id comes out exactly once. Takes *n* log *n* steps for *n* ids and their references.
pub fn history_of<Id: Ord + Copy>(preferred: &[(Id, &[Id])]) -> Vec<Id> {
    let rank: BTreeMap<Id, usize> = gather(preferred.iter().enumerate().map(|(rank, (id, _))| (*id, rank)));
    let mut effects = vec![Vec::new(); preferred.len()];
    let mut causes_left = vec![0_usize; preferred.len()];
    for (effect, (_, supersedes)) in preferred.iter().enumerate() {
        let mut causes: Vec<usize> =
            supersedes.iter().filter_map(|id| rank.get(id)).copied().filter(|cause| *cause != effect).collect();
        sort(&mut causes);
        causes.dedup();
        causes_left[effect] = causes.len();
        for cause in causes {
            effects[cause].push(effect);
        }
    }
    let mut ready = BinaryHeap::new();
    for rank in (0..preferred.len()).filter(|rank| causes_left[*rank] == 0) {
        ready.push(Reverse(rank));
    }
    let mut told = vec![false; preferred.len()];
    // Only a cycle leaves nothing ready: then the next in the order given is told.
    let mut in_order = 0..preferred.len();
    let mut history = Vec::with_capacity(preferred.len());
    while let Some(next) = ready.pop().map(|Reverse(rank)| rank).or_else(|| in_order.find(|rank| !told[*rank])) {
        told[next] = true;
        history.push(preferred[next].0);
        for effect in &effects[next] {
            causes_left[*effect] -= 1;
            // Already told where a cycle was cut open.
            if causes_left[*effect] == 0 && !told[*effect] {
                ready.push(Reverse(*effect));
            }
        }
    }
    history
}
