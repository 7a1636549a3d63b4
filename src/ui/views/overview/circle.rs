//! One measure as one circle: its fill the state, its frame and letter what needs attention.

use crate::app::App;
use crate::insight::{MeasureSummaries, State};
use crate::plan::{Initiative, Measure};
use crate::ui::dom::{Element, element};
use crate::ui::parts::{MarkSize, MarkState, status_mark};
use crate::wording;

use super::words;

/// The circles of an initiative, each a link to its measure. Its name says number, name, state and rating.
pub(super) fn circles<'a>(
    app: App,
    summaries: &'a MeasureSummaries,
    initiative: &'a Initiative,
) -> impl Iterator<Item = Element> + 'a {
    initiative.measures.iter().map(move |measure| circle(app, summaries, initiative, measure))
}

fn circle(app: App, summaries: &MeasureSummaries, initiative: &Initiative, measure: &Measure) -> Element {
    let summary = summaries.get(&measure.id);
    let state = MarkState::from(summary.map_or(State::NotEntered, |summary| summary.state));
    let graded = summary.and_then(|summary| wording::graded(&app.scale(), &summary.rated));
    let graded = graded.filter(|(kind, ..)| kind.is_delay());
    let (kind, letter) = graded.map(|(kind, letter, _)| (kind.word(), letter)).unzip();
    let name = words::measure(initiative, measure, summary, &app.scale());
    let letter = letter.map(|letter| element("span", "overview__letter").with("aria-hidden", "true").text(letter));
    let link = element("a", "overview__circle")
        .with_some("data-grade", kind)
        .with("href", words::address_of_measure(app, initiative, measure))
        .with("title", name.clone())
        .child(status_mark(state, MarkSize::Large))
        .children(letter)
        .child(element("span", "visually-hidden").text(name));
    element("li", "").child(link)
}
