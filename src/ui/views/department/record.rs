//! The record form of one measure: what the plan says, the fields, last year's record beside them.

use leptos::prelude::*;

use crate::insight::{self, Asked, Demand};
use crate::journal::{Field, GradeId, Status};
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{DeptId, Role};
use crate::query::View;
use crate::ui::parts::field::{GradeRadios, Need, StatusRadios, TextArea};
use crate::ui::parts::{NumberSize, number_mark};
use crate::wording;

use super::advice::advice;
use super::desk::DepartmentPage;
use super::doubts::Doubts;
use super::duty_list::Item;
use super::facts::{Facts, leads_words, phases_words};
use super::figure::FigureRow;
use super::foot::Foot;
use super::last_year::LastYear;
use super::news::News;
use super::round;
use super::state::{OpenForm, Subject};

/// The heading that takes the focus after the person went to another record.
pub(super) const TITLE_ID: &str = "record-title";

/// The form. Built anew for another measure or year; within one, only what changed is touched.
#[component]
pub(super) fn Record(desk: DepartmentPage, subject: Subject) -> impl IntoView {
    let app = desk.app;
    let plan = app.plan();
    let Some((initiative, measure)) = plan.measure(&subject.measure) else { return ().into_any() };
    let form = OpenForm::new(app, subject.clone());
    Effect::new(move || {
        if desk.moved.get_value() {
            desk.moved.set_value(false);
            app.page.focus(TITLE_ID);
        }
    });
    let fy = subject.fy;
    let number = form.number();
    let place = app.navigation.address_of(View::Initiative(initiative.number));
    let tags: Vec<String> = measure.tags.iter().map(|tag| format!("【{tag}】")).collect();
    let answered = {
        let measure = subject.measure.clone();
        Signal::derive(move || {
            wording::totals::answered(app.records.summaries().read().get(&measure)).unwrap_or_default()
        })
    };
    let stranger = is_stranger(desk, &subject.dept, &subject);
    let demand = demand(desk, form);
    view! {
        <article class="record" aria-labelledby=TITLE_ID>
            <p class="record__place">
                {number_mark(initiative.number, initiative.vision, NumberSize::Medium)}
                <a class="name-link" href=place>{initiative.name.clone()}</a>
                <span aria-hidden="true">"／"</span>
                <span class="code">{number}</span>
                {(!tags.is_empty()).then(|| view! { <span>{tags.concat()}</span> })}
            </p>
            <h2 class="record__title" id=TITLE_ID tabindex="-1">{measure.name.clone()}</h2>
            <Facts
                indicator=wording::indicator(measure)
                target=wording::target_in(measure, fy)
                fy
                phases=phases_words(measure, fy)
                leads=leads_words(&plan, measure)
                answered=answered
            />
            {stranger} {round::after_closing(desk, &subject)}
            <div class="record__columns">
                <LastYear form subject=subject.clone()/>
                <div
                    class="record__fields"
                    on:focusout=move |_| form.flush()
                    on:compositionstart=move |_| form.wait()
                >
                    <Choices form fy demand/>
                    <FigureRow form need=need(demand, Field::Actual) vision=initiative.vision goal=measure.goal().cloned() indicator=measure.indicator.clone()/>
                    <Texts form demand/>
                </div>
            </div>
            <Foot desk form/>
        </article>
    }
    .into_any()
}

/// What the record must hold as the form stands: the marks of need follow what is chosen.
fn demand(desk: DepartmentPage, form: OpenForm) -> Memo<Demand> {
    let subject = form.subject();
    let (plan, scale) = (desk.app.plan(), desk.app.scale());
    let figure_is_due =
        plan.measure(&subject.measure).is_some_and(|(_, measure)| insight::figure_is_due(&plan, measure, subject.fy));
    Memo::new(move |_| {
        let leads = |item: &Item| item.measure == subject.measure && item.is_due();
        let round = desk.round.read();
        let rating = GradeId::new(form.text(Field::Rating).get());
        Demand {
            required: Asked::of_dept(subject.fy, round.as_ref(), &subject.dept).required(),
            leads: desk.items.read().iter().any(leads),
            figure_is_due,
            status: Status::of_word(&form.text(Field::Status).read()),
            kind: scale.grade(&rating).map(|grade| grade.kind),
        }
    })
}

fn need(demand: Memo<Demand>, field: Field) -> Signal<Need> {
    Signal::derive(move || if demand.read().requires(&field) { Need::Required } else { Need::Optional })
}

/// 状態 and 進捗評価, recorded at once.
#[component]
fn Choices(form: OpenForm, fy: i32, demand: Memo<Demand>) -> impl IntoView {
    let (status, rating) = (form.text(Field::Status), form.text(Field::Rating));
    let status = Signal::derive(move || Status::of_word(&status.read()));
    let rating = Signal::derive(move || Some(rating.get()).filter(|word| !word.is_empty()).map(GradeId::new));
    let scale = crate::journal::Scale::clone(&form.app().scale());
    let support = format!("{}年度の工程と目標値等に照らして選びます。", fiscal_year_short(fy));
    view! {
        <div class="record__field">
            <StatusRadios
                name="record-status"
                need=need(demand, Field::Status)
                statuses=Status::ALL.to_vec()
                value=status
                on_choose=move |status: Status| form.choose(&Field::Status, status.word())
            />
            <News form field=Field::Status/>
        </div>
        <div class="record__field">
            <GradeRadios
                name="record-rating"
                need=need(demand, Field::Rating)
                support
                scale
                value=rating
                on_choose=move |grade: GradeId| form.choose(&Field::Rating, grade.as_str())
            />
            <p class="figure-row__hint" role="status">{move || advice(form)}</p>
            <Doubts form field=Field::Rating/>
            <News form field=Field::Rating/>
        </div>
    }
    .into_any()
}

/// 状況, 次にすること, 根拠.
#[component]
fn Texts(form: OpenForm, demand: Memo<Demand>) -> impl IntoView {
    let must_cite = move || demand.read().requires(&Field::Evidence);
    let evidence_stands = !form.text(Field::Evidence).read_untracked().is_empty() || untrack(must_cite);
    view! {
        <TextRow
            form
            field=Field::Situation
            need=need(demand, Field::Situation)
            rows=4
            support="この年度に行ったこと・分かったこと。個人の氏名や連絡先は書かないでください。"
        />
        <TextRow form field=Field::Next need=need(demand, Field::Next) rows=2 support="次に、いつ、何をするか。"/>
        <details class="disclosure record__more" open=evidence_stands>
            <summary class="disclosure__summary">{move || format!("{}資料（{}）", wording::field(&Field::Evidence), if must_cite() { "必須" } else { "任意" })}</summary>
            <TextRow
                form
                field=Field::Evidence
                need=need(demand, Field::Evidence)
                rows=2
                support="文書名や統計の名前、決裁番号など、あとで確かめられるもの。"
            />
        </details>
    }
    .into_any()
}

/// One text with its limit. Beyond the limit nothing is cut and nothing is recorded, and it says so.
#[component]
fn TextRow(
    form: OpenForm,
    field: Field,
    #[prop(into)] need: Signal<Need>,
    rows: u32,
    support: &'static str,
) -> impl IntoView {
    let limit = field.text_limit().unwrap_or(usize::MAX);
    let error = form.too_long(&field);
    let for_change = field.clone();
    view! {
        <div class="record__field">
            <TextArea
                id=format!("record-{}", field.word())
                label=wording::field(&field).into_owned()
                need
                support=support.to_owned()
                error
                limit
                rows
                value=form.text(field.clone())
                on_change=move |text| form.type_in(&for_change, |typed| typed.text = text)
            />
            <News form field/>
        </div>
    }
    .into_any()
}

/// Said where the plan gives this department no part in the measure; it may be recorded all the same.
fn is_stranger(desk: DepartmentPage, dept: &DeptId, subject: &Subject) -> impl Fn() -> Option<AnyView> + use<> {
    let name = desk.app.plan().department(dept).map(|dept| dept.name.clone()).unwrap_or_default();
    let measure = subject.measure.clone();
    move || {
        let items = desk.items.read();
        let item = items.iter().find(|item| item.measure == measure);
        let words = match item.map(|item| item.involvement.role) {
            Some(Role::Lead) if item.is_some_and(|item| item.is_asked) => return None,
            Some(Role::Lead) => "この個別取組は、調査回の対象に入っていません。記入は任意です。".to_owned(),
            Some(role) => format!("{name}は{}{}です。記入は任意です。", role.mark(), wording::role(role)),
            None => {
                format!("この個別取組の担当部署に{name}の名前はありません。記入すると、{name}の記入として残ります。")
            }
        };
        Some(view! { <p class="record__stranger">{words}</p> }.into_any())
    }
}
