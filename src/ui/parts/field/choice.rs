//! A box to tick, a list to choose from.

use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::ui::parts::Choice;

use super::{Need, label_words, support_text};

/// A box to tick; the whole row can be pressed. In filters it carries a mark and a count.
#[component]
pub fn Checkbox(
    /// Its words.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Gets every change.
    #[prop(into)]
    on_change: Callback<bool>,
    /// How many measures it stands for; nought is shown too, in grey.
    #[prop(optional, into)]
    count: Signal<Option<usize>>,
    /// A mark between box and words.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let count_words = move || {
        count.get().map(|count| {
            view! { <span class="checkbox__count">{count.to_string()} <span class="visually-hidden">{MEASURES}</span></span> }
        })
    };
    view! {
        <label class="checkbox" data-none=move || (count.get() == Some(0)).then_some("")>
            <input
                type="checkbox"
                class="checkbox__box"
                checked=checked.get_untracked()
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {children.map(|children| children())}
            <span class="checkbox__label">{label}</span>
            {count_words}
        </label>
    }
}

/// One of many, by the browser's own list. For five or fewer use radios.
#[component]
pub fn Select(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it must be chosen.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// Conditions.
    #[prop(optional, into)]
    support: Option<String>,
    /// Label before the control instead of above it, and 40 px high: mastheads and toolbars.
    #[prop(optional)]
    inline: bool,
    /// In the order shown.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen now.
    #[prop(into)]
    value: Signal<String>,
    /// Gets the value that was chosen. Choosing leads nowhere by itself.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let option = |choice: Choice| {
            let own = choice.value.clone();
            let chosen = move || value.read() == own;
            view! { <option value=choice.value prop:selected=chosen.clone() selected=chosen>{choice.label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    let described = support.is_some().then(|| format!("{id}-support"));
    view! {
        <div class="field" data-inline=inline.then_some("")>
            <label class="field__head" for=id.clone()>{label_words(label, need)}</label>
            {support_text(&id, support)}
            <span class="field__frame" data-kind="select">
                <select
                    class="field__select"
                    id=id.clone()
                    aria-describedby=described
                    on:change=move |event| on_choose.run(event_target_value(&event))
                >
                    {options}
                </select>
            </span>
        </div>
    }
}
