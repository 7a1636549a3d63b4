//! 比較 `#/compare`: two sides next to each other: counts, what became of each measure, and sentences to go on writing.
//!
//! The sides stand in the address. Nothing is recorded or taken in here; a file on one side is only read.

mod changes;
mod counts;
mod drafts;
mod left_out;
mod model;
mod sides;
mod summary;
mod take;
mod transitions;

use leptos::prelude::*;

use crate::app::App;
use crate::counted::measures;
use crate::query::View;
use crate::ui::asked;
use crate::ui::deferred::after_paint;
use crate::ui::parts::{Breadcrumb, Button, ButtonSize, Crumb, TableFiles, explained};

use sides::sides;

pub use model::{Compared, ComparedSides, NamedSide, Unready};

/// What a person chose and wrote in the view.
#[derive(Clone, Copy)]
struct Choices {
    /// Which of the tables is on screen.
    table: RwSignal<String>,
    /// Which group of changes is listed; empty: all.
    group: RwSignal<String>,
    /// What was written over drafts.
    edits: drafts::Edits,
}

/// The view.
#[component]
pub fn Compare() -> impl IntoView {
    let app = App::get();
    let compared = Memo::new(move |_| ComparedSides::of(app));
    // What a person chose and wrote here outlives a change of the sides and of the records.
    let choices = Choices {
        table: RwSignal::new(counts::STATES.to_owned()),
        group: RwSignal::default(),
        edits: StoredValue::default(),
    };
    let up = app.navigation.address_of(View::Overview);
    let note = move || {
        format!("2つの時点を、同じ{}で並べます。記入は変わりません。", measures(app.search.found().read().len()))
    };
    view! {
        <div class="compare">
            <Breadcrumb crumbs=vec![Crumb::link("概況", up), Crumb::here("比較")] />
            <div class="view-head" data-ruled="">
                <h1 id="view-title" tabindex="-1">"比較"</h1>
                <p class="view-head__note">{note} <br/> "選んだ組はアドレスに残ります（ファイルの中身は入りません）。"</p>
                <div class="view-head__actions">
                    <TableFiles
                        on_workbook=move |()| take::save_workbook(app, compared)
                        on_csv=move |()| take::save_csv(app, compared)
                    />
                    <Button size=ButtonSize::Small on_press=move |()| app.page.print()>"印刷"</Button>
                </div>
            </div>
            {sides(app, compared)}
            {move || filter(app)}
            {move || body(app, &compared.read(), choices)}
        </div>
    }
}

/// Which measures are compared, and the way to others.
fn filter(app: App) -> AnyView {
    view! {
        <div class="found">
            {asked::found(app)}
            {explained("比較", vec![
                "個別取組を1件と数え、悪化・改善・新規・取下げ・文のみ・変わらない・比べられない のどれか1つに入れます。全部を足すと、並べた件数になります。".to_owned(),
                "中止の有無、評価、状態の順に見て、先に違うもので決めます。評価が片方にしかないものは、評価の上がり下がりに数えません。".to_owned(),
                "一部の課だけの記入、食い違い、この版では読めない値、対象外が片方にあるものは、比べられないに入れ、改善にも悪化にも数えません。".to_owned(),
                "課の表は、主担当が2つ以上ある個別取組をそれぞれに数えます（のべ）。日付の側は、記入した時刻が正しいとして、その日の終わりまでの記入で数えます。".to_owned(),
                app.records_source(),
            ])}
            {asked::change(app)}
        </div>
        {asked::nothing(app)}
    }
    .into_any()
}

/// All that the two sides say, or why they say nothing.
fn body(app: App, compared: &Compared, choices: Choices) -> AnyView {
    match compared {
        Ok(sides) if sides.comparison.measures.is_empty() => ().into_any(),
        Ok(sides) => {
            let later = sides.clone();
            let lists = move || {
                let sides = later.clone();
                view! {
                    <div class="columns" data-shape="overview">
                        <div>{changes::changes(app, &sides, choices.group)} {left_out::left_out(app, &sides)}</div>
                        {drafts::drafts(app, &sides, choices.edits)}
                    </div>
                }
                .into_any()
            };
            view! {
                {summary::summary(sides)}
                <div class="columns" data-shape="overview">
                    {counts::counts(app, sides, choices.table)}
                    {transitions::transitions(app, sides)}
                </div>
                {after_paint(app, lists)}
            }
            .into_any()
        }
        Err(unready) => view! { <p class="compare__unready" role="status">{unready.words()}</p> }.into_any(),
    }
}
