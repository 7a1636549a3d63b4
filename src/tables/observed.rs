//! A recorded value, taken apart: one code, text, number and day at a time.

use crate::insight::figure;
use crate::journal::{Actual, Cell, Field, GradeId, Scale, Status, Tally, Value};
use crate::plan::calendar::Date;
use crate::plan::{DeptId, GroupId, ItemId, MeasureId, Plan};
use crate::wording::{self, names};

use super::{Datum, values};

/// A value that says nothing.
pub(super) const NOTHING: [Datum; 6] = [const { Datum::Empty }; 6];

/// A value as one observation or several; none where this version cannot read it.
pub(super) fn observed(plan: &Plan, scale: &Scale, cell: &Cell, value: &Value) -> Option<Vec<[Datum; 6]>> {
    if *value == Value::Null || !cell.field.understands(value) {
        return None;
    }
    Some(match cell.field {
        Field::Status => {
            let status = value.as_text().and_then(Status::of_word)?;
            vec![coded(status.word(), wording::status(status))]
        }
        Field::Rating => vec![grade(scale, value.as_text()?)],
        Field::Actual => vec![actual(plan, cell, &Actual::of_value(value)?)],
        Field::Tally => {
            let counted = |(id, count): (&GradeId, &u32)| {
                let [code, text, ..] = grade(scale, id.as_str());
                let count = Datum::count(usize::try_from(*count).unwrap_or(usize::MAX));
                [code, text, count, Datum::text("人"), Datum::Empty, Datum::Empty]
            };
            let counts: Vec<_> = Tally::of_value(value)?.0.iter().map(counted).collect();
            if counts.is_empty() { vec![coded("", "数えた人なし")] } else { counts }
        }
        Field::Groups => {
            let group = |value: &Value| {
                let id = value.as_text()?;
                let name =
                    plan.group(&GroupId::new(id)).map_or("この計画にない区分", |group| group.name.as_str());
                Some(coded(id, name))
            };
            let groups: Vec<_> = value.as_list()?.iter().filter_map(group).collect();
            if groups.is_empty() { vec![coded("", "属する区分なし")] } else { groups }
        }
        Field::AskedDepartments => {
            let name = |id: &str| names::dept_name(plan, &DeptId::new(id)).into_owned();
            listed(value, name)?
        }
        Field::AskedMeasures => listed(value, |id| names::item(plan, &ItemId::new(id)).1)?,
        Field::RequiredFields => listed(value, |word| wording::field(&Field::of_word(word)).into_owned())?,
        Field::AnswerDue => {
            let text = value.as_text()?;
            let [on, era] = values::day(Date::parse(text).ok());
            vec![[Datum::Empty, Datum::text(text), Datum::Empty, Datum::Empty, on, era]]
        }
        Field::Closing => vec![coded("", &wording::values::value(scale, "", &cell.field, Some(value)))],
        Field::Situation | Field::Next | Field::Evidence | Field::Name | Field::RoundName => {
            vec![coded("", value.as_text()?)]
        }
        Field::Unknown(_) => return None,
    })
}

/// Each of a list as an observation of its own, by its id and its name.
fn listed(value: &Value, name: impl Fn(&str) -> String) -> Option<Vec<[Datum; 6]>> {
    let ids = value.as_list()?.iter().filter_map(Value::as_text);
    let all: Vec<_> = ids.map(|id| coded(id, &name(id))).collect();
    Some(if all.is_empty() { vec![coded("", "なし")] } else { all })
}

fn coded(code: &str, text: &str) -> [Datum; 6] {
    let [.., number, unit, on, era] = NOTHING;
    [Datum::text(code), Datum::text(text), number, unit, on, era]
}

fn grade(scale: &Scale, id: &str) -> [Datum; 6] {
    let known = scale.grade(&GradeId::new(id));
    coded(id, known.map_or("計画の尺度にない評価", |grade| grade.name.as_str()))
}

fn actual(plan: &Plan, cell: &Cell, actual: &Actual) -> [Datum; 6] {
    let unit = plan.measure(&MeasureId::new(cell.item.as_str())).map_or("", |(_, measure)| measure.unit());
    let number = figure(&actual.figure, unit).map_or(Datum::Empty, |figure| Datum::number(&figure));
    let unit = if number == Datum::Empty { Datum::Empty } else { Datum::text(unit) };
    let [on, era] = values::day(actual.on);
    [Datum::Empty, Datum::text(&actual.figure), number, unit, on, era]
}
