//! Buttons act, links lead elsewhere; both can look the same. One solid button a view.

use leptos::prelude::*;

/// How loud a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonLook {
    /// Blue ground: the one next step of a view.
    Solid,
    /// A frame: all others.
    #[default]
    Outline,
    /// Underlined words: quiet ones such as 元に戻す.
    Text,
}

impl ButtonLook {
    fn word(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Outline => "outline",
            Self::Text => "text",
        }
    }
}

/// How large a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// 48 px high.
    #[default]
    Medium,
    /// 36 px high, with a target of 44.
    Small,
}

impl ButtonSize {
    fn word(self) -> &'static str {
        match self {
            Self::Medium => "medium",
            Self::Small => "small",
        }
    }
}

/// Does something here. Other attributes are given with `attr:`, such as `attr:aria-expanded`.
///
/// It is never `disabled`: a blocked button keeps its place in the tab order, and a text beside it says why.
#[component]
pub fn Button(
    /// Loudness.
    #[prop(optional)]
    look: ButtonLook,
    /// Size.
    #[prop(optional)]
    size: ButtonSize,
    /// True while pressing it does nothing; say why beside it, and name that text in `aria-describedby`.
    #[prop(optional, into)]
    blocked: Signal<bool>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if !blocked.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class="button"
            data-look=look.word()
            data-size=size.word()
            aria-disabled=move || blocked.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
}

/// Leads to another place of the app and looks like a button.
#[component]
pub fn ButtonLink(
    /// `#/list?…`
    #[prop(into)]
    href: Signal<String>,
    /// Loudness.
    #[prop(optional)]
    look: ButtonLook,
    /// Size.
    #[prop(optional)]
    size: ButtonSize,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" data-look=look.word() data-size=size.word() href=move || href.get()>
            {children()}
        </a>
    }
}
