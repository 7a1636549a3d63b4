//! Elements of a class and children alone, each by one call: a view of many takes a third of the program.

use leptos::prelude::*;

use crate::ui::dom::{Element, element};

/// What kind of element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `<div>`
    Div,
    /// `<p>`
    P,
    /// `<span>`
    Span,
    /// `<b>`
    B,
    /// `<h3>`
    H3,
    /// `<dt>`
    Dt,
    /// `<dd>`
    Dd,
    /// `<kbd>`
    Kbd,
}

impl Kind {
    fn tag(self) -> &'static str {
        match self {
            Self::Div => "div",
            Self::P => "p",
            Self::Span => "span",
            Self::B => "b",
            Self::H3 => "h3",
            Self::Dt => "dt",
            Self::Dd => "dd",
            Self::Kbd => "kbd",
        }
    }
}

/// An element; without a class where it is empty.
pub fn plain(kind: Kind, class: &'static str, children: Vec<AnyView>) -> AnyView {
    children.into_iter().fold(element(kind.tag(), class), Element::view).into_any()
}

/// An element around a text.
pub fn worded(kind: Kind, class: &'static str, words: &str) -> AnyView {
    element(kind.tag(), class).text(words.to_owned()).into_any()
}
