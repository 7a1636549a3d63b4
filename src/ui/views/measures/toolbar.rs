//! What was found, under which conditions, in which order; and ways to take it along.

use leptos::prelude::*;

use crate::app::{App, TableScope};
use crate::insight::Rollup;
use crate::query::Sort;
use crate::tables::TableId;
use crate::ui::parts::{Button, ButtonSize, Choice, SegmentedChoice, TableFiles, explained, found_line};
use crate::wording::{self, conditions, totals};

use super::set_criteria_from_chip;

/// The line above the table.
#[component]
pub(super) fn Toolbar() -> impl IntoView {
    let app = App::get();
    let all = app.plan().measures().count();
    let active = Memo::new(move |_| app.conditions());
    let set_criteria = Callback::new(move |criteria| set_criteria_from_chip(app, criteria));
    let on_paper = move || {
        format!(
            "条件：{}。並び：{}。{}。",
            conditions::in_words(&active.read()),
            sort_name(app.navigation.route().read().sort),
            wording::records_of(app.navigation.fy().get())
        )
    };
    view! {
        <div class="found">
            {move || found_line(app.search.found().read().len(), all, active.get(), set_criteria)}
            {move || counted(app)}
            <div class="measures__actions">
                <Order/>
                <Button size=ButtonSize::Small on_press=move |()| app.page.print()>"印刷"</Button>
                <TableFiles on_workbook=move |()| save_workbook(app) on_csv=move |()| save_csv(app)/>
            </div>
        </div>
        <p class="print-only">{on_paper}</p>
    }
}

/// How all counts of this view are made. It follows the records, not what is asked for.
fn counted(app: App) -> AnyView {
    let rollup = Rollup::of(app.records.summaries().get().iter().map(|(_, summary)| summary));
    explained("件数", vec![
        "条件に合う個別取組の数です。選択肢の横は、ほかの条件をそのままに、それを選んだときの数。状態のほかに食い違いのある個別取組は、その両方に数えます。".to_owned(),
        totals::ONE_EACH.to_owned(),
        ["計画の全件では、", &totals::rated(&rollup)].concat(),
        app.records_source(),
    ])
}

#[component]
fn Order() -> impl IntoView {
    let app = App::get();
    let choices = Sort::ALL.map(|sort| Choice::new(sort.word(), sort_name(sort))).to_vec();
    let choose = move |word: String| {
        let mut route = app.navigation.route().get_untracked();
        route.sort = Sort::ALL.into_iter().find(|sort| sort.word() == word).unwrap_or_default();
        app.navigation.navigate(&route);
    };
    view! {
        <SegmentedChoice
            legend="並び"
            name="sort"
            choices
            value=Signal::derive(move || app.navigation.route().read().sort.word().to_owned())
            on_choose=choose
        />
    }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Plan => "計画順",
        Sort::Due => "期限順",
        Sort::Updated => "更新順",
    }
}

/// What files of the list are called.
const LIST: &str = "一覧";

/// Gives what is listed as a workbook.
fn save_workbook(app: App) {
    const DATA: [TableId; 4] = [TableId::Measures, TableId::Leads, TableId::Phases, TableId::Tags];
    app.files.export_workbook(LIST, Some(app.navigation.fy().get_untracked()), move || {
        app.with_definitions(DATA.map(|id| app.table(id, TableScope::Found)).into(), TableScope::Found)
    });
}

/// Gives what is listed as CSV.
fn save_csv(app: App) {
    let table = untrack(|| app.table(TableId::Measures, TableScope::Found));
    app.files.export_csv(LIST, Some(app.navigation.fy().get_untracked()), &table);
}
