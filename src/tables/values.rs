//! Values that several tables have, for the columns of `form::shared`.

use crate::insight::{MeasureSummary, Rating, State};
use crate::journal::{Field, Scale};
use crate::plan::calendar::{Date, Moment, fiscal_year_short};
use crate::plan::{DeptId, ItemId, MeasureId, Plan};
use crate::wording;
use crate::wording::names;

use super::Datum;

/// A fiscal year; earlier eras are not named.
pub(super) fn year(fy: i32) -> [Datum; 2] {
    /// 令和元年度
    const FIRST_OF_ERA: i32 = 2019;
    let era = if fy >= FIRST_OF_ERA { Datum::text(&format!("{}年度", fiscal_year_short(fy))) } else { Datum::Empty };
    [Datum::Number(fy.into()), era]
}

/// A measure that the plan has. What is not of the plan is named as such.
pub(super) fn measure(plan: &Plan, item: &ItemId) -> [Datum; 5] {
    let (number, name) = names::item(plan, item);
    let found = plan.measure(&MeasureId::new(item.as_str()));
    let (numbers, printed) = match found {
        Some((initiative, measure)) => {
            let place = initiative.measures.iter().position(|other| other.id == measure.id).map_or(0, |at| at + 1);
            ([Datum::count(initiative.number.into()), Datum::count(place)], Datum::text(&number))
        }
        None => ([Datum::Empty, Datum::Empty], Datum::Empty),
    };
    let [initiative, place] = numbers;
    [Datum::text(item.as_str()), printed, initiative, place, Datum::text(&name)]
}

/// A department; one the plan does not know stands under its own.
pub(super) fn department(plan: &Plan, dept: &DeptId) -> [Datum; 2] {
    [Datum::text(dept.as_str()), Datum::text(&names::dept_name(plan, dept))]
}

/// State and rating that a measure is counted under.
pub(super) fn standing(scale: &Scale, summary: &MeasureSummary) -> [Datum; 4] {
    let [state_code, state] = state(summary.state);
    let [rating_code, rating] = rating(scale, &summary.rated, summary.state);
    [state_code, state, rating_code, rating]
}

fn state(state: State) -> [Datum; 2] {
    [Datum::text(state.word()), Datum::text(wording::state(state))]
}

/// Ratings that are no grade: code, name, meaning.
pub(super) const NO_GRADES: [(&str, &str, &str); 5] = [
    ("not_entered", wording::NOT_ENTERED, "状態も進捗評価も記入がない"),
    ("not_graded", wording::NOT_GRADED, "状態の記入があり、進捗評価の記入がない"),
    ("partial", "一部の課が評価", "対象の課のうち一部だけが評価し、その中に遅れがない"),
    ("in_conflict", wording::CONFLICT, "違う値が記入され、まだ決めていない"),
    ("unknown", "この版では読めない値", "新しい版が書いた値、または計画の尺度にない評価"),
];

fn rating(scale: &Scale, rated: &Rating, state: State) -> [Datum; 2] {
    let code = match rated {
        Rating::Grade(id, kind) => {
            let name = scale.grade(id).map_or(wording::grade_kind(*kind), |grade| grade.name.as_str());
            return [Datum::text(id.as_str()), Datum::text(name)];
        }
        Rating::No if state == State::NotEntered => "not_entered",
        Rating::No => "not_graded",
        Rating::Partial => "partial",
        Rating::InConflict => "in_conflict",
        Rating::Unknown => "unknown",
    };
    let name = NO_GRADES.iter().find(|(other, _, _)| *other == code).map_or("", |(_, name, _)| *name);
    [Datum::text(code), Datum::text(name)]
}

/// Who recorded something, and when.
pub(super) fn recorded(by: &str, at: &Moment) -> [Datum; 4] {
    let [day, era] = day(at.date());
    [Datum::text(by), day, era, Datum::text(at.as_str())]
}

/// A day, and the same in the Japanese calendar.
pub(super) fn day(day: Option<Date>) -> [Datum; 2] {
    [Datum::day(day), Datum::era_day(day)]
}

/// A field, by code and name.
pub(super) fn field(field: &Field) -> [Datum; 2] {
    [Datum::text(field.word()), Datum::text(&wording::field(field))]
}
