//! The pieces of the table, each built in one place: every place that writes out an element costs program.

use leptos::prelude::*;

use crate::plan::VisionNumber;
use crate::ui::parts::{Kind, plain};

/// A cell of the table, and what it heads.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// What it is to the style sheet.
    pub class: &'static str,
    /// `col`, `colgroup`, `row` or `rowgroup`; nothing for what heads nothing.
    pub scope: Option<&'static str>,
    /// How many columns it takes.
    pub across: i32,
    /// How many rows it takes.
    pub down: usize,
    /// How it lies to today.
    pub when: Option<&'static str>,
    /// Where today lies in it.
    pub at: Option<String>,
    /// Whose stripe stands beside it.
    pub vision: Option<VisionNumber>,
}

impl Cell {
    /// The element.
    pub(super) fn holds(self, inside: Vec<AnyView>) -> AnyView {
        let Self { class, scope, across, down, when, at, vision } = self;
        let (across, down, vision) =
            (across.to_string(), down.max(1).to_string(), vision.map(|vision| vision.to_string()));
        let Some(scope) = scope else {
            return view! {
                <td class=class role="cell" colspan=across rowspan=down data-when=when style=("--at", at)>{inside}</td>
            }
            .into_any();
        };
        let role = if scope.starts_with("row") { "rowheader" } else { "columnheader" };
        view! {
            <th class=class role=role scope=scope colspan=across rowspan=down data-when=when data-vision=vision style=("--at", at)>
                {inside}
            </th>
        }
        .into_any()
    }
}

/// A row.
pub(super) fn row(class: &'static str, vision: Option<VisionNumber>, cells: Vec<AnyView>) -> AnyView {
    view! { <tr class=class role="row" data-vision=vision.map(|vision| vision.to_string())>{cells}</tr> }.into_any()
}

/// Things of a kind.
pub(super) fn block(class: &'static str, inside: Vec<AnyView>) -> AnyView {
    plain(Kind::Div, class, inside)
}

/// Words of a kind.
pub(super) fn span(class: &'static str, words: String) -> AnyView {
    plain(Kind::Span, class, vec![words.into_any()])
}
