//! What is said of a line, by its look.

use crate::graph::{EdgePath, Graph};
use crate::picture::Stroke;
use crate::plan::{InitiativeId, LinkKind};

use super::arrangement::GraphDrawing;
use super::chain::Chain;
use super::facts::Facts;

/// What a line's look depends on. In order of painting.
#[expect(clippy::struct_excessive_bools, reason = "each is one attribute of the line")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    near: bool,
    /// It lies on the way to the selected one or from it.
    pub chosen: bool,
    supposed: bool,
    /// It carries a delay.
    pub late: bool,
    way: bool,
    /// It is a step.
    pub step: bool,
}

impl Look {
    /// Of a line of the drawing. One that stands for several has what is said of any of them.
    pub fn of(graph: &Graph, drawing: &GraphDrawing, facts: &Facts, chain: &Chain, edge: &EdgePath) -> Self {
        let step = edge.kind == LinkKind::Step;
        let far = |id: &InitiativeId| chain.near.as_ref().is_some_and(|near| !near.contains(id));
        let mut look = Self { near: false, chosen: false, supposed: false, late: false, way: false, step };
        let mut add = |from: &InitiativeId, to: &InitiativeId| {
            look.near |= !far(from) && !far(to);
            look.chosen |= step && chain.runs(from, to);
            look.supposed |= step && chain.strikes(from, to);
            look.late |= step && facts.node(to).is_some_and(|node| node.reasons.contains(from));
            look.way |= chain.leads(from, to);
        };
        if drawing.folded.lanes.is_empty() {
            add(&edge.from, &edge.to);
        } else {
            drawing.folded.under(graph, &edge.from, &edge.to).for_each(|(from, to)| add(from, to));
        }
        look
    }

    /// How it is drawn in a file.
    pub fn stroke(&self) -> Stroke {
        match self {
            Self { way: true, .. } => Stroke::Way,
            Self { supposed: true, .. } => Stroke::Supposed,
            Self { near: false, .. } => Stroke::Far,
            Self { late: true, .. } => Stroke::Late,
            _ => Stroke::Plain,
        }
    }

    /// The word in style sheets for what was asked.
    pub fn asked(&self) -> Option<&'static str> {
        match self {
            Self { way: true, .. } => Some("way"),
            Self { supposed: true, .. } => Some("supposed"),
            Self { near: false, .. } => Some("far"),
            _ => None,
        }
    }
}
