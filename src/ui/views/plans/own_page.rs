//! 計画を組み込んだHTMLファイル: the plan in use with this program, for another computer or another office.

use leptos::prelude::*;

use crate::app::{App, PageMaking, VERSION};
use crate::ui::parts::{PageCopy, PageCopyState};

/// The heading that names the section.
const TITLE_ID: &str = "plans-own-page";
/// The field that takes the file back.
const INPUT_ID: &str = "plans-own-page-returned";

/// The section.
#[component]
pub(super) fn OwnPage(app: App) -> impl IntoView {
    let plan = app.plan();
    let making = app.files.page_making(app.files.mark().sha256.clone());
    let state = Signal::derive(move || match making.get() {
        None => PageCopyState::Idle,
        Some(PageMaking::Writing) => PageCopyState::Writing,
        Some(PageMaking::Made(made)) => PageCopyState::Made(made),
        Some(PageMaking::Failed(words)) => PageCopyState::Failed(words),
    });
    view! {
        <section class="section no-print" aria-labelledby=TITLE_ID>
            <div class="section__head">
                <h2 id=TITLE_ID>"計画を組み込んだHTMLファイル"</h2>
                <p class="section__note">"ほかのパソコンや、ほかの課へ"</p>
            </div>
            <p>
                "表示中の計画と、このプログラムを、1つのHTMLファイルにします。開くと、記入がまだない同じ画面になります。道具の準備も通信も要りません。"
            </p>
            <PageCopy
                title=plan.title.clone()
                edition=plan.edition.clone()
                version=VERSION
                input_id=INPUT_ID
                state
                returned=app.files.returned_page()
                on_make=move |()| match app.plans.opened_json() {
                    Some(json) => app.files.make_page(json),
                    None => app.files.make_own_page(),
                }
                on_return=move |input| app.files.compare_page(input)
            />
        </section>
    }
    .into_any()
}
