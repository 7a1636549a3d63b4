//! 一覧: every measure under its initiative, and the filter that graph, print and tables share.

mod model;
mod panel;
mod row;
mod table;
mod toolbar;

use leptos::prelude::*;

use crate::app::App;
use crate::plan::calendar::Date;
use crate::query::Criteria;
use crate::ui::parts::FOUND_ID;
use crate::wording;

pub use model::{MeasureGroup, due_of, groups};

use panel::Panel;
use table::Table;
use toolbar::Toolbar;

/// The view.
#[component]
pub fn Measures() -> impl IntoView {
    let app = App::get();
    let note = move || {
        let as_of = app.page.today().get().map(Date::japanese);
        let as_of = as_of.map(|day| format!("（{day}現在）")).unwrap_or_default();
        format!(
            "個別取組を取組ごとに並べています。状態・進捗評価は{}{as_of}です。絞り込みは依存関係・ロードマップ・印刷・Excel・CSVにも引き継がれます。",
            wording::records_of(app.navigation.fy().get())
        )
    };
    view! {
        <div class="view-head">
            <h1 id="view-title" tabindex="-1">"一覧"</h1>
            <p class="view-head__note">{note}</p>
        </div>
        <div class="columns" data-shape="list">
            <Panel/>
            <section class="measures" aria-label="絞り込みの結果">
                <Toolbar/>
                <Table/>
            </section>
        </div>
    }
}

/// Asks for other criteria after something pressed has disappeared: the focus goes on from the count.
fn set_criteria_from_chip(app: App, criteria: Criteria) {
    app.navigation.set_criteria(|asked| *asked = criteria);
    request_animation_frame(move || app.page.focus(FOUND_ID));
}
