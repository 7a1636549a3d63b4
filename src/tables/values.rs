//! Values that several tables have, for the columns of `form::shared`.

use crate::insight::{MeasureSummary, Rating, State};
use crate::journal::{Field, Scale};
use crate::plan::calendar::{Date, Moment, fiscal_year_short};
use crate::plan::{DeptId, ItemId, MeasureId, Plan};
use crate::wording;
use crate::wording::names;

use super::{Datum, words};

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
    let (code, name, _) = words::state(summary.state);
    let [rating_code, rating] = rating(scale, &summary.rated, summary.state);
    [Datum::text(code), Datum::text(name), rating_code, rating]
}

fn rating(scale: &Scale, rated: &Rating, state: State) -> [Datum; 2] {
    let (code, name, _) = match rated {
        Rating::Grade(id, kind) => {
            let name = scale.grade(id).map_or(wording::grade_kind(*kind), |grade| grade.name.as_str());
            return [Datum::text(id.as_str()), Datum::text(name)];
        }
        Rating::No if state == State::NotEntered => words::RATING_NOT_ENTERED,
        Rating::No => words::RATING_NOT_GRADED,
        Rating::Partial => words::RATING_PARTIAL,
        Rating::InConflict => words::RATING_IN_CONFLICT,
        Rating::Unknown => words::RATING_UNKNOWN,
    };
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
