//! CSV for spreadsheets: out only, never read back.

use crate::plan::Decimal;
use crate::plan::letters::visible;

/// Writes a table as Excel in Japan opens it: UTF-8 with byte order mark, CRLF, every cell quoted (RFC 4180).
///
/// No cell can run as a formula, and what cannot be seen stands there as a mark; numbers stay numbers. A row may be shorter or
/// longer than the header.
pub fn write_csv(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut table = b"\xef\xbb\xbf".to_vec();
    let header = header.iter().map(|title| (*title).to_owned()).collect();
    for row in std::iter::once(header).chain(rows) {
        let cells: Vec<Vec<u8>> = row.iter().map(|cell| quoted(&safe(cell))).collect();
        // A line with nothing on it would be no row to a reader.
        let line = if cells.is_empty() { quoted("") } else { cells.join(&b',') };
        table.extend(line);
        table.extend(b"\r\n");
    }
    table
}

/// A cell in quotes; those inside it are doubled.
fn quoted(cell: &str) -> Vec<u8> {
    // Room for a cell of nothing but quotes: one call takes it all.
    let mut doubled = vec![0; 2 * cell.len()];
    let (_, _, written) = csv_core::quote(cell.as_bytes(), &mut doubled, b'"', b'"', true);
    doubled.truncate(written);
    [b"\"", doubled.as_slice(), b"\""].concat()
}

/// Makes a cell's text harmless: shows what cannot be seen, then guards what a spreadsheet would calculate.
fn safe(text: &str) -> String {
    let visible = visible(&text.replace("\r\n", "\n").replace('\r', "\n"));
    // White space before the sign is ignored by some programs, so it is looked through here.
    let first = visible.trim_start().chars().next();
    let leads_with_break = visible.starts_with(['\t', '\n']);
    let calculates = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if leads_with_break || (calculates && Decimal::parse(&visible).is_err()) { format!("'{visible}") } else { visible }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

    use csv::{QuoteStyle, Terminator, WriterBuilder};

    use super::*;

    #[test]
    fn a_table_is_what_the_csv_crate_writes() {
        let rows = [vec!["a\"\"b\"", "", "c,d"], vec![], vec!["\"\"\"\"\"\"\"\"\""], vec!["課\n\"値\"", "1", "2", "3"]];
        let rows = rows.map(|row| row.into_iter().map(ToOwned::to_owned).collect::<Vec<String>>());
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Always)
            .flexible(true)
            .from_writer(b"\xef\xbb\xbf".to_vec());
        writer.write_record(["一", "二"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        assert_eq!(write_csv(&["一", "二"], rows.into_iter()), writer.into_inner().unwrap());
    }
}
