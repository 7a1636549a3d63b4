//! What is asked about the selected initiative, and the answers in words: what is around, how it is joined to
//! another, what if it slips.
//!
//! All of it stands in the address, so most of the controls are links: Back, a reload and a mailed address lead to
//! the same picture. Everything is rendered anew from plain values when the address or the facts change.

use leptos::prelude::*;

use crate::picture::dependencies::chain::Chain;
use crate::picture::dependencies::facts::Facts;
use crate::picture::dependencies::words;
use crate::plan::{DeptId, Direction, InitiativeId};
use crate::query::{GraphOptions, NodeKind, Overlay, Route};
use crate::ui::parts::field::Select;
use crate::ui::parts::{ButtonLink, ButtonSize, Choice, segment_links};

use super::desk::GraphState;
use super::ids::QUERIES;

/// The row of controls for questions, and the answers under it.
pub(super) fn queries(desk: GraphState) -> impl IntoView {
    move || {
        let (facts, chain, route) = (desk.facts.get(), desk.chain.read(), desk.app.navigation.route().read());
        let row = desk.queries_open.get().then(|| {
            let controls = controls(desk, &facts, &chain, &route);
            view! { <div class="graph__queries" id=QUERIES role="group" aria-label="図について調べる">{controls}</div> }
        });
        view! {
            {row}
            <div class="graph__answers" role="status">{answers(desk, &facts, &chain, &route)}</div>
        }
    }
}

/// The controls for what can be asked of the picture as it is.
fn controls(desk: GraphState, facts: &Facts, chain: &Chain, route: &Route) -> Vec<AnyView> {
    let mut controls = vec![nodes(route)];
    if chain.selected.is_some() && route.graph.nodes != NodeKind::Departments {
        around(route, &mut controls);
        controls.push(other_end(desk, facts, chain));
        let supposed = chain.selected.clone();
        if supposed != chain.supposed {
            let href = address(route, &|options| options.late.clone_from(&supposed));
            controls.push(button("1年遅れたら", href));
        }
    } else if chain.selected.is_none() {
        controls.push(told("取組を選ぶと、そのまわり・経路・遅れた場合の影響を調べられます。".to_owned(), None));
    }
    controls.push(overlay(desk));
    if route.graph.nodes != NodeKind::Departments {
        controls.extend(super::export::saved(desk).buttons());
    }
    controls
}

/// What the boxes stand for.
fn nodes(route: &Route) -> AnyView {
    let kinds = [("取組", NodeKind::Initiatives), ("個別取組", NodeKind::Measures), ("担当課", NodeKind::Departments)];
    let kind = |(label, nodes)| (label, address(route, &|options| options.nodes = nodes), route.graph.nodes == nodes);
    segment_links("箱", kinds.map(kind).into())
}

/// The address with other options of the graph.
fn address(route: &Route, change: &dyn Fn(&mut GraphOptions)) -> String {
    let mut route = route.clone();
    change(&mut route.graph);
    route.format()
}

/// How far to look, which way, and whether to lay out only that.
fn around(route: &Route, controls: &mut Vec<AnyView>) {
    let options = &route.graph;
    let hops = |label, hops: Option<u8>| {
        let href = address(route, &|options| {
            options.hops = hops;
            // Nothing but the whole is left when nobody is near.
            options.alone &= hops.is_some();
        });
        (label, href, options.hops == hops)
    };
    let near = vec![hops("全体", None), hops("1つ先", Some(1)), hops("2つ", Some(2)), hops("3つ", Some(3))];
    controls.push(segment_links("まわり", near));
    if options.hops.is_some() {
        let way = |label, direction: Direction| {
            (label, address(route, &|options| options.direction = direction), options.direction == direction)
        };
        let ways =
            vec![way("両方", Direction::Both), way("上流", Direction::Upstream), way("下流", Direction::Downstream)];
        controls.push(segment_links("向き", ways));
        let label = if options.alone { "計画の図に戻す" } else { "まわりだけ並べる" };
        controls.push(button(label, address(route, &|options| options.alone = !options.alone)));
    }
}

/// A link that looks like a button.
fn button(label: &'static str, href: String) -> AnyView {
    view! { <ButtonLink size=ButtonSize::Small href>{label}</ButtonLink> }.into_any()
}

/// The other end of a path.
fn other_end(desk: GraphState, facts: &Facts, chain: &Chain) -> AnyView {
    let mut choices = vec![Choice::new("", "選んでください")];
    for node in facts.nodes.iter().filter(|node| chain.selected.as_ref() != Some(&node.id)) {
        choices.push(Choice::new(node.id.as_str(), words::circled(node) + " " + node.name.as_str()));
    }
    let value = chain.to.as_ref().map(ToString::to_string).unwrap_or_default();
    select("graph-to", "経路の相手", choices, value, move |id| {
        let to = (!id.is_empty()).then(|| InitiativeId::new(id));
        change_options(desk, &|options| options.to.clone_from(&to));
    })
}

/// Whose roles are marked.
fn overlay(desk: GraphState) -> AnyView {
    let mut choices = vec![Choice::new("", "示さない")];
    for dept in &desk.app.plan().departments {
        choices.push(Choice::new(dept.id.as_str(), &dept.name));
    }
    let value = desk.marked().map(|(dept, _)| dept.to_string()).unwrap_or_default();
    select("graph-marks", "課の役割", choices, value, move |id| {
        let dept = DeptId::new(&id);
        let overlay = if id.is_empty() {
            Overlay::Nobody
        } else if desk.app.preferences.own_dept().get_untracked().as_ref() == Some(&dept) {
            Overlay::Own
        } else {
            Overlay::Of(dept)
        };
        change_options(desk, &|options| options.overlay.clone_from(&overlay));
    })
}

fn select(
    id: &'static str,
    label: &'static str,
    choices: Vec<Choice>,
    value: String,
    on_choose: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let (choices, value, on_choose) = (Signal::stored(choices), Signal::stored(value), Callback::new(on_choose));
    view! {
        <div class="graph__query">
            <Select id label inline=true choices value on_choose/>
        </div>
    }
    .into_any()
}

/// Changes the options in the address, leaving a step for Back.
fn change_options(desk: GraphState, change: &dyn Fn(&mut GraphOptions)) {
    let address = address(&desk.app.navigation.route().read_untracked(), change);
    desk.app.navigation.go_to(&address);
}

/// What was asked, answered.
fn answers(desk: GraphState, facts: &Facts, chain: &Chain, route: &Route) -> Vec<AnyView> {
    let already = chain.affected_already(&desk.app.graph(), facts);
    let supposition = words::supposition(facts, chain, &already).map(|answer| {
        let href = address(route, &|options| options.late = None);
        told(answer, Some(view! { <a href=href>"「もし遅れたら」を終える"</a> }.into_any()))
    });
    let focus = route.graph.hops.and_then(|hops| words::focus(facts, chain, hops));
    let path = words::path(facts, chain);
    let left_out = words::left_out(desk.drawing.read().left_out);
    supposition
        .into_iter()
        .chain([focus, path, left_out].into_iter().flatten().map(|answer| told(answer, None)))
        .collect()
}

/// A sentence; one that can be left is a supposition.
fn told(words: String, leave: Option<AnyView>) -> AnyView {
    let supposed = leave.is_some().then_some("");
    view! {
        <p class="graph__told" data-supposed=supposed>
            {words}
            " "
            {leave}
        </p>
    }
    .into_any()
}
