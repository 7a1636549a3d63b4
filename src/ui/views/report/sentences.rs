//! 要約の文: the drafts, which a person may change. A number that the drafts do not hold is pointed at, never refused.

use leptos::prelude::*;

use crate::report::{EditedSentences, ReportPart, strange_numbers};
use crate::ui::parts::field::TextArea;
use crate::ui::parts::{Button, ButtonSize};

use super::ReportState;

/// As much as stands on the summary's page.
const LONGEST: usize = 800;

pub(super) fn sentences(state: ReportState) -> AnyView {
    let drafts = Memo::new(move |_| state.worked_out.read().drafts.clone());
    let shown = move || state.options.read().has(ReportPart::Summary).then(|| form(state, drafts));
    view! { {shown} }.into_any()
}

fn form(state: ReportState, drafts: Memo<String>) -> AnyView {
    let edited = Memo::new(move |_| state.options.read().sentences.clone());
    // What is being typed, until the field is left: pages are not set anew with every letter.
    let typed = RwSignal::new(None::<String>);
    let kept = move || edited.get().map_or_else(|| drafts.get(), |edited| edited.text);
    let text = Signal::derive(move || typed.get().unwrap_or_else(kept));
    let take_over = move |_| {
        let Some(text) = typed.get_untracked() else { return };
        let draft = drafts.get_untracked();
        let sentences = (text != draft).then_some(EditedSentences { draft, text });
        if sentences != edited.get_untracked() {
            state.choose(|options| options.sentences = sentences);
        }
        typed.set(None);
    };
    let strange = move || {
        let strange = strange_numbers(&drafts.read(), &text.read());
        let numbers = strange.join("、");
        (!strange.is_empty())
            .then(|| format!("下書きにない数字があります：{numbers}。集計表と合うか確かめてください。"))
    };
    let outdated = move || {
        let edited = edited.get()?;
        let drafts = drafts.get();
        (edited.draft != drafts).then(|| {
            view! {
                <p class="sub">"直したあとで、もとの数が変わりました。いまの下書き："</p>
                <p class="report__draft">{drafts}</p>
            }
        })
    };
    let back = move || {
        edited.get().is_some().then(|| {
            view! {
                <Button size=ButtonSize::Small on_press=move |()| state.choose(|options| options.sentences = None)>
                    "下書きに戻す"
                </Button>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby="report-sentences" on:focusout=take_over>
            <div class="section__head">
                <h2 id="report-sentences">"要約の文"</h2>
                <p class="section__note">"1行が1つの文。直せます"</p>
            </div>
            <TextArea
                id="report-text"
                label="文の下書き"
                limit=LONGEST
                rows=10
                value=text
                on_change=move |text: String| typed.set(Some(text))
            />
            <p class="report__strange" role="status">{strange}</p>
            {outdated} {back}
        </section>
    }
    .into_any()
}
