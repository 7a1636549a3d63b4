//! One measure as one circle: its fill the state, its frame and letter what needs attention.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::MeasureId;
use crate::ui::parts::{MarkSize, MarkState, StatusMark};
use crate::ui::text;

use super::words;

/// What is drawn: the state, and kind and letter of the grade if it asks for action.
type Drawn = (State, Option<(GradeKind, String)>);

/// The circle, a link to the measure. Its name says number, name, state and rating.
#[component]
pub(super) fn Circle(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let drawn = {
        let id = id.clone();
        Memo::new(move |_| -> Drawn {
            let standings = app.standings().get();
            standings.get(&id).map_or((State::NotEntered, None), |standing| {
                let graded = text::graded(&app.scale(), &standing.rated).map(|(kind, letter, _)| (kind, letter));
                (standing.state, graded.filter(|(kind, _)| matches!(kind, GradeKind::Behind | GradeKind::Late)))
            })
        })
    };
    let name = {
        let (plan, id) = (plan.clone(), id.clone());
        Memo::new(move |_| {
            let standings = app.standings().get();
            let (initiative, measure) = plan.measure(&id)?;
            Some(words::measure(initiative, measure, standings.get(&id), &app.scale()))
        })
    };
    let href =
        move || plan.measure(&id).map(|(initiative, measure)| words::address_of_measure(app, initiative, measure));
    let letter = move || drawn.get().1.map(|(_, letter)| letter);
    view! {
        <a
            class="overview__circle"
            data-grade=move || drawn.get().1.map(|(kind, _)| kind.word())
            href=href
            title=move || name.get()
        >
            {move || view! { <StatusMark state=MarkState::from(drawn.get().0) size=MarkSize::Large /> }}
            {move || letter().map(|letter| view! { <span class="overview__letter" aria-hidden="true">{letter}</span> })}
            <span class="visually-hidden">{move || name.get()}</span>
        </a>
    }
}
