//! One choice out of a few, side by side in one frame: an order, a fiscal year.

use leptos::prelude::*;

use crate::plan::letters::visible_line;

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is reported when it is chosen.
    pub value: String,
    /// What it is called.
    pub label: String,
}

impl Choice {
    /// A choice from its value and label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: visible_line(&label.into()) }
    }
}

/// A group of radio buttons that looks like one control. Choosing changes what is shown and moves nothing else.
#[component]
pub fn SegmentedChoice(
    /// 並び, 表示する年度: shown before the frame.
    #[prop(into)]
    legend: String,
    /// The radio group's name, once in a page.
    name: &'static str,
    /// In the order shown.
    choices: Vec<Choice>,
    /// The value chosen now.
    #[prop(into)]
    value: Signal<String>,
    /// Gets the value that was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let items = choices.into_iter().map(|Choice { value: own, label }| {
        let chosen = {
            let own = own.clone();
            move || value.read() == own
        };
        let initial = value.read_untracked() == own;
        let report = own.clone();
        view! {
            <label class="segments__item">
                <input
                    type="radio"
                    class="segments__input visually-hidden"
                    name=name
                    value=own
                    checked=initial
                    prop:checked=chosen
                    on:change=move |_| on_choose.run(report.clone())
                />
                <span class="segments__label">{label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="segments">
            <legend class="segments__legend">{legend}</legend>
            <div class="segments__frame">{items.collect_view()}</div>
        </fieldset>
    }
}

/// The same as links, for what stands in the address: their labels, where they lead, and which is current.
pub fn segment_links(legend: &'static str, links: Vec<(&'static str, String, bool)>) -> AnyView {
    let link = |(label, href, current): (&'static str, String, bool)| {
        let current = current.then_some("true");
        view! { <a class="segments__label" href=href aria-current=current>{label}</a> }.into_any()
    };
    view! {
        <div class="segments" role="group" aria-label=legend>
            <span class="segments__legend" aria-hidden="true">{legend}</span>
            <span class="segments__frame">{links.into_iter().map(link).collect::<Vec<_>>()}</span>
        </div>
    }
    .into_any()
}
