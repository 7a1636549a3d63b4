//! Fields that are typed into. While a conversion is open (IME), nothing is reported: half a word is no text.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::plan::calendar::{Date, year_end};
use crate::ui::parts::{Shape, icon};

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
                {(kind == "search").then(|| icon(Shape::Search))}
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
            <p class="field__over" role="status">{move || over().map(|over| format!("{over}文字超過しています"))}</p>
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
///
/// A browser tells of every digit: while a year is typed, of the years 2, 20 and 202. What is half typed or out of
/// bounds is not reported; left so, the field says that it is not recorded.
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
    /// The fiscal years it may lie in.
    years: RangeInclusive<i32>,
    /// The day.
    #[prop(into)]
    value: Signal<String>,
    /// Gets every change to another day in these years, or to none.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let (unsound, set_unsound) = signal(false);
    let (first, last) = (*years.start(), *years.end());
    let [min, max] = [Date::new(first, 4, 1), year_end(last)].map(|day| day.map(|day| day.to_string()));
    let error = Signal::derive(move || unsound.get().then(|| not_a_day(first, last)));
    let described = described(&id, false, error);
    let node: NodeRef<leptos::html::Input> = NodeRef::new();
    // The browser knows what is typed into it, and we only what is whole.
    let is_sound = move || node.get_untracked().is_none_or(|input| input.check_validity());
    let report = move |day: String| {
        let is_sound = is_sound() && (day.is_empty() || is_within(&day, first, last));
        if is_sound {
            set_unsound.set(false);
            on_change.run(day);
        }
    };
    view! {
        <div class="field" data-inline=inline.then_some("")>
            <label class="field__head" for=id.clone()>{label_words(label, need)}</label>
            <input
                node_ref=node
                type="date"
                class="field__line"
                data-kind="date"
                id=id.clone()
                min=min
                max=max
                aria-describedby=described
                aria-invalid=move || error.read().is_some().then_some("true")
                value=value.get_untracked()
                prop:value=value
                on:change=move |event| report(event_target_value(&event))
                on:blur=move |event| {
                    let day = event_target_value(&event);
                    set_unsound.set(!is_sound() || !(day.is_empty() || is_within(&day, first, last)));
                }
            />
            {error_text(&id, error)}
        </div>
    }
}

/// Whether a day is one and lies in these fiscal years.
fn is_within(day: &str, first: i32, last: i32) -> bool {
    Date::parse(day).is_ok_and(|day| (first..=last).contains(&day.fiscal_year()))
}

fn not_a_day(first: i32, last: i32) -> String {
    format!("日付が途中か、{first}年度から{last}年度までの外のため、まだ保存されていません。年は4桁で入れてください。")
}

fn described(id: &str, support: bool, error: Signal<Option<String>>) -> impl Fn() -> Option<String> + use<> {
    let id = id.to_owned();
    move || described_by(&id, support, error.read().is_some())
}
