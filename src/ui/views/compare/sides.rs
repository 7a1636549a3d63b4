//! What stands on the two sides: for each the kind, then which one; and how many records it has.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::measures;
use crate::plan::calendar::{Date, fiscal_year_long};
use crate::plan::letters::visible_line;
use crate::query::{CompareOptions, CompareSource};
use crate::ui::parts::field::{DateField, Select};
use crate::ui::parts::{Button, ButtonSize, Choice, SegmentedChoice};
use crate::wording::records_of;

use super::model::{Compared, asked};

/// The file inputs, for each side.
const FILE_IDS: [&str; 2] = ["compare-file-before", "compare-file-after"];

/// Both sides, and what exchanges them.
pub(super) fn sides(app: App, compared: Memo<Compared>) -> impl IntoView {
    let exchange = move |()| {
        let [before, after] = asked_untracked(app);
        app.files.exchange_compared();
        go(app, CompareOptions { before: Some(after), after: Some(before) });
    };
    view! {
        <div class="compare__sides no-print">
            {side(app, compared, 0)}
            <Button size=ButtonSize::Small on_press=exchange>"入れ替える"</Button>
            {side(app, compared, 1)}
        </div>
        <p class="print-only">{move || printed(&compared.read())}</p>
    }
}

fn side(app: App, compared: Memo<Compared>, at: usize) -> impl IntoView {
    let kinds = [("now", "いま"), ("day", "日付"), ("year", "年度"), ("file", "ファイル")]
        .map(|(kind, name)| Choice::new(kind, name));
    let source = Memo::new(move |_| asked(app)[at]);
    let kind = Signal::derive(move || kind_of(source.get()).to_owned());
    let (legend, name) = if at == 0 { ("もと", "compare-before") } else { ("くらべる先", "compare-after") };
    let choose = move |kind: String| {
        let fy = app.navigation.fy().get_untracked();
        let today = app.page.today().get_untracked();
        let source = match (kind.as_str(), today) {
            ("day", Some(today)) => CompareSource::Day(today),
            ("year", _) => CompareSource::Year(fy),
            ("file", _) => CompareSource::File,
            _ => CompareSource::Now,
        };
        change(app, at, source);
    };
    view! {
        <div class="compare__side">
            <SegmentedChoice legend name choices=kinds.to_vec() value=kind on_choose=choose />
            {move || which(app, at, source.get())}
            <p class="sub">{move || recorded(&compared.read(), at)}</p>
        </div>
    }
}

/// What chooses the day, the year or the file.
fn which(app: App, at: usize, source: CompareSource) -> AnyView {
    let plan = app.plan();
    let side = if at == 0 { "もと" } else { "くらべる先" };
    match source {
        CompareSource::Now => {
            let today = move || app.page.today().get().map(Date::japanese).unwrap_or_default();
            let year = move || records_of(app.navigation.fy().get());
            view! { <p class="compare__now">{today} <span class="sub">{year}</span></p> }.into_any()
        }
        CompareSource::Day(day) => {
            let change = move |day: String| {
                if let Ok(day) = Date::parse(&day) {
                    change(app, at, CompareSource::Day(day));
                }
            };
            let value = day.to_string();
            view! {
                <DateField
                    id=format!("compare-day-{at}")
                    label=format!("{side}の日付")
                    inline=true
                    years=plan.years.first..=plan.years.last
                    value=Signal::derive(move || value.clone())
                    on_change=change
                />
            }
            .into_any()
        }
        CompareSource::Year(fy) => {
            let years: Vec<_> =
                plan.years.years().map(|fy| Choice::new(fy.to_string(), fiscal_year_long(fy))).collect();
            let change = move |fy: String| {
                if let Ok(fy) = fy.parse() {
                    change(app, at, CompareSource::Year(fy));
                }
            };
            view! {
                <Select
                    id=format!("compare-year-{at}")
                    label=format!("{side}の年度")
                    inline=true
                    choices=Signal::derive(move || years.clone())
                    value=Signal::derive(move || fy.to_string())
                    on_choose=change
                />
            }
            .into_any()
        }
        CompareSource::File => {
            let chosen = move || {
                let file = app.files.compared(at).get();
                file.map_or_else(|| "まだ選ばれていません".to_owned(), |file| visible_line(&file.name))
            };
            view! {
                <div class="compare__file">
                    <label for=FILE_IDS[at]>{format!("{side}のファイル")}</label>
                    <input
                        class="intake__input compare__input"
                        type="file"
                        id=FILE_IDS[at]
                        accept=".json,.gz,.txt,application/json,application/gzip"
                        on:change=move |_| app.files.compare_picked(FILE_IDS[at], at)
                    />
                    <p class="sub">{chosen}</p>
                </div>
            }
            .into_any()
        }
    }
}

/// 55件に記入・14課。計画の令和9年度についての記入
fn recorded(compared: &Compared, at: usize) -> String {
    let Ok(sides) = compared else { return String::new() };
    let (count, depts) = sides.recorded(at == 1);
    let side = if at == 0 { &sides.before } else { &sides.after };
    format!("{}、{}に記入・{depts}課", records_of(side.fy), measures(count))
}

/// The sides in words, where they cannot be chosen: on paper.
fn printed(compared: &Compared) -> String {
    let Ok(sides) = compared else { return String::new() };
    let told = |name: &str, at| format!("{name}（{}）", recorded(compared, at));
    format!("もと：{}　くらべる先：{}", told(&sides.before.name, 0), told(&sides.after.name, 1))
}

fn kind_of(source: CompareSource) -> &'static str {
    match source {
        CompareSource::Now => "now",
        CompareSource::Day(_) => "day",
        CompareSource::Year(_) => "year",
        CompareSource::File => "file",
    }
}

fn asked_untracked(app: App) -> [CompareSource; 2] {
    untrack(|| asked(app))
}

fn change(app: App, at: usize, source: CompareSource) {
    let mut sides = asked_untracked(app);
    sides[at] = source;
    let [before, after] = sides;
    go(app, CompareOptions { before: Some(before), after: Some(after) });
}

fn go(app: App, compare: CompareOptions) {
    let route = app.navigation.route().read_untracked().with_compare(compare);
    app.navigation.navigate(&route);
}
