//! Stands here until the view is built.
use crate::query::Topic;
use leptos::prelude::*;
/// The view.
#[component]
pub fn About(
    /// The section to go to.
    topic: Option<Topic>,
) -> impl IntoView {
    view! { <h1 id="view-title" tabindex="-1">{topic.map(Topic::word)}</h1> }
}
