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
