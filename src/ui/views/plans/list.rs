//! The plans that this page can show.

use leptos::prelude::*;

use crate::app::{App, ListedPlan, PlanPlace};
use crate::ui::parts::{Button, ButtonLook, ButtonSize, Column, table};

use super::words;

/// The heading that takes the focus after a plan was added or taken out.
pub(super) const LIST_ID: &str = "plans-list";

const COLUMNS: [Column; 5] = [("計画", false), ("版", false), ("個別取組", true), ("置き場所", false), ("操作", false)];

pub(super) fn list(app: App) -> AnyView {
    let listed = app.plans.listed();
    let count = move || listed.read().len().to_string();
    view! {
        <section class="section plans__list" aria-labelledby=LIST_ID>
            <div class="section__head">
                <h2 id=LIST_ID tabindex="-1">"この画面で開ける計画　" {count}</h2>
                <p class="section__note">"控えは、計画の文から計算した指紋（SHA-256）の初めの8桁"</p>
            </div>
            {move || table(LIST_ID, &COLUMNS, 0, listed.get().into_iter().map(|one| row(app, one)).collect(), None)}
        </section>
    }
    .into_any()
}

fn row(app: App, one: ListedPlan) -> Vec<AnyView> {
    let ListedPlan { outline, place, is_shown } = one;
    let (digest, for_export, for_forget) = (outline.digest.clone(), outline.digest.clone(), outline.digest.clone());
    let name = format!("：{} {}版", outline.title, outline.edition);
    let hidden = |name: &str| view! { <span class="visually-hidden">{name.to_owned()}</span> }.into_any();
    let show = if is_shown {
        view! { <b class="plans__shown">"表示中"</b> }.into_any()
    } else {
        let name = name.clone();
        view! {
            <Button size=ButtonSize::Small on_press=move |()| app.plans.show(&digest)>"表示する" {hidden(&name)}</Button>
        }
        .into_any()
    };
    let forget = (place == PlanPlace::Kept && !is_shown).then(|| {
        let name = name.clone();
        let press = move |()| {
            app.plans.forget(&for_forget);
            app.page.focus(LIST_ID);
        };
        view! { <Button look=ButtonLook::Text size=ButtonSize::Small on_press=press>"外す" {hidden(&name)}</Button> }
    });
    let kept = match place {
        PlanPlace::InPage => "このファイルに組み込み",
        PlanPlace::Kept => "このブラウザ",
    };
    let named = view! {
        <b class="plans__name">{outline.title.clone()}</b> <span class="sub plans__whose">{words::whose(&outline)}</span>
    };
    let place = view! { {kept} <span class="sub plans__whose">{words::digest(&outline)}</span> };
    let actions = view! {
        <div class="plans__actions">
            {show}
            <Button look=ButtonLook::Text size=ButtonSize::Small on_press=move |()| app.plans.export(&for_export)>
                "計画を書き出す" {hidden(&name)}
            </Button>
            {forget}
        </div>
    };
    let (edition, measures) = (outline.edition.clone().into_any(), words::measures(&outline).into_any());
    vec![named.into_any(), edition, measures, place.into_any(), actions.into_any()]
}
