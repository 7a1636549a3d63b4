//! The head: the graph in two sentences, what is odd about the plan's links, and the tools.

use leptos::html;
use leptos::prelude::*;

use crate::insight::Rollup;
use crate::journal::GradeKind;
use crate::picture::dependencies::Show;
use crate::picture::dependencies::words;
use crate::plan::calendar::fiscal_year_short;
use crate::query::Criteria;
use crate::ui::parts::field::Checkbox;
use crate::ui::parts::{
    Button, ButtonLook, ButtonSize, Choice, Notice, NoticeKind, SegmentedChoice, Shape, explained, icon,
};
use crate::wording::{conditions, totals};

use super::desk::{FULL_SIZE, GraphState, Presentation};
use super::ids::{QUERIES, TOOLS};

/// Title and summary.
#[component]
pub(super) fn Head(desk: GraphState) -> impl IntoView {
    let influence = move || {
        let facts = desk.facts.get();
        let year = fiscal_year_short(desk.app.navigation.fy().get());
        match words::influence(&facts) {
            Some(sentence) => view! {
                <span class="graph__alarm">
                    {icon(Shape::Warning)}
                    <span>{sentence} <span class="graph__as-of">{format!("（{year}年度の進捗評価による）")}</span></span>
                </span>
            }
            .into_any(),
            None => view! { <span>{words::no_influence(&facts)} {format!("（{year}年度）")}</span> }.into_any(),
        }
    };
    let imprint = move || {
        let today = desk.app.page.today().get().map(|today| format!("・{}現在", today.japanese())).unwrap_or_default();
        format!("{}・{}年度の記録{today}", desk.app.plan().title, fiscal_year_short(desk.app.navigation.fy().get()))
    };
    view! {
        <p class="print-only">{imprint}</p>
        <div class="view-head graph__head">
            <h1 id="view-title" tabindex="-1">"依存関係"</h1>
            <p class="view-head__note">
                <span class="graph__summary">{move || words::summary(&desk.facts.read())}</span>
                {influence}
            </p>
            {move || counted(desk)}
        </div>
    }
    .into_any()
}

/// How the counts of picture, table and panel are made.
fn counted(desk: GraphState) -> AnyView {
    let (app, scale) = (desk.app, desk.app.scale());
    let rollup = Rollup::of(app.records.summaries().get().iter().map(|(_, summary)| summary));
    let [behind, late] = [GradeKind::Behind, GradeKind::Late].map(|kind| conditions::kind_name(&scale, kind));
    explained(
        "件数",
        vec![
            "ステップと関連は計画の本文から、同じ組は1本と数えます。".to_owned(),
            format!(
                "遅れている前提は、評価が「{behind}」か「{late}」の個別取組と、後続とがある取組。影響を受けるのは、そこからステップをたどって届く取組すべてです。"
            ),
            totals::ONE_EACH.to_owned(),
            totals::rated(&rollup),
            app.records_source(),
        ],
    )
}

/// What is odd about the plan's links.
#[component]
pub(super) fn PlanWarnings(desk: GraphState) -> impl IntoView {
    let (plan, graph) = (desk.app.plan(), desk.app.graph());
    let notes = graph.notes().iter().map(|note| words::note(&plan, note)).collect::<Vec<_>>();
    (!notes.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="計画に書かれたつながりに、確かめるところがあります">
                <ul class="graph__doubts">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            </Notice>
        }
    })
}

/// How the filter in force shows here.
#[component]
pub(super) fn Filtered(desk: GraphState) -> impl IntoView {
    let app = desk.app;
    move || {
        (!app.navigation.route().read().criteria.is_empty()).then(|| {
            let facts = desk.facts.get();
            let inside = facts.nodes.iter().filter(|node| !node.outside).count();
            view! {
                <div class="graph__filtered">
                    <p>
                        {format!(
                            "一覧の絞り込みの条件に合う個別取組があるのは{inside}取組／全{}取組です。ほかの取組には「条件外」と示しています。",
                            facts.nodes.len(),
                        )}
                    </p>
                    <Button
                        look=ButtonLook::Text
                        size=ButtonSize::Small
                        on_press=move |()| app.navigation.set_criteria(|criteria| *criteria = Criteria::default())
                    >
                        "条件を解除"
                    </Button>
                </div>
            }
        })
    }
}

/// What can be chosen about the picture. `room` is the picture's box.
#[component]
pub(super) fn Tools(desk: GraphState, room: NodeRef<html::Div>) -> impl IntoView {
    let choices = Show::ALL.map(|show| Choice::new(show.word(), show.label())).to_vec();
    let choose = move |word: String| {
        let Some(show) = Show::ALL.into_iter().find(|show| show.word() == word) else { return };
        desk.show.set(show);
        let shown = desk.drawing.with_untracked(|drawing| drawing.layout.nodes.len());
        desk.announcement.set(format!("{}：{shown}取組を示しています。", show.label()));
    };
    // A box that is not shown has no width: that tells which face the window's width has chosen.
    let picture_is_shown = move || room.get_untracked().is_some_and(|room| room.client_width() > 0);
    let switch = move |()| desk.face.set(if picture_is_shown() { Presentation::Table } else { Presentation::Picture });
    let fit = move |()| {
        let Some(room) = room.get_untracked() else { return };
        let height = document().document_element().map_or(0, |page| page.client_height());
        let drawn = room.first_element_child().map_or(0, |sheet| sheet.client_width());
        desk.fit((room.client_width(), height), drawn);
    };
    let toggle = move |()| desk.queries_open.update(|open| *open = !*open);
    let expanded = move || if desk.queries_open.get() { "true" } else { "false" };
    view! {
        <div class="graph__tools" id=TOOLS role="group" aria-label="図の操作" tabindex="-1">
            <SegmentedChoice
                legend="表示"
                name="graph-show"
                choices=choices
                value=Signal::derive(move || desk.show.get().word().to_owned())
                on_choose=choose
            />
            <div class="graph__picture-only">
                <Checkbox label="関連（破線）を表示" checked=desk.related on_change=move |shown| desk.related.set(shown)/>
            </div>
            <Button size=ButtonSize::Small on_press=toggle attr:aria-expanded=expanded attr:aria-controls=QUERIES>
                "影響を調べる・図を保存"
            </Button>
            <div class="graph__tools-end">
                <div class="graph__zoom graph__picture-only" role="group" aria-label="拡大と縮小">
                    <Button
                        look=ButtonLook::Text
                        size=ButtonSize::Small
                        on_press=move |()| desk.zoom_to(FULL_SIZE)
                        attr:title="100%に戻す"
                    >
                        {move || format!("拡大率 {}%", desk.zoom.get())}
                    </Button>
                    <Button size=ButtonSize::Small on_press=move |()| desk.zoom_out() attr:aria-label="縮小">"−"</Button>
                    <Button size=ButtonSize::Small on_press=move |()| desk.zoom_in() attr:aria-label="拡大">"＋"</Button>
                    <Button size=ButtonSize::Small on_press=fit>"全体"</Button>
                </div>
                <Button size=ButtonSize::Small on_press=switch>
                    <span class="graph__to-table">"表で見る"</span>
                    <span class="graph__to-picture">"図で見る"</span>
                </Button>
            </div>
        </div>
    }
    .into_any()
}
