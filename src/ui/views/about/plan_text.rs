//! The plan's own words that stand on no sheet: principles, background, notes. Verbatim.

use leptos::prelude::*;

use crate::app::App;
use crate::plan::{BackgroundBlock, Principle};
use crate::query::{Route, Topic, View};

use super::{Section, list_link};

#[component]
pub(super) fn Principles() -> impl IntoView {
    let plan = App::get().plan();
    let Some(principles) = plan.principles.clone() else { return ().into_any() };
    let item = |principle: Principle| {
        let text = principle.text.into_iter().map(|text| view! { <p class="about__text">{text}</p> }).collect_view();
        view! {
            <li class="about__principle">
                <h4 class="about__principle-title">
                    <span class="about__principle-number">{principle.number}</span>
                    <span>{principle.title}</span>
                </h4>
                {text}
            </li>
        }
    };
    view! {
        <Section topic=Topic::Principles>
            <h3 class="about__sub">{principles.heading}</h3>
            {principles.lead.into_iter().map(|line| view! { <p class="about__text">{line}</p> }).collect_view()}
            <ol class="about__principles">{principles.items.into_iter().map(item).collect_view()}</ol>
        </Section>
    }
    .into_any()
}

#[component]
pub(super) fn Background() -> impl IntoView {
    let plan = App::get().plan();
    let block = |block: BackgroundBlock| match block {
        BackgroundBlock::Text(text) => view! { <p class="about__text">{text}</p> }.into_any(),
        BackgroundBlock::List { title, points } => view! {
            {(!title.is_empty()).then(|| view! { <h4 class="about__list-title">{title}</h4> })}
            <ul class="about__points">{points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul>
        }
        .into_any(),
    };
    let sections = plan.background.clone();
    let section = move |section: crate::plan::Background| {
        view! {
            <h3 class="about__sub">{section.heading}</h3>
            {section.blocks.into_iter().map(block).collect_view()}
        }
    };
    view! { <Section topic=Topic::Background>{sections.into_iter().map(section).collect_view()}</Section> }
}

#[component]
pub(super) fn Priority() -> impl IntoView {
    let plan = App::get().plan();
    let notes = plan.notes.iter().map(|note| view! { <p class="about__text">{note.text.clone()}</p> }).collect_view();
    let starred = plan.initiatives.iter().filter(|initiative| initiative.priority);
    let items = starred
        .map(|initiative| {
            let address = Route::to(View::Initiative(initiative.number)).format();
            view! {
                <li>
                    <a class="about__link" href=address>{format!("取組{} {}", initiative.number, initiative.name)}</a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let count = items.len();
    let mut route = Route::to(View::Measures);
    route.criteria.priority = true;
    view! {
        <Section topic=Topic::Priority>
            {notes}
            <h3 class="about__sub">{format!("重点取組は{}取組のうち{count}取組です", plan.initiatives.len())}</h3>
            <ul class="about__columns">{items}</ul>
            <p class="about__text">{list_link(&route, "重点取組の個別取組を一覧で見る".to_owned())}</p>
        </Section>
    }
}
