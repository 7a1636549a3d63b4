//! A table as a CSV file: out only, never read back.

use crate::plan::Decimal;

use super::{Datum, Table};

/// Writes a table as Excel in Japan opens it: UTF-8 with byte order mark, CRLF, every cell quoted (RFC 4180), no line break
/// in a cell.
///
/// No text can run as a formula; numbers and days stay what they are.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut file = b"\xef\xbb\xbf".to_vec();
    let kept: Vec<bool> = table.columns.iter().map(|column| !column.workbook_only).collect();
    let heads: Vec<Datum> = table.columns.iter().map(|column| Datum::text(column.head)).collect();
    for row in std::iter::once(&heads).chain(&table.rows) {
        let cells = row.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| quoted(&written(cell)));
        file.extend(cells.collect::<Vec<_>>().join(&b','));
        file.extend(b"\r\n");
    }
    file
}

fn written(cell: &Datum) -> String {
    match cell {
        Datum::Text(text) => harmless(text),
        Datum::Number(number) => number.to_string(),
        Datum::Day(day) => day.to_string(),
        Datum::Empty => String::new(),
    }
}

/// A text that a spreadsheet would calculate stands behind an apostrophe. White space before the sign is ignored by some
/// programs, so it is looked through here.
fn harmless(text: &str) -> String {
    let calculates = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    // A figure as it was typed stays that figure.
    if calculates && Decimal::parse(text).is_err() { format!("'{text}") } else { text.to_owned() }
}

/// A cell in quotes; those inside it are doubled.
fn quoted(cell: &str) -> Vec<u8> {
    // Room for a cell of nothing but quotes: one call takes it all.
    let mut doubled = vec![0; 2 * cell.len()];
    let (_, _, written) = csv_core::quote(cell.as_bytes(), &mut doubled, b'"', b'"', true);
    doubled.truncate(written);
    [b"\"", doubled.as_slice(), b"\""].concat()
}
