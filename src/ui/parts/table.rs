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
    let foot = foot.map(|foot| view! { <tfoot>{row(foot).with("data-total", "")}</tfoot> });
    view! {
        <div class="table-scroll" role="group" tabindex="0" aria-labelledby=labelled_by>
            <table class="table">
                {heads(columns)} {element("tbody", "").children(rows.into_iter().map(row))} {foot}
            </table>
        </div>
    }
    .into_any()
}

/// The line that names the columns of a table.
pub fn heads(columns: &[Column]) -> AnyView {
    let head = |(name, is_number): &Column| {
        view! { <th class="table__head" scope="col" data-number=is_number.then_some("")>{*name}</th> }
    };
    view! { <thead><tr>{columns.iter().map(head).collect_view()}</tr></thead> }.into_any()
}
