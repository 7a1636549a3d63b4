//! stub
use leptos::prelude::*;
/// The view.
#[component]
pub fn Initiative(
    /// Printed number.
    number: u16,
) -> impl IntoView {
    view! { <h1 id="view-title" tabindex="-1">{number}</h1> }
}
