//! 状態 of a record: radios in one row, on narrow screens one under the other.

use leptos::prelude::*;

use crate::journal::Status;
use crate::ui::parts::{MarkSize, MarkState, status_mark};
use crate::wording;

use super::{Need, label_words};

/// One status, or none yet.
#[component]
pub fn StatusRadios(
    /// The radio group's name, once in a page.
    #[prop(into)]
    name: String,
    /// Whether it must be chosen.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// In the order shown: five, or six with 対象外.
    statuses: Vec<Status>,
    /// The one chosen now; none is 未記入.
    #[prop(into)]
    value: Signal<Option<Status>>,
    /// Gets the status that was chosen.
    #[prop(into)]
    on_choose: Callback<Status>,
) -> impl IntoView {
    let items: Vec<_> = statuses
        .into_iter()
        .map(|status| {
            view! {
                <label class="radio-row__item">
                    <input
                        type="radio"
                        class="radio"
                        name=name.clone()
                        value=status.word()
                        checked=value.get_untracked() == Some(status)
                        prop:checked=move || value.get() == Some(status)
                        on:change=move |_| on_choose.run(status)
                    />
                    {status_mark(MarkState::from(status), MarkSize::Large)}
                    <span class="radio-row__name">{wording::status(status)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="field">
            <legend class="field__head field__legend">
                {label_words(wording::field(&crate::journal::Field::Status).into_owned(), need)}
            </legend>
            <div class="radio-row">{items}</div>
        </fieldset>
    }
}
