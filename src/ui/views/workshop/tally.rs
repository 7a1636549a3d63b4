//! ひとりひとりの評価: the count of each grade with its criterion; how it spreads, only once it is closed.

use leptos::prelude::*;

use crate::journal::{Field, Grade, Scale};
use crate::ui::parts::{Button, ButtonLook, GradeMark};
use crate::ui::record::news::News;
use crate::ui::record::state::OpenForm;

use super::count::{Spread, total};
use super::desk::{Desk, counts};
use super::model::{Change, change, rating};

/// The left column.
pub(super) fn tally(desk: Desk, form: OpenForm, closed: Memo<bool>) -> AnyView {
    let scale = desk.app.scale();
    let rows: Vec<AnyView> = scale.grades.iter().map(|grade| row(desk, form, grade.clone(), closed.into())).collect();
    let state = move || {
        let (now, people) = (total(&counts(form)), desk.setup.get().people);
        if closed.get() {
            return format!("集計を閉じました　{now}人");
        }
        let of = if people == 0 { String::new() } else { format!("／{people}人") };
        format!("集計中　{now}人{of}　閉じるまで割合の棒は出しません")
    };
    view! {
        <section class="workshop__tally" aria-labelledby="tally-title">
            <div class="workshop__heading">
                <h2 id="tally-title">"ひとりひとりの評価"</h2>
                <p role="status">{state}</p>
            </div>
            // A click leaves the focus where it is: Enter after it closes the tally and presses no button again.
            <ul on:mousedown=move |event| event.prevent_default()>{rows}</ul>
            {move || if closed.get() { spread(desk, form) } else { closing(desk, form) }}
            <News form field=Field::Tally/>
        </section>
    }
    .into_any()
}

fn row(desk: Desk, form: OpenForm, grade: Grade, closed: Signal<bool>) -> AnyView {
    let id = grade.id.clone();
    let count = Memo::new(move |_| counts(form).0.get(&id).copied().unwrap_or(0));
    let Grade { letter, name, criterion, kind, .. } = grade.clone();
    let grade = StoredValue::new(grade);
    let button = |words: &'static str, sign: &'static str, more: bool| {
        view! {
            <Button
                blocked=closed
                on_press=move |()| grade.with_value(|grade| desk.count(grade, more))
                attr:aria-label=format!("{letter} {name}を{words}")
            >
                {sign}
            </Button>
        }
    };
    let (less, more) = (button("1人減らす", "−", false), button("1人増やす", "＋", true));
    view! {
        <li class="workshop__grade">
            <GradeMark kind letter/>
            <b class="workshop__name">{name}</b>
            <span class="workshop__criterion">{criterion}</span>
            {less}
            <span class="workshop__count" data-none=move || (count.get() == 0).then_some("")>
                {count} <span class="visually-hidden">"人"</span>
            </span>
            {more}
        </li>
    }
    .into_any()
}

/// While it is open: how many are missing, and the button that closes it.
fn closing(desk: Desk, form: OpenForm) -> AnyView {
    let now = Memo::new(move |_| total(&counts(form)));
    let words = move || if now.get() == 0 { "数えずに話し合う" } else { "集計を閉じる" };
    let note = move || {
        let (now, people) = (now.get(), desk.setup.get().people);
        if people == 0 {
            return "閉じると割れ方の棒が出ます。".to_owned();
        }
        match people.checked_sub(now) {
            Some(rest) => format!("残り{rest}人。閉じると割れ方の棒が出ます。"),
            None => format!("参加人数の{people}人より{}人多く数えています。", now - people),
        }
    };
    view! {
        <div class="workshop__closing">
            <Button look=ButtonLook::Solid on_press=move |()| desk.turn()>{words}</Button>
            <p>{note}</p>
        </div>
    }
    .into_any()
}

/// Once it is closed: the bar, what it says in words, and the way back.
fn spread(desk: Desk, form: OpenForm) -> AnyView {
    let scale = desk.app.scale();
    let tally = counts(form);
    let laid = Spread::of(&tally, &scale);
    let parts: Vec<AnyView> = laid
        .shares
        .iter()
        .filter_map(|(place, count)| {
            let grade = scale.grades.get(*place)?;
            let view = view! {
                <span class="spread__part" data-grade=grade.kind.word() style:flex-grow=count.to_string()>
                    <b>{grade.letter.clone()}</b>
                    <span class="spread__count">{*count} "人"</span>
                </span>
            };
            Some(view.into_any())
        })
        .collect();
    let last = {
        let subject = form.subject();
        let mut cell = subject.cell(Field::Rating);
        cell.fy -= 1;
        rating(&desk.app.ledger().read(), &cell)
    };
    let mut words = most_words(&laid, &scale, total(&tally));
    if let ([place], Some(last)) = (laid.most.as_slice(), last)
        && let Some(grade) = scale.grades.get(*place)
    {
        words.push_str(match change(&scale, Some(&last), &grade.id) {
            Change::Same => "前年度の評価と同じです。",
            Change::Up => "前年度の評価より上です。",
            Change::Down => "前年度の評価より下です。",
            Change::New | Change::Other => "",
        });
    }
    view! {
        <div class="workshop__spread">
            <div class="spread" aria-hidden="true">{parts}</div>
            <Button on_press=move |()| desk.turn()>"集計を開き直す"</Button>
            <p>{words}</p>
        </div>
    }
    .into_any()
}

/// 最も多い評価は B（9人中5人）。 Ties are said as ties.
pub(super) fn most_words(spread: &Spread, scale: &Scale, total: u32) -> String {
    let Some((_, count)) = spread.shares.iter().find(|(place, _)| spread.most.contains(place)) else {
        return "ひとりひとりの評価は数えていません。".to_owned();
    };
    let letters: Vec<&str> =
        spread.most.iter().filter_map(|place| scale.grades.get(*place)).map(|grade| grade.letter.as_str()).collect();
    let each = if letters.len() > 1 { "同数で、各" } else { "" };
    format!("最も多い評価は {}（{total}人中{each}{count}人）。", letters.join(" と "))
}

/// A〜C
pub(super) fn ends_words(spread: &Spread, scale: &Scale) -> Option<String> {
    let (best, worst) = spread.ends?;
    let letter = |place: usize| scale.grades.get(place).map_or("", |grade| &grade.letter);
    Some(if best == worst { letter(best).to_owned() } else { [letter(best), "〜", letter(worst)].concat() })
}
