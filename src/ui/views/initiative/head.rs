//! Where we are, the initiative's number and name, what can be done with the sheet.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::plan::Initiative;
use crate::plan::calendar::{Date, fiscal_year_long, fiscal_year_short};
use crate::query::{Criteria, View};
use crate::ui::parts::{Breadcrumb, Button, ButtonLink, ButtonSize, Crumb, NumberSize, number_mark, vision_label};
use crate::wording;

use super::words;

pub(super) fn head(app: App, initiative: &Initiative) -> impl IntoView + use<> {
    let plan = app.plan();
    let (number, vision, id) = (initiative.number, initiative.vision, initiative.id.to_string());
    let vision_name = plan.vision(vision).map(|vision| vision.name.clone()).unwrap_or_default();
    let crumbs = {
        let name = vision_name.clone();
        move || {
            let route = app.navigation.route().read();
            let of_vision = Criteria { visions: [vision].into(), ..Criteria::default() };
            let all = route.switch(View::Measures);
            vec![
                Crumb::link("一覧", all.format()),
                Crumb::link(format!("Vision{vision} {name}"), all.with_criteria(of_vision).format()),
                Crumb::here(format!("取組{}", wording::circled(number))),
            ]
        }
    };
    let note = {
        let count = initiative.measures.len();
        move || {
            let today = app.page.today().get().map(|today| format!("・{}現在", today.japanese()));
            format!(
                "個別取組{count}{MEASURES}・{}{}",
                fiscal_year_long(app.navigation.fy().get()),
                today.unwrap_or_default()
            )
        }
    };
    let graph = Signal::derive(move || words::address(app, View::Graph, &id));
    view! {
        {move || view! { <Breadcrumb crumbs=crumbs() /> }}
        {print_head(app)}
        <div class="view-head sheet__head" data-ruled="">
            {number_mark(number, vision, NumberSize::Large)}
            <div class="sheet__title">
                <h1 id="view-title" tabindex="-1">{initiative.name.clone()}</h1>
                <p class="sheet__subtitle">
                    {vision_label(vision, vision_name)}
                    {initiative.priority.then(|| view! { <span class="sheet__priority">{wording::PRIORITY}</span> })}
                    <span class="sub">{note}</span>
                </p>
            </div>
            <div class="view-head__actions">
                <ButtonLink href=graph size=ButtonSize::Small>"依存関係で見る"</ButtonLink>
                <Button size=ButtonSize::Small on_press=move |()| app.page.print()>"個票を印刷（A4）"</Button>
            </div>
        </div>
    }
}

/// On paper the masthead is gone: plan, year and when it was printed stand here.
fn print_head(app: App) -> impl IntoView {
    let plan = app.plan();
    let last = fiscal_year_short(plan.years.last);
    let title = format!(
        "{}　{}〜{}年度",
        plan.title,
        fiscal_year_short(plan.years.first),
        last.strip_prefix("令和").unwrap_or(&last)
    );
    let printed = move || {
        let now = app.page.moment().get();
        let day = app.page.today().get().map(Date::japanese).unwrap_or_default();
        format!("{}　{day} {} 出力", fiscal_year_long(app.navigation.fy().get()), now.clock().unwrap_or_default())
    };
    view! {
        <p class="sheet__print-head print-only">
            <span>{title}</span>
            <span>{printed}</span>
        </p>
    }
}
