//! Days and moments, as a person says them today.

use crate::plan::calendar::{Date, Moment};
use crate::plan::letters::visible_line;

/// 11月22日 14:32; with the year where it is another than today's.
pub fn moment(at: &Moment, today: Option<Date>) -> String {
    let (Some(date), Some(clock)) = (at.date(), at.clock()) else { return visible_line(at.as_str()) };
    format!("{} {clock}", date.beside_today(today))
}

/// 今日, きのう, 3日前.
pub fn days_ago(at: &Moment, today: Option<Date>) -> Option<String> {
    match today?.days_since(at.date()?) {
        0 => Some("今日".to_owned()),
        1 => Some("きのう".to_owned()),
        days if days > 1 => Some(format!("{days}日前")),
        _ => None,
    }
}

/// 令和9年11月22日 14:32; a label that is no date stands as it is.
pub fn full_moment(at: &Moment) -> String {
    match (at.date(), at.clock()) {
        (Some(date), Some(clock)) => format!("{} {clock}", date.japanese()),
        _ => visible_line(at.as_str()),
    }
}

/// 令和8年11月19日: a record may have been made in another year than it is about.
pub fn full_day(at: &Moment) -> String {
    at.date().map_or_else(|| visible_line(at.as_str()), Date::japanese)
}

/// 11月19日; with the year where it is another than today's.
pub fn day(at: &Moment, today: Option<Date>) -> String {
    at.date().map_or_else(|| visible_line(at.as_str()), |date| date.beside_today(today))
}
