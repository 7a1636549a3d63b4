//! Values, states and moments in words.

use leptos::prelude::Read;

use crate::app::App;
use crate::insight::{MeasureSummary, Rating, Rollup, State};
use crate::journal::{GradeKind, Scale};
use crate::plan::{PartyId, Plan};
use crate::query::View;
use crate::wording;

/// 実施中 2・準備中 1　／　B 1・D 1
pub(super) fn tally<'a>(scale: &Scale, summaries: impl Iterator<Item = &'a MeasureSummary>) -> String {
    let summaries: Vec<&MeasureSummary> = summaries.collect();
    let rollup = Rollup::of(summaries.iter().copied());
    let states = State::ALL.into_iter().map(|state| (wording::state(state), rollup.state(state)));
    // By grade and not by kind: a scale may have several of a kind.
    let grades = scale.grades.iter().map(|grade| {
        let name = if grade.kind == GradeKind::NotRated { &grade.name } else { &grade.letter };
        let is_it = |summary: &&&MeasureSummary| matches!(&summary.rated, Rating::Grade(id, _) if *id == grade.id);
        (name.as_str(), summaries.iter().filter(is_it).count())
    });
    let counted = |(name, count): (&str, usize)| (count > 0).then(|| format!("{name} {count}"));
    let (states, grades) = (states.filter_map(counted), grades.filter_map(counted));
    let grades = grades.collect::<Vec<_>>().join("・");
    let states = states.collect::<Vec<_>>().join("・");
    if grades.is_empty() { states } else { format!("{states}　／　{grades}") }
}

/// 自治体DX推進担当・総務課
pub(super) fn parties<'a>(plan: &Plan, parties: impl IntoIterator<Item = &'a PartyId>) -> String {
    parties.into_iter().map(|party| plan.party_name(party)).collect::<Vec<_>>().join("・")
}

/// Another sheet or view, with the year and the filter kept.
pub(super) fn address(app: App, view: View, selected: &str) -> String {
    app.navigation.route().read().switch(view).with_selected(selected).format()
}
