//! Questions beside a field whose values hardly go together. A person may confirm that they are meant; nothing is
//! refused.

use leptos::prelude::*;

use crate::insight::{self, Doubt, FormAnswers};
use crate::journal::{Actual, Cell, Field, GradeId, Status};
use crate::plan::calendar::Date;
use crate::ui::parts::{Button, ButtonSize, Shape, icon};
use crate::wording::doubt::{AS_IT_IS, question};

use super::state::OpenForm;

/// The questions of one field. The region stands there from the start, so that a reader hears what comes.
#[component]
pub(in crate::ui) fn Doubts(form: OpenForm, field: Field) -> impl IntoView {
    // Rises when a person said that something is meant.
    let answers = RwSignal::new(0_u32);
    let asked = Memo::new(move |_| {
        answers.track();
        let asked = asked(form);
        asked.into_iter().filter(|doubt| doubt.field() == field && !is_meant(form, *doubt)).collect::<Vec<_>>()
    });
    let row = move |doubt: Doubt| {
        let subject = form.subject();
        let words = question(doubt, subject.fy, &form.text(Field::Actual).get_untracked(), &form.unit());
        let meant = move |()| {
            form.app().drafts.remember_answer(&place(form), doubt.word(), &told(form));
            answers.update(|answers| *answers = answers.wrapping_add(1));
        };
        let named = format!("：{words}");
        view! {
            <div class="doubt">
                <p class="doubt__words">{icon(Shape::Warning)} {words}</p>
                <Button size=ButtonSize::Small on_press=meant>
                    {AS_IT_IS} <span class="visually-hidden">{named}</span>
                </Button>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="doubts" aria-live="polite">
            {move || {
                // What is typed stands in the question.
                form.text(Field::Actual).track();
                asked.get().into_iter().map(row).collect::<Vec<AnyView>>()
            }}
        </div>
    }
    .into_any()
}

/// What is to be asked about the form as it stands.
fn asked(form: OpenForm) -> Vec<Doubt> {
    let (app, subject) = (form.app(), form.subject());
    let plan = app.plan();
    let Some((_, measure)) = plan.measure(&subject.measure) else { return Vec::new() };
    let scale = app.scale();
    let rating = GradeId::new(form.text(Field::Rating).get());
    let before = {
        let cell = Cell { fy: subject.fy - 1, ..subject.cell(Field::Actual) };
        app.records.value_of(&cell).as_ref().and_then(Actual::of_value)
    };
    let actual = form.field(&Field::Actual).read().typed().clone();
    let told = FormAnswers {
        status: Status::of_word(&form.text(Field::Status).read()),
        kind: scale.grade(&rating).map(|grade| grade.kind),
        figure: &actual.text,
        on: Date::parse(&actual.on).ok(),
        before: before.as_ref().map(|actual| actual.figure.as_str()),
    };
    insight::doubts(plan.years, subject.fy, measure, &told, app.page.today().get())
}

/// Where an answer belongs.
fn place(form: OpenForm) -> Cell {
    form.subject().cell(Field::Status)
}

/// Whether a person has said of these very values that they are meant.
fn is_meant(form: OpenForm, doubt: Doubt) -> bool {
    form.app().drafts.answer(&place(form), doubt.word()).as_deref() == Some(told(form).as_str())
}

/// The values that a question is about, as one text.
fn told(form: OpenForm) -> String {
    let actual = form.field(&Field::Actual).read().typed().clone();
    [form.text(Field::Status).get(), form.text(Field::Rating).get(), form.fold(&actual.text), actual.on].join("|")
}
