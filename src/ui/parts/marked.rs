//! A text with what was searched for marked in it.

use crate::ui::dom::{Element, element};

/// The text in its pieces in an element; what is found stands in `<mark>`, and everything stays text.
pub fn marked(tag: &'static str, class: &'static str, pieces: Vec<(bool, String)>) -> Element {
    marked_behind(element(tag, class), pieces)
}

/// The same behind what stands in the element already.
pub fn marked_behind(around: Element, pieces: Vec<(bool, String)>) -> Element {
    pieces.into_iter().fold(around, |around, (is_found, piece)| {
        if is_found { around.child(element("mark", "").text(piece)) } else { around.text(piece) }
    })
}
