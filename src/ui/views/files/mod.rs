//! 保存と共有 `#/files`: where the records lie, files out and in, tables for other programs, the plan as a page, and what
//! can be undone.

mod activities;
mod intake;
mod outgoing;
mod review;
mod stores;
mod tables;
mod words;

use leptos::prelude::*;

use crate::app::App;
use crate::query::View;

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
        <section class="section" aria-labelledby="files-plans">
            <div class="section__head">
                <h2 id="files-plans">"計画"</h2>
                <p class="section__note">{if app.plans.is_opened() { "開いた計画を表示しています" } else { "このファイルに組み込まれた計画を表示しています" }}</p>
            </div>
            <p>
                "ほかの計画のファイルを開く、計画を組み込んだHTMLファイルを作る、計画を書き出すときは、"
                <a class="name-link" href=move || app.navigation.address_of(View::Plans)>"計画"</a>
                "へ進んでください。"
            </p>
        </section>
    }
    .into_any()
}
