//! Where the text comes from, and how this program works.

use leptos::prelude::*;

use crate::app::App;
use crate::query::{Route, Topic, View};
use crate::wording;

/// The footer.
#[component]
pub(super) fn Footer() -> impl IntoView {
    let plan = App::get().plan();
    let link = |topic: Option<Topic>, label: &'static str| {
        view! { <a href=Route::to(View::About(topic)).format()>{label}</a> }
    };
    view! {
        <footer class="footer">
            <div class="footer__row frame">
                <p>{format!("出典：{}{}　{}", plan.source.title, wording::published(&plan.source), plan.source.publisher)}</p>
                <nav class="footer__links" aria-label="説明">
                    {link(None, "この計画について")}
                    {link(Some(Topic::Meanings), "状態と評価の意味")}
                    {link(Some(Topic::Keys), "キー操作の一覧")}
                    {link(Some(Topic::Accessibility), "アクセシビリティ")}
                    <span>{concat!("あゆみ ", env!("CARGO_PKG_VERSION"))}</span>
                </nav>
            </div>
        </footer>
    }
}
