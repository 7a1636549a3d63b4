//! The picture: lanes, column heads, lines, and real buttons over them in reading order.
//!
//! Positions come from the layout, in px of a browser that nobody has set to larger letters. They are set through the style object, never as an attribute in markup,
//! as the page's policy demands.

use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::graph::{ColumnHead, LaneBox, NodeBox, Rect};
use crate::picture::dependencies::GraphDrawing;
use crate::picture::dependencies::Show;
use crate::picture::dependencies::facts::NodeFacts;
use crate::picture::dependencies::sheet::column_title;
use crate::plan::{MeasureId, VisionNumber};
use crate::query::NodeKind;
use crate::ui::parts::{Empty, vision_label};

use super::desk::{FULL_SIZE, GraphState};
use super::keys;
use super::legend::Legend;
use super::length::length;
use super::lines::Lines;
use super::node::NodeButton;
use super::roles;
use super::wheel::{SHEET, Wheel};

/// The room of the picture on an A3 sheet, beside the words and under the head.
const PAPER: (i32, i32) = (1050, 905);

/// The picture in its own scrolling box.
#[component]
pub(super) fn Picture(desk: GraphState, room: NodeRef<html::Div>) -> impl IntoView {
    let full = Memo::new(move |_| desk.drawing.with(|drawing| (drawing.layout.width, drawing.layout.height)));
    let zoomed = move |units: i32| {
        let zoom = i32::try_from(desk.zoom.get()).unwrap_or(100);
        length(units.saturating_mul(zoom) / 100)
    };
    let empty = Memo::new(move |_| desk.drawing.read().layout.width == 0);
    let (grip, wheel) = (StoredValue::new(None), Wheel::default());
    on_cleanup(move || wheel.stop());
    let pull = move |event: PointerEvent| keys::on_pull(room, grip, &event);
    let legend_inside = Memo::new(move |_| desk.drawing.read().layout.legend);
    view! {
        <section class="graph__picture" aria-label="依存関係の図">
            {move || empty.get().then(|| nothing(desk))}
            <div
                class="graph__room"
                node_ref=room
                on:wheel=move |event| wheel.turn(desk, &event)
                on:pointerdown=pull
                on:pointermove=pull
            >
                <div class="graph__sheet" id=SHEET style:width=move || zoomed(full.get().0) style:height=move || zoomed(full.get().1)>
                    <Stage desk full legend_inside/>
                </div>
            </div>
            {move || (legend_inside.get().is_none() && !empty.get()).then(|| bottom_legend(desk))}
        </section>
    }
    .into_any()
}

/// The picture at its full size, scaled.
#[component]
fn Stage(desk: GraphState, full: Memo<(i32, i32)>, legend_inside: Memo<Option<Rect>>) -> impl IntoView {
    let scale = move || {
        let zoom = desk.zoom.get();
        (zoom != FULL_SIZE).then(|| format!("scale({}.{:02})", zoom / 100, zoom % 100))
    };
    let print_scale = move || {
        let (width, height) = full.get();
        let percent = |room: i32, full: i32| room.saturating_mul(100).checked_div(full).unwrap_or(100);
        let percent = percent(PAPER.0, width).min(percent(PAPER.1, height)).clamp(1, 100);
        format!("{}.{:02}", percent / 100, percent % 100)
    };
    let legend = move || {
        legend_inside.get().map(|free| {
            view! {
                <div class="graph__legend-room" style:left=length(free.x) style:top=length(free.y) style:width=length(free.width)>
                    <Legend desk/>
                </div>
            }
            .into_any()
        })
    };
    let heads = move || desk.drawing.read().layout.columns.iter().map(column_head).collect::<Vec<_>>();
    let lanes = move || desk.drawing.read().layout.lanes.iter().map(|each| lane(desk, each)).collect::<Vec<_>>();
    view! {
        <div
            class="graph__stage"
            style:width=move || length(full.get().0)
            style:height=move || length(full.get().1)
            style:transform=scale
            style=("--graph-print-scale", print_scale)
        >
            {heads}
            {lanes}
            <Lines desk/>
            {boxes(desk)}
            {legend}
            {move || roles::picture(desk)}
        </div>
    }
    .into_any()
}

/// The boxes, in reading order.
fn boxes(desk: GraphState) -> AnyView {
    view! {
        <ul class="graph__nodes" on:pointerdown=|event| event.stop_propagation()>
            <For
                each=move || placed(&desk.drawing.read())
                key=|(place, lane, open)| (place.id.clone(), place.x, place.y, *lane, open.clone())
                children=move |(place, lane, open)| view! { <NodeButton desk place lane open/> }
            />
        </ul>
    }
    .into_any()
}

/// Each box with the Vision that it stands for, or the measures drawn in it.
fn placed(drawing: &GraphDrawing) -> Vec<(NodeBox, Option<VisionNumber>, Vec<MeasureId>)> {
    let each = |place: &NodeBox| (place.clone(), drawing.folded.lane(&place.id), drawing.measures(&place.id).to_vec());
    drawing.layout.nodes.iter().map(each).collect()
}

/// Under a picture that has no room for it.
fn bottom_legend(desk: GraphState) -> AnyView {
    if desk.drawing.read().roles.is_some() { roles::legend() } else { view! { <Legend desk/> }.into_any() }
}

/// Says why there is nothing to draw.
fn nothing(desk: GraphState) -> impl IntoView {
    let (title, reason) = match desk.show.get() {
        _ if desk.app.navigation.route().read().graph.nodes == NodeKind::Departments => (
            "どの課、どの取組についてかを選んでください。",
            "取組を選ぶとその担当課を、「課の役割」で課を選ぶとその課の取組を、絞り込みの条件に合うものだけ図に示します。",
        ),
        Show::Own if desk.app.preferences.own_dept().read().is_none() => {
            ("自分の課がまだ選ばれていません。", "右上の「自分の課」から選ぶと、その課が関係する取組を示します。")
        }
        Show::Own => ("自分の課が関係する取組はありません。", "「すべて」を選ぶと、計画全体の図を示します。"),
        Show::Stepped => ("前提・後続の定めがある取組はありません。", "「すべて」を選ぶと、計画全体の図を示します。"),
        Show::All => ("この計画には取組がありません。", "「保存と共有」で計画のファイルを確かめてください。"),
    };
    view! { <Empty title reason/> }
}

fn column_head(head: &ColumnHead) -> AnyView {
    let title = column_title(head);
    view! {
        <p class="graph__column" style:left=length(head.x) style:width=length(head.width)>
            {title}
        </p>
    }
    .into_any()
}

fn lane(desk: GraphState, lane: &LaneBox) -> AnyView {
    let vision = lane.vision;
    let name = desk.app.plan().vision(vision).map(|vision| vision.name.clone()).unwrap_or_default();
    let folded = move || desk.app.navigation.route().read().graph.folded.contains(&vision);
    let count = move || {
        let (facts, drawing) = (desk.facts.get(), desk.drawing.get());
        // A folded Vision is there with all it has.
        let folded = drawing.folded.lanes.iter().any(|(lane, _)| *lane == vision);
        let shown = |node: &&NodeFacts| node.vision == vision && (folded || drawing.layout.node(&node.id).is_some());
        let shown = facts.nodes.iter().filter(shown);
        let (initiatives, measures) = shown.fold((0, 0), |sum, node| (sum.0 + 1, sum.1 + node.measures.len()));
        format!("{initiatives}取組・{measures}{MEASURES}")
    };
    view! {
        <div
            class="graph__lane"
            data-vision=vision.to_string()
            style:left=length(lane.x)
            style:top=length(lane.y)
            style:width=length(lane.width)
            style:height=length(lane.height)
        >
            {vision_label(vision, name)}
            <span class="graph__lane-count">
                {count} " "
                <a class="graph__fold" href=move || desk.turned_vision(vision).format()>
                    {move || if folded() { "広げる" } else { "たたむ" }}
                    <span class="visually-hidden">{format!("：Vision{vision}")}</span>
                </a>
            </span>
        </div>
    }
    .into_any()
}
