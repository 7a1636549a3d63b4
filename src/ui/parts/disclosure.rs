//! Something that is opened when wanted. Never hides a key fact.

use leptos::prelude::*;

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
    let lines = lines.into_iter().filter(|line| !line.is_empty()).map(|line| view! { <li>{line}</li> });
    view! {
        <details class="explained no-print">
            <summary class="explained__summary">
                <span class="visually-hidden">{[of, "の"].concat()}</span>
                "集計方法"
            </summary>
            <ul class="explained__lines">{lines.collect_view()}</ul>
        </details>
    }
    .into_any()
}
