//! One measure: what was promised beside what was recorded, its roadmap below.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{self, Assessor, Rating, Record, State};
use crate::plan::letters;
use crate::plan::{Initiative, Measure, MeasureId};
use crate::query::View;
use crate::ui::parts::{PhaseStrip, grade_label, standing_chip};
use crate::wording::{self, dates, names};

use super::department_record::{DepartmentRecord, records};
use super::{actual, conflict, history, words};

/// Where a measure's roadmap cells are all empty in the source.
const NO_ROADMAP: &str = "取組のロードマップ　原典の本文に記載なし";

pub(super) fn article(app: App, id: &MeasureId) -> impl IntoView + use<> {
    let plan = app.plan();
    let (initiative, measure) = plan.measure(id)?;
    let records = {
        let id = id.clone();
        Memo::new(move |_| records(app, &id))
    };
    let selected = {
        let id = id.to_string();
        Memo::new(move |_| app.navigation.route().read().selected.as_ref() == Some(&id))
    };
    let heading = format!("{id}-name");
    let body = {
        let id = id.clone();
        move || body(app, &id, &records.read()).into_any()
    };
    let marks = {
        let id = id.clone();
        move || marks(app, &id).into_any()
    };
    let outlook = {
        let id = id.clone();
        move || {
            let own = outlook(app, &id).map(|words| view! { <p class="sub no-print">{words}</p> });
            // On paper who has not written is a number: nineteen names would take a line of each measure.
            let spread = spread(app, &id).map(|(count, names)| {
                view! { <p class="sub">{count} <span class="no-print">{names}</span></p> }
            });
            view! { {own} {spread} }
        }
    };
    let conflicts = {
        let id = id.clone();
        move || conflict::conflicts(app, &id).into_any()
    };
    let story = {
        let id = id.clone();
        move || history::of_measure(app, &id).into_any()
    };
    let record = {
        let (id, plan) = (id.clone(), plan.clone());
        move || plan.measure(&id).and_then(|(initiative, measure)| record(app, initiative, measure)).into_any()
    };
    let notes = measure.notes.iter().map(|note| view! { <p class="sheet__note">{note.clone()}</p> }).collect_view();
    Some(
        view! {
            <article
                class="sheet__measure"
                id=id.to_string()
                tabindex="-1"
                aria-labelledby=heading
                data-selected=move || selected.get().then_some("")
            >
                <div class="sheet__measure-head">
                    <h3 class="sheet__measure-name" id=heading.clone()>
                        <span class="code">{initiative.measure_number(measure)}</span>
                        {tags(measure)}
                        {measure.name.clone()}
                    </h3>
                    {move || selected.get().then(|| view! { <span class="sheet__selected no-print">"選択中"</span> })}
                    <div class="sheet__marks">{marks}</div>
                </div>
                {conflicts}
                {outlook}
                {body}
                {roadmap(app, initiative, measure).into_any()}
                {notes}
                <div class="sheet__foot">{record} {story}</div>
            </article>
        }
        .into_any(),
    )
}

/// 【行かない】
fn tags(measure: &Measure) -> impl IntoView + use<> {
    measure.tags.iter().map(|tag| view! { <span class="sheet__tag">{format!("【{tag}】")}</span> }).collect_view()
}

/// The state and the rating the measure is counted under.
fn marks(app: App, id: &MeasureId) -> impl IntoView + use<> {
    let summaries = app.records.summaries().get();
    let summary = summaries.get(id)?;
    let state = standing_chip(summary);
    let scale = app.scale();
    let grade = match &summary.rated {
        Rating::Grade(..) => {
            wording::grade_of(&scale, summary).map(|(kind, letter, name)| grade_label(kind, letter, name)).into_any()
        }
        Rating::Partial => view! { <span class="sub">{wording::rating(&scale, summary)}</span> }.into_any(),
        Rating::InConflict => view! { <span class="sub">{format!("評価は{}", wording::CONFLICT)}</span> }.into_any(),
        Rating::Unknown => view! { <span class="sub">"この版では読めない評価"</span> }.into_any(),
        Rating::No if summary.state == State::NotEntered => ().into_any(),
        Rating::No => view! { <span class="sub">{wording::NOT_GRADED}</span> }.into_any(),
    };
    Some(view! {
        {state}
        {grade}
    })
}

/// Where the records look worse than the rating says; nothing else, and on screen only.
fn outlook(app: App, id: &MeasureId) -> Option<String> {
    let (plan, summaries, fy, ledger) =
        (app.plan(), app.records.summaries().get(), app.navigation.fy().get(), app.records.ledger().read());
    let ((initiative, measure), summary) = (plan.measure(id)?, summaries.get(id)?);
    let outlook =
        Assessor::new(&plan, &summaries, fy, app.page.today().get()).of(&ledger, summary, initiative, measure);
    outlook.is_worse().then(|| wording::outlook::by_records(&plan, measure, &outlook))
}

/// How the departments of a measure are spread, once one has spoken: who is missing belongs beside what the others say.
fn spread(app: App, id: &MeasureId) -> Option<(String, String)> {
    let (plan, summaries) = (app.plan(), app.records.summaries().get());
    let summary = summaries.get(id).filter(|summary| !summary.reports.is_empty())?;
    let spread = insight::spread(&plan, summary);
    let ended = |words: String| if words.is_empty() { words } else { words + "。" };
    let (count, names) = (wording::totals::spread(&spread), wording::totals::silent(&plan, &spread));
    (!count.is_empty() || !names.is_empty()).then(|| (ended(count), ended(names)))
}

fn body(app: App, id: &MeasureId, records: &[DepartmentRecord]) -> impl IntoView + use<> {
    let plan = app.plan();
    let (initiative, measure) = plan.measure(id)?;
    let counted = records.iter().filter(|records| plan.department(&records.dept).is_some()).count();
    let mut whose = String::new();
    if counted > 1 {
        let summaries = app.records.summaries().get();
        let is_partial = summaries.get(id).is_some_and(|summary| summary.state == State::Partial);
        whose = if is_partial {
            "全ての課が記入するまで、上の状態は「一部の課が記入」です。遅れ・やや遅れの評価だけは、1つの課のものでも上に出します。".to_owned()
        } else {
            format!("上の状態と評価は、{counted}課のうち最も進んでいない課・最も遅れている課のものです。")
        };
    }
    if counted < records.len() {
        whose.extend([
            "この計画にない課（",
            &(records.len() - counted).to_string(),
            "）の記入は、示すだけで数えません。",
        ]);
    }
    let whose = (!whose.is_empty()).then(|| view! { <p class="sub">{whose}</p> });
    let spread = (records.len() > 1).then(|| actual::spread(app, measure, records).into_any());
    Some(view! {
        <div class="sheet__body">
            <div class="sheet__figures">{actual::indicator(app, initiative.vision, measure, records).into_any()}</div>
            {story(&wording::leads(&plan, measure).join("・"), records).into_any()}
        </div>
        {whose} {spread}
    })
}

/// What the only department wrote; who leads; who wrote when.
fn story(leads: &str, records: &[DepartmentRecord]) -> impl IntoView + use<> {
    let only = if let [only] = records { Some(&only.record) } else { None };
    let fact = |fact: &'static str, label: &'static str, value: Option<String>| {
        value.map(|value| {
            view! {
                <div class="sheet__fact" data-fact=fact>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
    };
    let text = |field: fn(&Record) -> Option<&str>| only.and_then(field).map(letters::visible);
    let written = match records {
        [] => Some("この年度の記入はまだありません".to_owned()),
        [only] => only
            .record
            .last
            .as_ref()
            .map(|(by, at)| format!("{}　{}　{}", only.dept_name, names::author(by), dates::full_day(at))),
        _ => Some(format!("{}課（下の表）", records.len())),
    };
    view! {
        <dl class="sheet__story">
            {fact("situation", "状況", text(|record| record.situation.as_deref()))}
            {fact("next", "次にすること", text(|record| record.next.as_deref()))}
            {fact("evidence", "根拠", text(|record| record.evidence.as_deref()))}
            {fact("leads", "主担当", Some(leads.to_owned()))}
            {fact("written", "記入", written)}
        </dl>
    }
}

fn roadmap(app: App, initiative: &Initiative, measure: &Measure) -> impl IntoView + use<> {
    let vision = initiative.vision;
    let years = app.plan().years;
    let phases = measure.phases.clone();
    if phases.is_empty() {
        return view! { <p class="sheet__no-roadmap">{NO_ROADMAP}</p> }.into_any();
    }
    (move || {
        let phases = phases.clone();
        view! {
            <div class="sheet__roadmap">
                <PhaseStrip years=years.first..=years.last phases fy=app.navigation.fy().get() vision />
            </div>
        }
    })
    .into_any()
}

/// The way to one's own record, where one's department has a part in the measure.
fn record(app: App, initiative: &Initiative, measure: &Measure) -> Option<impl IntoView + use<>> {
    let plan = app.plan();
    let own = app.preferences.own_dept().get()?;
    plan.involvement(&own, &app.preferences.own_groups().get(), initiative, measure)?;
    let label = format!("{}として記入する", plan.party_name(&(&own).into()));
    let href = words::address(app, View::Department(Some(own)), measure.id.as_str());
    let name = measure.name.clone();
    Some(view! {
        <p class="sheet__record no-print">
            <a href=href>{label} <span class="visually-hidden">{format!("：{name}")}</span></a>
        </p>
    })
}
