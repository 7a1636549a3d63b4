//! 参加者それぞれの評価: the count of each grade with its criterion; how it spreads, only once it is closed.

use leptos::prelude::*;

use crate::journal::{Field, Grade, Scale, Tally};
use crate::ui::parts::{ButtonLook, explained, grade_mark};
use crate::ui::record::news::News;
use crate::ui::record::state::OpenForm;
use crate::wording::outlook;

use super::count::{Spread, total};
use super::desk::{WorkshopAction, WorkshopState, button, counts};
use super::model::{Change, change, rating};
use super::pace::pace;

/// The left column. Counts change in place; the rest is built anew when the tally is closed or opened.
pub(super) fn tally(desk: WorkshopState, form: OpenForm, closed: bool) -> AnyView {
    let scale = desk.app.scale();
    let row = |(place, grade): (usize, &Grade)| row(desk, form, place, grade, closed);
    let rows: Vec<AnyView> = scale.grades.iter().enumerate().map(row).collect();
    let state = move || state(total(&counts(form)), desk.setup.read_untracked().people, closed);
    let below = if closed {
        untrack(|| spread(desk, form))
    } else {
        let close = button(desk, ButtonLook::Solid, "集計を締め切る".to_owned(), None, WorkshopAction::ToggleTally);
        let note = "締め切ると、意見の分かれ方が表示されます。数えずに締め切って話し合うこともできます。";
        view! { {close} <p>{note}</p> }.into_any()
    };
    view! {
        <section aria-labelledby="tally-title">
            <div class="workshop__heading">
                <h2 id="tally-title">"参加者それぞれの評価"</h2>
                {how(desk, form, closed)}
                <p role="status">{state}</p>
            </div>
            // A click leaves the focus where it is: Enter after it closes the tally and presses no button again.
            <ul on:mousedown=move |event| event.prevent_default()>{rows}</ul>
            <div class="workshop__below">{below}</div>
            <News form field=Field::Tally/>
        </section>
    }
    .into_any()
}

/// How the figures of the screen are made: the reference value above, the voices, and once it is closed their spread.
fn how(desk: WorkshopState, form: OpenForm, closed: bool) -> AnyView {
    let plan = desk.app.plan();
    let found = plan.measure(&form.subject().measure);
    let pace = found.and_then(|(_, measure)| untrack(|| pace(desk, form.subject().fy, measure)).ok());
    let pace = pace.filter(|pace| !pace.is_target()).map(|pace| outlook::pace(Ok(pace), &form.unit()));
    let mut lines = vec![pace.unwrap_or_default(), "人数は、この場で押した数です。名前は残しません。".to_owned()];
    if closed {
        let laid = Spread::of(&untrack(|| counts(form)), &desk.app.scale());
        lines.push(format!(
            "最も多い評価は全員のうち。評価の幅は、最もよい評価から最も遅れた評価まで。評価できない{}人・別の基準の評価{}人は幅に入れません。",
            laid.not_rated, laid.others
        ));
    }
    explained("人数と参考値", lines)
}

/// 集計中　7人／9人　残り2人
fn state(now: u32, people: u32, closed: bool) -> String {
    let now_words = now.to_string();
    let mut words = [if closed { "集計を締め切りました　" } else { "集計中　" }, now_words.as_str(), "人"].concat();
    if !closed && people > 0 {
        let (more, rest) =
            if now > people { ("　参加人数より多い ", now - people) } else { ("　残り", people - now) };
        for part in ["／", people.to_string().as_str(), "人", more, rest.to_string().as_str(), "人"] {
            words.push_str(part);
        }
    }
    words
}

fn row(desk: WorkshopState, form: OpenForm, place: usize, grade: &Grade, closed: bool) -> AnyView {
    let Grade { id, letter, name, criterion, kind } = grade.clone();
    let tool = |words: &str, sign: &str, more: bool| {
        let label = [&letter, " ", &name, words].concat();
        (!closed).then(|| {
            button(desk, ButtonLook::Outline, sign.to_owned(), Some(label), WorkshopAction::Count(place, more))
        })
    };
    let (less, more) = (tool("を1人減らす", "−", false), tool("を1人増やす", "＋", true));
    let count = move || {
        let count = counts(form).0.get(&id).copied().unwrap_or(0);
        let none = (count == 0).then_some("");
        view! {
            <span class="workshop__count" data-none=none>{count.to_string()} <span class="visually-hidden">"人"</span></span>
        }
        .into_any()
    };
    view! {
        <li class="workshop__grade">
            {grade_mark(kind, letter)}
            <b class="workshop__name">{name.clone()}</b>
            <span class="workshop__criterion">{criterion}</span>
            {less} {count} {more}
        </li>
    }
    .into_any()
}

/// Once it is closed: the bar, the way back, and what the bar says in words.
fn spread(desk: WorkshopState, form: OpenForm) -> AnyView {
    let scale = desk.app.scale();
    let tally: Tally = counts(form);
    let laid = Spread::of(&tally, &scale);
    let part = |(place, count): &(usize, u32)| {
        let grade = scale.grades.get(*place)?;
        let count = count.to_string();
        let words = [&count, "人"].concat();
        let view = view! {
            <span class="spread__part" data-grade=grade.kind.word() style:flex-grow=count>
                <b>{grade.letter.clone()}</b> <span class="spread__count">{words}</span>
            </span>
        };
        Some(view.into_any())
    };
    let parts: Vec<AnyView> = laid.shares.iter().filter_map(part).collect();
    let mut words = most_words(&laid, &scale, total(&tally));
    let mut before = form.subject().cell(Field::Rating);
    before.fy -= 1;
    let before = rating(&desk.app.records.ledger().read(), &before);
    if let ([place], Some(before)) = (laid.most.as_slice(), before)
        && let Some(grade) = scale.grades.get(*place)
    {
        words.push_str(match change(&scale, Some(&before), &grade.id) {
            Change::Same => "前年度の評価と同じです。",
            Change::Up => "前年度の評価より上です。",
            Change::Down => "前年度の評価より下です。",
            Change::New | Change::Other => "",
        });
    }
    view! {
        <div class="spread" aria-hidden="true">{parts}</div>
        {button(desk, ButtonLook::Outline, "集計を再開する".to_owned(), None, WorkshopAction::ToggleTally)}
        <p class="workshop__words">{words}</p>
    }
    .into_any()
}

/// 最も多い評価は B（9人中5人）。 Ties are said as ties.
fn most_words(spread: &Spread, scale: &Scale, total: u32) -> String {
    let Some((_, count)) = spread.shares.iter().find(|(place, _)| spread.most.contains(place)) else {
        return "参加者それぞれの評価は数えていません。".to_owned();
    };
    let letters: Vec<&str> =
        spread.most.iter().filter_map(|place| scale.grades.get(*place)).map(|grade| grade.letter.as_str()).collect();
    let each = if letters.len() > 1 { "同数で、各" } else { "" };
    let (letters, total, count) = (letters.join(" と "), total.to_string(), count.to_string());
    ["最も多い評価は ", &letters, "（", &total, "人中", each, &count, "人）。"].concat()
}

/// A〜C
pub(super) fn ends_words(spread: &Spread, scale: &Scale) -> Option<String> {
    let (best, worst) = spread.ends?;
    let letter = |place: usize| scale.grades.get(place).map_or("", |grade| &grade.letter);
    Some(if best == worst { letter(best).to_owned() } else { [letter(best), "〜", letter(worst)].concat() })
}
