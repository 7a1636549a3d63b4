//! 文の下書き: sentences that say what the counts say, to be edited and copied.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::App;
use crate::ui::parts::{Button, ButtonSize};
use crate::wording::comparison::{self, DraftTopic, SideNames};

use super::model::ComparedSides;

/// What a person wrote over drafts, each with the draft it stands for: it outlives a change of the counts, and is gone with
/// the view.
pub(super) type Edits = StoredValue<BTreeMap<DraftTopic, (String, String)>>;

/// The drafts.
pub(super) fn drafts(app: App, sides: &ComparedSides, edits: Edits) -> AnyView {
    let named = SideNames { before: &sides.before.name, after: &sides.after.name };
    let drafts = comparison::drafts(&app.plan(), &app.scale(), &sides.comparison, named);
    let edited = |topic| edits.with_value(|edits| edits.get(&topic).map(|(_, text)| text.clone()));
    let texts: Vec<RwSignal<String>> =
        drafts.iter().map(|draft| RwSignal::new(edited(draft.topic).unwrap_or_else(|| draft.text.clone()))).collect();
    let all = texts.clone();
    let copy_all = move |()| {
        app.page.copy(all.iter().map(|text| text.get_untracked()).collect::<Vec<_>>().join("\n"));
    };
    let drafts = drafts.into_iter().zip(texts).map(|(draft, text)| one(app, draft.topic, draft.text, text, edits));
    view! {
        <section class="section no-print" aria-labelledby="compare-drafts">
            <div class="section__head">
                <h2 id="compare-drafts">"文の下書き"</h2>
                <p class="section__note">"直してから写せます。保存はしません"</p>
            </div>
            {drafts.collect_view()}
            <Button size=ButtonSize::Small on_press=copy_all>"すべての下書きをコピー"</Button>
        </section>
    }
    .into_any()
}

fn one(app: App, of: DraftTopic, draft: String, text: RwSignal<String>, edits: Edits) -> AnyView {
    let topic = comparison::topic(of);
    let id = format!("compare-draft-{}", word(of));
    let was_of_another = edits.with_value(|edits| edits.get(&of).is_some_and(|(before, _)| *before != draft));
    let note = was_of_another.then(|| {
        view! { <p class="sub">"直したあとで数が変わりました。今の下書き：" {draft.clone()}</p> }
    });
    let write = {
        let draft = draft.clone();
        move |typed: String| {
            edits.update_value(|edits| {
                edits.insert(of, (draft.clone(), typed.clone()));
            });
            text.set(typed);
        }
    };
    let back = {
        let draft = draft.clone();
        move |()| {
            edits.update_value(|edits| {
                edits.remove(&of);
            });
            text.set(draft.clone());
        }
    };
    let is_edited = Memo::new(move |_| *text.read() != draft);
    let back = move || {
        let back = back.clone();
        is_edited.get().then(|| view! { <Button size=ButtonSize::Small on_press=back>"下書きに戻す"</Button> })
    };
    view! {
        <div class="compare__draft">
            <label class="visually-hidden" for=id.clone()>{format!("{topic}の下書き")}</label>
            <textarea
                class="compare__area"
                id=id
                rows="3"
                prop:value=text
                on:input=move |event| write(event_target_value(&event))
            >
                {text.get_untracked()}
            </textarea>
            {note}
            <div class="row" data-ends="">
                <span class="sub">{topic}</span>
                <span class="row">
                    {back}
                    <Button size=ButtonSize::Small on_press=move |()| app.page.copy(text.get_untracked())>
                        "コピー" <span class="visually-hidden">{format!("：{topic}")}</span>
                    </Button>
                </span>
            </div>
        </div>
    }
    .into_any()
}

fn word(of: DraftTopic) -> &'static str {
    match of {
        DraftTopic::Whole => "whole",
        DraftTopic::Worse => "worse",
        DraftTopic::Better => "better",
        DraftTopic::Stopped => "stopped",
        DraftTopic::OneSided => "one-sided",
        DraftTopic::LeftOut => "left-out",
    }
}
