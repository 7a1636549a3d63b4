//! 保存と共有 `#/files`: where the records lie, files out and in, tables for other programs, and what can be undone.

mod activities;
mod intake;
mod outgoing;
mod review;
mod stores;
mod tables;
mod words;

use leptos::prelude::*;

use crate::app::App;

use activities::{RecentFiles, UndoHistory};
use intake::Intake;
use outgoing::Outgoing;
use stores::Stores;
use tables::Tables;

/// The view.
#[component]
pub fn Files() -> impl IntoView {
    let app = App::get();
    view! {
        <header class="view-head" data-ruled="">
            <h1 id="view-title" tabindex="-1">"保存と共有"</h1>
            <p class="view-head__note">
                "書いたものは、ファイルを作って渡すまで" <strong>"このパソコンのこのブラウザ"</strong> "の中だけにあります。" <br/>
                "通信は行いません。ほかの課へは、ファイルで渡します。"
            </p>
        </header>
        <Stores app/>
        <div class="columns files">
            <Outgoing app/>
            <Intake app/>
        </div>
        <RecentFiles app/>
        <UndoHistory app/>
        <Tables app/>
    }
    .into_any()
}
