//! Values in words: for newcomers, conflicts and the history.

use crate::journal::{Actual, Entry, Field, GradeId, Scale, Status, Value};
use crate::plan::calendar::Moment;
use crate::ui::text;

/// A value as a person reads it. What this version cannot read is said to be there.
pub(super) fn value_words(field: &Field, value: &Value, scale: &Scale, unit: &str) -> String {
    let read = match (field, value) {
        (_, Value::Null) => Some(text::NOT_ENTERED.to_owned()),
        (Field::Status, value) => {
            value.as_text().and_then(Status::of_word).map(|status| text::status(status).to_owned())
        }
        (Field::Rating, value) => value
            .as_text()
            .and_then(|word| scale.grade(&GradeId::new(word)))
            .map(|grade| format!("{} {}", grade.letter, grade.name)),
        (Field::Actual, value) => Actual::of_value(value).map(|actual| actual_words(&actual, unit)),
        (_, value) => value.as_text().map(ToOwned::to_owned),
    };
    read.unwrap_or_else(|| "この版では読めない値（消さずに預かっています）".to_owned())
}

/// 86.2%（令和9年10月31日時点）
pub(super) fn actual_words(actual: &Actual, unit: &str) -> String {
    let figure = figure_words(&actual.figure, unit);
    actual.on.map_or(figure.clone(), |on| format!("{figure}（{}時点）", on.japanese()))
}

/// 86.2%; a word stands without the unit.
pub(super) fn figure_words(figure: &str, unit: &str) -> String {
    if crate::plan::Decimal::parse(figure).is_ok() { format!("{figure}{unit}") } else { figure.to_owned() }
}

/// 市民課 管理係　11月22日 14:32
pub(super) fn who_when(entry: &Entry) -> String {
    let by = if entry.by().trim().is_empty() { "記入者の名前なし" } else { entry.by() };
    format!("{by}　{}", moment_words(entry.at()))
}

/// 令和9年11月22日 14:32; a label that is no date stands as it is.
pub(super) fn moment_words(at: &Moment) -> String {
    match (at.date(), at.clock()) {
        (Some(date), Some(clock)) => format!("{} {clock}", date.japanese()),
        _ => at.as_str().to_owned(),
    }
}
