//! Whether what was recorded is safe, in words, always in sight.

use leptos::prelude::*;

use crate::app::{App, Places, Saving};
use crate::counted::CHANGE;
use crate::query::View;
use crate::ui::parts::{ButtonLink, ButtonSize, Shape, icon};
use crate::vault::StoreName;

/// The autosave state, how much no file holds yet, and the way to a file.
#[component]
pub(super) fn Saved() -> impl IntoView {
    let app = App::get();
    let state = move || match app.records.saving().get() {
        Saving::Starting => (None, "記入を読み込んでいます".to_owned()),
        Saving::Idle(_) if app.records.ledger().read().is_empty() => (None, "まだ記入はありません".to_owned()),
        Saving::Idle(_) => (Some(Shape::Check), "保存済み".to_owned()),
        Saving::Writing => (None, "保存しています".to_owned()),
        Saving::Saved { at, places } if !places.on.contains(&StoreName::IndexedDb) && !places.pending.is_empty() => {
            (Some(Shape::Check), format!("予備に保存済み {}", Saving::clock(&at, app.page.today().get())))
        }
        Saving::Saved { at, .. } => {
            (Some(Shape::Check), format!("保存しました {}", Saving::clock(&at, app.page.today().get())))
        }
        Saving::Failed { .. } => (Some(Shape::Failure), "保存できません".to_owned()),
    };
    let place = move || {
        let unexported = app.records.unexported();
        let place = {
            let saving = app.records.saving().read();
            match saving.places() {
                _ if saving.only_in_window() => "この画面の中だけ",
                Some(places) => where_kept(places),
                None => "このブラウザの中",
            }
        };
        if unexported == 0 {
            place.to_owned()
        } else {
            format!("{place}・ファイルにしていない変更 {unexported}{CHANGE}")
        }
    };
    let shape = Memo::new(move |_| state().0);
    view! {
        <div class="masthead__saved" data-state=move || shape.get().map(Shape::word)>
            {move || shape.get().map(icon)}
            <p role="status">
                <span class="masthead__saved-state">{move || state().1}</span>
                <span class="masthead__saved-place">{place}</span>
            </p>
            <ButtonLink href=Signal::derive(move || app.navigation.address_of(View::Files)) size=ButtonSize::Small>"ファイルを作る"</ButtonLink>
        </div>
    }
}

/// In which of the browser's two places everything is.
fn where_kept(places: &Places) -> &'static str {
    let is_on = |store| places.on.contains(&store);
    match (is_on(StoreName::IndexedDb), is_on(StoreName::LocalStorage)) {
        (true, false) if places.pending.is_empty() => "このブラウザの保存場所だけ",
        (true, false) => "保存場所だけ・予備に保存中",
        (false, true) if places.pending.is_empty() => "このブラウザの予備の保存場所だけ",
        (false, true) => "予備だけ・保存場所は応答待ち",
        (true, true) | (false, false) => "このブラウザの中",
    }
}
