//! 今年度が期限の目標: what is to be met by the end of the fiscal year, and what should have been before.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::{self, State};
use crate::plan::calendar::{Date, fiscal_year_short, year_end};
use crate::plan::{Due, Initiative, Measure};
use crate::query::DueBand;
use crate::ui::parts::{MarkSize, MarkState, grade_mark, status_mark};
use crate::wording;

use super::words;

/// The targets.
pub(super) fn targets_due() -> impl IntoView {
    let app = App::get();
    move || {
        let (plan, fy) = (app.plan(), app.navigation.fy().get());
        let banded = plan.measures().filter(|(_, measure)| DueBand::of(&plan, measure, fy) == Some(DueBand::ThisYear));
        let (due, past): (Vec<_>, Vec<_>) = banded.partition(|(_, measure)| insight::due_in(&plan, measure, fy));
        let list = |of: &[(&Initiative, &Measure)]| -> Vec<AnyView> {
            of.iter().map(|(initiative, measure)| target(app, initiative, measure)).collect()
        };
        let passed = (!past.is_empty()).then(|| {
            view! {
                <h3 class="overview__past">{format!("うち、期限の年度を過ぎた目標　{}{MEASURES}", past.len())}</h3>
                <ul class="overview__due">{list(&past)}</ul>
            }
        });
        view! {
            <section class="section" aria-labelledby="overview-due">
                <div class="section__head">
                    <h2 id="overview-due">{format!("今年度末までに期限が来る目標　{}{MEASURES}", due.len() + past.len())}</h2>
                    <p class="section__note">{year_end(fy).map(Date::japanese)}</p>
                </div>
                <ul class="overview__due">{list(&due)}</ul>
                {passed}
            </section>
        }
        .into_any()
    }
}

/// One target with the measure's state and rating.
fn target(app: App, initiative: &Initiative, measure: &Measure) -> AnyView {
    let summaries = app.records.summaries().get();
    let year = app.navigation.fy().get();
    let by = match measure.target.as_ref().map(|target| target.due) {
        Some(Due::By(fy)) if fy < year => format!("　期限 {}年度", fiscal_year_short(fy)),
        _ => String::new(),
    };
    let summary = summaries.get(&measure.id);
    let state = summary.map_or(State::NotEntered, |summary| summary.state);
    let state_words = summary.map_or_else(|| wording::NOT_ENTERED.to_owned(), wording::state_of);
    let graded = summary.and_then(|summary| wording::grade_of(&app.scale(), summary));
    let grade = graded.map(|(kind, letter, name)| {
        view! {
            {grade_mark(kind, letter)}
            <span class="visually-hidden">{name}</span>
        }
    });
    view! {
        <li class="overview__due-item">
            <span class="code">{initiative.measure_number(measure)}</span>
            <div class="overview__due-body">
                <a href=words::address_of_measure(app, initiative, measure)>{measure.name.clone()}</a>
                <p class="overview__item-note">{format!("{}{by}", wording::aim(measure, Some(year)))}</p>
            </div>
            <span class="overview__due-marks">
                {status_mark(MarkState::from(state), MarkSize::Medium)}
                <span class="visually-hidden">{state_words} " "</span>
                {grade}
            </span>
        </li>
    }
    .into_any()
}
