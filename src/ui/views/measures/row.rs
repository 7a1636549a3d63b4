//! One measure in the list.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{Standing, State};
use crate::plan::calendar::{Date, Moment};
use crate::plan::{Initiative, Measure, MeasureId, Role};
use crate::query::{Sort, View};
use crate::ui::parts::{MiniPhases, NumberMark, marked, standing_marks};

use super::model;

/// The row; nothing where the plan does not have the measure.
#[component]
pub(super) fn Row(
    id: MeasureId,
    /// Whether it stands under no initiative's heading and names its own.
    flat: bool,
    /// What is searched for.
    words: Memo<Vec<String>>,
) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    plan.measure(&id).map(|(initiative, measure)| row(app, initiative, measure, flat, words))
}

/// A text whose marks follow what is searched for.
fn marking(app: App, words: Memo<Vec<String>>, text: String) -> impl Fn() -> AnyView + Send + 'static {
    move || marked(app.marked(&text, &words.read()))
}

fn row(
    app: App,
    initiative: &Initiative,
    measure: &Measure,
    flat: bool,
    words: Memo<Vec<String>>,
) -> impl IntoView + use<> {
    let mark = |text: &str| marking(app, words, text.to_owned());
    let (number, id) = (initiative.number, measure.id.clone());
    let address = move || app.route().read().switch(View::Initiative(number)).with_selected(id.as_str()).format();
    let plan = app.plan();
    let leads = measure.leads.iter().map(|party| view! { <li>{mark(plan.party_name(party))}</li> }).collect_view();
    let own_initiative = flat.then(|| {
        view! {
            <span class="measures__of">
                <NumberMark number vision=initiative.vision />
                {mark(&initiative.name)}
            </span>
        }
    });
    let due = measure.clone();
    let due = move || {
        let wanted = app.route().read().sort == Sort::Due;
        wanted.then(|| view! { <p class="chip-word">{format!("期限 {}", model::due_of(&app.plan(), &due, app.fy().get()))}</p> })
    };
    let tags = measure.tags.iter().map(|tag| ["【", tag, "】"].concat()).collect::<Vec<_>>().concat();
    view! {
        <tr class="measures__row" role="row">
            <th class="measures__name" role="rowheader" scope="row">
                <span class="measures__number">{mark(&initiative.measure_number(measure))}</span>
                <span class="measures__title">
                    <a class="name-link" href=address>{mark(&measure.name)}</a>
                    {(!tags.is_empty()).then(|| view! { <span class="measures__tags">{mark(&tags)}</span> })}
                    {own_initiative}
                </span>
            </th>
            <td class="measures__cell" role="cell">
                <span class="measures__label">"指標と目標値等"</span>
                <p class="measures__indicator">{mark(&measure.indicator)}</p>
                <p class="measures__target">{mark(&measure.target.text)}</p>
                {due}
            </td>
            <td class="measures__cell" role="cell">
                <span class="measures__label">"主担当"</span>
                <ul class="measures__leads">{leads}</ul>
            </td>
            <td class="measures__cell" role="cell">
                <span class="measures__label">{move || format!("{}の工程", crate::plan::calendar::fiscal_year_short(app.fy().get()))}</span>
                {phases(app, initiative, measure)}
            </td>
            <td class="measures__cell" role="cell">
                <span class="measures__label">"状態・進捗評価"</span>
                {record(app, initiative, measure)}
            </td>
        </tr>
    }
}

fn phases(app: App, initiative: &Initiative, measure: &Measure) -> impl IntoView + use<> {
    let vision = initiative.vision;
    let phases = measure.phases.clone();
    let years = app.plan().years;
    move || {
        let fy = app.fy().get();
        // Counted from the year on screen, so that today's line stays at today when another year is looked at.
        let passed = |today: Date| f64::from(today.fiscal_year() - fy) + today.share_of_year(today.fiscal_year());
        let share_of_year = app.today().get().map_or(0.0, passed);
        view! { <MiniPhases years=years.first..=years.last phases=phases.clone() fy share_of_year vision /> }
    }
}

/// State and rating as counted; who has yet to write; what is in conflict.
fn record(app: App, initiative: &Initiative, measure: &Measure) -> impl IntoView + use<> {
    let id = measure.id.clone();
    let number = initiative.measure_number(measure);
    let standing = {
        let id = id.clone();
        Memo::new(move |_| app.standings().read().get(&id).cloned())
    };
    let own_silent = {
        let id = id.clone();
        Memo::new(move |_| own_silent(app, &id, standing.read().as_ref()))
    };
    let write = move || {
        let dept = app.own_dept().get().filter(|_| own_silent.get())?;
        let others_spoke = standing.read().as_ref().is_some_and(|standing| standing.state != State::NotEntered);
        let address = app.route().read().switch(View::Department(Some(dept))).with_selected(id.as_str()).format();
        Some(view! {
            <p class="measures__write no-print">
                {others_spoke.then(|| view! { <span class="measures__write-own">"自分の課は未入力"</span> })}
                <a href=address>
                    <span class="visually-hidden">{format!("{number}を")}</span>
                    "記入する"
                </a>
            </p>
        })
    };
    let updated = move || {
        let wanted = app.route().read().sort == Sort::Updated;
        let latest = standing.read().as_ref().and_then(|standing| standing.latest.as_ref().and_then(Moment::date));
        let text = latest.map_or_else(|| "更新なし".to_owned(), |date| format!("更新 {}", date.japanese()));
        wanted.then(|| view! { <p class="chip-word">{text}</p> })
    };
    view! {
        <div class="measures__record">
            {move || standing.read().as_ref().map(|standing| standing_marks(&app.scale(), standing))}
            {write}
            {updated}
        </div>
    }
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
