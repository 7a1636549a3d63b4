//! A table of words and counts, scrolled sideways on narrow screens.

use leptos::prelude::*;

use crate::ui::dom::element;

/// A column: its name, and whether it holds counts.
pub type Column = (&'static str, bool);

/// The table. The cell under `row_header` names its row; `foot` is the line of totals.
pub fn table(
    labelled_by: &'static str,
    columns: &[Column],
    row_header: usize,
    rows: Vec<Vec<AnyView>>,
    foot: Option<Vec<AnyView>>,
) -> AnyView {
    let is_number = |at: usize| columns.get(at).is_some_and(|(_, is_number)| *is_number);
    let row = |cells: Vec<AnyView>| {
        let cell = |(at, cell): (usize, AnyView)| {
            let around = if at == row_header {
                element("th", "table__cell table__name").with("scope", "row")
            } else {
                element("td", "table__cell").with_if("data-number", is_number(at))
            };
            around.view(cell)
        };
        element("tr", "table__row").children(cells.into_iter().enumerate().map(cell))
    };
    let heads = columns.iter().enumerate().map(|(at, (name, _))| {
        element("th", "table__head").with("scope", "col").with_if("data-number", is_number(at)).text(*name)
    });
    let table = element("table", "table")
        .child(element("thead", "").child(element("tr", "").children(heads)))
        .child(element("tbody", "").children(rows.into_iter().map(row)))
        .children(foot.map(|foot| element("tfoot", "").child(row(foot).with("data-total", ""))));
    element("div", "table-scroll")
        .with("role", "group")
        .with("tabindex", "0")
        .with("aria-labelledby", labelled_by)
        .child(table)
        .into_any()
}
