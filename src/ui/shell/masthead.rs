//! The first row: what this is, whether it is saved, whose department it is.

use leptos::prelude::*;

use crate::app::App;
use crate::plan::DeptId;
use crate::plan::calendar::fiscal_year_short;
use crate::query::View;

use super::saved::Saved;

/// The first row of the header.
#[component]
pub(super) fn Masthead() -> impl IntoView {
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
                <a class="masthead__brand" href=move || app.address_of(View::Overview) aria-label="あゆみ 概況へ">

                    "あゆみ"
                </a>
                <p class="masthead__plan">
                    <span class="masthead__plan-name">{plan.title.clone()}</span>
                    {span}
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
    let plan = app.plan();
    let options = plan
        .departments
        .iter()
        .map(|department| {
            let id = department.id.clone();
            view! {
                <option value=id.to_string() selected=move || app.own_dept().read().as_ref() == Some(&id)>
                    {department.name.clone()}
                </option>
            }
        })
        .collect_view();
    view! {
        <label class="masthead__dept">
            <span class="masthead__dept-label">"自分の課"</span>
            <select
                class="select"
                id="own-dept"
                on:change=move |event| {
                    let id = event_target_value(&event);
                    if !id.is_empty() {
                        app.choose_dept(DeptId::new(id));
                    }
                }
            >
                <option value="" disabled=true selected=move || app.own_dept().read().is_none()>"選んでください"</option>
                {options}
            </select>
        </label>
    }
}
