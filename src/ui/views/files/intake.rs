//! 取り込む: choosing files, and what is in them before anything changes.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::{App, ImportCandidate, ImportProgress};
use crate::counted::{CHANGE, CHANGES};
use crate::exchange::{ACCEPTED, FileError, Outcome};
use crate::journal::EntryId;
use crate::ui::parts::field::Checkbox;
use crate::ui::parts::{Button, ButtonLook, ButtonSize, FileZone, Shape, icon};

use super::review::review_card;
use super::words::{visible, visible_line};

/// The id under which the port finds the chosen files.
const INPUT_ID: &str = "intake-files";
/// The heading that takes the focus when files were read.
const REVIEW_ID: &str = "intake-review";
/// Up to so many files stand open below each other; more are one line each until opened.
const OPEN_FILES: usize = 3;

/// The section.
#[component]
pub(super) fn Intake(app: App) -> impl IntoView {
    // Every choice is answered: also of a file that is here already, or beside others that wait.
    Effect::new(move |before: Option<usize>| {
        let readings = app.files.readings().get();
        if before != Some(readings) && !app.files.incoming().read().is_empty() {
            app.page.focus(REVIEW_ID);
        }
        readings
    });
    let progress = move || app.files.progress().get().map(|progress| reading(app, progress));
    let files = move || {
        let incoming = app.files.incoming().get();
        (!incoming.is_empty()).then(|| waiting(app, incoming))
    };
    view! {
        <section class="section intake" aria-labelledby="intake-title">
            <div class="section__head">
                <h2 id="intake-title">"取り込む"</h2>
                <p class="section__note">"確かめてから取り込みます"</p>
            </div>
            <FileZone
                id=INPUT_ID
                label="あゆみのファイル（.json・.json.gz）を選ぶ"
                support="何個でも一度に選べます。この画面のどこかにファイルを置くか、中の文を写して Ctrl+V でも読めます。"
                accept=ACCEPTED
                multiple=true
                on_choose=move |id| app.files.look_at_picked(id)
            />
            <div role="status">{progress}</div>
            {files}
        </section>
    }
    .into_any()
}

/// How far the reading is, and a way to end it.
fn reading(app: App, progress: ImportProgress) -> AnyView {
    view! {
        <div class="row intake__progress">
            <p>{format!("{}ファイル中{}ファイルを読みました", progress.total, progress.done)}</p>
            <Button size=ButtonSize::Small on_press=move |()| app.files.stop_reading()>"止める"</Button>
        </div>
    }
    .into_any()
}

/// The files that wait for a decision.
fn waiting(app: App, incoming: Vec<ImportCandidate>) -> AnyView {
    // An entry that stands in two files is added once.
    let (mut added, mut taken_back): (BTreeSet<EntryId>, BTreeSet<EntryId>) = Default::default();
    let (mut files, mut quarantined) = (0, 0);
    for read in incoming.iter().filter_map(|candidate| candidate.found.as_ref().ok()) {
        for item in &read.review.items {
            match item.outcome {
                Outcome::Added | Outcome::Conflict => added.insert(item.entry.id()),
                Outcome::TakenBack => taken_back.insert(item.entry.id()),
                Outcome::AlreadyHad | Outcome::Replaced => false,
            };
        }
        (files, quarantined) = (files + 1, quarantined + read.review.quarantined);
    }
    let (added_count, back_count) = (added.len(), taken_back.len());
    let label = move || match (files, added_count, app.files.restores().get() && back_count > 0) {
        (_, 0, true) => format!("取り消した{back_count}{CHANGES}を元に戻す"),
        (0 | 1, added, true) => format!("この{added}{CHANGES}を取り込み、取り消した{back_count}{CHANGES}を元に戻す"),
        (files, added, true) => {
            format!("{files}個のファイルの{added}{CHANGES}を取り込み、取り消した{back_count}{CHANGES}を元に戻す")
        }
        (_, 0, false) if quarantined == 0 => "確かめて閉じる（新しい変更はありません）".to_owned(),
        (0 | 1, added, false) => format!("この{added}{CHANGES}を取り込む"),
        (files, added, false) => format!("{files}ファイルの{added}{CHANGES}を取り込む"),
    };
    let restore = (back_count > 0).then(|| {
        let label = format!("取り消した変更が{back_count}{CHANGE}あります。取り込むときに元に戻す");
        let change = move |on: bool| app.files.restores().set(on);
        view! { <Checkbox label checked=app.files.restores() on_change=change/> }
    });
    let (total, any_ready) = (incoming.len(), files > 0);
    let summary = (total > OPEN_FILES).then(|| {
        let refused =
            if files < total { format!("・読めなかったもの{}ファイル", total - files) } else { String::new() };
        view! { <p>{format!("{total}ファイル：新しい変更{}{CHANGE}・取り込めない{quarantined}{CHANGE}{refused}", added.len())}</p> }
    });
    let cards = incoming.into_iter().map(|ImportCandidate { file, found }| match found {
        Ok(incoming) => review_card(app, incoming, total <= OPEN_FILES),
        Err(error) => refused(app, file, error),
    });
    view! {
        <div class="intake__waiting">
            <div class="intake__head">
                <h3 id=REVIEW_ID tabindex="-1">"取込みの確認"</h3>
                <p class="sub" role="status">"まだ何も変わっていません"</p>
            </div>
            {summary}
            {cards.collect_view()}
            {restore}
            <div class="row">
                {any_ready.then(|| view! { <Button on_press=move |()| app.files.take_in_all()>{label}</Button> })}
                <Button look=ButtonLook::Text on_press=move |()| app.files.discard_files()>
                    {if any_ready { "やめる" } else { "閉じる" }}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

/// A file that cannot be taken in: what happened, what to do, and what can be saved of it.
fn refused(app: App, file: String, error: FileError) -> AnyView {
    let rescue = error.rescue().filter(|snapshot| !snapshot.entries.is_empty()).cloned().map(|snapshot| {
        let count = snapshot.entries.len();
        let look = move |()| app.files.look_at_rescue(snapshot.clone());
        view! {
            <Button size=ButtonSize::Small on_press=look>{format!("確認できた{count}{CHANGES}を見る")}</Button>
        }
    });
    let other = match &error {
        FileError::OtherPlan { id, .. } => app.plans.other_of_id(id),
        _ => None,
    };
    let switch = other.map(|plan| {
        let label = format!("「{}」を表示する", plan.title);
        view! {
            <p>"この計画は、ここで開けます。表示したあとで、このファイルをもう一度選んでください。"</p>
            <Button size=ButtonSize::Small on_press=move |()| app.plans.show(&plan.digest)>{label}</Button>
        }
    });
    view! {
        <article class="incoming" data-refused="">
            <h4 class="incoming__name">{icon(Shape::Failure)} {visible_line(&file)}</h4>
            <p class="incoming__what">{visible(&error.what())}</p>
            <p>{visible(&error.hint())}</p>
            {rescue}
            {switch}
        </article>
    }
    .into_any()
}
