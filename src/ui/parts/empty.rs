//! Nothing to show: says why, and what to do.

use leptos::prelude::*;

/// The place of a list that is empty.
#[component]
pub fn Empty(
    /// 条件に合う個別取組はありません。
    #[prop(into)]
    title: String,
    /// Why, and what would change it.
    #[prop(optional, into)]
    reason: Option<String>,
    /// A button or link that helps.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            {reason.map(|reason| view! { <p class="empty__reason">{reason}</p> })}
            {children.map(|children| view! { <div class="empty__actions">{children()}</div> })}
        </div>
    }
}
