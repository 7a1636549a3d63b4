//! What this view says about cells, moments and counts.

use crate::exchange::is_invisible;
use crate::journal::{Actual, Cell, Field, GradeId, PROFILE, Scale, Status, Value};
use crate::plan::calendar::{Date, Moment, fiscal_year_short};
use crate::plan::{MeasureId, Plan};
use crate::ui::text;

/// 4-1 マイナンバーカードの普及促進・状態（市民課・令和9年度）
pub(super) fn cell_words(plan: &Plan, cell: &Cell) -> String {
    let measure = MeasureId::new(cell.item.as_str());
    let item = match plan.measure(&measure) {
        Some((initiative, measure)) => format!("{} {}", initiative.measure_number(measure), measure.name),
        None if cell.item.as_str() == PROFILE => "課についての申告".to_owned(),
        None => format!("計画にない番号「{}」", cell.item),
    };
    let dept = plan.department(&cell.dept).map_or(cell.dept.as_str(), |dept| dept.name.as_str());
    format!("{item}・{}（{dept}・{}年度）", text::field(&cell.field), fiscal_year_short(cell.fy))
}

/// A text from a file with its invisible marks made visible: `a\u{202e}b`.
pub(super) fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        if is_invisible(character) {
            visible.extend(character.escape_unicode());
        } else {
            visible.push(character);
        }
    }
    visible
}

/// A value as a person reads it; what this version cannot read stands as it is in the file.
pub(super) fn value_words(scale: &Scale, field: &Field, value: &Value) -> String {
    let read = match (field, value) {
        (_, Value::Null) => Some(text::NOT_ENTERED.to_owned()),
        (Field::Status, value) => {
            value.as_text().and_then(Status::of_word).map(|status| text::status(status).to_owned())
        }
        (Field::Rating, value) => value
            .as_text()
            .and_then(|word| scale.grade(&GradeId::new(word)))
            .map(|grade| format!("{} {}", grade.letter, grade.name)),
        (Field::Actual, value) => Actual::of_value(value).map(|actual| actual.figure),
        (_, value) => value.as_text().map(ToOwned::to_owned),
    };
    visible(&read.unwrap_or_else(|| value.to_canonical()))
}

/// 11月22日 14:32; with the year where it is another than today's.
pub(super) fn moment_words(at: &Moment, today: Option<Date>) -> String {
    let (Some(date), Some(clock)) = (at.date(), at.clock()) else { return at.as_str().to_owned() };
    let near = today.is_some_and(|today| (0..300).contains(&today.days_since(date)));
    let day = if near { date.month_day() } else { date.japanese() };
    format!("{day} {clock}")
}

/// 今日, きのう, 3日前.
pub(super) fn days_ago(at: &Moment, today: Option<Date>) -> Option<String> {
    match today?.days_since(at.date()?) {
        0 => Some("今日".to_owned()),
        1 => Some("きのう".to_owned()),
        days if days > 1 => Some(format!("{days}日前")),
        _ => None,
    }
}
