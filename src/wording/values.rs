//! Recorded values in words, and what changed. What people typed comes out of here with nothing hidden in it.

use crate::insight::{self, HistoryRow};
use crate::journal::{Actual, Cell, Closing, Field, GradeId, Scale, Status, Tally, Value};
use crate::plan::calendar::Date;
use crate::plan::{Measure, MeasureId, Plan};

use crate::plan::letters::{visible, visible_line};

/// 86.2%: a figure with the goal's unit; whatever is no figure stands as typed.
pub fn figure(figure: &str, unit: &str) -> String {
    // Where the unit was typed behind it, it stands there.
    if insight::figure(figure, "").is_some() { format!("{figure}{unit}") } else { visible_line(figure) }
}

/// 86.2%（令和9年10月31日時点）
pub fn actual(actual: &Actual, unit: &str) -> String {
    let figure = figure(&actual.figure, unit);
    actual.on.map_or(figure.clone(), |on| format!("{figure}（{}時点）", on.japanese()))
}

/// A recorded value; `None` of a cell is 未記入. `unit` is the one of the goal that a figure is measured against.
pub fn value(scale: &Scale, unit: &str, field: &Field, value: Option<&Value>) -> String {
    let Some(value) = value.filter(|value| **value != Value::Null) else { return super::NOT_ENTERED.to_owned() };
    let word = match field {
        Field::Status => value.as_text().and_then(Status::of_word).map(|status| super::status(status).to_owned()),
        Field::Rating => value.as_text().and_then(|word| {
            let grade = scale.grade(&GradeId::new(word))?;
            Some(format!("{} {}", grade.letter, grade.name))
        }),
        Field::Actual => Actual::of_value(value).map(|read| actual(&read, unit)),
        Field::Tally => Tally::of_value(value).map(|counts| tally(scale, &counts)),
        Field::Groups => value.as_list().map(|groups| format!("{}区分", groups.len())),
        Field::AnswerDue => value.as_text().and_then(|day| Date::parse(day).ok()).map(Date::japanese),
        Field::RequiredFields => value.as_list().map(|fields| {
            let words = fields.iter().filter_map(Value::as_text).map(|word| super::field(&Field::of_word(word)));
            words.collect::<Vec<_>>().join("・")
        }),
        Field::Closing => Closing::of_value(value).map(|closing| super::rounds::closed(&closing)),
        Field::RoundName => value.as_text().map(visible_line),
        _ => value.as_text().map(visible),
    };
    word.or_else(|| doubtful_day(field, value)).unwrap_or_else(|| "この版では読めない値".to_owned())
}

/// 82（時点「0202-11-22」はありえない日付のため、数えません）: recorded before dates had bounds.
fn doubtful_day(field: &Field, value: &Value) -> Option<String> {
    let map = value.as_map().filter(|_| *field == Field::Actual)?;
    let (figure, on) = (map.get("figure")?.as_text()?, map.get("on")?.as_text()?);
    Some(format!("{}（時点「{}」はありえない日付のため、数えません）", visible_line(figure), visible_line(on)))
}

/// A text up to the end of its first sentence, and a sign where there is more: the whole stands on the measure's sheet.
pub fn first_sentence(text: &str) -> String {
    let text = visible_line(text);
    match text.split_once('。') {
        Some((first, "")) => first.to_owned(),
        Some((first, _)) => format!("{first}…"),
        None => text,
    }
}

/// A 2人・B 5人: in the scale's order. Grades of another scale stand under their own ids.
pub fn tally(scale: &Scale, tally: &Tally) -> String {
    let mut words = String::new();
    let mut say = |letter: &str, count: u32| {
        if count > 0 {
            words.push_str(if words.is_empty() { "" } else { "・" });
            words.push_str(letter);
            words.push(' ');
            words.push_str(&count.to_string());
            words.push('人');
        }
    };
    for grade in &scale.grades {
        say(&grade.letter, tally.0.get(&grade.id).copied().unwrap_or(0));
    }
    for (id, count) in tally.0.iter().filter(|(id, _)| scale.grade(id).is_none()) {
        say(&visible_line(id.as_str()), *count);
    }
    if words.is_empty() { "数えた人なし".to_owned() } else { words }
}

/// A value of a cell of this plan.
pub fn value_of(plan: &Plan, scale: &Scale, cell: &Cell, recorded: Option<&Value>) -> String {
    let measure = plan.measure(&MeasureId::new(cell.item.as_str())).map(|(_, measure)| measure);
    let unit = measure.map_or("", Measure::unit);
    // The year of a day is said where it is not the one on show.
    match recorded.and_then(Actual::of_value).filter(|_| cell.field == Field::Actual) {
        Some(Actual { figure: typed, on: Some(on) }) if on.fiscal_year() == cell.fy => {
            format!("{}（{}時点）", figure(&typed, unit), on.month_day())
        }
        _ => named(plan, &cell.field, recorded).unwrap_or_else(|| value(scale, unit, &cell.field, recorded)),
    }
}

/// The names of departments or measures, where a value lists their ids.
fn named(plan: &Plan, field: &Field, recorded: Option<&Value>) -> Option<String> {
    match field {
        Field::AskedDepartments | Field::AskedMeasures => {
            super::rounds::named(plan, recorded?, *field == Field::AskedMeasures)
        }
        _ => None,
    }
}

/// 未記入 → 実施中: from what to what; or that it was erased.
pub fn change(plan: &Plan, scale: &Scale, line: &HistoryRow, today: Option<Date>) -> String {
    if let Some((by, at)) = &line.erased {
        return super::erased(by, &super::dates::moment(at, today));
    }
    let Some(cell) = &line.cell else { return "この版では分からない種類の記入".to_owned() };
    let mut before: Vec<String> = line.before.iter().map(|value| value_of(plan, scale, cell, Some(value))).collect();
    if line.replaced_unknown {
        before.push("ここにない記入".to_owned());
    } else if before.is_empty() {
        before.push(super::NOT_ENTERED.to_owned());
    }
    format!("{} → {}", before.join("／"), value_of(plan, scale, cell, line.after.as_ref()))
}
