//! 取組: the sheet of the booklet, alive. What was promised, what was recorded, what it waits for; prints on A4.

mod actual;
mod aim;
mod aside;
mod conflict;
mod department_record;
mod head;
mod history;
mod links;
mod measure;
mod measured;
mod words;

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::Rollup;
use crate::journal::Status;
use crate::plan::{InitiativeId, MeasureId};
use crate::ui::deferred::after_paint;
use crate::ui::parts::{Empty, MarkSize, MarkState, explained, status_mark};
use crate::wording::totals;

/// The view.
#[component]
pub fn Initiative(
    /// Printed number.
    number: u16,
) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    match plan.initiative_numbered(number) {
        Some(initiative) => {
            follow_selection(app, &initiative.id);
            let below = move || app.plan().initiative_numbered(number).map(|own| aside::aside(app, own).into_any());
            view! {
                <div class="sheet" data-vision=initiative.vision.to_string()>
                    {head::head(app, initiative).into_any()}
                    {aim::aim(initiative).into_any()}
                    <div class="sheet__columns">
                        {measures(app, initiative).into_any()}
                        {after_paint(app, below)}
                    </div>
                    {legend(app)}
                </div>
            }
            .into_any()
        }
        None => view! {
            <h1 id="view-title" tabindex="-1">"取組"</h1>
            <Empty title=format!("取組{number}はこの計画にありません。") reason="番号を確かめるか、一覧から選んでください。" />
        }
        .into_any(),
    }
}

fn measures(app: App, initiative: &crate::plan::Initiative) -> impl IntoView + use<> {
    let ids: Vec<_> = initiative.measures.iter().map(|measure| measure.id.clone()).collect();
    let articles = ids.iter().map(|id| measure::article(app, id).into_any()).collect_view();
    let count = ids.len();
    let total = Memo::new(move |_| {
        let summaries = app.records.summaries().get();
        words::tally(&app.scale(), ids.iter().filter_map(|id| summaries.get(id)))
    });
    let own: Vec<_> = initiative.measures.iter().map(|measure| measure.id.clone()).collect();
    let how = move || explained("件数と実績値", explanation(app, &own));
    view! {
        <section class="sheet__measures" aria-labelledby="sheet-measures">
            <div class="section__head">
                <h2 id="sheet-measures">{format!("個別取組　{count}{MEASURES}")}</h2>
                <p class="section__note">
                    {move || total.get()}
                    <span class="print-only">
                        {move || format!("　太枠は{}年度の工程", crate::plan::calendar::fiscal_year_short(app.navigation.fy().get()))}
                    </span>
                </p>
            </div>
            {how}
            {articles}
        </section>
    }
}

/// What marks and letters mean, on paper: a sheet is read without the screen.
fn legend(app: App) -> AnyView {
    let states = [MarkState::Partial, MarkState::NotEntered];
    let states = Status::ALL.map(|status| MarkState::from(Some(status))).into_iter().chain(states);
    let state = |state: MarkState| {
        view! { <span class="sheet__legend-item">{status_mark(state, MarkSize::Medium)} {state.label()}</span> }
    };
    let states: Vec<_> = states.map(state).collect();
    let grades = app.scale().grades.iter().map(|grade| format!("{} {}", grade.letter, grade.name)).collect::<Vec<_>>();
    let grades = format!("評価：{}", grades.join("　"));
    view! {
        <div class="print-only"><p class="sheet__legend">"状態：" {states}</p> <p class="sheet__legend">{grades}</p></div>
    }
    .into_any()
}

/// How all figures of the sheet are made: the counts, then measure by measure.
fn explanation(app: App, own: &[MeasureId]) -> Vec<String> {
    let (plan, summaries) = (app.plan(), app.records.summaries().get());
    let of_measure = |id: &MeasureId| {
        let (initiative, measure) = plan.measure(id)?;
        let words = actual::explanation(app, measure, &department_record::records(app, id))?;
        Some(format!("{}：{words}", initiative.measure_number(measure)))
    };
    let counts = [
        totals::ONE_EACH.to_owned(),
        totals::WHOSE.to_owned(),
        totals::rated(&Rollup::of(own.iter().filter_map(|id| summaries.get(id)))),
        "記録からの見通しは、工程・期限と、状態・実績値・更新日・前提の評価から見て、評価より悪いときだけ画面に出します。件数と印刷には入れません。".to_owned(),
    ];
    counts.into_iter().chain(own.iter().filter_map(of_measure)).chain([app.records_source()]).collect()
}

/// Moves the focus to the measure that the address selects, now and whenever it selects another.
fn follow_selection(app: App, id: &InitiativeId) {
    let own: Vec<String> = app
        .plan()
        .initiative(id)
        .map_or_else(Vec::new, |initiative| initiative.measures.iter().map(|measure| measure.id.to_string()).collect());
    let selected =
        Memo::new(move |_| app.navigation.route().read().selected.clone().filter(|selected| own.contains(selected)));
    Effect::new(move || {
        if let Some(id) = selected.get() {
            app.page.after_paint(move || app.page.focus(&id));
        }
    });
}
