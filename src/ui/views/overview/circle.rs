//! One measure as one circle: its fill the state, its frame and letter what needs attention.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{Standings, State};
use crate::journal::GradeKind;
use crate::plan::{Initiative, Measure};
use crate::ui::parts::{MarkSize, MarkState, StatusMark};
use crate::ui::text;

use super::words;

/// The circles of an initiative, each a link to its measure. Its name says number, name, state and rating.
pub(super) fn circles(app: App, standings: &Standings, initiative: &Initiative) -> Vec<AnyView> {
    initiative.measures.iter().map(|measure| circle(app, standings, initiative, measure)).collect()
}

fn circle(app: App, standings: &Standings, initiative: &Initiative, measure: &Measure) -> AnyView {
    let standing = standings.get(&measure.id);
    let state = MarkState::from(standing.map_or(State::NotEntered, |standing| standing.state));
    let graded = standing.and_then(|standing| text::graded(&app.scale(), &standing.rated));
    let graded = graded.filter(|(kind, ..)| matches!(kind, GradeKind::Behind | GradeKind::Late));
    let (kind, letter) = graded.map(|(kind, letter, _)| (kind.word(), letter)).unzip();
    let name = words::measure(initiative, measure, standing, &app.scale());
    let title = name.clone();
    view! {
        <li>
            <a
                class="overview__circle"
                data-grade=kind
                href=words::address_of_measure(app, initiative, measure)
                title=title
            >
                <StatusMark state size=MarkSize::Large />
                {letter.map(|letter| view! { <span class="overview__letter" aria-hidden="true">{letter}</span> })}
                <span class="visually-hidden">{name}</span>
            </a>
        </li>
    }
    .into_any()
}
