//! Whether what was recorded is safe, in words, always in sight.

use leptos::prelude::*;

use crate::app::{App, Saving};
use crate::query::View;
use crate::vault::ShelfName;

/// The autosave state, how much no file holds yet, and the way to a file.
#[component]
pub(super) fn Saved() -> impl IntoView {
    let app = App::get();
    let state = move || match app.saving().get() {
        Saving::Starting => ("starting", "記入を読み込んでいます".to_owned()),
        Saving::Idle { .. } if app.ledger().read().is_empty() => ("empty", "まだ記入はありません".to_owned()),
        Saving::Idle { .. } => ("saved", "保存してあります".to_owned()),
        Saving::Writing => ("writing", "保存しています".to_owned()),
        Saving::Saved { clock, .. } => ("saved", format!("保存しました {clock}")),
        Saving::Failed { .. } => ("failed", "保存できません".to_owned()),
    };
    let place = move || {
        let unexported = app.unexported();
        let place =
            if app.saving().read().only_in_window() { "この画面の中だけ" } else { "このブラウザの中" };
        if unexported == 0 { place.to_owned() } else { format!("{place}・未書き出し {unexported}件") }
    };
    view! {
        <div class="saved" data-state=move || state().0>
            <p class="saved__text" role="status">
                <span class="saved__state">{move || state().1}</span>
                <span class="saved__place">{place}</span>
            </p>
            <a class="button" data-kind="outline" data-size="sm" href=move || app.address_of(View::Files)>"書き出す"</a>
        </div>
    }
}

/// Whether entries are kept nowhere but in this window, which must be said all the time.
pub(super) fn only_in_window(saving: &Saving) -> bool {
    match saving {
        Saving::Idle { on } | Saving::Saved { on, .. } => on.iter().all(|shelf| *shelf == ShelfName::Memory),
        Saving::Starting | Saving::Writing | Saving::Failed { .. } => false,
    }
}
