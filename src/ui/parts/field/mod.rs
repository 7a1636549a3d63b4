//! Forms: label, whether it must be filled, support text, control, error; always in this order.

mod choice;
mod grades;
mod lines;
mod statuses;

use leptos::prelude::*;

use crate::wording;

pub use choice::{Checkbox, Select};
pub use grades::GradeRadios;
pub use lines::{DateField, FigureField, TextArea, TextField};
pub use statuses::StatusRadios;

/// Whether a field must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    /// Says nothing: outside record forms.
    #[default]
    Unmarked,
    /// ※必須
    Required,
    /// ※任意
    Optional,
}

/// The label's words and the mark of need.
fn label_words(label: String, need: Signal<Need>) -> impl IntoView {
    let mark = move || {
        let (word, mark) = match need.get() {
            Need::Unmarked => return None,
            Need::Required => ("required", wording::REQUIRED),
            Need::Optional => ("optional", wording::OPTIONAL),
        };
        Some(view! { <span class="field__need" data-need=word>{mark}</span> })
    };
    view! {
        <span class="field__label">{label}</span>
        {mark}
    }
}

/// The ids of support and error texts, as `aria-describedby` wants them.
fn described_by(id: &str, support: bool, error: bool) -> Option<String> {
    match (support, error) {
        (true, true) => Some(format!("{id}-support {id}-error")),
        (true, false) => Some(format!("{id}-support")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

fn support_text(id: &str, support: Option<String>) -> impl IntoView + use<> {
    let id = format!("{id}-support");
    support.map(|support| view! { <p class="field__support" id=id>{support}</p> })
}

fn error_text(id: &str, error: Signal<Option<String>>) -> impl IntoView + use<> {
    let id = format!("{id}-error");
    move || {
        let id = id.clone();
        error.get().map(|error| view! { <p class="field__error" id=id>{format!("＊{error}")}</p> })
    }
}
