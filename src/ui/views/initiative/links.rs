//! 前提と後続: what must come before, what waits, what is related, and whether a lateness may spread.

use leptos::prelude::*;

use crate::app::App;
use crate::journal::GradeKind;
use crate::plan::{Initiative, InitiativeId, Link, LinkKind, Plan};
use crate::query::View;
use crate::ui::parts::{NumberSize, Shape, icon, number_mark};
use crate::wording;

pub(super) fn links(app: App, initiative: &Initiative) -> impl IntoView + use<> {
    let plan = app.plan();
    let id = &initiative.id;
    let before: Vec<_> = plan.predecessors(id).map(|link| step(&plan, link, &link.from)).collect();
    let after: Vec<_> = plan.successors(id).map(|link| step(&plan, link, &link.to)).collect();
    let related: Vec<_> = plan.related(id).map(|other| (other.clone(), None)).collect();
    let warning = {
        let id = id.clone();
        Memo::new(move |_| warning(app, &id))
    };
    view! {
        <section class="section" aria-labelledby="sheet-links">
            <div class="section__head"><h2 id="sheet-links">"前提と後続"</h2></div>
            {move || warning.get().map(|words| view! {
                <div class="sheet__warning">
                    {icon(Shape::Warning)}
                    <div>{words.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}</div>
                </div>
            })}
            <div class="sheet__link-groups">
                {group(app, "前提（先に進める取組）", before)}
                {group(app, "後続（この取組を待つ取組）", after)}
                {group(app, wording::link_kind(LinkKind::Related), related)}
            </div>
        </section>
    }
}

/// A step's other end, and where the plan declares it if only one of its two rows does.
fn step(plan: &Plan, link: &Link, other: &InitiativeId) -> (InitiativeId, Option<String>) {
    let declared = if let [only] = link.declared_by.as_slice() { plan.initiative(only) } else { None };
    let declared = declared.map(|initiative| format!("取組{}の行だけに記載", wording::circled(initiative.number)));
    (other.clone(), declared)
}

fn group(app: App, heading: &'static str, ends: Vec<(InitiativeId, Option<String>)>) -> impl IntoView {
    let plan = app.plan();
    let items = ends.iter().filter_map(|(id, note)| {
        let initiative = plan.initiative(id)?;
        let (number, vision) = (initiative.number, initiative.vision);
        let vision_name = plan.vision(vision).map(|vision| vision.name.as_str()).unwrap_or_default();
        let note = note.as_ref().map(|note| format!("・{note}")).unwrap_or_default();
        Some(view! {
            <li class="sheet__link">
                {number_mark(number, vision, NumberSize::Medium)}
                <div>
                    <a href=move || app.navigation.address_of(View::Initiative(number))>{initiative.name.clone()}</a>
                    <p class="sheet__link-note">{format!("Vision{vision} {vision_name}{note}")}</p>
                </div>
            </li>
        })
    });
    let items = items.collect_view();
    view! {
        <div class="sheet__link-group">
            <h3 class="sheet__link-head">{heading}</h3>
            {if ends.is_empty() {
                view! { <p class="sub">{wording::NO_LINKS}</p> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }}
        </div>
    }
}

/// 14-2・14-3の遅れが、後続4取組に影響する可能性があります。
fn warning(app: App, id: &InitiativeId) -> Option<Vec<String>> {
    let (plan, summaries, affected) = (app.plan(), app.records.summaries().get(), app.affected());
    let initiative = plan.initiative(id)?;
    let late = |kind: Option<GradeKind>| kind.is_some_and(GradeKind::is_delay);
    let own = initiative
        .measures
        .iter()
        .filter(|measure| late(summaries.get(&measure.id).and_then(|summary| summary.rated.kind())));
    let own: Vec<_> = own.map(|measure| initiative.measure_number(measure)).collect();
    let waiting = affected.values().filter(|reasons| reasons.contains(id)).count();
    let spreads = (!own.is_empty() && waiting > 0)
        .then(|| format!("{}の遅れが、後続{waiting}取組に影響する可能性があります。", own.join("・")));
    let reasons = affected.get(id).into_iter().flatten().filter_map(|reason| plan.initiative(reason));
    let reasons = reasons.map(|reason| wording::circled(reason.number)).collect::<Vec<_>>().join("・");
    let reached =
        (!reasons.is_empty()).then(|| format!("前提の取組{reasons}に遅れがあり、この取組に影響する可能性があります。"));
    let words: Vec<String> = [reached, spreads].into_iter().flatten().collect();
    (!words.is_empty()).then_some(words)
}
