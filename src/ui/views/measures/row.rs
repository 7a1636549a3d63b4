//! One measure in the list.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{Standing, State};
use crate::plan::calendar::{Date, Moment, fiscal_year_short};
use crate::plan::{Initiative, Measure, MeasureId, Role, VisionNumber};
use crate::query::{Sort, View};
use crate::ui::parts::{MiniPhases, NumberMark, marked, standing_marks};

use super::model;

/// What all rows follow: made once for the table.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// What is searched for.
    pub(super) words: Memo<Vec<String>>,
    /// The order in force.
    pub(super) sort: Memo<Sort>,
    /// What stands in the list; other rows are hidden.
    pub(super) shown: Memo<BTreeSet<MeasureId>>,
}

/// The row; nothing where the plan does not have the measure.
///
/// Its cells are closures of a whole cell each: a row has few things to follow, and a list is built of many rows.
#[component]
pub(super) fn Row(
    id: MeasureId,
    /// Whether it stands under no initiative's heading and names its own.
    flat: bool,
    asked: Asked,
) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    plan.measure(&id).map(|(initiative, measure)| row(app, initiative, measure, flat, asked))
}

fn row(app: App, initiative: &Initiative, measure: &Measure, flat: bool, asked: Asked) -> AnyView {
    let measure = Arc::new(measure.clone());
    let id = measure.id.clone();
    view! {
        <tr class="measures__row" role="row" hidden=move || !asked.shown.read().contains(&id)>
            <th class="measures__name" role="rowheader" scope="row">{name(app, initiative, &measure, flat, asked)}</th>
            <td class="measures__cell" role="cell">{aim(app, Arc::clone(&measure), asked)}</td>
            <td class="measures__cell" role="cell">{leads(app, &measure, asked)}</td>
            <td class="measures__cell" role="cell">{phases(app, initiative.vision, Arc::clone(&measure))}</td>
            <td class="measures__cell" role="cell">{record(app, initiative, &measure, asked)}</td>
        </tr>
    }
    .into_any()
}

/// A text with what is searched for marked in it.
fn mark(app: App, asked: Asked, text: &str) -> AnyView {
    marked(app.marked(text, &asked.words.read()))
}

/// Number, name and tags; the initiative in a flat list.
fn name(app: App, initiative: &Initiative, measure: &Measure, flat: bool, asked: Asked) -> AnyView {
    let (number, vision, id) = (initiative.number, initiative.vision, measure.id.clone());
    let code = initiative.measure_number(measure);
    let (name, of) = (measure.name.clone(), flat.then(|| initiative.name.clone()));
    let tags = measure.tags.iter().map(|tag| ["【", tag, "】"].concat()).collect::<Vec<_>>().concat();
    let cell = move || {
        let mark = |text: &str| mark(app, asked, text);
        let id = id.clone();
        // A hidden row follows no route.
        let address = move || {
            let shown = asked.shown.read().contains(&id);
            shown.then(|| app.route().read().switch(View::Initiative(number)).with_selected(id.as_str()).format())
        };
        view! {
            <span class="measures__number">{mark(&code)}</span>
            <span class="measures__title">
                <a class="name-link" href=address>{mark(&name)}</a>
                {(!tags.is_empty()).then(|| view! { <span class="measures__tags">{mark(&tags)}</span> })}
                {of.as_ref().map(|of| view! {
                    <span class="measures__of"><NumberMark number vision /> {mark(of)}</span>
                })}
            </span>
        }
        .into_any()
    };
    cell.into_any()
}

/// 指標と目標値等, and when the target falls due where the list goes by that.
fn aim(app: App, measure: Arc<Measure>, asked: Asked) -> AnyView {
    let cell = move || {
        let due = (asked.sort.get() == Sort::Due).then(|| {
            view! { <p class="chip-word">{format!("期限 {}", model::due_of(&app.plan(), &measure, app.fy().get()))}</p> }
        });
        view! {
            <span class="measures__label">"指標と目標値等"</span>
            <p class="measures__indicator">{mark(app, asked, &measure.indicator)}</p>
            <p class="measures__target">{mark(app, asked, &measure.target.text)}</p>
            {due}
        }
        .into_any()
    };
    cell.into_any()
}

fn leads(app: App, measure: &Measure, asked: Asked) -> AnyView {
    let plan = app.plan();
    let names: Vec<String> = measure.leads.iter().map(|party| plan.party_name(party).to_owned()).collect();
    let cell = move || {
        let name = |name: &String| view! { <li>{mark(app, asked, name)}</li> };
        view! {
            <span class="measures__label">"主担当"</span>
            <ul class="measures__leads">{names.iter().map(name).collect_view()}</ul>
        }
        .into_any()
    };
    cell.into_any()
}

fn phases(app: App, vision: VisionNumber, measure: Arc<Measure>) -> AnyView {
    let years = app.plan().years;
    let cell = move || {
        let fy = app.fy().get();
        // Counted from the year on screen, so that today's line stays at today when another year is looked at.
        let passed = |today: Date| f64::from(today.fiscal_year() - fy) + today.share_of_year(today.fiscal_year());
        let share_of_year = app.today().get().map_or(0.0, passed);
        let phases = measure.phases.clone();
        view! {
            <span class="measures__label">{format!("{}の工程", fiscal_year_short(fy))}</span>
            <MiniPhases years=years.first..=years.last phases fy share_of_year vision />
        }
        .into_any()
    };
    cell.into_any()
}

/// State and rating as counted; who has yet to write; what is in conflict.
fn record(app: App, initiative: &Initiative, measure: &Measure, asked: Asked) -> AnyView {
    let (id, number) = (measure.id.clone(), initiative.measure_number(measure));
    let facts = {
        let id = id.clone();
        Memo::new(move |_| {
            let standing = app.standings().read().get(&id).cloned();
            let write = app.own_dept().get().filter(|_| own_silent(app, &id, standing.as_ref()));
            (standing, write)
        })
    };
    let cell = move || {
        let (standing, write) = facts.get();
        let others_spoke = standing.as_ref().is_some_and(|standing| standing.state != State::NotEntered);
        let write = write.map(|dept| {
            let id = id.clone();
            let address = move || {
                app.route().read().switch(View::Department(Some(dept.clone()))).with_selected(id.as_str()).format()
            };
            view! {
                <p class="measures__write no-print">
                    {others_spoke.then(|| view! { <span class="measures__write-own">"自分の課は未入力"</span> })}
                    <a href=address>
                        <span class="visually-hidden">{format!("{number}を")}</span>
                        "記入する"
                    </a>
                </p>
            }
        });
        let updated = (asked.sort.get() == Sort::Updated).then(|| {
            let latest = standing.as_ref().and_then(|standing| standing.latest.as_ref().and_then(Moment::date));
            let text = latest.map_or_else(|| "更新なし".to_owned(), |date| format!("更新 {}", date.japanese()));
            view! { <p class="chip-word">{text}</p> }
        });
        view! {
            <span class="measures__label">"状態・進捗評価"</span>
            <div class="measures__record">
                {standing.as_ref().map(|standing| standing_marks(&app.scale(), standing))}
                {write}
                {updated}
            </div>
        }
        .into_any()
    };
    cell.into_any()
}

/// Whether one's own department leads the measure, by name or via a group, and has recorded neither state nor rating.
fn own_silent(app: App, id: &MeasureId, standing: Option<&Standing>) -> bool {
    let Some(dept) = app.own_dept().get() else { return false };
    let plan = app.plan();
    let leads = plan.measure(id).is_some_and(|(initiative, measure)| {
        plan.holds_role(&dept, &app.own_groups().read(), initiative, measure, Role::Lead).is_some()
    });
    leads && !standing.is_some_and(|standing| standing.voices.iter().any(|voice| voice.dept == dept))
}
