//! Choosing a file: the input alone, and the zone around it that says what belongs there.

use leptos::prelude::*;

use super::{Shape, icon};

/// A file input as this program draws it. Its label stands with whoever uses it.
#[component]
pub fn FileInput(
    /// The id under which its label and the port find it.
    id: &'static str,
    /// What it offers to choose: `.json,application/json`.
    accept: &'static str,
    /// The id of what describes it.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Whether several files may be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// Whether the browser's own words for the chosen file are hidden, since they stand elsewhere.
    #[prop(optional)]
    is_silent: bool,
    /// Files were chosen: the port has them under that id.
    #[prop(into)]
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    view! {
        <input
            class="file-input"
            type="file"
            id=id
            multiple=multiple
            accept=accept
            aria-describedby=described_by
            data-silent=is_silent.then_some("")
            on:change=move |_| on_choose.run(id)
        />
    }
}

/// The dashed zone: what to choose, what comes of it, and the input.
#[component]
pub fn FileZone(
    /// The id of the input.
    id: &'static str,
    /// What is to be chosen.
    label: &'static str,
    /// What comes of it.
    support: &'static str,
    /// What the input offers to choose.
    accept: &'static str,
    /// Whether several files may be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// Files were chosen.
    #[prop(into)]
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let support_id = format!("{id}-support");
    view! {
        <div class="file-zone">
            {icon(Shape::File)}
            <div class="file-zone__words">
                <label class="file-zone__label" for=id>{label}</label>
                <p class="sub" id=support_id.clone()>{support}</p>
            </div>
            <FileInput id accept described_by=support_id multiple on_choose/>
        </div>
    }
}
