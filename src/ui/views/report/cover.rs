//! 表紙に書くこと: four lines that a person writes. They are taken over when the field is left: pages are not set anew with
//! every letter.

use leptos::prelude::*;

use crate::report::CoverWords;
use crate::ui::parts::field::TextField;

use super::ReportState;

/// One of the four lines, where it is kept.
type CoverLine = fn(&mut CoverWords) -> &mut String;

pub(super) fn cover(state: ReportState) -> AnyView {
    let typed = RwSignal::new(state.options.read_untracked().cover.clone());
    let field = move |id: &'static str, label: &'static str, support: &'static str, line: CoverLine| {
        let value = Signal::derive(move || line(&mut typed.get()).clone());
        let change = move |text: String| typed.update(|words| *line(words) = text);
        view! { <TextField id label support value on_change=change /> }
    };
    let take_over = move |_| {
        let typed = typed.get_untracked();
        if typed != state.options.read_untracked().cover {
            state.choose(|options| options.cover = typed);
        }
    };
    view! {
        <section class="section" aria-labelledby="report-cover-title" on:focusout=take_over>
            <div class="section__head">
                <h2 id="report-cover-title">"表紙に書くこと"</h2>
            </div>
            <div class="report__fields">
                {field("report-title", "題", "例：進捗報告書", |words| &mut words.title)}
                {field("report-kind", "種別", "例：市議会 報告資料", |words| &mut words.kind)}
                {field("report-date", "日付", "空けておくと、報告の月を書きます", |words| &mut words.date)}
                {field("report-maker", "作成", "例：自治体DX推進担当", |words| &mut words.maker)}
            </div>
        </section>
    }
    .into_any()
}
