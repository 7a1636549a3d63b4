//! Where the view stands: 一覧 › Vision3 基盤の整備 › 取組⑭.

use leptos::prelude::*;

use super::{Shape, icon};

/// One step of the way; the last one is where we are and leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Its words.
    pub label: String,
    /// `#/…`, unless it is the view itself.
    pub href: Option<String>,
}

impl Crumb {
    /// A place further up.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }

    /// The view itself.
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// The way down to this view.
#[component]
pub fn Breadcrumb(
    /// From the top; the last is the view itself.
    crumbs: Vec<Crumb>,
) -> impl IntoView {
    let items: Vec<_> = crumbs
        .into_iter()
        .enumerate()
        .map(|(idx, Crumb { label, href })| {
            let parting = (idx > 0).then(|| icon(Shape::Chevron));
            let words = match href {
                Some(href) => view! { <a href=href>{label}</a> }.into_any(),
                None => view! { <span aria-current="page">{label}</span> }.into_any(),
            };
            view! { <li class="breadcrumb__item">{parting}{words}</li> }
        })
        .collect();
    view! {
        <nav class="breadcrumb" aria-labelledby="breadcrumb-name">
            <span id="breadcrumb-name" class="visually-hidden">"現在位置"</span>
            <ol class="breadcrumb__list">{items}</ol>
        </nav>
    }
}
