//! 一部の課が記入: measures that some of their departments have recorded, how many have, and who is missing.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::{State, spread};
use crate::plan::{Initiative, Measure};
use crate::query::{Criteria, View};
use crate::ui::parts::Disclosure;
use crate::wording::{self, totals};

/// How many stand there; the list of measures has them all.
const SHOWN: usize = 20;

/// Under the conflicts; nothing where no measure is recorded in part.
pub(super) fn partial(app: App) -> Option<AnyView> {
    let (plan, summaries) = (app.plan(), app.records.summaries().get());
    let is_partial =
        |measure: &Measure| summaries.get(&measure.id).is_some_and(|summary| summary.state == State::Partial);
    let found: Vec<_> = plan.measures().filter(|(_, measure)| is_partial(measure)).collect();
    if found.is_empty() {
        return None;
    }
    let row = |(initiative, measure): &(&Initiative, &Measure)| {
        let summary = summaries.get(&measure.id)?;
        let name = format!("{} {}", initiative.measure_number(measure), measure.name);
        let missing = totals::silent(&plan, &spread(&plan, summary));
        let summary = format!("{name}　{}", wording::answers(summary.answers()));
        Some(view! { <li><Disclosure summary><p class="sub">{missing}</p></Disclosure></li> })
    };
    let rows = found.iter().take(SHOWN).map(row).collect_view();
    let criteria = Criteria { states: [State::Partial].into(), ..Criteria::default() };
    let list = app.navigation.route().read().switch(View::Measures).with_criteria(criteria).format();
    Some(
        view! {
            <section class="section" aria-labelledby="collect-partial">
                <div class="section__head">
                    <h2 id="collect-partial">{format!("{}　{}{MEASURES}", wording::PARTIAL, found.len())}</h2>
                </div>
                <p class="sub">"記入した課の数／対象の課の数。開くと、まだ記入のない課を示します。"</p>
                <ul class="collect__partial">{rows}</ul>
                <p class="no-print"><a href=list>"一覧で見る"</a></p>
            </section>
        }
        .into_any(),
    )
}
