//! What the department recorded a year earlier, all of it, to write on from.

use leptos::prelude::*;

use crate::insight::Record;
use crate::journal::{Field, Status};
use crate::plan::ItemId;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters::visible;
use crate::ui::parts::{Button, ButtonSize, MarkState, grade_label, status_chip};
use crate::wording::{self, dates, values};

use super::state::{OpenForm, Subject};

/// Last year's record. Can be folded; on narrow screens it stands above the form, and below it where it is empty.
#[component]
pub(super) fn LastYear(form: OpenForm, subject: Subject) -> impl IntoView {
    let app = form.app();
    let fy = subject.fy - 1;
    let within = app.plan().years.contains(fy);
    let record = {
        let subject = subject.clone();
        Memo::new(move |_| Record::of(&app.records.ledger().read(), fy, &subject.dept, &ItemId::from(&subject.measure)))
    };
    let body = move || {
        let record = record.get();
        if !within {
            return view! { <p class="sub">"計画の最初の年度のため、前年度の記入はありません。"</p> }.into_any();
        }
        if record.is_empty() {
            return view! { <p class="sub">"この課の前年度の記入はありません。"</p> }.into_any();
        }
        filled(form, &record).into_any()
    };
    view! {
        <details class="last-year" open=true data-empty=move || record.read().is_empty().then_some("")>
            <summary class="last-year__title">
                "前年度の記入" <span class="last-year__year">{format!("{}年度", fiscal_year_short(fy))}</span>
            </summary>
            {body}
        </details>
    }
    .into_any()
}

fn filled(form: OpenForm, record: &Record) -> impl IntoView + use<> {
    let (scale, unit) = (form.app().scale(), form.unit());
    let torn = |field: Field| {
        record.in_conflict.contains(&field).then(|| format!("{}（まだ決まっていません）", wording::CONFLICT))
    };
    let text_of = |field: Field, value: Option<String>| {
        let words =
            torn(field.clone()).or(value.as_deref().map(visible)).unwrap_or_else(|| wording::NOT_ENTERED.to_owned());
        view! {
            <div class="last-year__item">
                <dt class="last-year__label">{wording::field(&field).into_owned()}</dt>
                <dd class="last-year__text">{words}</dd>
            </div>
        }
    };
    let status = if let Some(words) = torn(Field::Status) {
        words.into_any()
    } else {
        let status: Option<Status> = record.status;
        status_chip(MarkState::from(status)).into_any()
    };
    let grade = record.rating.as_ref().and_then(|id| scale.grade(id));
    let rating = match (torn(Field::Rating), grade) {
        (Some(words), _) => words.into_any(),
        (None, Some(grade)) => grade_label(grade.kind, grade.letter.clone(), grade.name.clone()).into_any(),
        (None, None) => wording::NOT_GRADED.into_any(),
    };
    let by = record.last.as_ref().map(|(by, at)| format!("{}　{}", wording::names::author(by), dates::full_moment(at)));
    let copyable: Vec<(Field, String)> = [(Field::Situation, &record.situation), (Field::Next, &record.next)]
        .into_iter()
        .filter_map(|(field, text)| text.clone().map(|text| (field, text)))
        .collect();
    view! {
        <dl class="last-year__list">
            <div class="last-year__item"><dt class="last-year__label">"状態"</dt><dd>{status}</dd></div>
            <div class="last-year__item"><dt class="last-year__label">"進捗評価"</dt><dd>{rating}</dd></div>
            {text_of(Field::Actual, record.actual.as_ref().map(|actual| values::actual(actual, &unit)))}
            {text_of(Field::Situation, record.situation.clone())}
            {text_of(Field::Next, record.next.clone())}
            {record.evidence.clone().map(|evidence| text_of(Field::Evidence, Some(evidence)))}
        </dl>
        {by.map(|by| view! { <p class="sub">{by}</p> })}
        {(!copyable.is_empty()).then(|| view! { <Copy form copyable/> })}
    }
}

/// Copies last year's texts into fields that are still empty; what is written already is never replaced.
#[component]
fn Copy(form: OpenForm, copyable: Vec<(Field, String)>) -> impl IntoView {
    let copyable = StoredValue::new(copyable);
    let free = move |field: &Field| form.field(field).read().typed().text.trim().is_empty();
    let blocked = Signal::derive(move || !copyable.with_value(|texts| texts.iter().any(|(field, _)| free(field))));
    let copy = move |()| {
        for (field, text) in copyable.get_value() {
            if form.field(&field).read_untracked().typed().text.trim().is_empty() {
                form.type_in(&field, |typed| typed.text = text);
            }
        }
        form.app().page.focus("record-situation");
    };
    view! {
        <Button size=ButtonSize::Small blocked on_press=copy attr:aria-describedby="copy-note">
            "前年度の文を写して書き始める"
        </Button>
        <p class="sub" id="copy-note">{move || blocked.get().then_some("この年度の文が書いてあるため、コピーしません。")}</p>
    }
    .into_any()
}
