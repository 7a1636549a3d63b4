//! How many the shared filter found, under which conditions; and the way out where it found nothing.

use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::query::Criteria;
use crate::wording::conditions::Condition;

use super::{Button, ButtonSize, Empty, FilterChip};

/// The id of the line that says how many were found; the focus goes there when a pressed chip disappears, once the
/// line is rendered anew: until then it would be lost again.
pub const FOUND_ID: &str = "found";

/// How many measures of all meet the conditions, which is announced; and the conditions as chips.
///
/// `set_criteria` puts other criteria in force; the chip that was pressed is gone then.
pub fn found_line(found: usize, all: usize, active: Vec<Condition>, set_criteria: Callback<Criteria>) -> AnyView {
    let chip = |Condition { label, without }| {
        view! {
            <li>
                <FilterChip label on_remove=move |()| set_criteria.run(without.clone()) />
            </li>
        }
    };
    let chips = (!active.is_empty()).then(|| {
        view! { <ul class="found__chips" aria-label="絞り込みの条件">{active.into_iter().map(chip).collect_view()}</ul> }
    });
    view! {
        <p class="found__count" id=FOUND_ID role="status" tabindex="-1">
            <strong class="count">{found}</strong>
            {format!("{MEASURES}／全{all}{MEASURES}")}
        </p>
        {chips}
    }
    .into_any()
}

/// Stands where nothing was found: which condition stands in the way, and the way out.
///
/// `best` is the relaxation that would find most, and how much.
pub fn nothing_found(best: Option<(usize, Condition)>, set_criteria: Callback<Criteria>) -> AnyView {
    let reason = match &best {
        Some((count, change)) => format!("{}{count}{MEASURES}あります。", change.label),
        None => "条件を1つ外すだけでは見つかりません。条件を解除して選び直してください。".to_owned(),
    };
    view! {
        <Empty title="条件に合う個別取組はありません。" reason>
            {best.map(|(count, change)| {
                let without = change.without;
                view! {
                    <Button size=ButtonSize::Small on_press=move |()| set_criteria.run(without.clone())>
                        {format!("その{count}{MEASURES}を見る")}
                    </Button>
                }
            })}
            <Button size=ButtonSize::Small on_press=move |()| set_criteria.run(Criteria::default())>"条件を解除"</Button>
        </Empty>
    }
    .into_any()
}
