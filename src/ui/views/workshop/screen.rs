//! One measure on the screen: what was promised, what was recorded, the tally, what was agreed, the way on.

use leptos::prelude::*;

use crate::insight::Record;
use crate::journal::{Actual, Status};
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters;
use crate::plan::{ItemId, Measure};
use crate::ui::parts::{ButtonLook, NumberSize, grade_label, icon, number_mark};
use crate::ui::record::state::{OpenForm, Subject};
use crate::ui::record::words::saving_words;
use crate::wording::{self, values};

use super::count::keys;
use super::desk::{TITLE, WorkshopAction, WorkshopState, button};
use super::pace::pace;
use super::{talk, tally};

/// The screen. Built anew for another measure or year; what was promised and recorded before stands as it was then.
pub(super) fn screen(desk: WorkshopState, subject: Subject) -> AnyView {
    let plan = desk.app.plan();
    let Some((initiative, measure)) = plan.measure(&subject.measure) else { return ().into_any() };
    let (now, last) = untrack(|| (record(desk, &subject, 0), record(desk, &subject, 1)));
    let fy = subject.fy;
    let facts = facts(desk, measure, fy, &now, &last);
    let form = desk.open(subject);
    let phases: Vec<&str> = measure.phases_in(fy).map(|phase| phase.text.as_str()).collect();
    let phases = if phases.is_empty() { wording::NO_PHASE_THIS_YEAR.to_owned() } else { phases.join("／") };
    let reason = last.situation.as_deref().map_or_else(|| wording::NOT_ENTERED.to_owned(), letters::visible);
    let aids = [([fiscal_year_short(fy).as_str(), "年度の工程"].concat(), phases), ("前年度の理由".to_owned(), reason)];
    let closed = Memo::new(move |_| desk.is_closed());
    let body = move || {
        let closed = closed.get();
        let right = if closed { talk::results(desk, form) } else { before(&aids) };
        view! {
            <div class="workshop__columns">
                {tally::tally(desk, form, closed)} <section aria-labelledby="talk-title">{right}</section>
            </div>
            {foot(desk, form, closed)}
        }
        .into_any()
    };
    view! {
        <p class="workshop__initiative">
            {number_mark(initiative.number, initiative.vision, NumberSize::Medium)} {initiative.name.clone()}
            <span class="workshop__number">{form.number()}</span>
        </p>
        <h1 class="workshop__title" id=TITLE tabindex="-1">{measure.name.clone()}</h1>
        <dl class="workshop__facts">{facts}</dl>
        {body}
    }
    .into_any()
}

/// This department's record of a fiscal year.
fn record(desk: WorkshopState, subject: &Subject, years_before: i32) -> Record {
    let item = ItemId::from(&subject.measure);
    Record::of(&desk.app.records.ledger().read(), subject.fy - years_before, &subject.dept, &item)
}

/// 評価指標, 目標値等, 実績値, the year's own figure where there is one besides the target, and last year's grade.
fn facts(desk: WorkshopState, measure: &Measure, fy: i32, now: &Record, last: &Record) -> Vec<AnyView> {
    let figure = |actual: &Actual| values::figure(&actual.figure, measure.unit());
    let mut label = "実績値".to_owned();
    if let Some(on) = now.actual.as_ref().and_then(|actual| actual.on) {
        label = [&label, "（", &on.beside_year(fy), "）"].concat();
    }
    let actual = now.actual.as_ref().map_or_else(|| wording::NOT_ENTERED.to_owned(), figure);
    let before = last.actual.as_ref().map(|actual| ["前年度 ", &figure(actual)].concat());
    let grade = match last.rating.as_ref().and_then(|id| desk.app.scale().grade(id).cloned()) {
        Some(grade) => grade_label(grade.kind, grade.letter, grade.name).into_any(),
        None => wording::NOT_GRADED.into_any(),
    };
    let fact = |label: String, value: AnyView, before: Option<String>| {
        let before = before.map(|before| view! { <span class="workshop__before">{before}</span> });
        view! { <div><dt>{label}</dt><dd>{value} {before}</dd></div> }.into_any()
    };
    let mut facts = vec![
        fact("評価指標".to_owned(), wording::indicator(measure).into_any(), None),
        fact("目標値等".to_owned(), wording::target(measure).into_any(), None),
        fact(label, actual.into_any(), before),
    ];
    if let Some(pace) = pace(desk, fy, measure).ok().filter(|pace| !pace.is_target()) {
        let figure = values::figure(pace.figure().as_str(), measure.unit());
        facts.push(fact(wording::outlook::pace_name(pace).to_owned(), figure.into_any(), None));
    }
    facts.push(fact("前年度の評価".to_owned(), grade, None));
    // What is agreed here is this department's word: how many others have spoken stands beside it.
    let answered = untrack(|| wording::totals::answered(desk.app.records.summaries().read().get(&measure.id)));
    if let Some((label, answers)) = answered.as_deref().and_then(|words| words.split_once(' ')) {
        facts.push(fact(label.to_owned(), answers.to_owned().into_any(), None));
    }
    facts
}

/// While the tally is open: what helps to judge, and nothing that decides.
fn before(aids: &[(String, String)]) -> AnyView {
    let aid = |(title, words): &(String, String)| {
        view! { <h3>{title.clone()}</h3> <p class="workshop__aid">{words.clone()}</p> }.into_any()
    };
    view! {
        <h2 class="workshop__heading" id="talk-title" tabindex="-1">"話合いの結果"</h2>
        <p class="workshop__later">"集計を締め切ると、合意した評価、理由、次にすることを書けます。"</p>
        {aids.iter().map(aid).collect::<Vec<_>>()}
    }
    .into_any()
}

/// What keys do, beside those of the grades.
const KEYS: [(&str, &str); 4] =
    [("Enter", "締切／再開"), ("← →", "前へ／次へ"), ("Esc", "入力欄から抜ける"), ("F", "")];

/// 前へ, the keys, whether all is saved, 次へ.
fn foot(desk: WorkshopState, form: OpenForm, closed: bool) -> AnyView {
    let app = desk.app;
    let (before, after) = untrack(|| desk.beside());
    let onward = after.as_ref().map_or_else(|| "まとめへ".to_owned(), |next| ["次へ ", &desk.number(next)].concat());
    let back = before.map(|before| {
        let words = ["前へ ", &desk.number(&before)].concat();
        button(desk, ButtonLook::Outline, words, None, WorkshopAction::Go(Some(before)))
    });
    let saving = move || {
        let (state, shape, words) = saving_words(form.is_dirty(), &app.records.saving().read(), app.page.today().get());
        view! { <span class="workshop__saved" data-state=state>{icon(shape)} {words}</span> }.into_any()
    };
    let letters: Vec<String> = keys(&app.scale()).iter().map(|key| key.to_ascii_uppercase().to_string()).collect();
    let letters = (letters.join(" "), if closed { "合意した評価" } else { "1人増やす" });
    let digits = format!("1〜{}", Status::ALL.len());
    let digits = if closed { (digits, "状態") } else { ("Shift".to_owned(), "と同時で1人減らす") };
    let others = std::iter::once(digits).chain(KEYS.into_iter().map(|(key, words)| (key.to_owned(), words)));
    let key = |(key, words): (String, &'static str)| view! { <kbd>{key}</kbd> <span>{words}</span> }.into_any();
    let keys: Vec<AnyView> = std::iter::once(letters).chain(others).map(key).collect();
    view! {
        <footer class="workshop__foot">
            {back}
            <p class="workshop__keys">
                {keys} {button(desk, ButtonLook::Text, "全画面".to_owned(), None, WorkshopAction::FullScreen)}
            </p>
            <p role="status">{saving}</p>
            {button(desk, if closed { ButtonLook::Solid } else { ButtonLook::Outline }, onward, None, WorkshopAction::Go(after))}
        </footer>
    }
    .into_any()
}
