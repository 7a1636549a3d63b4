//! The line that heads a group of measures in a table.

use crate::plan::{Initiative, Plan};
use crate::ui::dom::{Element, element};
use crate::wording;

use super::{NumberSize, number_mark};

/// What a group is called, and what stands at the end.
pub fn group_head(name: Element, end: Element) -> Element {
    element("div", "group-head").child(name).child(end)
}

/// A name that leads nowhere.
pub fn group_name(name: String) -> Element {
    element("span", "group-head__name").text(name)
}

/// Words beside the name.
pub fn group_words(words: String) -> Element {
    element("span", "group-head__word").text(words)
}

/// An initiative's number, its name as a link, its star and the steps it stands in; `end` stands at the end.
pub fn initiative_head(plan: &Plan, initiative: &Initiative, href: String, end: Element) -> Element {
    let priority = initiative.priority.then(|| element("span", "group-head__priority").text(wording::PRIORITY));
    let steps = Some(wording::steps(plan, initiative)).filter(|steps| !steps.is_empty());
    element("div", "group-head")
        .child(number_mark(initiative.number, initiative.vision, NumberSize::Medium))
        .child(element("a", "group-head__name name-link").with("href", href).text(initiative.name.clone()))
        .children(priority)
        .children(steps.map(group_words))
        .child(end)
}
