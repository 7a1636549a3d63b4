//! できあがり: the pages, small on screen and whole on paper.
//!
//! The report is laid out once out of sight, at the width of its paper; the heights of its pieces say what stands on which
//! page. Then the pages are made, and that first layout is taken away.

use leptos::prelude::*;

use crate::app::App;

use super::model::{self, SetReport, WorkedOut};
use super::{ReportState, pages};

/// Where the report is laid out to be measured.
const PIECES: &str = "#report-galley [data-piece]";
const HEADS: &str = "#report-galley [data-head]";

/// The id of the page that is shown as large as it is.
const ENLARGED_ID: &str = "report-enlarged";

pub(super) fn preview(state: ReportState) -> impl IntoView {
    let app = state.app;
    let galley = RwSignal::new(None::<WorkedOut>);
    let large = RwSignal::new(None::<usize>);
    if app.page.has_frames() {
        Effect::new(move |_| {
            let report = state.worked_out.get();
            galley.set(Some(report.clone()));
            app.page.after_paint(move || measure(state, galley, &report));
        });
    } else {
        state.set.set(Some(model::set(&state.worked_out.read_untracked().document, &[], &[])));
    }
    let laid_out = move || {
        let galley = galley.get()?;
        Some(pages::galley(&galley.document))
    };
    view! {
        <section class="section report__preview" aria-labelledby="report-pages">
            <div class="section__head no-print">
                <h2 id="report-pages">{move || title(state)}</h2>
                <p class="section__note">"どの紙も同じ縮尺。押すと実際の大きさで開きます"</p>
            </div>
            <p class="report__status no-print" role="status">{move || status(app, state)}</p>
            <div class="report__engines no-print">
                <p class="report__engine" data-lacks="pages">
                    "このブラウザは、紙の大きさと余白を頁ごとに変えられません。Microsoft Edge か Google Chrome で開くと、頁のとおりに印刷できます。"
                </p>
                <p class="report__engine" data-lacks="sizes">
                    "Firefox は、A3横の頁を混ぜて印刷できません。ロードマップを「A4縦」にするか、Microsoft Edge か Google Chrome で開いてください。"
                </p>
            </div>
            {laid_out}
            {move || thumbnails(state, large)}
            {move || enlarged(state, large)}
        </section>
    }
}

/// Reads how high the pieces are and sets the pages. Nothing to do where another report is being laid out by now, or the
/// view has been left.
fn measure(state: ReportState, galley: RwSignal<Option<WorkedOut>>, report: &WorkedOut) {
    let is_this = galley.try_with_untracked(|laid_out| laid_out.as_ref() == Some(report)).unwrap_or(false);
    if !is_this {
        return;
    }
    let (pieces, heads) = (state.app.page.heights(PIECES), state.app.page.heights(HEADS));
    state.set.set(Some(model::set(&report.document, &pieces, &heads)));
    galley.set(None);
}

/// できあがり　17頁
fn title(state: ReportState) -> String {
    match state.set.read().as_ref() {
        Some(set) => format!("できあがり　{}頁", set.pages.len()),
        None => "できあがり".to_owned(),
    }
}

fn status(app: App, state: ReportState) -> String {
    let set = state.set.read();
    let Some(set) = set.as_ref() else { return "頁に組んでいます".to_owned() };
    let wide = set.pages.iter().filter(|page| page.paper == crate::report::ReportPaper::A3Across).count();
    let paper = match (set.pages.len() - wide, wide) {
        (upright, 0) => format!("A4縦 {upright}頁。"),
        (0, wide) => format!("A3横 {wide}頁。"),
        (upright, wide) => format!("A4縦 {upright}頁・A3横 {wide}頁。"),
    };
    let found = app.search.found().read().len();
    if found == 0 {
        return format!("{paper}条件に合う個別取組がありません。範囲を変えてください。");
    }
    if set.overfull.is_empty() {
        return format!("{paper}紙からはみ出す頁はありません。");
    }
    let numbers = set.overfull.iter().map(ToString::to_string).collect::<Vec<_>>().join("・");
    format!(
        "{paper}{numbers}頁は、紙に収まらない高さの部分があり、下が切れます。もとの文を短くするか、その部分を外してください。"
    )
}

fn thumbnails(state: ReportState, large: RwSignal<Option<usize>>) -> Option<AnyView> {
    let set = state.set.get()?;
    let all = set.pages.len();
    let thumbnail = |at: usize| {
        let paper = set.pages[at].paper;
        let name = pages::name(&set, at);
        let open = move |_| {
            large.set(Some(at));
            request_animation_frame(move || state.app.page.focus(ENLARGED_ID));
        };
        let is_shown = move || (large.get() == Some(at)).then_some("true");
        view! {
            <li class="report-thumb" data-paper=paper.word()>
                <div class="report-thumb__frame">{pages::page(&set, at, all).into_any()}</div>
                <button
                    type="button"
                    class="report-thumb__open no-print"
                    id=opener_id(at)
                    aria-current=is_shown
                    on:click=open
                >
                    <b>{(at + 1).to_string()}</b>
                    {format!("　{name}")}
                </button>
            </li>
        }
    };
    Some(view! { <ol class="report__pages">{(0..all).map(thumbnail).collect_view()}</ol> }.into_any())
}

/// The id of what opens a page.
fn opener_id(at: usize) -> String {
    format!("report-page-{}", at + 1)
}

/// One page as large as it is.
fn enlarged(state: ReportState, large: RwSignal<Option<usize>>) -> Option<AnyView> {
    let at = large.get()?;
    let set: SetReport = state.set.get()?;
    let all = set.pages.len();
    if at >= all {
        return None;
    }
    let label = format!("{}頁　{}", at + 1, pages::name(&set, at));
    let title = label.clone();
    // What was pressed is made anew, so the focus goes to what it shows.
    let step = move |to: usize| {
        large.set(Some(to));
        request_animation_frame(move || state.app.page.focus(ENLARGED_ID));
    };
    let close = move |_| {
        large.set(None);
        request_animation_frame(move || state.app.page.focus(&opener_id(at)));
    };
    let back = (at > 0).then(|| view! { <button type="button" class="button" data-look="outline" data-size="small" on:click=move |_| step(at - 1)>"前の頁"</button> });
    let next = (at + 1 < all).then(|| view! { <button type="button" class="button" data-look="outline" data-size="small" on:click=move |_| step(at + 1)>"次の頁"</button> });
    Some(
        view! {
            <div class="report__large no-print" id=ENLARGED_ID tabindex="-1" role="group" aria-label=label>
                <div class="report__large-head">
                    <h3>{title}</h3>
                    {back}
                    {next}
                    <button type="button" class="button" data-look="outline" data-size="small" on:click=close>
                        "閉じる"
                    </button>
                </div>
                <div class="report__large-page" tabindex="0">{pages::page(&set, at, all).into_any()}</div>
            </div>
        }
        .into_any(),
    )
}
