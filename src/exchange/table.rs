//! CSV for spreadsheets: out only, never read back.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::plan::Decimal;

/// Writes a table as Excel in Japan opens it: UTF-8 with byte order mark, CRLF, every cell quoted (RFC 4180).
///
/// No cell can run as a formula, and no invisible mark gets through; numbers stay numbers. A row may be shorter or
/// longer than the header.
pub fn write_csv(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .flexible(true)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let header = header.iter().map(|title| (*title).to_owned()).collect();
    for row in std::iter::once(header).chain(rows) {
        if let Err(error) = writer.write_record(row.iter().map(|cell| safe(cell))) {
            unreachable!("writing to memory cannot fail: {error}");
        }
    }
    match writer.into_inner() {
        Ok(bytes) => bytes,
        Err(error) => unreachable!("writing to memory cannot fail: {error}"),
    }
}

/// Makes a cell's text harmless: strips what cannot be seen, then guards what a spreadsheet would calculate.
fn safe(text: &str) -> String {
    let visible: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| !is_stripped(*c)).collect();
    // White space before the sign is ignored by some programs, so it is looked through here.
    let first = visible.trim_start().chars().next();
    let leads_with_break = visible.starts_with(['\t', '\n']);
    let calculates = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if leads_with_break || (calculates && Decimal::parse(&visible).is_err()) { format!("'{visible}") } else { visible }
}

/// Control characters but tab and line feed, byte order marks, and marks that change the direction of text.
fn is_stripped(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{feff}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
