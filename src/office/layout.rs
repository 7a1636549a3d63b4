//! How wide columns and how high rows are. Office programs that print without a screen cut wrapped text where no height is
//! said.

use crate::tables::{Datum, Table, TableColumn};

/// The narrowest and the widest column, in digits.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=50;
/// Between a text and the edges of its cell, and for the sign of the filter in a head.
const PADDING: usize = 3;
/// A line of 游ゴシック, in points.
const LINE: f64 = 18.75;
/// How many lines a row can show: rows are at most 409 points high.
const MOST_LINES: usize = 21;

/// How many digits wide each column is.
pub(super) fn widths(table: &Table) -> Vec<usize> {
    let of_column = |(at, column): (usize, &TableColumn)| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).map(width);
        let widest = cells.max().unwrap_or(0).max(letters(column.head));
        (widest + PADDING).clamp(*WIDTHS.start(), *WIDTHS.end())
    };
    table.columns.iter().enumerate().map(of_column).collect()
}

/// How high a row is, in points.
pub(super) fn height(row: &[Datum], widths: &[usize]) -> f64 {
    let lines = row.iter().zip(widths).map(|(cell, room)| width(cell).div_ceil(room - 1)).max().unwrap_or(1);
    f64::from(u32::try_from(lines.clamp(1, MOST_LINES)).unwrap_or(1)) * LINE
}

fn width(cell: &Datum) -> usize {
    const DAY: usize = 10;
    match cell {
        Datum::Text(text) => letters(text),
        Datum::Number(number) => number.as_str().len(),
        Datum::Day(_) => DAY,
        Datum::Empty => 0,
    }
}

/// Full-width letters are as wide as two digits.
fn letters(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}
