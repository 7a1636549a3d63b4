//! Fields that are typed into. While a conversion is open (IME), nothing is reported: half a word is no text.

use leptos::prelude::*;

use crate::ui::parts::{Icon, Shape};

use super::{Need, described_by, error_text, label_words, support_text};

/// A line of text.
#[component]
pub fn TextField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it must be filled.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// Conditions and examples.
    #[prop(optional, into)]
    support: Option<String>,
    /// What is wrong and how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Gets every change.
    #[prop(into)]
    on_change: Callback<String>,
    /// `text` or `search`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Label before the control instead of above it: toolbars.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let composing = StoredValue::new(false);
    let has_support = support.is_some();
    let described = described(&id, has_support, error);
    view! {
        <div class="field" data-inline=inline.then_some("")>
            <label class="field__head" for=id.clone()>{label_words(label, need)}</label>
            {support_text(&id, support)}
            <span class="field__frame">
                <input
                    type=kind
                    class="field__line"
                    id=id.clone()
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=move || error.read().is_some().then_some("true")
                    aria-required=move || (need.get() == Need::Required).then_some("true")
                    value=value.get_untracked()
                    prop:value=value
                    on:compositionstart=move |_| composing.set_value(true)
                    on:compositionend=move |event| {
                        composing.set_value(false);
                        on_change.run(event_target_value(&event));
                    }
                    on:input=move |event| {
                        if !composing.get_value() {
                            on_change.run(event_target_value(&event));
                        }
                    }
                />
                {(kind == "search").then(|| view! { <Icon shape=Shape::Search /> })}
            </span>
            {error_text(&id, error)}
        </div>
    }
}

/// Several lines of text, with a count against the limit. Nothing is cut: beyond the limit it says by how much.
#[component]
pub fn TextArea(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it must be filled.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// Conditions and examples.
    #[prop(optional, into)]
    support: Option<String>,
    /// What is wrong and how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The longest text, in characters.
    limit: usize,
    /// Height in lines.
    #[prop(default = 3)]
    rows: u32,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Gets every change.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let composing = StoredValue::new(false);
    let described = described(&id, support.is_some(), error);
    let length = Memo::new(move |_| value.read().chars().count());
    let over = move || length.get().checked_sub(limit).filter(|over| *over > 0);
    view! {
        <div class="field">
            <label class="field__head" for=id.clone()>{label_words(label, need)}</label>
            {support_text(&id, support)}
            <textarea
                class="field__area"
                id=id.clone()
                rows=rows.to_string()
                aria-describedby=described
                aria-invalid=move || (error.read().is_some() || over().is_some()).then_some("true")
                aria-required=move || (need.get() == Need::Required).then_some("true")
                prop:value=value
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=move |event| {
                    composing.set_value(false);
                    on_change.run(event_target_value(&event));
                }
                on:input=move |event| {
                    if !composing.get_value() {
                        on_change.run(event_target_value(&event));
                    }
                }
            >
                {value.get_untracked()}
            </textarea>
            <p class="field__count" data-over=move || over().map(|_| "")>
                {move || format!("{} / {limit}", length.get())}
            </p>
            <p class="field__over" role="status">{move || over().map(|over| format!("＊{over}文字超えています"))}</p>
            {error_text(&id, error)}
        </div>
    }
}

/// A figure with its unit: right aligned, half or full width both fine, so it is no `number` field.
#[component]
pub fn FigureField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it must be filled.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// Conditions and examples.
    #[prop(optional, into)]
    support: Option<String>,
    /// What is wrong and how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// After the figure: %, 件.
    #[prop(into)]
    unit: String,
    /// The figure as typed.
    #[prop(into)]
    value: Signal<String>,
    /// Gets every change.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let composing = StoredValue::new(false);
    let described = described(&id, support.is_some(), error);
    view! {
        <div class="field">
            <label class="field__head" for=id.clone()>{label_words(label, need)}</label>
            {support_text(&id, support)}
            <span class="field__figure">
                <input
                    type="text"
                    inputmode="decimal"
                    class="field__line"
                    data-kind="figure"
                    id=id.clone()
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=move || error.read().is_some().then_some("true")
                    aria-required=move || (need.get() == Need::Required).then_some("true")
                    value=value.get_untracked()
                    prop:value=value
                    on:compositionstart=move |_| composing.set_value(true)
                    on:compositionend=move |event| {
                        composing.set_value(false);
                        on_change.run(event_target_value(&event));
                    }
                    on:input=move |event| {
                        if !composing.get_value() {
                            on_change.run(event_target_value(&event));
                        }
                    }
                />
                <span class="field__unit">{unit}</span>
            </span>
            {error_text(&id, error)}
        </div>
    }
}

/// A day, by the browser's own calendar. The value is `2026-11-22`, or empty.
#[component]
pub fn DateField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it must be filled.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// Label before the control instead of above it.
    #[prop(optional)]
    inline: bool,
    /// What is wrong and how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The day.
    #[prop(into)]
    value: Signal<String>,
    /// Gets every change.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let described = described(&id, false, error);
    view! {
        <div class="field" data-inline=inline.then_some("")>
            <label class="field__head" for=id.clone()>{label_words(label, need)}</label>
            <input
                type="date"
                class="field__line"
                data-kind="date"
                id=id.clone()
                aria-describedby=described
                aria-invalid=move || error.read().is_some().then_some("true")
                value=value.get_untracked()
                prop:value=value
                on:change=move |event| on_change.run(event_target_value(&event))
            />
            {error_text(&id, error)}
        </div>
    }
}

fn described(id: &str, support: bool, error: Signal<Option<String>>) -> impl Fn() -> Option<String> + use<> {
    let id = id.to_owned();
    move || described_by(&id, support, error.read().is_some())
}
