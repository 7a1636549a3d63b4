//! The view's name, what year and day it shows, and the switch of years.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::{App, Saving};
use crate::filled::filled;
use crate::plan::calendar::{Date, fiscal_year_long, fiscal_year_short};
use crate::query::{Route, View};
use crate::ui::parts::{Choice, SegmentedChoice};
use crate::wording::dates;

/// The head.
#[component]
pub(super) fn Head(
    /// Whether anything was ever recorded.
    recorded: Memo<bool>,
) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let when = move || {
        let today = app.page.today().get().map(|today| format!("　{}現在", Date::japanese(today)));
        format!("{}{}", fiscal_year_long(app.navigation.fy().get()), today.unwrap_or_default())
    };
    let what = move || match (recorded.get(), app.records.saving().get()) {
        (true, _) => records(app),
        (false, Saving::Starting) => "計画は読み込み済みです。記入を読み込んでいます。".into_any(),
        (false, _) => "計画は読み込み済みです。記入はまだありません。".into_any(),
    };
    let unfiltered = move || {
        let filtered = !app.navigation.route().read().criteria.is_empty();
        filtered.then_some("概況は計画の全体です。選んでいる条件は、一覧に移ると効きます。")
    };
    let years: Vec<Choice> = plan.years.years().map(|fy| Choice::new(fy.to_string(), fiscal_year_short(fy))).collect();
    let choose = move |year: String| {
        if let Ok(fy) = year.parse() {
            app.navigation.navigate(&Route { fy: Some(fy), ..app.navigation.route().get_untracked() });
        }
    };
    view! {
        <div class="view-head" data-ruled="">
            <h1 id="view-title" tabindex="-1">"概況"</h1>
            <p class="view-head__note">
                <span class="overview__note">{when}</span>
                <span class="overview__note">{what}</span>
                {move || unfiltered().map(|note| view! { <span class="overview__note">{note}</span> })}
            </p>
            {move || {
                let years = years.clone();
                recorded.get().then(|| view! {
                    <div class="view-head__actions">
                        <SegmentedChoice
                            legend="表示する年度"
                            name="overview-year"
                            choices=years
                            value=Signal::derive(move || app.navigation.fy().get().to_string())
                            on_choose=choose
                        />
                        <a class="no-print" href=app.navigation.address_of(View::Compare)>"ほかの時点と比べる"</a>
                    </div>
                })
            }}
        </div>
    }
}

/// 最新の記入は11月19日 10:04。計画に名前のある19の課・担当のうち12から記入があります（まだない7）
fn records(app: App) -> AnyView {
    let plan = app.plan();
    let summaries = app.records.summaries().get();
    let reports = summaries.iter().flat_map(|(_, summary)| &summary.reports);
    let depts: BTreeSet<_> = filled(reports.map(|report| &report.dept));
    let Some(latest) = summaries.latest() else {
        return "この年度の記入はまだありません。".into_any();
    };
    let (all, missing) = (plan.departments.len(), plan.departments.len() - depts.len());
    let silent = (missing > 0).then(|| {
        view! { "（"<a href=app.navigation.address_of(View::Collect)>{format!("まだない{missing}の課・担当")}</a>"）" }
    });
    let spoken = format!(
        "最新の記入は{}。計画に名前のある{all}の課・担当のうち{}から記入があります",
        dates::moment(latest, app.page.today().get()),
        depts.len()
    );
    view! { {spoken} {silent} }.into_any()
}
