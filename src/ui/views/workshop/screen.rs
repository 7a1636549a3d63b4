//! One measure on the screen: what was promised, what was recorded, the tally, what was agreed, the way on.

use leptos::prelude::*;

use crate::insight::Record;
use crate::journal::{Actual, Status};
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters;
use crate::plan::{ItemId, Measure};
use crate::ui::parts::{GradeLabel, Icon, Kind, NumberMark, plain, worded};
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
        let right = view! { <section aria-labelledby="talk-title">{right}</section> }.into_any();
        let columns = plain(Kind::Div, "workshop__columns", vec![tally::tally(desk, form, closed), right]);
        vec![columns, foot(desk, form, closed)]
    };
    let place = vec![
        view! { <NumberMark number=initiative.number vision=initiative.vision/> }.into_any(),
        initiative.name.clone().into_any(),
        worded(Kind::Span, "workshop__number", &form.number()),
    ];
    view! {
        {plain(Kind::P, "workshop__initiative", place)}
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

/// 評価指標, 目標値等, 実績値, 等分の参考値 where there is one, and last year's grade.
fn facts(desk: WorkshopState, measure: &Measure, fy: i32, now: &Record, last: &Record) -> Vec<AnyView> {
    let figure = |actual: &Actual| values::figure(&actual.figure, measure.target.goal.unit());
    let mut label = "実績値".to_owned();
    if let Some(on) = now.actual.as_ref().and_then(|actual| actual.on) {
        label = [&label, "（", &on.beside_year(fy), "）"].concat();
    }
    let actual = now.actual.as_ref().map_or_else(|| wording::NOT_ENTERED.to_owned(), figure);
    let before = last.actual.as_ref().map(|actual| ["前年度 ", &figure(actual)].concat());
    let grade = match last.rating.as_ref().and_then(|id| desk.app.scale().grade(id).cloned()) {
        Some(grade) => view! { <GradeLabel kind=grade.kind letter=grade.letter name=grade.name/> }.into_any(),
        None => wording::NOT_GRADED.into_any(),
    };
    let fact = |label: String, value: AnyView, before: Option<String>| {
        let before = before.map(|before| worded(Kind::Span, "workshop__before", &before)).into_any();
        let value = plain(Kind::Dd, "", vec![value, before]);
        plain(Kind::Div, "", vec![worded(Kind::Dt, "", &label), value])
    };
    let mut facts = vec![
        fact("評価指標".to_owned(), measure.indicator.clone().into_any(), None),
        fact("目標値等".to_owned(), measure.target.text.clone().into_any(), None),
        fact(label, actual.into_any(), before),
    ];
    // What is promised for the year is the target, which stands there already.
    if let Some(pace) = pace(desk, fy, measure).ok().filter(|pace| !pace.is_promised()) {
        let pace = values::figure(pace.figure().as_str(), measure.target.goal.unit());
        facts.push(fact(wording::outlook::REFERENCE.to_owned(), pace.into_any(), None));
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
    let title = view! { <h2 class="workshop__heading" id="talk-title" tabindex="-1">"話し合いの結果"</h2> }.into_any();
    let later = "集計を閉じると、合意した評価、理由、次にすることを書けます。";
    let mut views = vec![title, worded(Kind::P, "workshop__later", later)];
    for (title, words) in aids {
        views.extend([worded(Kind::H3, "", title), worded(Kind::P, "workshop__aid", words)]);
    }
    views.into_any()
}

/// What keys do, beside those of the grades.
const KEYS: [(&str, &str); 4] = [("Enter", "閉じる／開く"), ("← →", "前へ／次へ"), ("Esc", "欄を出る"), ("F", "")];

/// 前へ, the keys, whether all is saved, 次へ.
fn foot(desk: WorkshopState, form: OpenForm, closed: bool) -> AnyView {
    let app = desk.app;
    let (before, after) = untrack(|| desk.beside());
    let onward = after.as_ref().map_or_else(|| "まとめへ".to_owned(), |next| ["次へ ", &desk.number(next)].concat());
    let back = before.map(|before| {
        let words = ["前へ ", &desk.number(&before)].concat();
        button(desk, "outline", words, None, WorkshopAction::Go(Some(before)))
    });
    let saving = move || {
        let (state, shape, words) = saving_words(form.is_dirty(), &app.records.saving().read(), app.page.today().get());
        view! { <span class="workshop__saved" data-state=state><Icon shape/> {words}</span> }.into_any()
    };
    let letters: Vec<String> = keys(&app.scale()).iter().map(|key| key.to_ascii_uppercase().to_string()).collect();
    let letters = (letters.join(" "), if closed { "合意した評価" } else { "1人増やす" });
    let digits = format!("1〜{}", Status::ALL.len());
    let digits = if closed { (digits, "状態") } else { ("Shift".to_owned(), "と同時で1人減らす") };
    let others = std::iter::once(digits).chain(KEYS.into_iter().map(|(key, words)| (key.to_owned(), words)));
    let mut keys = Vec::new();
    for (key, words) in std::iter::once(letters).chain(others) {
        keys.extend([worded(Kind::Kbd, "", &key), worded(Kind::Span, "", words)]);
    }
    keys.push(button(desk, "text", "全画面".to_owned(), None, WorkshopAction::FullScreen));
    view! {
        <footer class="workshop__foot">
            {back}
            {plain(Kind::P, "workshop__keys", keys)}
            <p role="status">{saving}</p>
            {button(desk, if closed { "solid" } else { "outline" }, onward, None, WorkshopAction::Go(after))}
        </footer>
    }
    .into_any()
}
