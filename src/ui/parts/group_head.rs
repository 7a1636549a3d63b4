//! The line that heads a group of measures in a table.

use leptos::prelude::*;

use crate::plan::{Initiative, Plan};
use crate::ui::text;

use super::NumberMark;

/// An initiative's number, its name as a link, its star and the steps it stands in; `end` stands at the end.
pub fn initiative_head(plan: &Plan, initiative: &Initiative, href: String, end: AnyView) -> AnyView {
    let steps = text::steps(plan, initiative);
    view! {
        <div class="group-head">
            <NumberMark number=initiative.number vision=initiative.vision />
            <a class="group-head__name name-link" href=href>{initiative.name.clone()}</a>
            {initiative.priority.then(|| view! { <span class="group-head__priority">{text::PRIORITY}</span> })}
            {(!steps.is_empty()).then(|| view! { <span class="group-head__word">{steps}</span> })}
            {end}
        </div>
    }
    .into_any()
}
