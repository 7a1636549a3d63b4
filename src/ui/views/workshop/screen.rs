//! One measure on the screen: what was promised, what was recorded, the tally, what was agreed, the way on.

use leptos::prelude::*;

use crate::insight::Record;
use crate::journal::{Actual, GradeId};
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{ItemId, Measure};
use crate::ui::parts::{Button, ButtonLook, GradeLabel, Icon, NumberMark};
use crate::ui::record::state::{OpenForm, Subject};
use crate::ui::record::words::saving_words;
use crate::ui::text::{self, said};

use super::count::keys;
use super::desk::{Desk, TITLE};
use super::{talk, tally};

/// The screen. Built anew for another measure or year.
pub(super) fn screen(desk: Desk, subject: Subject) -> AnyView {
    let plan = desk.app.plan();
    let Some((initiative, measure)) = plan.measure(&subject.measure) else { return ().into_any() };
    let form = desk.open(subject);
    let closed = Memo::new(move |_| desk.is_closed());
    view! {
        <p class="workshop__initiative">
            <NumberMark number=initiative.number vision=initiative.vision/>
            {initiative.name.clone()}
            <span class="workshop__number">{form.number()}</span>
        </p>
        <h1 class="workshop__title" id=TITLE tabindex="-1">{measure.name.clone()}</h1>
        {facts(form, measure)}
        <div class="workshop__columns">
            {tally::tally(desk, form, closed)}
            <section class="workshop__talk" aria-labelledby="talk-title">
                {move || if closed.get() { talk::results(desk, form) } else { before(form) }}
            </section>
        </div>
        {move || foot(desk, form, closed.get())}
    }
    .into_any()
}

/// This department's record of a fiscal year.
fn record(form: OpenForm, years_before: i32) -> Record {
    let Subject { fy, dept, measure } = form.subject();
    Record::of(&form.app().ledger().read(), fy - years_before, &dept, &ItemId::from(&measure))
}

/// 評価指標, 目標値等, 実績値, and last year's grade.
fn facts(form: OpenForm, measure: &Measure) -> AnyView {
    let goal = StoredValue::new(measure.target.goal.clone());
    let figure = move |actual: &Actual| goal.with_value(|goal| said::figure(goal, &actual.figure));
    let now = Memo::new(move |_| record(form, 0).actual);
    let last = Memo::new(move |_| record(form, 1));
    let label = move || {
        let on = now.get().and_then(|actual| actual.on).map(|on| ["（", &on.month_day(), "）"].concat());
        format!("実績値{}", on.unwrap_or_default())
    };
    view! {
        <dl class="workshop__facts">
            <div><dt>"評価指標"</dt><dd>{measure.indicator.clone()}</dd></div>
            <div><dt>"目標値等"</dt><dd><b>{measure.target.text.clone()}</b></dd></div>
            <div>
                <dt>{label}</dt>
                <dd>
                    <b>{move || now.read().as_ref().map_or_else(|| text::NOT_ENTERED.to_owned(), figure)}</b>
                    <span class="workshop__before">
                        {move || last.read().actual.as_ref().map(|actual| ["前年度 ", &figure(actual)].concat())}
                    </span>
                </dd>
            </div>
            <div><dt>"前年度の評価"</dt><dd>{move || grade(form, last.read().rating.as_ref())}</dd></div>
        </dl>
    }
    .into_any()
}

/// A grade as square and name.
fn grade(form: OpenForm, id: Option<&GradeId>) -> AnyView {
    match id.and_then(|id| form.app().scale().grade(id).cloned()) {
        Some(grade) => view! { <GradeLabel kind=grade.kind letter=grade.letter name=grade.name/> }.into_any(),
        None => text::NOT_GRADED.into_any(),
    }
}

/// While the tally is open: what helps to judge, and nothing that decides.
fn before(form: OpenForm) -> AnyView {
    let plan = form.app().plan();
    let Subject { fy, measure, .. } = form.subject();
    let phases: Vec<&str> = plan
        .measure(&measure)
        .map(|(_, measure)| measure.phases_in(fy).map(|phase| phase.text.as_str()).collect())
        .unwrap_or_default();
    let phases = if phases.is_empty() { text::NO_PHASE_THIS_YEAR.to_owned() } else { phases.join("／") };
    view! {
        <h2 class="workshop__heading" id="talk-title" tabindex="-1">"話し合いの結果"</h2>
        <p class="workshop__later">"集計を閉じると、合意した評価、理由、次にすることを書けます。"</p>
        <h3>{format!("{}年度の工程", fiscal_year_short(fy))}</h3>
        <p class="workshop__aid">{phases}</p>
        <h3>"前年度の理由"</h3>
        <p class="workshop__aid">
            {move || record(form, 1).situation.unwrap_or_else(|| text::NOT_ENTERED.to_owned())}
        </p>
    }
    .into_any()
}

/// 前へ, the keys, whether all is saved, 次へ.
fn foot(desk: Desk, form: OpenForm, closed: bool) -> AnyView {
    let app = desk.app;
    let (before, after) = desk.beside();
    let onward = after.as_ref().map_or_else(|| "まとめへ".to_owned(), |next| format!("次へ {}", desk.number(next)));
    let back = before.map(|before| {
        let words = format!("前へ {}", desk.number(&before));
        view! { <Button on_press=move |()| desk.go(Some(&before))>{words}</Button> }
    });
    let look = if closed { ButtonLook::Solid } else { ButtonLook::Outline };
    let saving = move || {
        let (state, shape, words) = saving_words(form.is_dirty(), &app.saving().read());
        view! { <span class="workshop__saved" data-state=state><Icon shape/> {words}</span> }
    };
    let keys: Vec<AnyView> = keys(&app.scale())
        .iter()
        .map(|key| view! { <kbd>{key.to_ascii_uppercase().to_string()}</kbd> }.into_any())
        .collect();
    view! {
        <footer class="workshop__foot">
            {back}
            <p class="workshop__keys">
                <span>{keys} "1人増やす"</span>
                <span><kbd>"Shift"</kbd> "と同時で1人減らす"</span>
                <span><kbd>"Enter"</kbd> "閉じる／開く"</span>
                <span><kbd>"←"</kbd> <kbd>"→"</kbd> "前へ／次へ"</span>
                <span><kbd>"Esc"</kbd> "欄を出る"</span>
                <button type="button" class="workshop__full" on:click=move |_| app.toggle_full_screen()>
                    <kbd>"F"</kbd> "全画面"
                </button>
            </p>
            <p role="status">{saving}</p>
            <Button look on_press=move |()| desk.go(after.as_ref())>{onward}</Button>
        </footer>
    }
    .into_any()
}
