//! ファイルの作成: what no file holds yet, and the way to a file.

use leptos::prelude::*;

use crate::app::{Activity, ActivityKind, App};
use crate::plan::calendar::Date;
use crate::query::View;
use crate::ui::parts::ButtonLink;

/// The panel.
#[component]
pub(super) fn Export() -> impl IntoView {
    let app = App::get();
    let last = move || {
        let last = app.records.activities().read().iter().rev().find_map(|activity: &Activity| {
            matches!(activity.kind, ActivityKind::Export { .. })
                .then(|| crate::plan::calendar::Moment::new(activity.at.clone()).date())
        });
        match last.flatten() {
            None => "まだ一度もファイルを作っていません。".to_owned(),
            Some(day) => format!("前回 {}{}。", day.month_day(), ago(app, day)),
        }
    };
    let open = move || match app.records.unexported() {
        0 => "ファイルにしていない変更の記録はありません。".to_owned(),
        _ => "ファイルにしていない変更が、このパソコンのこのブラウザにだけあります。".to_owned(),
    };
    view! {
        <section class="panel overview__export" aria-labelledby="overview-export">
            <h2 class="overview__export-title" id="overview-export">"ファイルの作成"</h2>
            <p class="overview__export-text">{last} {open}</p>
            <ButtonLink href=Signal::derive(move || app.navigation.address_of(View::Files))>"ファイルを作る"</ButtonLink>
        </section>
    }
}

/// （3日前）
fn ago(app: App, day: Date) -> String {
    match app.page.today().get().map(|today| today.days_since(day)) {
        Some(0) => "（今日）".to_owned(),
        Some(days) if days > 0 => format!("（{days}日前）"),
        _ => String::new(),
    }
}
