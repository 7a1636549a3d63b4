//! A row of figures between rules: what is counted, the count, and of what.

use leptos::prelude::*;

/// The row. The first figure is the one that matters most.
#[component]
pub fn Figures(
    /// [`Figure`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="figures">{children()}</dl> }
}

/// One figure with its unit, and under it the denominator or what changed.
#[component]
pub fn Figure(
    /// What is counted.
    #[prop(into)]
    label: String,
    /// The figure.
    #[prop(into)]
    value: Signal<String>,
    /// 件, or ／63件.
    #[prop(into)]
    unit: String,
    /// Under it.
    #[prop(optional, into)]
    note: Signal<String>,
    /// The largest of the row.
    #[prop(optional)]
    first: bool,
    /// A mark before the label.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="figures__item" data-first=first.then_some("")>
            <dt class="figures__label">{children.map(|children| children())} {label}</dt>
            <dd class="figures__value">
                <span class="figures__number">{move || value.get()}</span>
                <span class="figures__unit">{unit}</span>
                <span class="figures__note">{move || note.get()}</span>
            </dd>
        </div>
    }
}
