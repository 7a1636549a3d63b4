//! The first and the last screen: who takes part, which measures, where to begin or to go on; then what came of it.

use leptos::prelude::*;

use crate::counted::{MEASURES, measures};
use crate::plan::MeasureId;
use crate::plan::calendar::fiscal_year_long;
use crate::plan::letters::identity;
use crate::ui::parts::field::{Checkbox, FigureField};
use crate::ui::parts::{ButtonLook, Disclosure};

use super::desk::{TITLE, WorkshopAction, WorkshopState, button};
use super::handout::handout;
use super::model::{Stage, first_open};
use super::summary::summary;

/// The screen. What is typed in it stands outside of what is built anew.
pub(super) fn start(desk: WorkshopState) -> AnyView {
    let app = desk.app;
    let name = desk.name();
    let people = desk.setup.read_untracked().people;
    let typed = RwSignal::new(if people == 0 { String::new() } else { people.to_string() });
    let settle = move |text: String| {
        let people = identity(&text).trim().parse().unwrap_or(0);
        typed.set(text);
        desk.settle(|setup| setup.people = people);
    };
    let whose = [&name, "の自己点検"].concat();
    let note = ["決めたことは、", &name, "の記入として残ります。"].concat();
    let year = untrack(|| fiscal_year_long(app.navigation.fy().get()));
    view! {
        <header class="view-head workshop__start" data-ruled="">
            <h1 id=TITLE tabindex="-1">{whose}</h1>
            <p class="view-head__note">{year}</p>
        </header>
        <div class="workshop__setup">
            <FigureField
                id="workshop-people"
                label="参加する人数（任意）"
                unit="人".to_owned()
                value=typed
                on_change=settle
            />
            <div>
                <p>{note}</p>
                <Checkbox
                    label="1文字のショートカットキー（A〜D・F など）を使わない"
                    checked=Signal::derive(move || desk.setup.read().quiet)
                    on_change=move |quiet| desk.settle(|setup| setup.quiet = quiet)
                />
                <Checkbox
                    label="○伴走支援担当・●検討メンバーの個別取組も表示する"
                    checked=Signal::derive(move || desk.setup.read().all)
                    on_change=move |all| desk.settle(|setup| setup.all = all)
                />
            </div>
        </div>
        {move || onward(desk)}
        {move || choice(desk, &desk.candidates.read())}
        {move || match begun(desk) {
            true => summary(desk, look_of_file(desk)),
            false if desk.steps.read().is_empty() => ().into_any(),
            false => handout(desk),
        }}
    }
    .into_any()
}

fn begun(desk: WorkshopState) -> bool {
    desk.steps.read().iter().any(|step| step.stage != Stage::Waiting)
}

/// One solid button a view: the way on, and without one the file.
fn look_of_file(desk: WorkshopState) -> ButtonLook {
    if first_open(&desk.steps.read()).is_some() { ButtonLook::Outline } else { ButtonLook::Solid }
}

/// Where to begin or to go on.
fn onward(desk: WorkshopState) -> AnyView {
    let (steps, begun) = (desk.steps.read(), begun(desk));
    let onward = first_open(&steps).map(|step| {
        let words = [if begun { "続ける（" } else { "始める（" }, &desk.number(&step.measure), "）"].concat();
        button(desk, ButtonLook::Solid, words, None, WorkshopAction::Go(Some(step.measure.clone())))
    });
    let print = (!begun && !steps.is_empty())
        .then(|| button(desk, ButtonLook::Outline, "配布資料を印刷".to_owned(), None, WorkshopAction::Print));
    let words = match (steps.len(), desk.candidates.read().is_empty()) {
        (0, true) => {
            "この課が関係する個別取組がありません。「自分の課に戻る」から部署区分を選ぶと、並びます。".to_owned()
        }
        (0, false) => "下の「点検する個別取組」で、1件以上を選んでください。".to_owned(),
        (count, _) => format!("{count}{MEASURES}を1件ずつ表示します。"),
    };
    view! { <div class="row workshop__onward">{onward} {print} <p>{words}</p></div> }.into_any()
}

/// Which measures are gone through this time.
fn choice(desk: WorkshopState, candidates: &[MeasureId]) -> AnyView {
    let plan = desk.app.plan();
    let boxes = candidates.iter().filter_map(|measure| {
        let (initiative, found) = plan.measure(measure)?;
        let label = format!("{} {}", initiative.measure_number(found), found.name);
        let (asked, changed) = (measure.clone(), measure.clone());
        let checked = Signal::derive(move || !desk.setup.read().left_out.contains(&asked));
        let change = move |on: bool| {
            desk.settle(|setup| {
                if on {
                    setup.left_out.remove(&changed);
                } else {
                    setup.left_out.insert(changed.clone());
                }
            });
        };
        Some(view! { <Checkbox label checked on_change=change/> })
    });
    let boxes: Vec<_> = boxes.collect();
    let summary = format!("点検する個別取組を選ぶ（全{}）", measures(boxes.len()));
    (!boxes.is_empty())
        .then(|| {
            view! {
                <div class="no-print">
                    <Disclosure summary open=true>
                        <fieldset class="workshop__choice-list">
                            <legend class="visually-hidden">"点検する個別取組"</legend>
                            {boxes}
                        </fieldset>
                    </Disclosure>
                </div>
            }
        })
        .into_any()
}
