//! A row of the page's lists: a mark, a link, and what is to be said about it.

use crate::ui::dom::{Element, element};

/// The row.
pub(super) fn row(mark: Element, link: Element, words: String) -> Element {
    let told = element("div", "").child(link).child(element("p", "sub").text(words));
    element("li", "linked-row").child(mark).child(told)
}
