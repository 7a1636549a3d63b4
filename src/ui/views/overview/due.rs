//! 今年度が期限の目標: what is to be met by the end of the fiscal year, and what should have been before.

use leptos::prelude::*;

use crate::app::App;
use crate::insight;
use crate::plan::calendar::{Date, fiscal_year_short, year_end};
use crate::plan::{Due, MeasureId};
use crate::query::DueBand;
use crate::ui::parts::{GradeMark, MarkState, StatusMark, explained};
use crate::ui::text;

use super::words;

/// The targets.
#[component]
pub(super) fn DueTargets() -> impl IntoView {
    let app = App::get();
    let due = Memo::new(move |_| {
        let (plan, fy) = (app.plan(), app.fy().get());
        let banded = plan.measures().filter(|(_, measure)| DueBand::of(&plan, measure, fy) == DueBand::ThisYear);
        let (due, past): (Vec<_>, Vec<_>) =
            banded.map(|(_, measure)| measure).partition(|measure| insight::due_in(&plan, measure, fy));
        let ids = |measures: Vec<&crate::plan::Measure>| {
            measures.into_iter().map(|measure| measure.id.clone()).collect::<Vec<_>>()
        };
        (ids(due), ids(past))
    });
    let end = move || year_end(app.fy().get()).map(Date::japanese);
    let past = move || {
        (!due.read().1.is_empty()).then(|| {
            view! {
                <h3 class="overview__past">{format!("期限の年度を過ぎた目標　{}件", due.read().1.len())}</h3>
                <ul class="overview__due">
                    <For each=move || due.get().1 key=Clone::clone let:id>
                        <Target id />
                    </For>
                </ul>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby="overview-due">
            <div class="section__head">
                <h2 id="overview-due">{move || format!("今年度が期限の目標　{}件", due.read().0.len())}</h2>
                <p class="section__note">{end}</p>
            </div>
            <ul class="overview__due">
                <For each=move || due.get().0 key=Clone::clone let:id>
                    <Target id />
                </For>
            </ul>
            {past}
            {explained("今年度が期限の目標", vec![
                "計画の「目標値等」の期限が今年度か、年度ごとの目標です。年度の書かれていない目標は、計画の最後の年度を期限とみなします。".to_owned(),
            ])}
        </section>
    }
}

/// One target with the measure's state and rating.
#[component]
fn Target(id: MeasureId) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let (initiative, measure) = plan.measure(&id)?;
    let (number, name) = (initiative.measure_number(measure), measure.name.clone());
    let by = match measure.target.due {
        Due::By(fy) if fy < app.fy().get_untracked() => Some(format!("期限 {}年度", fiscal_year_short(fy))),
        _ => None,
    };
    let words_of = [Some(measure.indicator.clone()), Some(measure.target.text.clone()), by];
    let target = words_of.into_iter().flatten().collect::<Vec<_>>().join("　");
    let href = {
        let (plan, id) = (plan.clone(), id.clone());
        move || plan.measure(&id).map(|(initiative, measure)| words::address_of_measure(app, initiative, measure))
    };
    let marks = move || {
        let standings = app.standings().get();
        let standing = standings.get(&id)?;
        let grade = text::graded(&app.scale(), &standing.rated).map(|(kind, letter, name)| {
            view! {
                <GradeMark kind letter />
                <span class="visually-hidden">{name}</span>
            }
        });
        Some(view! {
            <span class="overview__due-marks">
                <StatusMark state=MarkState::from(standing.state) />
                <span class="visually-hidden">{text::state(standing.state)} " "</span>
                {grade}
            </span>
        })
    };
    Some(view! {
        <li class="overview__due-item">
            <span class="code">{number}</span>
            <div class="overview__due-body">
                <a href=href>{name}</a>
                <p class="overview__item-note">{target}</p>
            </div>
            {marks}
        </li>
    })
}
