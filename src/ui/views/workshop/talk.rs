//! 話し合いの結果: the grade agreed on, its reason, the next step and when it is due.

use leptos::prelude::*;

use crate::journal::{Field, Grade};
use crate::plan::calendar::Date;
use crate::ui::parts::GradeMark;
use crate::ui::parts::field::{DateField, TextArea};
use crate::ui::record::news::News;
use crate::ui::record::state::OpenForm;
use crate::ui::text;

use super::count::Spread;
use super::desk::{Desk, counts};
use super::due::{join, split};
use super::model::Stage;
use super::tally::ends_words;

/// The right column once the tally is closed.
pub(super) fn results(desk: Desk, form: OpenForm) -> AnyView {
    let ends = ends_words(&Spread::of(&counts(form), &desk.app.scale()), &desk.app.scale());
    let reason = form.text(Field::Situation);
    view! {
        <div class="workshop__heading">
            <h2 id="talk-title" tabindex="-1">"話し合いの結果"</h2>
            {ends.map(|ends| view! { <p>"評価の幅 " <b>{ends}</b></p> })}
        </div>
        {agreement(desk, form)}
        <div
            class="workshop__fields"
            on:focusout=move |_| form.flush()
            on:compositionstart=move |_| form.wait()
        >
            <TextArea
                id="talk-reason"
                label="理由"
                error=form.too_long(&Field::Situation)
                limit=Field::Situation.text_limit().unwrap_or(usize::MAX)
                rows=2
                value=reason
                on_change=move |text| form.type_in(&Field::Situation, |typed| typed.text = text)
            />
            <News form field=Field::Situation/>
            {next_step(desk, form)}
        </div>
    }
    .into_any()
}

/// One button a grade; none is pressed before something was agreed here.
fn agreement(desk: Desk, form: OpenForm) -> AnyView {
    // What was recorded before the workshop is said, not chosen.
    let recorded = form.text(Field::Rating);
    let agreed = Memo::new(move |_| desk.step().is_some_and(|step| step.stage == Stage::Agreed));
    let words = move || {
        let scale = desk.app.scale();
        let grade = scale.grades.iter().find(|grade| grade.id.as_str() == recorded.read().as_str());
        match grade {
            Some(grade) if agreed.get() => [&grade.letter, " ", &grade.name].concat(),
            Some(grade) => ["まだ決まっていません（今の記入は ", &grade.letter, " ", &grade.name, "）"].concat(),
            None => "まだ決まっていません".to_owned(),
        }
    };
    let button = |grade: &Grade| {
        let (id, label) = (grade.id.clone(), format!("{} {}", grade.letter, grade.name));
        let pressed = move || (agreed.get() && recorded.read().as_str() == id.as_str()).to_string();
        let (kind, letter, grade) = (grade.kind, grade.letter.clone(), grade.clone());
        view! {
            <button
                type="button"
                class="workshop__choice"
                aria-label=label
                aria-pressed=pressed
                on:click=move |_| desk.agree(form, &grade)
            >
                <GradeMark kind letter/>
            </button>
        }
        .into_any()
    };
    let buttons: Vec<AnyView> = desk.app.scale().grades.iter().map(button).collect();
    view! {
        <div class="workshop__agreed">
            <h3 id="talk-agreed">"合意した評価"</h3>
            <p role="status">{words}</p>
        </div>
        <div class="workshop__choices" role="group" aria-labelledby="talk-agreed">{buttons}</div>
        <News form field=Field::Rating/>
    }
    .into_any()
}

/// What is done next, and when it is due. The day stands at the end of the text.
fn next_step(desk: Desk, form: OpenForm) -> AnyView {
    let whole = form.text(Field::Next);
    let body = Memo::new(move |_| split(&whole.read()).0.to_owned());
    let due = Memo::new(move |_| split(&whole.read()).1);
    let put = move |body: &str, due: Option<Date>| {
        let text = join(body, due);
        form.type_in(&Field::Next, |typed| typed.text = text);
    };
    let left = move || match (due.get(), desk.app.today().get()) {
        (Some(_), _) if body.read().trim().is_empty() => "何をするかも書いてください。".to_owned(),
        (Some(due), Some(today)) => match due.days_since(today) {
            0 => "今日".to_owned(),
            days if days < 0 => format!("{}日過ぎています", -days),
            days => format!("あと{days}日"),
        },
        _ => String::new(),
    };
    view! {
        <TextArea
            id="talk-next"
            label=text::field(&Field::Next).to_owned()
            error=form.too_long(&Field::Next)
            limit=Field::Next.text_limit().unwrap_or(usize::MAX)
            rows=2
            value=body
            on_change=move |text: String| put(&text, due.get_untracked())
        />
        <div class="workshop__due">
            <DateField
                id="talk-due"
                label="期限"
                inline=true
                value=Signal::derive(move || due.get().map(|due| due.to_string()).unwrap_or_default())
                on_change=move |day: String| put(&body.get_untracked(), Date::parse(&day).ok())
            />
            <p role="status">{left}</p>
        </div>
        <News form field=Field::Next/>
    }
    .into_any()
}
