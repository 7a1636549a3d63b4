//! Tables as an Excel workbook: a sheet for each, and nothing else on it.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::plan::calendar::Date;
use crate::tables::{Datum, DatumKind, Table};

use super::OfficeError;
use super::layout::{height, widths};

/// How many cells a workbook has at most: with more, a page of a browser runs out of memory.
pub const MOST_CELLS: usize = 1_000_000;

/// A4, as spreadsheets number papers.
const A4: u8 = 9;

/// What Japanese office programs write with; where it is not there, they take one of theirs.
const FONT: &str = "游ゴシック";

/// How many digits may stand side by side on that paper, made smaller, before nobody can read them. Wider tables go on
/// over several pages.
const LEGIBLE: usize = 260;

/// Writes a workbook with a sheet for each table. The same tables and day give the same bytes.
///
/// Texts are texts whatever they begin with, numbers are numbers, days are days. Nothing is merged, hidden or calculated.
///
/// # Errors
/// The tables have more than [`MOST_CELLS`], or the writer refuses them.
pub fn workbook(title: &str, made_on: Option<Date>, tables: &[Table]) -> Result<Vec<u8>, OfficeError> {
    let cells = tables.iter().map(|table| (table.rows.len() + 1) * table.columns.len()).sum();
    if cells > MOST_CELLS {
        return Err(OfficeError::TooLarge { cells });
    }
    write(title, made_on, tables).map_err(|error| OfficeError::Refused(error.to_string()))
}

fn write(title: &str, made_on: Option<Date>, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Without a time of ours the workbook would carry the clock's, and be another every second.
    let made_on = made_on.map_or_else(|| ExcelDateTime::from_ymd(2026, 4, 1), date)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made_on));
    let formats = Formats::new();
    for table in tables {
        sheet(workbook.add_worksheet(), table, &formats)?;
    }
    workbook.save_to_buffer()
}

/// How cells look. Nothing is said by it that no column says.
struct Formats {
    head: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_font_name(FONT).set_align(FormatAlign::Top);
        Self {
            head: cell().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            // What is typed into a cell of texts stays a text too: 14-2 is no day.
            text: cell().set_text_wrap().set_num_format("@"),
            number: cell(),
            day: cell().set_num_format("yyyy-mm-dd"),
        }
    }

    fn of(&self, kind: DatumKind) -> &Format {
        match kind {
            DatumKind::Text => &self.text,
            DatumKind::Number => &self.number,
            DatumKind::Day => &self.day,
        }
    }
}

fn sheet(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(table.id.name())?;
    let widths = widths(table);
    let heads: Vec<Datum> = table.columns.iter().map(|column| Datum::text(column.head)).collect();
    for (at, (column, width)) in (0..).zip(table.columns.iter().zip(&widths)) {
        sheet.set_column_width(at, f64::from(u32::try_from(*width).unwrap_or_default()))?;
        sheet.set_column_format(at, formats.of(column.kind))?;
        sheet.write_string_with_format(0, at, column.head, &formats.head)?;
    }
    sheet.set_row_height(0, height(&heads, &widths))?;
    for (at, row) in (1..).zip(&table.rows) {
        sheet.set_row_height(at, height(row, &widths))?;
        for (column, cell) in (0..).zip(row) {
            write_cell(sheet, at, column, cell, formats)?;
        }
    }
    let (last_row, last_column) = (table.rows.len(), table.columns.len().saturating_sub(1));
    let (last_row, last_column) =
        (u32::try_from(last_row).unwrap_or(u32::MAX), u16::try_from(last_column).unwrap_or(u16::MAX));
    sheet.autofilter(0, 0, last_row, last_column)?.set_freeze_panes(1, 0)?;
    sheet.set_paper_size(A4).set_landscape().set_repeat_rows(0, 0)?;
    if widths.iter().sum::<usize>() <= LEGIBLE {
        sheet.set_print_fit_to_pages(1, 0);
    }
    sheet.set_footer("&L&A&R&P / &N");
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Datum, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Datum::Text(text) => sheet.write_string_with_format(row, column, text, &formats.text)?,
        Datum::Number(number) => match number.as_str().parse::<f64>() {
            Ok(value) => sheet.write_number_with_format(row, column, value, &formats.number)?,
            // A decimal always reads as a number.
            Err(_) => sheet.write_string_with_format(row, column, number.as_str(), &formats.text)?,
        },
        Datum::Day(day) => sheet.write_datetime_with_format(row, column, date(*day)?, &formats.day)?,
        Datum::Empty => sheet,
    };
    Ok(())
}

fn date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&day.to_string())
}
