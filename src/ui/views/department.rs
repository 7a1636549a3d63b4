//! Stands here until the view is built.
use crate::plan::DeptId;
use leptos::prelude::*;
/// The view.
#[component]
pub fn Department(
    /// Whose page; `None` asks to choose.
    dept: Option<DeptId>,
) -> impl IntoView {
    view! { <h1 id="view-title" tabindex="-1">{dept.map(|dept| dept.to_string())}</h1> }
}
