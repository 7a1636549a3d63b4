//! What blocks are made of: pieces, and words and signs in a line or a cell.

use crate::report::Inline;
use crate::ui::dom::{Element, element};
use crate::ui::parts::{MarkSize, grade_mark, status_mark, vision_mark};

/// An element that no page cuts.
pub(super) fn piece(tag: &'static str, class: &'static str) -> Element {
    element(tag, class).with("data-piece", "")
}

/// Words with the signs among them.
pub(super) fn words(words: &[Inline]) -> impl Iterator<Item = Element> + '_ {
    words.iter().map(|one| match one {
        Inline::Text(text) => element("span", "").text(text.clone()),
        Inline::Strong(text) => element("b", "").text(text.clone()),
        Inline::Faint(text) => element("span", "report-faint").text(text.clone()),
        Inline::State(state) => status_mark((*state).into(), MarkSize::Small),
        Inline::Grade(kind, letter) => grade_mark(*kind, letter.clone()),
        Inline::Vision(number) => vision_mark(*number),
        Inline::Portion { count, share } => element("span", "report-portion")
            .with_if("data-none", *count == 0)
            .child(element("b", "").text(count.to_string()))
            .child(element("span", "report-portion__share").text(share.clone())),
        Inline::Break => element("br", ""),
    })
}
