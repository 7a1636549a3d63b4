//! Small line drawings beside words. The words carry the meaning; the shapes differ so that colour need not.

use crate::ui::dom::{Element, svg};

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A check in a circle: it worked.
    Check,
    /// An ! in a triangle: look here.
    Warning,
    /// An × in an octagon: it failed.
    Failure,
    /// An i in a circle: good to know.
    Information,
    /// Two sheets: 食い違い.
    Conflict,
    /// A plus in a circle: added.
    Added,
    /// A sheet with a folded corner.
    File,
    /// A magnifier.
    Search,
    /// ×
    Close,
    /// ›
    Chevron,
    /// Two arrows: swap.
    Swap,
    /// →
    Arrow,
}

impl Shape {
    /// The word in style sheets.
    pub fn word(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Warning => "warning",
            Self::Failure => "failure",
            Self::Information => "information",
            Self::Conflict => "conflict",
            Self::Added => "added",
            Self::File => "file",
            Self::Search => "search",
            Self::Close => "close",
            Self::Chevron => "chevron",
            Self::Swap => "swap",
            Self::Arrow => "arrow",
        }
    }

    /// Its lines on a field of 20 by 20.
    fn path(self) -> &'static str {
        match self {
            Self::Check => "M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17ZM6 10.2l2.8 2.8L14 7.6",
            Self::Warning => "M10 1.5 19.5 18H.5ZM9 7v5.5h2V7ZM9 14v2h2v-2Z",
            Self::Failure => "M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7ZM7 7l6 6M13 7l-6 6",
            Self::Information => "M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17ZM10 9v5.5M10 5.5v1.7",
            Self::Conflict => "M13 6V2.5H2.5V13H6M6.5 6.5h11v11h-11Z",
            Self::Added => "M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17ZM10 6v8M6 10h8",
            Self::File => "M4 2h8l4 4v12H4ZM12 2v4h4",
            Self::Search => "M8.5 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11ZM12.5 12.5 17 17",
            Self::Close => "m5 5 10 10M15 5 5 15",
            Self::Chevron => "m7.5 4.5 5.5 5.5-5.5 5.5",
            Self::Swap => "M3 6.5h13M13 3l3.5 3.5L13 10M17 13.5H4M7 10l-3.5 3.5L7 17",
            Self::Arrow => "M3 10h13M11.5 5.5 16 10l-4.5 4.5",
        }
    }
}

/// One drawing, 20 px, in the colour of its meaning.
pub fn icon(shape: Shape) -> Element {
    svg("svg", "icon")
        .with("data-shape", shape.word())
        .with("viewBox", "0 0 20 20")
        .with("width", "20")
        .with("height", "20")
        .with("aria-hidden", "true")
        .child(svg("path", "icon__lines").with("d", shape.path()))
}
