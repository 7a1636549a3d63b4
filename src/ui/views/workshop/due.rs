//! When the next step is due, as the end of its text: 窓口に広げる。（期限 令和10年1月31日）
//!
//! Written into the text, so that every reader of the record sees it, in every version.

use crate::plan::calendar::Date;

const OPENS: &str = "（期限 ";
const CLOSES: char = '）';

/// The text with its day at the end.
pub fn join(text: &str, due: Option<Date>) -> String {
    match due {
        Some(due) => [text, OPENS, &due.japanese(), "）"].concat(),
        None => text.to_owned(),
    }
}

/// The text without its day, and the day; whatever is no day stays text.
pub fn split(text: &str) -> (&str, Option<Date>) {
    let told = text.strip_suffix(CLOSES).and_then(|rest| rest.rsplit_once(OPENS));
    match told.and_then(|(text, day)| Some((text, Date::of_japanese(day)?))) {
        Some((text, due)) => (text, Some(due)),
        None => (text, None),
    }
}
