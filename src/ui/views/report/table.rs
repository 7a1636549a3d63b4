//! A table of the report: its head stands on every page that it goes on.

use std::ops::Range;

use crate::report::{ReportCell, ReportColumn, ReportTable, RowWeight};
use crate::ui::dom::{Element, element};

use super::inline;

/// The rows of a table that stand on one page, under its head.
pub(super) fn table(table: &ReportTable, pieces: &Range<usize>) -> Element {
    let sum: f64 = table.columns.iter().map(|column| f64::from(column.width)).sum();
    let column = |column: &ReportColumn| {
        element("col", "").with("style:width", format!("{:.3}%", f64::from(column.width) / sum.max(1.0) * 100.0))
    };
    let head = |column: &ReportColumn| {
        element("th", "report-table__head")
            .with("scope", "col")
            .with_if("data-number", column.is_number)
            .children(inline::words(&column.head))
    };
    let rows = table.rows.iter().enumerate().filter(|(at, _)| pieces.contains(at));
    let rows = rows.map(|(_, row)| {
        let weight = match row.weight {
            RowWeight::Plain => "plain",
            RowWeight::Total => "total",
            RowWeight::Below => "below",
        };
        let mut place = 0;
        let cells = row.cells.iter().map(|one| {
            let is_number = table.columns.get(place).is_some_and(|column| column.is_number);
            let cell = cell(one, place == 0, is_number);
            place += one.span;
            cell
        });
        element("tr", "").with("data-piece", "").with("data-weight", weight).children(cells.collect::<Vec<_>>())
    });
    element("table", "report-table")
        .with("aria-label", table.name.clone())
        .with_if("data-dense", table.columns.iter().any(|column| column.is_number))
        .child(element("colgroup", "").children(table.columns.iter().map(column)))
        .child(
            element("thead", "")
                .child(element("tr", "").with("data-head", "").children(table.columns.iter().map(head))),
        )
        .child(element("tbody", "").children(rows))
}

/// The first cell names its row.
fn cell(cell: &ReportCell, names_row: bool, is_number: bool) -> Element {
    let around = if names_row {
        element("th", "report-table__cell").with("scope", "row")
    } else {
        element("td", "report-table__cell")
    };
    let around = around.with_if("data-number", is_number && !names_row);
    let around = if cell.span > 1 { around.with("colspan", cell.span.to_string()) } else { around };
    match cell.phase {
        Some(is_now) => around
            .child(element("div", "report-phase").with_if("data-now", is_now).children(inline::words(&cell.words))),
        None => around.children(inline::words(&cell.words)),
    }
}
