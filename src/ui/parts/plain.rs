//! Elements of a class and children alone, each by one call: a view of many takes a third of the program.

use leptos::prelude::*;

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

/// An element; without a class where it is empty.
pub fn plain(kind: Kind, class: &'static str, children: Vec<AnyView>) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    match kind {
        Kind::Div => view! { <div class=class>{children}</div> }.into_any(),
        Kind::P => view! { <p class=class>{children}</p> }.into_any(),
        Kind::Span => view! { <span class=class>{children}</span> }.into_any(),
        Kind::B => view! { <b class=class>{children}</b> }.into_any(),
        Kind::H3 => view! { <h3 class=class>{children}</h3> }.into_any(),
        Kind::Dt => view! { <dt class=class>{children}</dt> }.into_any(),
        Kind::Dd => view! { <dd class=class>{children}</dd> }.into_any(),
        Kind::Kbd => view! { <kbd class=class>{children}</kbd> }.into_any(),
    }
}

/// An element around a text.
pub fn worded(kind: Kind, class: &'static str, words: &str) -> AnyView {
    plain(kind, class, vec![words.to_owned().into_any()])
}
