//! The line that heads a group of measures in a table.

use leptos::prelude::*;

use crate::plan::{Initiative, Plan};
use crate::ui::text;

use super::{Kind, NumberMark, plain, worded};

/// An initiative's number, its name as a link, its star and the steps it stands in; `end` stands at the end.
pub fn initiative_head(plan: &Plan, initiative: &Initiative, href: String, end: AnyView) -> AnyView {
    let name = view! { <a class="group-head__name name-link" href=href>{initiative.name.clone()}</a> };
    let mut line =
        vec![view! { <NumberMark number=initiative.number vision=initiative.vision /> }.into_any(), name.into_any()];
    if initiative.priority {
        line.push(worded(Kind::Span, "group-head__priority", text::PRIORITY));
    }
    let steps = text::steps(plan, initiative);
    if !steps.is_empty() {
        line.push(worded(Kind::Span, "group-head__word", &steps));
    }
    line.push(end);
    plain(Kind::Div, "group-head", line)
}
