//! The panel: the selected initiative in words, or how to go about it.

use leptos::prelude::*;

use crate::counted::initiatives;
use crate::insight::State;
use crate::picture::dependencies::Chain;
use crate::picture::dependencies::facts::{Facts, MeasureFacts, NodeFacts};
use crate::picture::dependencies::words;
use crate::plan::InitiativeId;
use crate::query::{Criteria, Route, View};
use crate::ui::parts::{
    Button, ButtonLink, ButtonLook, ButtonSize, MarkSize, MarkState, NumberSize, Shape, grade_mark, icon, number_mark,
    status_mark, vision_label,
};
use crate::wording;

use super::desk::GraphState;

/// Beside the picture, or under it.
#[component]
pub(super) fn Panel(desk: GraphState) -> impl IntoView {
    let content = move || {
        let facts = desk.facts.get();
        let selected = desk.chain.with(|chain| chain.selected.clone());
        match selected.and_then(|id| facts.node(&id).cloned()) {
            Some(node) => chosen(desk, &facts, &node).into_any(),
            None => unchosen(desk, &facts).into_any(),
        }
    };
    view! { <aside class="graph__panel" aria-label="選んだ取組の前提と後続">{content}</aside> }.into_any()
}

/// Nothing is selected: how to go about it, and where a delay is felt.
fn unchosen(desk: GraphState, facts: &Facts) -> impl IntoView + use<> {
    let affected = facts.affected().map(|node| {
        view! {
            {tied(desk, node, words::reason(facts, node))}
        }
    });
    let affected = affected.collect::<Vec<_>>();
    let none = affected.is_empty().then(|| view! { <p class="graph__none">{words::no_influence(facts)}</p> });
    view! {
        <h2 class="graph__panel-title">"取組を選んでください"</h2>
        <p class="graph__how">
            "取組を選ぶと、その前提と後続を図でたどり、ここに文で示します。左の列ほど先に進める取組です。"
        </p>
        <h3 class="graph__panel-head">"遅れの影響 " <span class="graph__panel-sub">"前提が遅れている取組"</span></h3>
        {none}
        <ul class="graph__tied">{affected}</ul>
    }
}

fn chosen(desk: GraphState, facts: &Facts, node: &NodeFacts) -> impl IntoView + use<> {
    let vision = desk.app.plan().vision(node.vision).map(|vision| vision.name.clone()).unwrap_or_default();
    let further = desk.chain.with_untracked(Chain::further);
    let further = (!further.is_empty()).then(|| {
        view! {
            <h4 class="graph__panel-sub">"その先で待つ取組"</h4>
            <ul class="graph__tied">{facts.all(&further).map(|other| tied(desk, other, None)).collect_view()}</ul>
        }
    });
    let sheet = desk.app.navigation.route().get().switch(View::Initiative(node.number)).format();
    let list =
        Route::to(View::Measures).with_criteria(Criteria { words: node.name.clone(), ..Criteria::default() }).format();
    view! {
        <p class="graph__panel-lead">"選択中の取組"</p>
        <div class="graph__panel-name">
            {number_mark(node.number, node.vision, NumberSize::Large)}
            <h2 class="graph__panel-title">{node.name.clone()}</h2>
        </div>
        {vision_label(node.vision, vision)}
        <ul class="graph__measures">{node.measures.iter().map(measure).collect_view()}</ul>
        {group(desk, facts, "前提", "先に進める取組", &node.before, before_warning(facts, node))}
        {group(desk, facts, "後続", "この取組を待つ", &node.after, after_warning(facts, node))}
        {further}
        {group(desk, facts, "関連", "向きのない結びつき", &node.related, None)}
        <div class="graph__panel-actions">
            <ButtonLink href=sheet look=ButtonLook::Solid size=ButtonSize::Small>
                {format!("取組{}を開く", words::circled(node))}
            </ButtonLink>
            <ButtonLink href=list size=ButtonSize::Small>"一覧で絞り込む"</ButtonLink>
            <Button look=ButtonLook::Text size=ButtonSize::Small on_press=move |()| desk.release()>"選択を外す"</Button>
        </div>
    }
}

/// What a delay before the selected initiative means for it.
fn before_warning(facts: &Facts, node: &NodeFacts) -> Option<String> {
    words::reason(facts, node).map(|reason| format!("{reason}が、この取組に影響する可能性があります。"))
}

/// What a delay of the selected initiative means for those that wait.
fn after_warning(facts: &Facts, node: &NodeFacts) -> Option<String> {
    let count = node.after.len();
    let waiting = words::numbers(facts.all(&node.after));
    match (count, node.is_late(), node.affected()) {
        (0, ..) | (_, false, false) => None,
        (_, true, _) => {
            Some(format!("{}が、次の{count}取組（{waiting}）に影響する可能性があります。", words::late_measures(node)))
        }
        (_, false, true) => Some(format!("前提から受ける影響が、次の{count}取組（{waiting}）に及ぶ可能性があります。")),
    }
}

fn measure(measure: &MeasureFacts) -> impl IntoView + use<> {
    let grade = measure.grade.clone().map(|(kind, letter, name)| {
        view! {
            {grade_mark(kind, letter)}
            <span class="visually-hidden">{name}</span>
        }
    });
    view! {
        <li class="graph__measure">
            {status_mark(MarkState::from(measure.state), MarkSize::Medium)}
            <span class="graph__measure-name">
                <span class="code">{measure.number.clone()}</span>
                " "
                {measure.name.clone()}
                {match measure.state {
                    // That some are missing is said in sight: the circle alone does not tell how many.
                    State::Partial => view! { <span class="graph__tie-state">{measure.words.clone()}</span> }.into_any(),
                    _ => view! { <span class="visually-hidden">{format!("、{}", measure.words)}</span> }.into_any(),
                }}
            </span>
            {grade}
        </li>
    }
}

/// 前提, 後続 or 関連: how many, which, and what to watch out for.
fn group(
    desk: GraphState,
    facts: &Facts,
    title: &'static str,
    meaning: &'static str,
    ids: &[InitiativeId],
    warning: Option<String>,
) -> impl IntoView + use<> {
    let count = if ids.is_empty() { String::new() } else { format!("{} ", initiatives(ids.len())) };
    let warning = warning.map(|warning| {
        view! {
            <p class="graph__warning">
                {icon(Shape::Warning)}
                <span>{warning}</span>
            </p>
        }
    });
    let list = if ids.is_empty() {
        view! { <p class="graph__none">{wording::NO_LINKS}</p> }.into_any()
    } else {
        let items = facts.all(ids).map(|other| tied(desk, other, None)).collect::<Vec<_>>();
        view! { <ul class="graph__tied">{items}</ul> }.into_any()
    };
    view! {
        <h3 class="graph__panel-head">{format!("{title} {count}")} <span class="graph__panel-sub">{meaning}</span></h3>
        {warning}
        {list}
    }
}

/// Another initiative; its name leads to it in the picture.
fn tied(desk: GraphState, node: &NodeFacts, reason: Option<String>) -> impl IntoView + use<> {
    let href = {
        let id = node.id.clone();
        move || desk.app.navigation.route().read().with_selected(id.as_str()).format()
    };
    let below = match (&reason, words::delays(node)) {
        (Some(_), _) | (None, None) => words::node_summary(node),
        (None, Some(delays)) => format!("{}・{delays}", words::node_summary(node)),
    };
    view! {
        <li class="graph__tie">
            {number_mark(node.number, node.vision, NumberSize::Medium)}
            <span class="graph__tie-words">
                <a href=href>{node.name.clone()}</a>
                <span class="graph__tie-state">{reason.unwrap_or(below)}</span>
            </span>
        </li>
    }
}
