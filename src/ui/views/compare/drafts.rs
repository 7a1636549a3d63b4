//! 文の下書き: sentences that say what the counts say, to be edited and copied.

use leptos::prelude::*;

use crate::app::App;
use crate::query::CompareSource;
use crate::ui::parts::{Button, ButtonSize};
use crate::wording::comparison::{self, SideNames};

use super::model::ComparedSides;

/// The drafts. What a person writes over one of them is lost with the view: it is copied, not kept.
pub(super) fn drafts(app: App, sides: &ComparedSides) -> AnyView {
    let after = if sides.after.source == CompareSource::Now { "" } else { sides.after.name.as_str() };
    let named = SideNames { before: &sides.before.name, after };
    let drafts = comparison::drafts(&app.plan(), &app.scale(), &sides.comparison, named);
    let drafts: Vec<(&'static str, RwSignal<String>)> =
        drafts.into_iter().map(|draft| (comparison::topic(draft.topic), RwSignal::new(draft.text))).collect();
    let all = drafts.clone();
    let copy_all = move |()| {
        app.page.copy(all.iter().map(|(_, text)| text.get_untracked()).collect::<Vec<_>>().join("\n"));
    };
    let count = drafts.len();
    let draft = |(at, (topic, text)): (usize, (&'static str, RwSignal<String>))| {
        let id = format!("compare-draft-{at}");
        view! {
            <div class="compare__draft">
                <label class="visually-hidden" for=id.clone()>{format!("{topic}の下書き")}</label>
                <textarea
                    class="compare__area"
                    id=id
                    rows="3"
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                >
                    {text.get_untracked()}
                </textarea>
                <div class="row" data-ends="">
                    <span class="sub">{topic}</span>
                    <Button size=ButtonSize::Small on_press=move |()| app.page.copy(text.get_untracked())>
                        "コピー" <span class="visually-hidden">{format!("：{topic}")}</span>
                    </Button>
                </div>
            </div>
        }
    };
    view! {
        <section class="section no-print" aria-labelledby="compare-drafts">
            <div class="section__head">
                <h2 id="compare-drafts">"文の下書き"</h2>
                <p class="section__note">"直してから写せます。保存はしません"</p>
            </div>
            {drafts.into_iter().enumerate().map(draft).collect_view()}
            <Button size=ButtonSize::Small on_press=copy_all>{format!("{count}文をまとめてコピー")}</Button>
        </section>
    }
    .into_any()
}
