//! A text with what was searched for marked in it.

use leptos::prelude::*;

/// The text in its pieces; what is found stands in `<mark>`, and everything stays text.
pub fn marked(pieces: Vec<(bool, String)>) -> AnyView {
    let piece = |(is_found, piece): (bool, String)| {
        if is_found { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
    };
    pieces.into_iter().map(piece).collect_view().into_any()
}
