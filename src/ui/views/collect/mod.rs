//! 取りまとめ `#/collect`: what came in from whom, what is in conflict, and who has not sent anything yet.

use leptos::prelude::*;

/// The view.
#[component]
pub fn Collect() -> impl IntoView {
    view! { <h1 id="view-title" tabindex="-1">"取りまとめ"</h1> }
}
