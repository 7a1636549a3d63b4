//! The lines: steps with arrow heads, related pairs dashed, the way of a delay in the colour of alarm.
//!
//! Drawn for the eye alone: the same is said on the boxes, in the panel and in the table.

use leptos::prelude::*;

use crate::gather::sort_by;
use crate::graph::EdgePath;
use crate::plan::LinkKind;

use super::desk::Desk;

/// Rounding of corners.
const CORNER: i32 = 8;
/// Arrow head of a step, and of one on the selected chain.
const ARROW: i32 = 10;
const ARROW_CHOSEN: i32 = 13;
/// How far the dashes of a pair that is also a step run beside the step.
const BESIDE: (i32, i32) = (6, 8);

/// What a line's look depends on. In order of painting.
#[expect(clippy::struct_excessive_bools, reason = "each is one attribute of the line")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Look {
    near: bool,
    chosen: bool,
    supposed: bool,
    late: bool,
    way: bool,
    step: bool,
}

impl Look {
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
pub(super) fn Lines(desk: Desk) -> impl IntoView {
    let size = Memo::new(move |_| desk.drawing.with(|drawing| (drawing.layout.width, drawing.layout.height)));
    let lines = move || {
        let (drawing, facts, chain) = (desk.drawing.get(), desk.facts.get(), desk.chain.get());
        let related = desk.related.get();
        let shown = drawing.layout.edges.iter().filter(|edge| related || edge.kind == LinkKind::Step);
        let look = |edge: &EdgePath| {
            let step = edge.kind == LinkKind::Step;
            let late = step && facts.node(&edge.to).is_some_and(|node| node.reasons.contains(&edge.from));
            let far = |id| chain.near.as_ref().is_some_and(|near| !near.contains(id));
            Look {
                near: !far(&edge.from) && !far(&edge.to),
                chosen: step && chain.runs(&edge.from, &edge.to),
                supposed: step && chain.strikes(&edge.from, &edge.to),
                late,
                way: chain.leads(&edge.from, &edge.to),
                step,
            }
        };
        let mut lines = shown.map(|edge| (look(edge), edge)).collect::<Vec<_>>();
        sort_by(&mut lines, |one, other| one.0.cmp(&other.0));
        lines.into_iter().map(|(look, edge)| line(&look, edge, related)).collect_view()
    };
    view! {
        <svg
            class="graph__lines"
            width=move || size.get().0.to_string()
            height=move || size.get().1.to_string()
            viewBox=move || format!("0 0 {} {}", size.get().0, size.get().1)
            aria-hidden="true"
        >
            {lines}
        </svg>
    }
    .into_any()
}

fn line(look: &Look, edge: &EdgePath, related: bool) -> impl IntoView + use<> {
    let arrow = edge.arrow_head(if look.chosen { ARROW_CHOSEN } else { ARROW });
    let beside = (edge.also_related && related).then(|| beside(edge).svg_path(CORNER));
    let mut shaft = edge.clone();
    if let (Some([_, one, other]), Some(end)) = (arrow, shaft.points.last_mut()) {
        // The line ends at the arrow's base: a thick line would blunt the tip.
        *end = (i32::midpoint(one.0, other.0), i32::midpoint(one.1, other.1));
    }
    let head =
        arrow.map(|[tip, one, other]| format!("M{} {}L{} {}L{} {}Z", tip.0, tip.1, one.0, one.1, other.0, other.1));
    view! {
        <g
            class="graph__edge"
            data-kind=if look.step { "step" } else { "related" }
            data-late=look.late.then_some("")
            data-chosen=look.chosen.then_some("")
            data-asked=look.asked()
            data-turned=edge.turned.then_some("")
        >
            {beside.map(|path| view! { <path class="graph__beside" d=path/> })}
            <path class="graph__line" d=shaft.svg_path(CORNER)/>
            {head.map(|path| view! { <path class="graph__arrow" d=path/> })}
        </g>
    }
}

/// The same way a little aside: below its level stretches and on the outer side of its upright ones.
fn beside(edge: &EdgePath) -> EdgePath {
    let (start, end) = (edge.points.first(), edge.points.last());
    let rises = start.zip(end).is_some_and(|(start, end)| end.1 < start.1);
    let aside = if rises { BESIDE.0 } else { -BESIDE.0 };
    let straight = start.zip(end).is_some_and(|(start, end)| end.1 == start.1);
    let aside = if straight { 0 } else { aside };
    let points = edge.points.iter().map(|point| (point.0 + aside, point.1 + BESIDE.1)).collect();
    EdgePath { points, ..edge.clone() }
}
