//! The second row: where one can go, and the search.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::fields;
use crate::insight::{Asked, Duty, State, duties};
use crate::plan::DeptId;
use crate::query::View;
use crate::wording;

use super::search::Search;

/// The name of a view, as in the navigation.
pub(super) fn view_name(view: &View) -> &'static str {
    match view {
        View::Overview => "概況",
        View::Measures => "一覧",
        View::Initiative(_) => "取組",
        View::Graph => "依存関係",
        View::Roadmap => "ロードマップ",
        View::Compare => "比較",
        View::Report => "報告書",
        View::Department(_) => "自分の課",
        View::Workshop(_) => "自己点検",
        View::Collect => "取りまとめ",
        View::Files => "保存と共有",
        View::Plans => "計画",
        View::About(_) => "この計画について",
    }
}

/// The navigation row. On narrow screens it shows while the menu is open.
#[component]
pub(super) fn Nav(
    /// Whether the menu of narrow screens is open; going somewhere closes it.
    menu_open: RwSignal<bool>,
) -> impl IntoView {
    let app = App::get();
    let places = move || {
        let own = app.preferences.own_dept().get();
        [View::Overview, View::Measures, View::Graph, View::Roadmap, View::Department(own), View::Collect, View::Files]
    };
    let item = move |place: View| {
        let current = app.navigation.route().read().view.clone();
        let is_current = match (&place, &current) {
            (View::Overview, View::Compare)
            | (View::Collect, View::Report)
            | (View::Files, View::Plans)
            | (View::Measures, View::Initiative(_))
            | (View::Department(_), View::Department(_)) => true,
            (place, current) => place == current,
        };
        let count = match place {
            View::Department(_) => unentered_count(app).map(|count| format!("{}{count}", wording::NOT_ENTERED)),
            View::Collect => conflict_count(app),
            _ => None,
        };
        let name = view_name(&place);
        view! {
            <li class="nav__item">
                <a
                    class="nav__link"
                    href=app.navigation.address_of(place)
                    aria-current=is_current.then_some("page")
                    on:click=move |_| menu_open.set(false)
                >
                    {name}
                    {count.map(|count| view! { <span class="nav__count">{count}</span> })}
                </a>
            </li>
        }
    };
    view! {
        <nav class="nav" id="nav" aria-label="画面の切り替え" data-open=move || menu_open.get().then_some("")>
            <div class="nav__row frame">
                <ul class="nav__list">{move || places().into_iter().map(item).collect_view()}</ul>
                <Search/>
            </div>
        </nav>
    }
}

/// How many measures of the year on screen have a field in conflict: the figure that 概況 shows. What else is to be
/// decided, of other years or other items, is told apart by fields.
fn conflict_count(app: App) -> Option<String> {
    let summaries = app.records.summaries().get();
    let torn = || summaries.iter().filter(|(_, summary)| summary.in_conflict());
    let inside: usize = torn().map(|(_, summary)| summary.conflicts.len()).sum();
    let other = app.records.conflicts().get().saturating_sub(inside);
    match (torn().count(), other) {
        (0, 0) => None,
        (count, 0) => Some(format!("{}{count}", wording::CONFLICT)),
        (0, other) => Some(format!("ほかの{}{}", wording::CONFLICT, fields(other))),
        (count, other) => Some(format!("{}{count}・ほか{}", wording::CONFLICT, fields(other))),
    }
}

/// How many measures that name one's own department as lead it has not written about in the year on screen.
fn unentered_count(app: App) -> Option<usize> {
    let dept: DeptId = app.preferences.own_dept().get()?;
    let (plan, summaries) = (app.plan(), app.records.summaries().get());
    let silent = |id: &crate::plan::MeasureId| {
        summaries.get(id).is_none_or(|summary| {
            summary
                .reports
                .iter()
                .find(|report| report.dept == dept)
                .is_none_or(|report| report.state == State::NotEntered)
        })
    };
    let own = duties(&plan, &dept, &app.preferences.own_groups().get());
    let round = app.records.round_in_force();
    let asked = Asked::of_dept(app.navigation.fy().get(), round.as_ref(), &dept);
    let is_due = |duty: &&Duty| duty.involvement.role == crate::plan::Role::Lead && asked.asks(&dept, &duty.measure);
    let leads = own.iter().filter(is_due);
    Some(leads.filter(|duty| silent(&duty.measure)).count()).filter(|count| *count > 0)
}
