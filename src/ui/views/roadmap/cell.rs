//! The pieces of the table.

use crate::plan::VisionNumber;
use crate::ui::dom::{Element, element};

/// A cell of the table, and what it heads.
#[derive(Debug, Clone, Default)]
pub(super) struct RoadmapCell {
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

impl RoadmapCell {
    /// The element.
    pub(super) fn holds(self, inside: Vec<Element>) -> Element {
        let Self { class, scope, across, down, when, at, vision } = self;
        let (tag, role) = match scope {
            None => ("td", "cell"),
            Some(scope) if scope.starts_with("row") => ("th", "rowheader"),
            Some(_) => ("th", "columnheader"),
        };
        element(tag, class)
            .with("role", role)
            .with_some("scope", scope)
            .with("colspan", across.to_string())
            .with("rowspan", down.max(1).to_string())
            .with_some("data-when", when)
            .with_some("data-vision", vision.map(|vision| vision.to_string()))
            .with_some("style:--at", at)
            .children(inside)
    }
}

/// A row.
pub(super) fn row(class: &'static str, vision: Option<VisionNumber>, cells: Vec<Element>) -> Element {
    let vision = vision.map(|vision| vision.to_string());
    element("tr", class).with("role", "row").with_some("data-vision", vision).children(cells)
}

/// Things of a kind.
pub(super) fn block(class: &'static str, inside: Vec<Element>) -> Element {
    element("div", class).children(inside)
}

/// Words of a kind.
pub(super) fn span(class: &'static str, words: String) -> Element {
    element("span", class).text(words)
}
