//! States and grades in words, and the addresses this view leads to.

use leptos::prelude::Read;

use crate::app::App;
use crate::filled::filled;
use crate::insight::{MeasureSummary, State};
use crate::journal::{GradeKind, Scale};
use crate::plan::{Initiative, Measure, PartyId, Plan};
use crate::query::{Criteria, View};
use crate::wording::{self, conditions};

/// The letters and names of a kind of grade, as the scale in force has them; a scale may have several of a kind.
pub(super) fn grade(scale: &Scale, kind: GradeKind) -> (String, String) {
    (conditions::kind_letters(scale, kind), conditions::kind_name(scale, kind))
}

/// `1-3 書かない窓口 実施中 やや遅れ`
pub(super) fn measure(
    initiative: &Initiative,
    measure: &Measure,
    summary: Option<&MeasureSummary>,
    scale: &Scale,
) -> String {
    let mut words = vec![initiative.measure_number(measure), measure.name.clone()];
    words.push(summary.map_or_else(|| wording::NOT_ENTERED.to_owned(), wording::state_of));
    if let Some(summary) = summary {
        words.extend(wording::grade_of(scale, summary).map(|(_, _, name)| name));
        if summary.in_conflict() && summary.state != State::InConflict {
            words.push(format!("{}あり", wording::CONFLICT));
        }
    }
    words.join(" ")
}

/// 自治体DX推進担当・総務課, the first few and how many more.
pub(super) fn parties<'a>(plan: &Plan, parties: impl IntoIterator<Item = &'a PartyId>, shown: usize) -> String {
    let names: Vec<&str> = parties.into_iter().map(|party| plan.party_name(party)).collect();
    let shown_names = names.iter().take(shown).copied().collect::<Vec<_>>().join("・");
    if names.len() > shown { format!("{shown_names}　ほか{}", names.len() - shown) } else { shown_names }
}

/// A measure on its initiative's sheet, with the year and the filter kept.
pub(super) fn address_of_measure(app: App, initiative: &Initiative, measure: &Measure) -> String {
    app.navigation
        .route()
        .read()
        .switch(View::Initiative(initiative.number))
        .with_selected(measure.id.as_str())
        .format()
}

/// The list with these criteria and no others.
pub(super) fn address_of_list(app: App, criteria: Criteria) -> String {
    app.navigation.route().read().switch(View::Measures).with_criteria(criteria).format()
}

/// Asks for these states.
pub(super) fn in_states(states: impl IntoIterator<Item = State>) -> Criteria {
    Criteria { states: filled(states), ..Criteria::default() }
}

/// Asks for one kind of grade.
pub(super) fn of_kind(kind: GradeKind) -> Criteria {
    Criteria { kinds: filled([kind]), ..Criteria::default() }
}
