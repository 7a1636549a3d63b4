//! A text with what was searched for marked in it.

use crate::ui::dom::{Element, element};

/// The text in its pieces in an element; what is found stands in `<mark>`, and everything stays text.
pub fn marked(around: Element, pieces: Vec<(bool, String)>) -> Element {
    pieces.into_iter().fold(around, |around, (is_found, piece)| {
        if is_found { around.child(element("mark", "").text(piece)) } else { around.text(piece) }
    })
}
