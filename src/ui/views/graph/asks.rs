//! What is asked about the selected initiative, and the answers in words: what is around, how it is joined to
//! another, what if it slips.
//!
//! All of it stands in the address, so most of the controls are links: Back, a reload and a mailed address lead to
//! the same picture.

use leptos::prelude::*;

use crate::plan::{DeptId, InitiativeId};
use crate::query::{Overlay, Route, Sight, Way};
use crate::ui::parts::field::Select;
use crate::ui::parts::{ButtonLink, ButtonSize, Choice, Icon, Shape};

use super::desk::Desk;
use super::words;

/// The row of questions, and the answers under it.
pub(super) fn asks(desk: Desk) -> AnyView {
    view! {
        <div class="graph__asks" role="group" aria-label="選んだ取組について調べる">
            {move || around(desk)}
            {other_end(desk)}
            {move || supposing(desk)}
            {overlay(desk)}
        </div>
        <div class="graph__answers" role="status">{move || answers(desk)}</div>
    }
    .into_any()
}

/// The address with the graph looked at in another way.
fn address(route: &Route, change: Sight) -> String {
    route.with_sight(change).format()
}

/// How far to look, which way, and whether to lay out only that.
fn around(desk: Desk) -> AnyView {
    let route = desk.app.route().get();
    if desk.chain.read().selected.is_none() {
        return view! {
            <p class="graph__none">"取組を選ぶと、そのまわり・経路・遅れた場合の影響を調べられます。"</p>
        }
        .into_any();
    }
    let sight = &route.sight;
    let hops = |hops: Option<u8>| {
        // Nothing but the whole is left when nobody is near.
        let alone = sight.alone && hops.is_some();
        (address(&route, Sight { hops, alone, ..sight.clone() }), sight.hops == hops)
    };
    let way = |way: Way| (address(&route, Sight { way, ..sight.clone() }), sight.way == way);
    let near = links(
        "まわり",
        [("全体", hops(None)), ("1つ先", hops(Some(1))), ("2つ", hops(Some(2))), ("3つ", hops(Some(3)))],
    );
    let further = sight.hops.is_some().then(|| {
        let ways = links("向き", [("両方", way(Way::Both)), ("上流", way(Way::Up)), ("下流", way(Way::Down))]);
        let turned = address(&route, Sight { alone: !sight.alone, ..sight.clone() });
        let label = if sight.alone { "計画の図に戻す" } else { "まわりだけ並べる" };
        view! {
            {ways}
            <ButtonLink href=turned size=ButtonSize::Small>{label}</ButtonLink>
        }
        .into_any()
    });
    view! {
        {near}
        {further}
    }
    .into_any()
}

/// A few links as one control; the one that leads to what is shown is marked.
fn links<const COUNT: usize>(legend: &'static str, items: [(&'static str, (String, bool)); COUNT]) -> AnyView {
    let item = |(label, (href, current)): (&'static str, (String, bool))| {
        view! {
            <a class="segments__item" href=href aria-current=current.then_some("true")>
                <span class="segments__label">{label}</span>
            </a>
        }
        .into_any()
    };
    let items = items.into_iter().map(item).collect::<Vec<_>>();
    view! {
        <div class="segments" role="group" aria-label=legend>
            <span class="segments__legend" aria-hidden="true">{legend}</span>
            <span class="segments__frame">{items}</span>
        </div>
    }
    .into_any()
}

/// The other end of a path.
fn other_end(desk: Desk) -> AnyView {
    let choices = move || {
        let (facts, chain) = (desk.facts.get(), desk.chain.read());
        let others = facts.nodes.iter().filter(|node| chain.selected.as_ref() != Some(&node.id));
        let others =
            others.map(|node| Choice::new(node.id.as_str(), format!("{} {}", words::circled(node), node.name)));
        [Choice::new("", "選んでください")].into_iter().chain(others).collect::<Vec<_>>()
    };
    let value = move || desk.chain.read().to.as_ref().map(ToString::to_string).unwrap_or_default();
    let choose = move |id: String| {
        let to = (!id.is_empty()).then(|| InitiativeId::new(id));
        turn(desk, |sight| sight.to = to);
    };
    let hidden = move || desk.chain.read().selected.is_none();
    view! {
        <div class="graph__ask" hidden=hidden>
            <Select
                id="graph-to"
                label="経路の相手"
                inline=true
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                on_choose=choose
            />
        </div>
    }
    .into_any()
}

/// What if the selected one slipped.
fn supposing(desk: Desk) -> Option<AnyView> {
    let selected = desk.chain.read().selected.clone()?;
    let route = desk.app.route().get();
    let supposed = route.sight.late.as_ref() == Some(&selected);
    let href = address(&route, Sight { late: Some(selected), ..route.sight.clone() });
    (!supposed)
        .then(|| view! { <ButtonLink href=href size=ButtonSize::Small>"この取組が1年遅れたら"</ButtonLink> }.into_any())
}

/// Whose roles are marked.
fn overlay(desk: Desk) -> AnyView {
    let choices = move || {
        let plan = desk.app.plan();
        let named = plan.departments.iter().map(|dept| Choice::new(dept.id.as_str(), &dept.name));
        [Choice::new("", "示さない")].into_iter().chain(named).collect::<Vec<_>>()
    };
    let own = move || desk.app.own_dept().get();
    let value = move || {
        let dept = match &desk.app.route().read().sight.overlay {
            Overlay::Own => own(),
            Overlay::Nobody => None,
            Overlay::Of(dept) => Some(dept.clone()),
        };
        dept.map(|dept| dept.to_string()).unwrap_or_default()
    };
    let choose = move |id: String| {
        let dept = DeptId::new(&id);
        let overlay = if id.is_empty() {
            Overlay::Nobody
        } else if own().as_ref() == Some(&dept) {
            Overlay::Own
        } else {
            Overlay::Of(dept)
        };
        turn(desk, |sight| sight.overlay = overlay);
    };
    view! {
        <div class="graph__ask graph__ask-end">
            <Select
                id="graph-marks"
                label="役割（◎○●）を示す課"
                inline=true
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                on_choose=choose
            />
        </div>
    }
    .into_any()
}

/// Looks in another way, leaving a step for Back.
fn turn(desk: Desk, change: impl FnOnce(&mut Sight)) {
    let route = desk.app.route().get_untracked();
    let mut sight = route.sight.clone();
    change(&mut sight);
    desk.app.go(&route.with_sight(sight));
}

/// What was asked, answered.
fn answers(desk: Desk) -> AnyView {
    let (facts, chain, route) = (desk.facts.get(), desk.chain.get(), desk.app.route().get());
    let already = chain.affected_already(&desk.app.graph(), &facts);
    let supposition = words::supposition(&facts, &chain, &already).map(|answer| {
        let href = address(&route, Sight { late: None, ..route.sight.clone() });
        view! {
            <p class="graph__supposition">
                <Icon shape=Shape::Warning/>
                <b>"仮定"</b>
                <span>{answer}</span>
                <a href=href>"仮定をやめる"</a>
            </p>
        }
        .into_any()
    });
    let focus = route.sight.hops.and_then(|hops| words::focus(&facts, &chain, hops));
    let told =
        [focus, words::path(&facts, &chain)].map(|answer| answer.map(|answer| view! { <p>{answer}</p> }.into_any()));
    view! {
        {supposition}
        {told.into_iter().flatten().collect::<Vec<_>>()}
    }
    .into_any()
}
