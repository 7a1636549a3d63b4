//! Stands here until the view is built.
use leptos::prelude::*;
/// The view.
#[component]
pub fn Overview() -> impl IntoView {
    view! { <h1 id="view-title" tabindex="-1">"Overview"</h1> }
}
