//! ロードマップ: which phase of which measure runs when, where today stands, and how each stands in the records.
//!
//! Grouping and columns stand in the address, so the controls are links. The view is rendered anew from plain values
//! when the address, the records or the day change.

mod cell;
mod table;

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::Rollup;
use crate::picture::roadmap::{RoadmapSheet, imprint, no_today, stand, summary};
use crate::picture::{Ink, Picture};
use crate::plan::letters;
use crate::query::{Grouping, RoadmapOptions};
use crate::ui::asked;
use crate::ui::deferred::{MOST_ROWS, in_batches};
use crate::ui::parts::{Button, ButtonSize, explained, segment_links};
use crate::ui::saved_picture::SavedPicture;
use crate::wording::{conditions, totals};

/// The view.
#[component]
pub fn Roadmap() -> impl IntoView {
    let app = App::get();
    let wanted = Memo::new(move |_| app.search.found().read().iter().take(MOST_ROWS).cloned().collect::<Vec<_>>());
    let shape = Memo::new(move |_| {
        let RoadmapOptions { by, years } = app.navigation.route().read().roadmap;
        Grouping::ALL.iter().zip(0..).find(|(one, _)| **one == by).map_or(0, |(_, place)| 2 * place + u8::from(years))
    });
    let built = in_batches(app, wanted, shape);
    let today = move || app.page.today().get().map(|day| stand(app.plan().years, day));
    let table = move || table::table(app, &wanted.read(), &built.read(), today()).into_any();
    let saved = SavedPicture::new(app, "ロードマップ", RwSignal::new(String::new()), move || picture(app));
    move || page(app, saved, table)
}

fn page(app: App, saved: SavedPicture, table: impl Fn() -> AnyView + Send + Copy + 'static) -> AnyView {
    let (plan, route, found) = (app.plan(), app.navigation.route().get(), app.search.found().get());
    let (scale, fy, day) = (app.scale(), app.navigation.fy().get(), app.page.today().get());
    let today = day.map(|day| stand(plan.years, day));
    let no_today = no_today(&plan, today);
    let active = conditions::conditions(&plan, &scale, &route.criteria, fy);
    let conditions = conditions::in_words(&active);
    let summaries = app.records.summaries().get();
    let rollup = Rollup::of(found.iter().filter_map(|id| summaries.get(id)));
    let mut note = summary(&plan, &scale, &rollup, &found, !active.is_empty(), fy);
    let author = app.preferences.author().with(|name| letters::visible_line(name));
    let imprint =
        imprint(&plan, fy, day, app.preferences.own_dept().get().as_ref(), &author) + "・" + conditions.as_str();
    let today_in_words = day.filter(|_| no_today.is_empty()).map(|day| ["今日（", &day.japanese(), "）"].concat());
    note.extend([no_today.as_str(), "工程の文は計画本文の記載どおりです。"]);
    let count = found.len();
    if count > MOST_ROWS {
        note.extend([format!("はじめの{MOST_ROWS}{MEASURES}を並べています。絞り込むと、残りも見られます。")]);
    }
    let body = asked::nothing(app).unwrap_or_else(|| table.into_any());
    let address = |by: Grouping, years: bool| {
        let mut route = route.clone();
        route.roadmap = RoadmapOptions { by, years };
        route.format()
    };
    let RoadmapOptions { by, years } = route.roadmap;
    let grouping = |label, own: Grouping| (label, address(own, years), own == by);
    let groupings = vec![
        grouping("取組", Grouping::Initiative),
        grouping("Vision", Grouping::Vision),
        grouping("課", Grouping::Lead),
    ];
    let cuts = vec![("年度・四半期", address(by, false), !years), ("年度", address(by, true), years)];
    view! {
        <div class="roadmap">
            <p class="print-only">{imprint}</p>
            <div class="view-head">
                <h1 id="view-title" tabindex="-1">"ロードマップ"</h1>
                <p class="view-head__note">{note}</p>
                <div class="view-head__actions">
                    {segment_links("区切り", cuts)}
                    {saved.buttons()}
                    <Button size=ButtonSize::Small on_press=move |()| app.page.print()>"A3横で印刷"</Button>
                </div>
            </div>
            {saved.line()}
            <div class="found">
                {asked::found(app)}
                {explained("件数", vec![
                    "条件に合う個別取組の数です。「課」のまとまりでは、主担当が2つ以上ある個別取組をそれぞれに数えます。工程の有無は計画の本文によります。".to_owned(),
                    totals::ONE_EACH.to_owned(),
                    totals::rated(&rollup),
                    app.records_source(),
                ])}
                {asked::change(app)}
                {segment_links("まとまり", groupings)}
                {legend(today_in_words)}
            </div>
            {body}
        </div>
    }
    .into_any()
}

/// The picture of what is found, all of it, as it is asked for.
fn picture(app: App) -> Picture {
    let (plan, scale, fy) = (app.plan(), app.scale(), app.navigation.fy().get_untracked());
    let route = app.navigation.route().get_untracked();
    let active = conditions::conditions(&plan, &scale, &route.criteria, fy);
    let conditions = if active.is_empty() { String::new() } else { conditions::in_words(&active) };
    let sheet = RoadmapSheet {
        plan: &plan,
        scale: &scale,
        summaries: &app.records.summaries().get_untracked(),
        found: &app.search.found().get_untracked(),
        options: route.roadmap,
        conditions: &conditions,
        fy,
        today: app.page.now().date(),
        ink: Ink::Colour,
    };
    sheet.picture()
}

/// What colours and lines mean; those of today only where there is one among the plan's years.
fn legend(today: Option<String>) -> AnyView {
    let now = today.is_some().then(|| view! { <span class="roadmap__key roadmap__key--now">"現在の工程"</span> });
    let today = today.map(|today| view! { <span class="roadmap__key roadmap__key--today">{today}</span> });
    view! { <p class="roadmap__legend">{now} <span class="roadmap__key">"経過した期間"</span> {today}</p> }.into_any()
}
