//! 依存関係: which initiative waits for which, who is late, and whom that may affect.
//!
//! | Piece | Holds |
//! |---|---|
//! | `desk` | what is shown, selected and how large |
//! | `head` | the summary in words, the tools |
//! | `queries` | what is asked about the selected one: focus, path, supposition; and the answers in words |
//! | `picture`, `lines`, `node`, `keys`, `legend` | the picture and how to walk over it |
//! | `roles` | the other picture: who takes part in what |
//! | `export` | the picture as a file |
//! | `table` | the same facts as a table |
//! | `panel` | the selected initiative in words |
//!
//! What is told of the graph, how it is said and where it is drawn is pure, and stands in `picture::dependencies`.
//!
//! Picture and table both stand in the page; the style sheet shows one of them, by the width of the window until a
//! person chooses.

mod desk;
mod export;
mod head;
mod ids;
mod keys;
mod legend;
mod length;
mod lines;
mod node;
mod panel;
mod picture;
mod queries;
mod roles;
mod shown;
mod table;
mod wheel;

use leptos::html;
use leptos::prelude::*;

use crate::app::App;
use crate::ui::deferred::after_paint;

use desk::GraphState;
use head::{Filtered, Head, PlanWarnings, Tools};
use panel::Panel;
use picture::Picture;
use queries::queries;
use table::GraphTable;

/// The view.
#[component]
pub fn Graph() -> impl IntoView {
    let desk = GraphState::new(App::get());
    let room = NodeRef::<html::Div>::new();
    view! {
        <div class="graph" data-face=move || desk.face.get().word() data-chosen=move || {
            desk.chain.read().selected.is_some().then_some("")
        }>
            <Head desk/>
            <PlanWarnings desk/>
            <Filtered desk/>
            <Tools desk room/>
            {queries(desk)}
            <div class="graph__columns">
                <div class="graph__main">
                    <Picture desk room/>
                    {after_paint(desk.app, move || view! { <GraphTable desk/> })}
                    {export::saved(desk).line()}
                    <p class="graph__foot">
                        "「ステップ」「関連」は計画本文の記載どおりです。影響は、前提の取組に「C やや遅れ」「D 遅れ」の評価があるとき、後続をたどって示します（日付は動かしません）。"
                        <span class="graph__keys">
                            "図では方向キーで取組を移動し、Enterで個票を開き、Escで操作列へ戻ります。fを押すたびに、まわりだけを1つ先から順に際立たせます。＋ − 0 は拡大率です。"
                        </span>
                    </p>
                </div>
                {after_paint(desk.app, move || view! { <Panel desk/> })}
            </div>
        </div>
    }
}
