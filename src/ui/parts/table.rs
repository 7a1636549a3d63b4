//! A table of words and counts, scrolled sideways on narrow screens.

use leptos::prelude::*;

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
    let number = |at: usize| columns.get(at).is_some_and(|(_, is_number)| *is_number).then_some("");
    let cells = |cells: Vec<AnyView>| {
        let cell = |(at, cell): (usize, AnyView)| {
            if at == row_header {
                view! { <th class="table__cell table__name" scope="row">{cell}</th> }.into_any()
            } else {
                view! { <td class="table__cell" data-number=number(at)>{cell}</td> }.into_any()
            }
        };
        cells.into_iter().enumerate().map(cell).collect::<Vec<_>>()
    };
    let heads = columns.iter().enumerate().map(|(at, (name, _))| {
        view! { <th class="table__head" scope="col" data-number=number(at)>{*name}</th> }.into_any()
    });
    let heads: Vec<AnyView> = heads.collect();
    let rows: Vec<AnyView> =
        rows.into_iter().map(|row| view! { <tr class="table__row">{cells(row)}</tr> }.into_any()).collect();
    let foot = foot.map(|foot| view! { <tfoot><tr class="table__row" data-total="">{cells(foot)}</tr></tfoot> });
    view! {
        <div class="table-scroll" role="group" tabindex="0" aria-labelledby=labelled_by>
            <table class="table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                {foot}
            </table>
        </div>
    }
    .into_any()
}
