//! 読み込む: choosing files, and what is in them before anything changes.

use leptos::prelude::*;

use crate::app::{App, Command, Incoming, Looked};
use crate::exchange::FileError;
use crate::ui::parts::{Button, ButtonLook, ButtonSize, Icon, Shape};

use super::review::ReviewCard;

/// The id under which the port finds the chosen files.
const INPUT_ID: &str = "intake-files";
/// The heading that takes the focus when files were read.
const REVIEW_ID: &str = "intake-review";

/// The section.
#[component]
pub(super) fn Intake(app: App) -> impl IntoView {
    // The input is made anew after every look, so that a mended file of the same name can be chosen again.
    let input = move || {
        app.incoming().track();
        view! {
            <input
                class="intake__input"
                type="file"
                id=INPUT_ID
                multiple=true
                accept=".json,application/json"
                aria-describedby="intake-support"
                on:change=move |_| app.look_at_picked(INPUT_ID)
            />
        }
    };
    Effect::new(move |before: Option<usize>| {
        let count = app.incoming().read().len();
        if count > 0 && before.unwrap_or(0) == 0 {
            app.focus(REVIEW_ID);
        }
        count
    });
    let files = move || {
        let incoming = app.incoming().get();
        (!incoming.is_empty()).then(|| view! { <Waiting app incoming/> })
    };
    view! {
        <section class="section intake" aria-labelledby="intake-title">
            <div class="section__head">
                <h2 id="intake-title">"読み込む"</h2>
                <p class="section__note">"確かめてから取り込みます"</p>
            </div>
            <div class="intake__zone">
                <Icon shape=Shape::File/>
                <div class="intake__words">
                    <label class="intake__label" for=INPUT_ID>"書き出しファイル（.json）を選ぶ"</label>
                    <p class="sub" id="intake-support">
                        "何個でも一度に選べます。この画面のどこかにファイルを置いても読めます。"
                    </p>
                </div>
                {input}
            </div>
            {files}
        </section>
    }
    .into_any()
}

/// The files that wait for a decision.
#[component]
fn Waiting(app: App, incoming: Vec<Looked>) -> impl IntoView {
    let ready: Vec<Incoming> = incoming
        .iter()
        .filter_map(|looked| looked.found.as_ref().ok())
        .filter(|incoming| !incoming.parcel.is_of_another_plan())
        .cloned()
        .collect();
    let (added, files) = (ready.iter().map(|incoming| incoming.review.added).sum::<usize>(), ready.len());
    let quarantined: usize = ready.iter().map(|incoming| incoming.review.quarantined).sum();
    let any_ready = files > 0;
    let label = match (files, added) {
        (_, 0) if quarantined == 0 => "確かめて閉じる（新しい記入はありません）".to_owned(),
        (0 | 1, added) => format!("この{added}件を取り込む"),
        (files, added) => format!("{files}個のファイルの{added}件を取り込む"),
    };
    let take_in = move |()| {
        for incoming in ready.clone() {
            app.run(Command::TakeIn(Box::new(incoming)));
        }
    };
    let cards = incoming.into_iter().map(|Looked { file, found }| match found {
        Ok(incoming) => view! { <ReviewCard app incoming/> }.into_any(),
        Err(error) => view! { <Refused app file error/> }.into_any(),
    });
    view! {
        <div class="intake__waiting">
            <div class="intake__head">
                <h3 id=REVIEW_ID tabindex="-1">"取り込みの確認"</h3>
                <p class="sub" role="status">"まだ何も変わっていません"</p>
            </div>
            {cards.collect_view()}
            <div class="row">
                {any_ready.then(|| view! { <Button on_press=take_in.clone()>{label.clone()}</Button> })}
                <Button look=ButtonLook::Text on_press=move |()| app.put_away()>
                    {if any_ready { "やめる" } else { "閉じる" }}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

/// A file that cannot be taken in: what happened, what to do, and what can be saved of it.
#[component]
fn Refused(app: App, file: String, error: FileError) -> impl IntoView {
    let rescue = error.rescue().filter(|parcel| !parcel.entries.is_empty()).cloned().map(|parcel| {
        let count = parcel.entries.len();
        let look = move |()| app.look_at_rescue(parcel.clone());
        view! {
            <Button size=ButtonSize::Small on_press=look>{format!("確かめられた{count}件を見る")}</Button>
        }
    });
    view! {
        <article class="parcel" data-refused="">
            <h4 class="parcel__name"><Icon shape=Shape::Failure/> {file}</h4>
            <p class="parcel__what">{error.what()}</p>
            <p>{error.hint()}</p>
            {rescue}
        </article>
    }
    .into_any()
}
