//! Stands here until the view is built.
use leptos::prelude::*;
/// The view.
#[component]
pub fn Files() -> impl IntoView {
    view! { <h1 id="view-title" tabindex="-1">"Files"</h1> }
}
