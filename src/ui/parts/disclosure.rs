//! Something that is opened when wanted. Never hides a key fact.

use leptos::prelude::*;

use crate::ui::dom::element;

/// A summary that opens.
#[component]
pub fn Disclosure(
    /// The words that are always shown.
    #[prop(into)]
    summary: String,
    /// Open from the start.
    #[prop(optional)]
    open: bool,
    /// What opens.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">{summary}</summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}

/// What a figure is made of, opened beside it: how it is counted, of what, what is left out, how old it is.
pub fn explained(of: &str, lines: Vec<String>) -> AnyView {
    let of = element("span", "visually-hidden").text([of, "の"].concat());
    let lines = lines.into_iter().filter(|line| !line.is_empty()).map(|line| element("li", "").text(line));
    element("details", "explained no-print")
        .child(element("summary", "explained__summary").child(of).text("数え方"))
        .child(element("ul", "explained__lines").children(lines))
        .into_any()
}
