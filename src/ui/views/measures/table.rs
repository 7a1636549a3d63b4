//! The table: a body for each initiative, in the plan's order; one body in any other.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{Initiative, InitiativeId, MeasureId};
use crate::query::{Sort, View};
use crate::ui::deferred::{MOST_ROWS, in_batches};
use crate::ui::dom::{Element, element};
use crate::ui::parts::{Button, group_words, initiative_head, nothing_found, vision_label};
use crate::wording::conditions;

use super::model::{self, MeasureGroup};
use super::row::Row;
use super::set_criteria_from_chip;

/// The table, or why it is empty.
///
/// Roles are written out, since a table that is laid out as cards on narrow screens would lose them.
#[component]
pub(super) fn Table() -> impl IntoView {
    let app = App::get();
    let (listed, set_listed) = signal(MOST_ROWS);
    let sort = Memo::new(move |_| app.navigation.route().read().sort);
    let wanted =
        Memo::new(move |_| app.search.found().read().iter().take(listed.get()).cloned().collect::<Vec<MeasureId>>());
    let built = in_batches(app, wanted, Memo::new(move |_| u8::from(sort.get() == Sort::Plan)));
    let groups = Memo::new(move |_| model::groups(&app.plan(), built.get(), sort.get()));
    let words = Memo::new(move |_| app.search.words(&app.navigation.route().read().criteria.words));
    let keys = Memo::new(move |_| groups.read().iter().map(|group| group.initiative.clone()).collect::<Vec<_>>());
    let empty = Memo::new(move |_| wanted.read().is_empty());
    let years = move || {
        let fy = app.navigation.fy().get();
        let year = |year: i32| {
            view! { <span class="measures__year" data-now=(year == fy).then_some("")>{fiscal_year_short(year)}</span> }
        };
        app.plan().years.years().map(year).collect_view()
    };
    view! {
            {move || empty.get().then(|| nothing(app))}
            <table class="measures__table" role="table" hidden=move || empty.get()>
                <caption class="visually-hidden">"個別取組の一覧"</caption>
                <thead class="measures__heads" role="rowgroup">
                    <tr role="row">
                        <th class="measures__head" role="columnheader" scope="col">"個別取組"</th>
                        <th class="measures__head" role="columnheader" scope="col">"評価指標と目標値等"</th>
                        <th class="measures__head" role="columnheader" scope="col">"主担当"</th>
                        <th class="measures__head" role="columnheader" scope="col">
                            <span class="visually-hidden">"取組のロードマップ "</span>
                            <span class="measures__years">{years}</span>
                        </th>
                        <th class="measures__head" role="columnheader" scope="col">"状態・進捗評価"</th>
                    </tr>
                </thead>
                <For each=move || keys.get() key=Clone::clone children=move |key| view! { <Body key groups wanted words /> } />
            </table>
            {move || {
                let left = app.search.found().read().len().saturating_sub(listed.get());
                (left > 0).then(|| view! {
                    <div class="empty__actions">
                        <p>{format!("はじめの{}{MEASURES}を並べています。", listed.get())}</p>
                        <Button on_press=move |()| set_listed.update(|listed| *listed += MOST_ROWS)>
                            {format!("続きを並べる（残り{left}{MEASURES}）")}
                        </Button>
                    </div>
                })
            }}
    }
}

/// Stands where the table would be.
fn nothing(app: App) -> AnyView {
    let relaxations = conditions::relaxations(
        &app.plan(),
        &app.scale(),
        &app.navigation.route().read().criteria,
        app.navigation.fy().get(),
    );
    let best = conditions::best_relaxation(relaxations, &|criteria| app.search.count_for(criteria));
    nothing_found(best, Callback::new(move |criteria| set_criteria_from_chip(app, criteria)))
}

#[component]
fn Body(
    key: Option<InitiativeId>,
    groups: Memo<Vec<MeasureGroup>>,
    wanted: Memo<Vec<MeasureId>>,
    words: Memo<Vec<String>>,
) -> impl IntoView {
    let app = App::get();
    let measures = {
        let key = key.clone();
        Memo::new(move |_| {
            let groups = groups.read();
            let own = groups.iter().find(|group| group.initiative == key);
            own.map(|group| group.measures.clone()).unwrap_or_default()
        })
    };
    let flat = key.is_none();
    let vision = key.as_ref().and_then(|id| app.plan().initiative(id).map(|initiative| initiative.vision.to_string()));
    let head = key.map(|id| move || app.plan().initiative(&id).map(|initiative| head(app, initiative, &wanted.read())));
    view! {
        <tbody class="measures__group" role="rowgroup" data-vision=vision>
            {head}
            <For each=move || measures.get() key=Clone::clone children=move |id| view! { <Row id flat words wanted /> } />
        </tbody>
    }
}

/// The row that opens an initiative's body.
fn head(app: App, initiative: &Initiative, wanted: &[MeasureId]) -> Element {
    let plan = app.plan();
    let count = initiative.measures.iter().filter(|measure| wanted.contains(&measure.id)).count();
    let count = [&count.to_string(), "／", &initiative.measures.len().to_string(), MEASURES].concat();
    let vision = plan.vision(initiative.vision).map(|vision| vision.name.clone()).unwrap_or_default();
    let end =
        element("span", "measures__group-end").child(vision_label(initiative.vision, vision)).child(group_words(count));
    let href = app.navigation.address_of(View::Initiative(initiative.number));
    let head = element("th", "measures__group-head striped")
        .with("role", "rowheader")
        .with("scope", "rowgroup")
        .with("colspan", "5")
        .child(initiative_head(&plan, initiative, href, end));
    element("tr", "measures__group-row").with("role", "row").child(head)
}
