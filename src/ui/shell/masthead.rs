//! The first row: what this is, whether it is saved, whose department it is.

use leptos::prelude::*;

use crate::app::App;
use crate::plan::DeptId;
use crate::plan::calendar::fiscal_year_short;
use crate::query::View;
use crate::ui::parts::field::Select;
use crate::ui::parts::{BrandMark, Button, ButtonSize, Choice};

use super::nav::view_name;
use super::saved::Saved;

/// The first row of the header.
#[component]
pub(super) fn Masthead(
    /// Whether the menu of narrow screens is open.
    menu_open: RwSignal<bool>,
) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let years = plan.years;
    let last = fiscal_year_short(years.last);
    let span = format!(
        "{}〜{}（{}〜{}）年度",
        fiscal_year_short(years.first),
        last.strip_prefix("令和").unwrap_or(&last),
        years.first,
        years.last
    );
    view! {
        <header class="masthead">
            <div class="masthead__row frame">
                <a class="masthead__brand" href=move || app.navigation.address_of(View::Overview) aria-label="あゆみ 概況へ">
                    <BrandMark/>

                    "あゆみ"
                </a>
                <span class="masthead__place" aria-hidden="true">{move || view_name(&app.navigation.route().read().view)}</span>
                <div class="masthead__menu">
                    <Button
                        size=ButtonSize::Small
                        on_press=move |()| menu_open.update(|open| *open = !*open)
                        attr:aria-expanded=move || menu_open.get().to_string()
                        attr:aria-controls="nav"
                    >
                        {move || if menu_open.get() { "閉じる" } else { "メニュー" }}
                    </Button>
                </div>
                <p class="masthead__plan">
                    <span class="masthead__plan-name">{plan.title.clone()}</span>
                    {span}
                    {app.plans.is_opened().then(|| view! {
                        " " <a class="masthead__opened" href=move || app.navigation.address_of(View::Plans)>"開いた計画"</a>
                    })}
                </p>
                <div class="masthead__tools">
                    <Saved/>
                    <OwnDept/>
                </div>
            </div>
        </header>
    }
}

/// Chooses one's own department. Choosing changes the value only; the page of the department is a link of its own.
#[component]
fn OwnDept() -> impl IntoView {
    let app = App::get();
    let choices = move || {
        let plan = app.growing_plan();
        // One that was added may have been taken away again.
        let own = app.preferences.own_dept().read().as_ref().is_some_and(|own| plan.department(own).is_some());
        let none = (!own).then(|| Choice::new("", "選んでください"));
        let named = plan.departments.iter().map(|department| Choice::new(department.id.as_str(), &department.name));
        none.into_iter().chain(named).collect::<Vec<_>>()
    };
    let value = move || app.preferences.own_dept().get().map(|dept| dept.to_string()).unwrap_or_default();
    let choose = move |id: String| {
        if !id.is_empty() {
            app.preferences.choose_dept(DeptId::new(id));
        }
    };
    view! {
        <Select
            id="own-dept"
            label="自分の課"
            inline=true
            choices=Signal::derive(choices)
            value=Signal::derive(value)
            on_choose=choose
        />
    }
}
