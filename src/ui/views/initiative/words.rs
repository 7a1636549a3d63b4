//! Values, states and moments in words.

use std::collections::BTreeMap;

use leptos::prelude::Read;

use crate::app::App;
use crate::insight::{Standing, State};
use crate::journal::{Actual, Field, GradeId, GradeKind, Scale, Status, Value};
use crate::plan::calendar::{Date, Moment};
use crate::plan::{Decimal, Goal, PartyId, Plan};
use crate::query::View;
use crate::ui::text;

/// 実施中 2・準備中 1　／　B 1・D 1
pub(super) fn tally<'a>(scale: &Scale, standings: impl Iterator<Item = &'a Standing>) -> String {
    let (mut states, mut kinds) = (BTreeMap::<State, u32>::new(), BTreeMap::<GradeKind, u32>::new());
    for standing in standings {
        *states.entry(standing.state).or_default() += 1;
        if let Some(kind) = standing.rated.kind() {
            *kinds.entry(kind).or_default() += 1;
        }
    }
    let states = State::ALL.into_iter().filter_map(|state| {
        let count = states.get(&state)?;
        let label = text::state(state);
        Some(format!("{label} {count}"))
    });
    let grades = scale.grades.iter().filter_map(|grade| {
        let name = if grade.kind == GradeKind::NotRated { &grade.name } else { &grade.letter };
        Some(format!("{name} {}", kinds.get(&grade.kind)?))
    });
    let grades = grades.collect::<Vec<_>>().join("・");
    let states = states.collect::<Vec<_>>().join("・");
    if grades.is_empty() { states } else { format!("{states}　／　{grades}") }
}

/// The letter and name of a kind of grade, as the scale in force has them.
pub(super) fn grade(scale: &Scale, kind: GradeKind) -> (String, String) {
    scale.grades.iter().find(|grade| grade.kind == kind).map_or_else(
        || (text::grade_letter(kind).to_owned(), text::grade_kind(kind).to_owned()),
        |grade| (grade.letter.clone(), grade.name.clone()),
    )
}

/// A figure with the goal's unit; whatever is no figure stands as typed.
pub(super) fn figure(goal: &Goal, figure: &str) -> String {
    match goal {
        Goal::Number { unit, .. } if Decimal::parse(figure).is_ok() => format!("{figure}{unit}"),
        Goal::Number { .. } | Goal::InPlace | Goal::Unset => figure.to_owned(),
    }
}

/// A recorded value in words; `None` of a cell is 未入力.
pub(super) fn value(scale: &Scale, goal: Option<&Goal>, field: &Field, value: Option<&Value>) -> String {
    let Some(value) = value.filter(|value| **value != Value::Null) else { return text::NOT_ENTERED.to_owned() };
    let word = match field {
        Field::Status => value.as_text().and_then(Status::of_word).map(|status| text::status(status).to_owned()),
        Field::Rating => value.as_text().and_then(|word| {
            let grade = scale.grade(&GradeId::new(word))?;
            Some(format!("{} {}", grade.letter, grade.name))
        }),
        Field::Actual => Actual::of_value(value).map(|actual| {
            let figure = goal.map_or_else(|| actual.figure.clone(), |goal| figure(goal, &actual.figure));
            let on = actual.on.map(|on| format!("（{}時点）", on.month_day()));
            format!("{figure}{}", on.unwrap_or_default())
        }),
        _ => value.as_text().map(ToOwned::to_owned),
    };
    word.unwrap_or_else(|| "この版では読めない値".to_owned())
}

/// 自治体DX推進担当・総務課
pub(super) fn parties<'a>(plan: &Plan, parties: impl IntoIterator<Item = &'a PartyId>) -> String {
    parties.into_iter().map(|party| plan.party_name(party)).collect::<Vec<_>>().join("・")
}

/// 11月19日 10:04
pub(super) fn moment(at: &Moment) -> String {
    let day = day(at);
    at.clock().map_or_else(|| day.clone(), |clock| format!("{day} {clock}"))
}

/// 11月19日
pub(super) fn day(at: &Moment) -> String {
    at.date().map_or_else(|| at.as_str().to_owned(), Date::month_day)
}

/// Another sheet or view, with the year and the filter kept.
pub(super) fn address(app: App, view: View, selected: &str) -> String {
    app.route().read().switch(view).with_selected(selected).format()
}
