//! The form in which a round is made or changed.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::{App, Command};
use crate::counted::{departments, measures};
use crate::journal::{Field, RoundId};
use crate::plan::calendar::Date;
use crate::plan::{DeptId, Initiative, Measure, MeasureId};
use crate::ui::parts::field::{Checkbox, DateField, Select, TextField};
use crate::ui::parts::{Button, ButtonLook, ButtonSize, Choice};
use crate::wording;
use crate::wording::rounds::usual_name;

use super::draft::{RoundDraft, RoundForm, free_numbers};
use super::{Panel, Rounds, TITLE_ID, said};

/// The heading of the form.
pub(super) const FORM_ID: &str = "round-form";

/// The field that takes the focus when something is wrong.
const NAME_ID: &str = "round-name";

/// When a field must be filled at all, where it is required.
const REQUIRED: [(Field, &str); 5] = [
    (Field::Rating, ""),
    (Field::Actual, "（この年度が期限の数値目標）"),
    (Field::Situation, ""),
    (Field::Next, "（やや遅れ・遅れのもの）"),
    (Field::Evidence, ""),
];

/// The form of a new round, or of one that is there.
pub(super) fn form(app: App, view: Rounds, id: Option<RoundId>) -> AnyView {
    let (plan, fy) = (app.plan(), app.navigation.fy().get_untracked());
    let numbers = free_numbers(&view.all.read_untracked(), fy, app.page.today().get_untracked());
    let new =
        move |number: u16| RoundForm::new(&app.plan(), &app.records.ledger().read_untracked(), RoundId { fy, number });
    let opened = {
        let ledger = app.records.ledger().read_untracked();
        let rounds = view.all.read_untracked();
        id.and_then(|id| Some(RoundForm::of(&plan, &ledger, rounds.all().iter().find(|round| round.id == id)?)))
    };
    let form = RwSignal::new(opened.unwrap_or_else(|| new(numbers.first().copied().unwrap_or(1))));
    let is_new = form.read_untracked().is_new();
    let error = RwSignal::new(None::<String>);
    let change = move |change: &dyn Fn(&mut RoundDraft)| {
        error.set(None);
        form.update(|form| change(&mut form.draft));
    };
    let record = move || match form.read_untracked().problem() {
        Some(problem) => {
            error.set(Some(problem));
            app.page.focus(NAME_ID);
        }
        None => record(app, view, &form.get_untracked()),
    };
    let number = is_new.then(|| {
        let choices =
            numbers.iter().map(|number| Choice::new(number.to_string(), usual_name(RoundId { fy, number: *number })));
        let choices: Vec<Choice> = choices.collect();
        let choose = move |number: String| {
            let Ok(number) = number.parse() else { return };
            // What was chosen stays; the name follows unless it was typed.
            let kept = form.get_untracked().draft;
            let mut next = new(number);
            let name = if kept.name == usual_name(kept.id) { next.draft.name.clone() } else { kept.name.clone() };
            next.draft = RoundDraft { id: next.draft.id, name, ..kept };
            form.set(next);
        };
        view! {
            <Select
                id="round-number"
                label="時期"
                choices=Signal::derive(move || choices.clone())
                value=Signal::derive(move || form.read().draft.id.number.to_string())
                on_choose=choose
            />
        }
    });
    let years = plan.years.first..=plan.years.last + 1;
    let doubt = move || form.read().doubt(app.page.today().get());
    let title = if is_new { "調査回を作る" } else { "調査回の内容を変える" };
    view! {
        <form
            class="round__panel"
            aria-labelledby=FORM_ID
            on:submit=move |event| {
                event.prevent_default();
                record();
            }
        >
            <h3 id=FORM_ID tabindex="-1">{title}</h3>
            <div class="round__line">
                {number}
                <TextField
                    id=NAME_ID
                    label="名称"
                    error
                    value=Signal::derive(move || form.read().draft.name.clone())
                    on_change=move |name: String| change(&|draft| draft.name.clone_from(&name))
                />
                <DateField
                    id="round-due"
                    label="回答期限"
                    years
                    value=Signal::derive(move || form.read().draft.due.map(|due| due.to_string()).unwrap_or_default())
                    on_change=move |day: String| change(&|draft| draft.due = Date::parse(&day).ok())
                />
            </div>
            <p class="round__doubt" role="status">{doubt}</p>
            {department_boxes(app, form, change)}
            {measure_boxes(app, form, change)}
            {required_boxes(form, change)}
            <div class="row">
                <Button look=ButtonLook::Solid on_press=move |()| record()>
                    {if is_new { "この内容で作る" } else { "この内容に変える" }}
                </Button>
                <Button look=ButtonLook::Text on_press=move |()| view.close(app)>"やめる"</Button>
            </div>
        </form>
    }
    .into_any()
}

/// Records the round, and says so.
fn record(app: App, view: Rounds, form: &RoundForm) {
    let (name, drafts) = (form.draft.name.trim().to_owned(), form.drafts());
    view.panel.set(None::<Panel>);
    if !drafts.is_empty() {
        let what = if form.is_new() { "の作成" } else { "の内容の変更" };
        app.run(Command::Record { what: format!("調査回「{name}」{what}"), drafts });
        let next = "「依頼ファイルを作る」で、各課に送るファイルを作れます。";
        said(app, &format!("調査回「{name}」を{}。{next}", if form.is_new() { "作りました" } else { "変えました" }));
    }
    app.page.focus(TITLE_ID);
}

fn department_boxes(
    app: App,
    form: RwSignal<RoundForm>,
    change: impl Fn(&dyn Fn(&mut RoundDraft)) + Copy + Send + Sync + 'static,
) -> AnyView {
    let plan = app.plan();
    let all: BTreeSet<DeptId> = plan.departments.iter().map(|department| department.id.clone()).collect();
    let boxes = plan.departments.iter().map(|department| {
        let (id, own) = (department.id.clone(), department.id.clone());
        let checked = Signal::derive(move || form.read().draft.departments.contains(&id));
        let tick = move |on: bool| change(&|draft| toggle(&mut draft.departments, &own, on));
        view! { <Checkbox label=department.name.clone() checked on_change=tick/> }
    });
    let boxes = boxes.collect_view();
    let count = move || departments(form.read().draft.departments.len());
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"対象の課　" <span class="sub">{count} "を選択"</span></summary>
            <fieldset class="round__boxes">
                <legend class="visually-hidden">"対象の課"</legend>
                {boxes}
            </fieldset>
            <div class="row">
                <Button size=ButtonSize::Small on_press=move |()| change(&|draft| draft.departments.clone_from(&all))>
                    "全ての課を選ぶ"
                </Button>
                <Button size=ButtonSize::Small on_press=move |()| change(&|draft| draft.departments.clear())>
                    "全ての課を外す"
                </Button>
            </div>
        </details>
    }
    .into_any()
}

fn measure_boxes(
    app: App,
    form: RwSignal<RoundForm>,
    change: impl Fn(&dyn Fn(&mut RoundDraft)) + Copy + Send + Sync + 'static,
) -> AnyView {
    let plan = app.plan();
    let all: BTreeSet<MeasureId> = plan.measures().map(|(_, measure)| measure.id.clone()).collect();
    let one = |initiative: &Initiative, measure: &Measure| {
        let (id, own) = (measure.id.clone(), measure.id.clone());
        let checked = Signal::derive(move || form.read().draft.measures.contains(&id));
        let tick = move |on: bool| change(&|draft| toggle(&mut draft.measures, &own, on));
        let label = format!("{} {}", initiative.measure_number(measure), measure.name);
        view! { <Checkbox label checked on_change=tick/> }.into_any()
    };
    let boxes = plan.initiatives.iter().map(|initiative| {
        let boxes: Vec<AnyView> = initiative.measures.iter().map(|measure| one(initiative, measure)).collect();
        view! {
            <fieldset class="round__boxes">
                <legend>{format!("{} {}", wording::circled(initiative.number), initiative.name)}</legend>
                {boxes}
            </fieldset>
        }
    });
    let boxes = boxes.collect_view();
    let count = move || measures(form.read().draft.measures.len());
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"対象の個別取組　" <span class="sub">{count} "を選択"</span></summary>
            {boxes}
            <div class="row">
                <Button size=ButtonSize::Small on_press=move |()| change(&|draft| draft.measures.clone_from(&all))>
                    "全ての個別取組を選ぶ"
                </Button>
                <Button size=ButtonSize::Small on_press=move |()| change(&|draft| draft.measures.clear())>
                    "全ての個別取組を外す"
                </Button>
            </div>
        </details>
    }
    .into_any()
}

fn required_boxes(
    form: RwSignal<RoundForm>,
    change: impl Fn(&dyn Fn(&mut RoundDraft)) + Copy + Send + Sync + 'static,
) -> AnyView {
    let boxes = REQUIRED.map(|(field, when)| {
        let (own, other) = (field.clone(), field.clone());
        let checked = Signal::derive(move || form.read().draft.required.contains(&own));
        let tick = move |on: bool| change(&|draft| draft.required.set(&other, on));
        view! { <Checkbox label=format!("{}{when}", wording::field(&field)) checked on_change=tick/> }
    });
    view! {
        <fieldset class="round__boxes">
            <legend>"必須の欄（状態は、いつも必須です）"</legend>
            {boxes.into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}

fn toggle<T: Ord + Clone>(set: &mut BTreeSet<T>, one: &T, on: bool) {
    if on {
        set.insert(one.clone());
    } else {
        set.remove(one);
    }
}
