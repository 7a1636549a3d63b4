//! The text of a mail, to be copied.

use leptos::prelude::*;

use super::{Button, ButtonSize};

/// The text with its button.
#[component]
pub fn Mail(
    /// 件名, a blank line, the text.
    #[prop(into)]
    text: Signal<String>,
    /// Puts it on the clipboard.
    #[prop(into)]
    on_copy: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="mail">
            <div class="mail__head">
                <h3 class="mail__title">"メールの文面"</h3>
                <Button size=ButtonSize::Small on_press=move |()| on_copy.run(text.get_untracked())>"文面をコピー"</Button>
            </div>
            <p class="mail__text" tabindex="0" role="group" aria-label="メールの文面">{move || text.get()}</p>
        </div>
    }
    .into_any()
}
