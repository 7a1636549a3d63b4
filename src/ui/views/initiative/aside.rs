//! Beside the measures: departments, links, notes, remarks on the source, history.

use leptos::prelude::*;

use crate::app::App;
use crate::plan::{Initiative, Remark, Role};
use crate::ui::parts::RoleMark;
use crate::wording;

use super::{history, links, words};

pub(super) fn aside(app: App, initiative: &Initiative) -> impl IntoView + use<> {
    let ids = initiative.measures.iter().map(|measure| measure.id.clone()).collect();
    view! {
        <div class="sheet__aside">
            {departments(app, initiative).into_any()}
            {links::links(app, initiative).into_any()}
            {notes(initiative).into_any()}
            {remarks(app, initiative).into_any()}
            {history::of_initiative(app, ids).into_any()}
        </div>
    }
}

fn departments(app: App, initiative: &Initiative) -> impl IntoView + use<> {
    let plan = app.plan();
    let roles = Role::ALL.map(|role| {
        let names = words::parties(&plan, initiative.parties(role));
        let none = names.is_empty().then_some("");
        let names = if names.is_empty() { wording::NOT_IN_PLAN.to_owned() } else { names };
        view! {
            <div class="sheet__role" data-none=none>
                <dt><RoleMark role named=true /> " " {wording::role(role)}</dt>
                <dd>{names}</dd>
            </div>
        }
    });
    view! {
        <section class="section" aria-labelledby="sheet-departments">
            <div class="section__head"><h2 id="sheet-departments">"担当部署"</h2></div>
            {if initiative.roles.is_empty() {
                view! { <p class="sub">{wording::NOT_IN_PLAN}</p> }.into_any()
            } else {
                view! { <dl class="sheet__roles">{roles.into_iter().collect_view()}</dl> }.into_any()
            }}
        </section>
    }
}

fn notes(initiative: &Initiative) -> impl IntoView + use<> {
    let notes: Vec<_> =
        initiative.notes.iter().map(|note| view! { <li class="sheet__note">{note.clone()}</li> }).collect();
    (!notes.is_empty()).then(|| {
        view! {
            <section class="section sheet__after" aria-labelledby="sheet-notes">
                <div class="section__head"><h2 id="sheet-notes">"注"</h2></div>
                <ul>{notes}</ul>
            </section>
        }
    })
}

/// 原典注記 on this initiative or one of its measures; on screen only, so that a sheet stays one page.
fn remarks(app: App, initiative: &Initiative) -> impl IntoView + use<> {
    let plan = app.plan();
    let concerns = |remark: &&Remark| {
        remark.about.iter().any(|id| {
            id == initiative.id.as_str() || initiative.measures.iter().any(|measure| id == measure.id.as_str())
        })
    };
    let items: Vec<_> = plan
        .remarks
        .iter()
        .filter(concerns)
        .map(|remark| {
            let as_printed = [remark.printed.clone(), format!("{}(原典のとおり)", remark.printed)];
            let shown = (!as_printed.contains(&remark.shown)).then(|| {
                view! { <p class="sheet__remark-shown">{format!("表示　{}", remark.shown)}</p> }
            });
            view! {
                <li class="sheet__remark">
                    <p class="sheet__remark-printed">{format!("原典　{}", remark.printed)}</p>
                    {shown}
                    <p class="sheet__remark-reason">{remark.reason.clone()}</p>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="section sheet__after no-print" aria-labelledby="sheet-remarks">
                <div class="section__head"><h2 id="sheet-remarks">"原典注記"</h2></div>
                <ul>{items}</ul>
            </section>
        }
    })
}
