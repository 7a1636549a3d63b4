//! 概況: totals, what needs attention, the circles of all measures; on a first visit the plan and the way in.

mod attention;
mod circle;
mod counts;
mod due;
mod explanation;
mod export;
mod first;
mod head;
mod table;
mod totals;
mod words;

use leptos::prelude::*;

use crate::app::App;
use crate::ui::deferred::after_paint;

use attention::attention;
use counts::{counts, states};
use due::targets_due;
use export::Export;
use first::FirstVisit;
use head::Head;
use table::initiatives;
use totals::Totals;

/// The view.
#[component]
pub fn Overview() -> impl IntoView {
    let app = App::get();
    let recorded = Memo::new(move |_| !app.records.ledger().read().is_empty());
    view! {
        <div class="overview">
            <Head recorded />
            {move || if recorded.get() {
                let totals = Memo::new(move |_| Totals::of(app));
                // What needs attention comes first to keyboard and ear, and on narrow screens to the eye.
                view! {
                    <div class="overview__pillars">
                        {move || counts(app, &totals.read())}
                        <div class="overview__aside">{attention().into_any()}</div>
                        {move || states(app, &totals.read())}
                        <div class="overview__body">
                            {after_paint(app, initiatives)} {targets_due().into_any()} {Export().into_any()}
                        </div>
                    </div>
                }
                .into_any()
            } else {
                view! { <FirstVisit /> }.into_any()
            }}
        </div>
    }
}
