//! 話合いの結果: the grade agreed on, the state, the reason, the next step and when it is due.

use leptos::prelude::*;

use crate::journal::{Field, Grade, Status};
use crate::plan::calendar::Date;
use crate::ui::parts::field::{DateField, TextArea};
use crate::ui::parts::{MarkSize, MarkState, grade_mark, status_mark};
use crate::ui::record::news::News;
use crate::ui::record::state::OpenForm;
use crate::wording;

use super::count::Spread;
use super::desk::{WorkshopAction, WorkshopState, counts};
use super::due::{join, split};
use super::tally::ends_words;

/// The right column once the tally is closed.
pub(super) fn results(desk: WorkshopState, form: OpenForm) -> AnyView {
    let scale = desk.app.scale();
    let ends = untrack(|| ends_words(&Spread::of(&counts(form), &scale), &scale));
    let next = form.text(Field::Next);
    let put = move |body: &str, due: Option<Date>| {
        let text = join(body, due);
        form.type_in(&Field::Next, |typed| typed.text = text);
    };
    let due = Signal::derive(move || split(&next.read()).1.map(|due| due.to_string()).unwrap_or_default());
    let width = ends.map(|ends| ["評価の幅 ", &ends].concat()).unwrap_or_default();
    view! {
        <div class="workshop__heading"><h2 id="talk-title" tabindex="-1">"話合いの結果"</h2> <p>{width}</p></div>
        {agreement(desk, form)}
        {state(desk, form)}
        <div
            class="workshop__fields"
            on:focusout=move |_| form.flush()
            on:compositionstart=move |_| form.wait()
        >
            {area(form, Field::Situation, "理由")}
            {area(form, Field::Next, &wording::field(&Field::Next))}
            <div class="workshop__due">
                <DateField
                    id="talk-due"
                    label="期限"
                    inline=true
                    years=desk.app.plan().years.plausible()
                    value=due
                    on_change=move |day: String| put(split(&next.get_untracked()).0, Date::parse(&day).ok())
                />
                <p role="status">{move || left(&next.read(), desk.app.page.today().get())}</p>
            </div>
        </div>
    }
    .into_any()
}

/// One button a grade; none is pressed before something was agreed here.
fn agreement(desk: WorkshopState, form: OpenForm) -> AnyView {
    // What was recorded before the workshop is said, not chosen.
    let recorded = form.text(Field::Rating);
    let words = move || {
        let scale = desk.app.scale();
        let grade = scale.grades.iter().find(|grade| grade.id.as_str() == recorded.read().as_str());
        let (opens, closes) = match grade {
            Some(_) if desk.agreed().is_some() => ("", ""),
            Some(_) => ("まだ決まっていません（今の記入は ", "）"),
            None => ("まだ決まっていません", ""),
        };
        let (letter, name) = grade.map_or(("", ""), |grade| (&grade.letter, &grade.name));
        [opens, letter, " ", name, closes].concat()
    };
    let choice = |(place, grade): (usize, &Grade)| {
        let Grade { id, kind, letter, name, .. } = grade.clone();
        let label = [&letter, " ", &name].concat();
        let pressed = move || if desk.agreed().as_ref() == Some(&id) { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="workshop__choice"
                aria-label=label
                aria-pressed=pressed
                on:click=move |_| desk.run(&WorkshopAction::Agree(place))
            >
                {grade_mark(kind, letter)}
            </button>
        }
        .into_any()
    };
    let choices: Vec<AnyView> = desk.app.scale().grades.iter().enumerate().map(choice).collect();
    view! {
        <div class="workshop__agreed"><h3 id="talk-agreed">"合意した評価"</h3> <p role="status">{words}</p></div>
        <div class="workshop__choices" role="group" aria-labelledby="talk-agreed">{choices}</div>
        <News form field=Field::Rating/>
    }
    .into_any()
}

/// 状態: one button a status, the recorded one pressed. Without it the measure stays 未記入, whatever is agreed.
fn state(desk: WorkshopState, form: OpenForm) -> AnyView {
    let recorded = form.text(Field::Status);
    let status = Memo::new(move |_| Status::of_word(&recorded.read()));
    let words = move || match status.get() {
        Some(status) => wording::status(status),
        None => "まだ選ばれていません。選ぶまで未記入のままです",
    };
    let choice = |(place, of): (usize, Status)| {
        let pressed = move || if status.get() == Some(of) { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="workshop__choice"
                aria-pressed=pressed
                aria-keyshortcuts=(place + 1).to_string()
                on:click=move |_| desk.run(&WorkshopAction::Tell(of))
            >
                {status_mark(MarkState::from(of), MarkSize::Large)}
                {wording::status(of)}
            </button>
        }
        .into_any()
    };
    let choices: Vec<AnyView> = Status::ALL.into_iter().enumerate().map(choice).collect();

    view! {
        <div class="workshop__agreed">
            <h3 id="talk-state">{wording::field(&Field::Status)}</h3>
            <p role="status">{words}</p>
        </div>
        <div class="workshop__choices" data-kind="state" role="group" aria-labelledby="talk-state">{choices}</div>
        <News form field=Field::Status/>
    }
    .into_any()
}

/// A text of the record; the day at its end stands in a field of its own.
fn area(form: OpenForm, field: Field, label: &str) -> AnyView {
    let text = form.text(field.clone());
    let dated = field == Field::Next;
    let day = move |text: &str| if dated { split(text).1 } else { None };
    let body = Signal::derive(move || {
        let text = text.read();
        if dated { split(&text).0.to_owned() } else { text.clone() }
    });
    let id = ["talk-", field.word()].concat();
    let (error, limit) = (form.too_long(&field), field.text_limit().unwrap_or(usize::MAX));
    let news = field.clone();
    let put = move |body: String| {
        let text = join(&body, day(&text.get_untracked()));
        form.type_in(&field, |typed| typed.text = text);
    };
    view! {
        <TextArea id label=label.to_owned() error limit rows=2 value=body on_change=put/>
        <News form field=news/>
    }
    .into_any()
}

/// あと70日
fn left(text: &str, today: Option<Date>) -> String {
    let (body, Some(due)) = split(text) else { return String::new() };
    if body.trim().is_empty() {
        return "何をするかも書いてください。".to_owned();
    }
    let days = today.map_or(0, |today| due.days_since(today));
    let (opens, closes) = if days < 0 { ("", "日過ぎています") } else { ("あと", "日") };
    [opens, days.abs().to_string().as_str(), closes].concat()
}
