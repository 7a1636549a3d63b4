//! The lines: steps with arrow heads, related pairs dashed, the way of a delay in the colour of alarm.
//!
//! Drawn for the eye alone: the same is said on the boxes, in the panel and in the table.

use leptos::prelude::*;

use crate::graph::EdgePath;
use crate::picture::dependencies::Look;
use crate::plan::LinkKind;
use crate::ui::dom::{Element, svg};

use super::desk::GraphState;
use super::length::length;

/// Rounding of corners.
const CORNER: i32 = 8;
/// Arrow head of a step, and of one on the selected chain.
const ARROW: i32 = 10;
const ARROW_CHOSEN: i32 = 13;

/// All lines.
#[component]
pub(super) fn Lines(desk: GraphState) -> impl IntoView {
    move || {
        let (drawing, facts, chain) = (desk.drawing.get(), desk.facts.get(), desk.chain.get());
        let (related, graph) = (desk.related.get(), desk.app.graph());
        let shown = drawing.layout.edges.iter().filter(|edge| related || edge.kind == LinkKind::Step);
        let mut lines = shown.map(|edge| (Look::of(&graph, &drawing, &facts, &chain, edge), edge)).collect::<Vec<_>>();
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
