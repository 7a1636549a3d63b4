//! The slim head: whose workshop it is, how far it is, the time of this measure, the way out.

use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::plan::MeasureId;
use crate::plan::calendar::fiscal_year_short;
use crate::query::View;
use crate::ui::parts::{BrandMark, ButtonLink, ButtonSize, grade_mark};
use crate::wording;

use super::desk::WorkshopState;
use super::model::{Stage, WorkshopStep};

/// The head. On a measure, 終える leads to the summary; from there, to the department's page.
pub(super) fn head(desk: WorkshopState) -> AnyView {
    let app = desk.app;
    let (steps, current) = (desk.steps.read(), desk.current.read());
    let at = current.as_ref().and_then(|here| steps.iter().position(|step| step.measure == *here));
    let squares: Vec<AnyView> =
        steps.iter().enumerate().map(|(at, step)| square(desk, at, step, current.as_ref())).collect();
    let (leave, words) = match at {
        Some(_) => (desk.address(None), "終了"),
        None => (app.navigation.address_of(View::Department(Some(desk.dept.get_value()))), "自分の課に戻る"),
    };
    let place = at.map(|at| {
        let of = ["／", steps.len().to_string().as_str(), MEASURES].concat();
        view! {
            <p class="workshop__place"><b>{(at + 1).to_string()}</b> {of}</p>
            <p class="workshop__clock">"この項目の経過時間 " <b role="timer">{move || clock(desk)}</b></p>
        }
        .into_any()
    });
    let whose =
        [desk.name(), "　".to_owned(), fiscal_year_short(app.navigation.fy().get()), "年度".to_owned()].concat();
    view! {
        <header class="workshop__head">
            <p class="workshop__brand"><BrandMark/> "あゆみ"</p>
            <p class="workshop__whose"><b>"自己点検ワークショップ"</b> {whose}</p>
            {place}
            <nav aria-label="個別取組ごとの進み"><ol class="workshop__squares">{squares}</ol></nav>
            <ButtonLink size=ButtonSize::Small href=leave>{words}</ButtonLink>
        </header>
    }
    .into_any()
}

/// 3:15, since the measure came on screen.
fn clock(desk: WorkshopState) -> Option<String> {
    let now = desk.seconds.get()?;
    let begun = desk.begun.get_value().unwrap_or(now);
    desk.begun.set_value(Some(begun));
    // A clock that was set back in between tells nothing.
    let passed = (now - begun).max(0);
    let pad = if passed % 60 < 10 { ":0" } else { ":" };
    Some([(passed / 60).to_string().as_str(), pad, (passed % 60).to_string().as_str()].concat())
}

/// A square a measure, each a link: what was agreed, what is still open.
fn square(desk: WorkshopState, at: usize, step: &WorkshopStep, current: Option<&MeasureId>) -> AnyView {
    let (plan, scale) = (desk.app.plan(), desk.app.scale());
    let name = plan.measure(&step.measure).map_or("", |(_, found)| &found.name);
    let grade = step.grade.as_ref().filter(|_| step.stage == Stage::Agreed).and_then(|id| scale.grade(id));
    let here = (Some(&step.measure) == current).then_some("step");
    let mut label = [&desk.number(&step.measure), " ", name, "："].concat();
    let mark = if let Some(grade) = grade {
        label.push_str("合意した評価 ");
        label.push_str(&grade.letter);
        label.push(' ');
        label.push_str(&grade.name);
        grade_mark(grade.kind, grade.letter.clone()).into_any()
    } else {
        label.push_str(stage_words(step.stage));
        let begun = (step.stage != Stage::Waiting).then_some("");
        let mark = if here.is_some() { (at + 1).to_string() } else { begun.map_or("", |_| "…").to_owned() };
        view! { <span class="workshop__square" data-begun=begun>{mark}</span> }.into_any()
    };
    let address = desk.address(Some(&step.measure));
    view! {
        <li>
            <a href=address aria-label=label aria-current=here on:click=move |_| desk.moved.set_value(true)>{mark}</a>
        </li>
    }
    .into_any()
}

/// How far it is with a measure, in words.
pub(super) fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => "未集計",
        Stage::Counting => "集計中です",
        Stage::Talking => "評価がまだ決まっていません",
        Stage::Agreed => wording::NOT_GRADED,
    }
}
