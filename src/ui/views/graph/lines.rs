//! The lines: steps with arrow heads, related pairs dashed, the way of a delay in the colour of alarm.
//!
//! Drawn for the eye alone: the same is said on the boxes, in the panel and in the table.

use leptos::prelude::*;

use crate::exchange::Stroke;
use crate::graph::EdgePath;
use crate::plan::{InitiativeId, LinkKind};
use crate::ui::dom::{Element, svg};

use super::chain::Chain;
use super::desk::GraphState;
use super::drawing::GraphDrawing;
use super::facts::Facts;
use super::length::length;

/// Rounding of corners.
const CORNER: i32 = 8;
/// Arrow head of a step, and of one on the selected chain.
const ARROW: i32 = 10;
const ARROW_CHOSEN: i32 = 13;

/// What a line's look depends on. In order of painting.
#[expect(clippy::struct_excessive_bools, reason = "each is one attribute of the line")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    near: bool,
    pub(super) chosen: bool,
    supposed: bool,
    late: bool,
    way: bool,
    step: bool,
}

impl Look {
    /// Of a line of the drawing. One that stands for several has what is said of any of them.
    pub(super) fn of(desk: GraphState, drawing: &GraphDrawing, facts: &Facts, chain: &Chain, edge: &EdgePath) -> Self {
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
            drawing.folded.under(&desk.app.graph(), &edge.from, &edge.to).for_each(|(from, to)| add(from, to));
        }
        look
    }

    /// How it is drawn in a file.
    pub(super) fn stroke(&self) -> Stroke {
        match self {
            Self { way: true, .. } => Stroke::Way,
            Self { supposed: true, .. } => Stroke::Supposed,
            Self { near: false, .. } => Stroke::Far,
            Self { late: true, .. } => Stroke::Late,
            _ => Stroke::Plain,
        }
    }

    /// The word in style sheets for what was asked.
    fn asked(&self) -> Option<&'static str> {
        match self {
            Self { way: true, .. } => Some("way"),
            Self { supposed: true, .. } => Some("supposed"),
            Self { near: false, .. } => Some("far"),
            _ => None,
        }
    }
}

/// All lines.
#[component]
pub(super) fn Lines(desk: GraphState) -> impl IntoView {
    move || {
        let (drawing, facts, chain) = (desk.drawing.get(), desk.facts.get(), desk.chain.get());
        let related = desk.related.get();
        let shown = drawing.layout.edges.iter().filter(|edge| related || edge.kind == LinkKind::Step);
        let mut lines = shown.map(|edge| (Look::of(desk, &drawing, &facts, &chain, edge), edge)).collect::<Vec<_>>();
        lines.sort_by(|one, other| one.0.cmp(&other.0));
        let (width, height) = (drawing.layout.width, drawing.layout.height);
        svg("svg", "graph__lines")
            .with("style:width", length(width))
            .with("style:height", length(height))
            .with("viewBox", format!("0 0 {width} {height}"))
            .with("aria-hidden", "true")
            .children(lines.into_iter().map(|(look, edge)| line(&look, edge, related)))
    }
}

fn line(look: &Look, edge: &EdgePath, related: bool) -> Element {
    let arrow = edge.arrow_head(if look.chosen { ARROW_CHOSEN } else { ARROW });
    let path = |class, path: String| svg("path", class).with("d", path);
    let beside = (edge.also_related && related).then(|| path("graph__beside", edge.beside().svg_path(CORNER)));
    let head =
        arrow.map(|[tip, one, other]| format!("M{} {}L{} {}L{} {}Z", tip.0, tip.1, one.0, one.1, other.0, other.1));
    svg("g", "graph__edge")
        .with("data-kind", if look.step { "step" } else { "related" })
        .with_if("data-late", look.late)
        .with_if("data-chosen", look.chosen)
        .with_some("data-asked", look.asked())
        .with_if("data-turned", edge.turned)
        .children(beside)
        .child(path("graph__line", edge.up_to(arrow).svg_path(CORNER)))
        .children(head.map(|head| path("graph__arrow", head)))
}
