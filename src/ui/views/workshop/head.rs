//! The slim head: whose workshop it is, how far it is, the time of this measure, the way out.

use leptos::prelude::*;

use crate::plan::MeasureId;
use crate::plan::calendar::fiscal_year_short;
use crate::query::View;
use crate::ui::parts::{BrandMark, ButtonLink, ButtonSize, GradeMark};
use crate::ui::text;

use super::desk::Desk;
use super::model::{Stage, Step};

/// The head. On a measure, 終える leads to the summary; from there, to the department's page.
pub(super) fn head(desk: Desk) -> AnyView {
    let app = desk.app;
    let started = StoredValue::new(None::<i64>);
    let on_measure = Memo::new(move |_| {
        started.set_value(None);
        desk.current.get()
    });
    let clock = move || {
        // Another measure has a time of its own.
        on_measure.track();
        let now = desk.seconds.get()?;
        let begun = started.get_value().unwrap_or(now);
        started.set_value(Some(begun));
        let passed = (now - begun).max(0);
        let pad = if passed % 60 < 10 { "0" } else { "" };
        Some(format!("{}:{pad}{}", passed / 60, passed % 60))
    };
    let leave = Signal::derive(move || {
        if on_measure.read().is_some() {
            return desk.address(None);
        }
        app.address_of(View::Department(Some(desk.dept.get_value())))
    });
    let place = move || {
        let steps = desk.steps.read();
        let at = steps.iter().position(|step| Some(&step.measure) == on_measure.read().as_ref())?;
        Some(view! { <b>{at + 1}</b> "／" {steps.len()} "件" })
    };
    view! {
        <header class="workshop__head">
            <p class="workshop__brand"><BrandMark/> "あゆみ"</p>
            <p class="workshop__whose">
                <b>"自己点検ワークショップ"</b>
                {desk.name()}
                {move || format!("　{}年度", fiscal_year_short(app.fy().get()))}
            </p>
            <p class="workshop__place">{place}</p>
            {move || squares(desk)}
            <p class="workshop__clock" hidden=move || on_measure.read().is_none()>
                "この1件 " <b role="timer">{clock}</b>
            </p>
            <ButtonLink size=ButtonSize::Small href=leave>
                {move || if on_measure.read().is_some() { "終える" } else { "自分の課に戻る" }}
            </ButtonLink>
        </header>
    }
    .into_any()
}

/// A square a measure, each a link: what was agreed, what is still open.
fn squares(desk: Desk) -> AnyView {
    let (steps, current) = (desk.steps.read(), desk.current.read());
    let squares: Vec<AnyView> =
        steps.iter().enumerate().map(|(at, step)| square(desk, at, step, current.as_ref())).collect();
    view! { <nav aria-label="個別取組ごとの進み"><ol class="workshop__squares">{squares}</ol></nav> }.into_any()
}

fn square(desk: Desk, at: usize, step: &Step, current: Option<&MeasureId>) -> AnyView {
    let (plan, scale) = (desk.app.plan(), desk.app.scale());
    let name = plan.measure(&step.measure).map_or("", |(_, found)| &found.name);
    let grade = step.grade.as_ref().filter(|_| step.stage == Stage::Agreed).and_then(|id| scale.grade(id));
    let is_here = Some(&step.measure) == current;
    let (state, mark) = match (step.stage, grade) {
        (Stage::Agreed, Some(grade)) => (
            format!("合意した評価 {} {}", grade.letter, grade.name),
            view! { <GradeMark kind=grade.kind letter=grade.letter.clone()/> }.into_any(),
        ),
        (stage, _) => {
            let begun = (stage != Stage::Waiting).then_some("");
            let mark = match stage {
                _ if is_here => (at + 1).to_string(),
                Stage::Waiting => String::new(),
                _ => "…".to_owned(),
            };
            (
                stage_words(stage).to_owned(),
                view! { <span class="workshop__square" data-begun=begun>{mark}</span> }.into_any(),
            )
        }
    };
    let label = [&desk.number(&step.measure), " ", name, "：", &state].concat();
    view! {
        <li>
            <a
                href=desk.address(Some(&step.measure))
                aria-label=label
                aria-current=is_here.then_some("step")
                on:click=move |_| desk.moved.set_value(true)
            >
                {mark}
            </a>
        </li>
    }
    .into_any()
}

/// How far it is with a measure, in words.
pub(super) fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => "まだ数えていません",
        Stage::Counting => "集計中です",
        Stage::Talking => "評価がまだ決まっていません",
        Stage::Agreed => text::NOT_GRADED,
    }
}
