//! A table: its columns say what they hold, its rows hold single values.

use crate::plan::Decimal;
use crate::plan::calendar::Date;

use super::form::{TableColumn, TableId};
use super::letters::plain;

/// A table for other programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Which.
    pub id: TableId,
    /// Its columns, whose heads are the first row.
    pub columns: Vec<TableColumn>,
    /// A value for each column.
    pub rows: Vec<Vec<Datum>>,
}

impl Table {
    /// A table without rows.
    pub fn empty(id: TableId) -> Self {
        Self::new(id, Vec::new())
    }

    pub(super) fn new(id: TableId, rows: Vec<Vec<Datum>>) -> Self {
        Self { id, columns: id.columns(), rows }
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// A text on one line, of letters that every computer has.
    Text(String),
    /// A number, with digits as it was written.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// Nothing stands here. A column beside it says why where that is not plain.
    Empty,
}

impl Datum {
    /// What a text says: on one line, with nothing hidden in it. Nothing, where it says nothing.
    pub fn text(text: &str) -> Self {
        let text = plain(text);
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number. One of more digits than spreadsheets tell apart would come out as another: it stands as a text beside alone.
    pub fn number(number: &Decimal) -> Self {
        const SIGNIFICANT_DIGITS: usize = 15;
        let text = number.as_str().trim_start_matches('-');
        let digits = if text.contains('.') { text.trim_end_matches('0') } else { text };
        let digits = digits.chars().filter(char::is_ascii_digit).collect::<String>();
        if digits.trim_start_matches('0').len() > SIGNIFICANT_DIGITS {
            Self::Empty
        } else {
            Self::Number(number.clone())
        }
    }

    /// How many there are.
    pub fn count(count: usize) -> Self {
        Self::Number(Decimal::from(count))
    }

    /// A day, if there is one.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// 令和8年11月22日; nothing for days of earlier eras.
    pub fn era_day(day: Option<Date>) -> Self {
        let japanese = day.map(Date::japanese).filter(|day| day.starts_with("令和"));
        japanese.map_or(Self::Empty, Self::Text)
    }

    /// 該当, 非該当
    pub fn whether(holds: bool) -> Self {
        Self::Text(if holds { "該当" } else { "非該当" }.to_owned())
    }
}
