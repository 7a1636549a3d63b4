//! Values in words, for newcomers, conflicts and the history; and whether all is saved.

use crate::app::Saving;
use crate::journal::{Actual, Entry, Field, GradeId, Scale, Status, Tally, Value};
use crate::plan::calendar::{Date, Moment};
use crate::ui::parts::Shape;
use crate::ui::text::{self, said};

/// A value as a person reads it. What this version cannot read is said to be there.
pub(in crate::ui) fn value_words(field: &Field, value: &Value, scale: &Scale, unit: &str) -> String {
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
        (Field::Tally, value) => Tally::of_value(value).map(|tally| said::tally(scale, &tally)),
        (_, value) => value.as_text().map(said::visible),
    };
    read.unwrap_or_else(|| "この版では読めない値（消さずに預かっています）".to_owned())
}

/// 86.2%（令和9年10月31日時点）
pub(in crate::ui) fn actual_words(actual: &Actual, unit: &str) -> String {
    let figure = figure_words(&actual.figure, unit);
    actual.on.map_or(figure.clone(), |on| format!("{figure}（{}時点）", on.japanese()))
}

/// 86.2%; a word stands without the unit.
pub(in crate::ui) fn figure_words(figure: &str, unit: &str) -> String {
    if crate::insight::figure(figure, "").is_some() { format!("{figure}{unit}") } else { said::visible_line(figure) }
}

/// 市民課 管理係　11月22日 14:32
pub(in crate::ui) fn who_when(entry: &Entry) -> String {
    let by = Some(said::author(entry.by())).filter(|by| !by.is_empty());
    format!("{}　{}", by.as_deref().unwrap_or("記入者の名前なし"), moment_words(entry.at()))
}

/// 令和9年11月22日 14:32; a label that is no date stands as it is.
pub(in crate::ui) fn moment_words(at: &Moment) -> String {
    match (at.date(), at.clock()) {
        (Some(date), Some(clock)) => format!("{} {clock}", date.japanese()),
        _ => said::visible_line(at.as_str()),
    }
}

/// The state of keeping in words; what is still being written comes first.
pub(in crate::ui) fn saving_words(dirty: bool, saving: &Saving, today: Option<Date>) -> (&'static str, Shape, String) {
    match saving {
        Saving::Failed { .. } => {
            ("failed", Shape::Failure, "保存できません。今すぐファイルに書き出してください。".to_owned())
        }
        _ if dirty => ("writing", Shape::Information, "入力中です。手を止めると自動で保存します".to_owned()),
        Saving::Writing => ("writing", Shape::Information, "保存しています".to_owned()),
        Saving::Saved { .. } if saving.only_in_window() => {
            ("failed", Shape::Warning, "この画面の中だけにあります。閉じる前に書き出してください。".to_owned())
        }
        Saving::Saved { at, places } if !places.pending.is_empty() => {
            ("saved", Shape::Check, format!("保存先の一方に自動保存済み {}", Saving::clock(at, today)))
        }
        Saving::Saved { at, .. } => ("saved", Shape::Check, format!("自動保存しました {}", Saving::clock(at, today))),
        Saving::Starting => ("idle", Shape::Information, "記入を読み込んでいます".to_owned()),
        Saving::Idle(_) => ("idle", Shape::Information, "書くと自動で保存します".to_owned()),
    }
}
