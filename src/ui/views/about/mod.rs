//! この計画について・使い方: the plan's own words that stand on no sheet, and how this program works.

mod colophon;
mod departments;
mod keys;
mod meanings;
mod plan_text;
mod remarks;
mod saving;
mod year;

use leptos::prelude::*;

use crate::app::App;
use crate::plan::Plan;
use crate::query::{Route, Topic, View};

use colophon::{Accessibility, Sources};
use departments::Departments;
use keys::Keys;
use meanings::Meanings;
use plan_text::{Background, Principles, Priority};
use remarks::Remarks;
use saving::HowSaving;
use year::Year;

pub use colophon::libraries;

/// The view.
#[component]
pub fn About(
    /// The section to go to.
    topic: Option<Topic>,
) -> impl IntoView {
    let app = App::get();
    if let Some(topic) = topic {
        // An effect runs in a browser only, after the section stands in the page.
        Effect::new(move || app.page.focus(topic.word()));
    }
    let plan = app.plan();
    let stands = |topic: Topic| has(&plan, topic);
    view! {
        <div class="view-head">
            <h1 id="view-title" tabindex="-1">"この計画について・使い方"</h1>
            <p class="view-head__note">
                {format!("{}の文のうち取組の紙面にないものと、このソフト「あゆみ」の使い方をまとめています。", app.plan().title)}
            </p>
        </div>
        <div class="columns" data-shape="list">
            <Contents topic/>
            <div class="about">
                <Year/>
                <Meanings/>
                <HowSaving/>
                <Keys/>
                {stands(Topic::Principles).then(|| view! { <Principles/> }.into_any())}
                {stands(Topic::Background).then(|| view! { <Background/> }.into_any())}
                {stands(Topic::Priority).then(|| view! { <Priority/> }.into_any())}
                <Departments/>
                {stands(Topic::Remarks).then(|| view! { <Remarks/> }.into_any())}
                <Accessibility/>
                <Sources/>
            </div>
        </div>
    }
}

/// Whether there is anything to tell under a topic: a plan need not have what another has.
fn has(plan: &Plan, topic: Topic) -> bool {
    match topic {
        Topic::Principles => plan.principles.is_some(),
        Topic::Background => !plan.background.is_empty(),
        Topic::Priority => !plan.notes.is_empty() || plan.initiatives.iter().any(|initiative| initiative.priority),
        Topic::Remarks => !plan.remarks.is_empty(),
        Topic::Year
        | Topic::Meanings
        | Topic::Saving
        | Topic::Keys
        | Topic::Departments
        | Topic::Accessibility
        | Topic::Sources => true,
    }
}

/// The name of a section.
fn name(topic: Topic) -> &'static str {
    match topic {
        Topic::Year => "1年の流れ",
        Topic::Meanings => "状態と評価の意味",
        Topic::Saving => "保存のしくみ",
        Topic::Keys => "キー操作の一覧",
        Topic::Principles => "計画の原則",
        Topic::Background => "策定の背景",
        Topic::Priority => "重点取組",
        Topic::Departments => "課と部署区分",
        Topic::Remarks => "原典注記",
        Topic::Accessibility => "アクセシビリティ",
        Topic::Sources => "出典とライセンス",
    }
}

/// The table of contents: each entry an address of its own.
#[component]
fn Contents(topic: Option<Topic>) -> impl IntoView {
    let plan = App::get().plan();
    let part = |title: &'static str, topics: &[Topic]| {
        let item = |listed: &Topic| {
            let current = (topic == Some(*listed)).then_some("true");
            view! {
                <li>
                    <a class="contents__link" href=Route::to(View::About(Some(*listed))).format() aria-current=current>
                        {name(*listed)}
                    </a>
                </li>
            }
        };
        view! {
            <li class="contents__part">
                <p class="contents__title">{title}</p>
                <ul>{topics.iter().filter(|topic| has(&plan, **topic)).map(item).collect_view()}</ul>
            </li>
        }
    };
    view! {
        <nav class="contents no-print" aria-label="このページの目次">
            <ul>
                {part("使い方", &[Topic::Year, Topic::Meanings, Topic::Saving, Topic::Keys])}
                {part(
                    "この計画",
                    &[Topic::Principles, Topic::Background, Topic::Priority, Topic::Departments, Topic::Remarks],
                )}
                {part("このソフト", &[Topic::Accessibility, Topic::Sources])}
            </ul>
        </nav>
    }
}

/// A section that can be pointed to; its heading takes the focus.
#[component]
fn Section(topic: Topic, children: Children) -> impl IntoView {
    let id = topic.word();
    view! {
        <section class="section about__section" aria-labelledby=id>
            <div class="section__head">
                <h2 id=id tabindex="-1">{name(topic)}</h2>
            </div>
            {children()}
        </section>
    }
}

/// A link into the list.
fn list_link(route: &Route, label: String) -> impl IntoView + use<> {
    view! { <a class="about__link" href=route.format()>{label}</a> }
}
