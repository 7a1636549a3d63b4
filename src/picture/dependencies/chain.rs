//! How every initiative relates to the selected one and to the query: focus, path, supposition.

use std::collections::{BTreeMap, BTreeSet};

use crate::filled::filled;
use crate::graph::{Graph, Trace, if_late, near, predecessors, successors, trace};
use crate::plan::InitiativeId;
use crate::query::GraphOptions;

use super::facts::{Facts, NodeFacts};

/// How an initiative lies to the selected one, along steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// It is the selected one.
    Selected,
    /// It comes before.
    Before,
    /// It waits.
    After,
}

impl Tie {
    /// The word in style sheets.
    pub fn word(self) -> &'static str {
        match self {
            Self::Selected => "selected",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The word for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Selected => "選択中",
            Self::Before => "前提",
            Self::After => "後続",
        }
    }
}

/// All that is said of an initiative because of what is selected and asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// How it lies to the selected one.
    pub tie: Option<Tie>,
    /// Outside the focus.
    pub far: bool,
    /// Its place on the traced path, from 1.
    pub way: Option<usize>,
    /// It is the one supposed to slip.
    pub supposed: bool,
    /// It would be affected, and is not already.
    pub struck: bool,
}

/// The selected initiative with everything that comes before it and everything that waits for it, and what is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chain {
    /// Which is selected.
    pub selected: Option<InitiativeId>,
    /// Those around it; none where everything is looked at.
    pub near: Option<Vec<InitiativeId>>,
    /// The other end of a traced path.
    pub to: Option<InitiativeId>,
    /// The path there, if there is one.
    pub path: Option<Trace>,
    /// Which one is supposed to slip.
    pub supposed: Option<InitiativeId>,
    /// Who would be affected by that and is not already.
    pub struck: Vec<InitiativeId>,
    before: BTreeMap<InitiativeId, usize>,
    after: BTreeMap<InitiativeId, usize>,
}

impl Stand {
    /// The word in style sheets: far, or how it lies to the selected one.
    pub fn word(self) -> Option<&'static str> {
        if self.far { Some("far") } else { self.tie.map(Tie::word) }
    }
}

impl Chain {
    /// Follows the steps both ways, and answers what is asked.
    pub fn of(graph: &Graph, facts: &Facts, selected: Option<InitiativeId>, options: &GraphOptions) -> Self {
        let mut chain = Self::default();
        if let Some(supposed) = &options.late {
            let late = facts.nodes.iter().filter(|node| node.is_late()).map(|node| node.id.clone());
            chain.struck = if_late(graph, &filled::<BTreeSet<_>, _>(late), supposed).keys().cloned().collect();
            chain.supposed = Some(supposed.clone());
        }
        let Some(id) = selected else { return chain };
        chain.before = predecessors(graph, &id, None);
        chain.after = successors(graph, &id, None);
        chain.near =
            options.hops.map(|hops| near(graph, &id, usize::from(hops), options.direction).keys().cloned().collect());
        chain.to = options.to.clone().filter(|to| *to != id);
        chain.path = chain.to.as_ref().and_then(|to| trace(graph, &id, to));
        chain.selected = Some(id);
        chain
    }

    /// All that is said of an initiative. On a cycle, what waits counts first.
    pub fn stand(&self, id: &InitiativeId) -> Stand {
        let tie = if self.selected.as_ref() == Some(id) {
            Some(Tie::Selected)
        } else if self.after.contains_key(id) {
            Some(Tie::After)
        } else {
            self.before.contains_key(id).then_some(Tie::Before)
        };
        Stand {
            tie,
            far: self.near.as_ref().is_some_and(|near| !near.contains(id)),
            way: self.way().iter().position(|each| each == id).map(|place| place + 1),
            supposed: self.supposed.as_ref() == Some(id),
            struck: self.struck.contains(id),
        }
    }

    /// The initiatives of the traced path, in the direction of its steps.
    pub fn way(&self) -> &[InitiativeId] {
        match &self.path {
            Some(Trace::Waits(way) | Trace::WaitedFor(way) | Trace::Tied(way)) => way,
            None => &[],
        }
    }

    /// Whether a line lies on the traced path.
    pub fn leads(&self, from: &InitiativeId, to: &InitiativeId) -> bool {
        self.way().windows(2).any(|pair| pair == [from.clone(), to.clone()] || pair == [to.clone(), from.clone()])
    }

    /// Whether a step carries the supposed slip on.
    pub fn strikes(&self, from: &InitiativeId, to: &InitiativeId) -> bool {
        self.struck.contains(to) && (self.supposed.as_ref() == Some(from) || self.struck.contains(from))
    }

    /// Whether a step lies on the way to the selected one or from it.
    pub fn runs(&self, from: &InitiativeId, to: &InitiativeId) -> bool {
        let selected = |id| self.selected.as_ref() == Some(id);
        let up = (selected(to) || self.before.contains_key(to)) && self.before.contains_key(from);
        let down = (selected(from) || self.after.contains_key(from)) && self.after.contains_key(to);
        up || down
    }

    /// What waits for the selected one over more than one step.
    pub fn further(&self) -> Vec<InitiativeId> {
        self.after.iter().filter(|(_, hops)| **hops > 1).map(|(id, _)| id.clone()).collect()
    }

    /// Those that would wait for the supposed one but are affected already.
    pub fn affected_already<'a>(&self, graph: &Graph, facts: &'a Facts) -> Vec<&'a NodeFacts> {
        let Some(supposed) = &self.supposed else { return Vec::new() };
        let waiting = successors(graph, supposed, None);
        facts.affected().filter(|node| waiting.contains_key(&node.id)).collect()
    }
}
