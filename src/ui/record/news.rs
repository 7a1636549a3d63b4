//! What others recorded in a field while the form is open, and values that stand against each other.

use leptos::prelude::*;

use crate::journal::{Entry, EntryId, Field, Value};
use crate::ui::parts::{Button, ButtonSize, Shape, icon};
use crate::wording::{self, dates, names, values};

use super::state::OpenForm;

/// One value that could be decided for.
#[derive(Clone, PartialEq)]
struct Rival {
    /// None: what is being written in this form.
    entry: Option<EntryId>,
    value: String,
    by: String,
}

/// The news of one field. The region stands there from the start, so that a reader hears what comes.
#[component]
pub(in crate::ui) fn News(form: OpenForm, field: Field) -> impl IntoView {
    let rivals = {
        let field = field.clone();
        Memo::new(move |_| rivals(form, &field))
    };
    let field = StoredValue::new(field);
    view! {
        <div class="news" aria-live="polite">
            {move || {
                let rivals = rivals.get();
                (!rivals.is_empty()).then(|| view! { <Decide form field=field.get_value() rivals/> })
            }}
            {move || followed(form, &field.get_value())}
        </div>
    }
    .into_any()
}

/// Values side by side at the same size; none is chosen beforehand.
#[component]
fn Decide(form: OpenForm, field: Field, rivals: Vec<Rival>) -> impl IntoView {
    let name = wording::field(&field).into_owned();
    let writing = rivals.iter().any(|rival| rival.entry.is_none());
    let words = if writing {
        "この画面を開いたあとに、別の画面で更新されました。どちらを残すか選んでください。採用しなかった値も履歴に残ります。"
    } else {
        "別々に更新されました。どちらを採るか選んでください。採用しなかった値も履歴に残ります。"
    };
    let values = rivals
        .into_iter()
        .map(|Rival { entry, value, by }| {
            let field = field.clone();
            let decide = move |()| match entry {
                Some(entry) => form.take(&field, entry),
                None => form.keep_mine(&field),
            };
            view! {
                <li class="decide__value">
                    <p class="decide__words">{value.clone()}</p>
                    <p class="sub">{by}</p>
                    <Button size=ButtonSize::Small on_press=decide>
                        "この値に決める" <span class="visually-hidden">{format!("：{value}")}</span>
                    </Button>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="decide" aria-label=format!("{name}の食い違い")>
            <p class="decide__title">{icon(Shape::Conflict)} {format!("{name}に{}があります", wording::CONFLICT)}</p>
            <p class="sub">{words}</p>
            <ul class="decide__values">{values}</ul>
        </section>
    }
    .into_any()
}

fn rivals(form: OpenForm, field: &Field) -> Vec<Rival> {
    let app = form.app();
    let (ledger, draft) = (app.records.ledger().read(), form.field(field).get());
    let (scale, unit) = (app.scale(), form.unit());
    let fold = |typed: &str| form.fold(typed);
    let torn = ledger.reading(draft.cell()).in_conflict();
    let entries = if torn { ledger.head_ids(draft.cell()) } else { draft.newcomers().to_vec() };
    if entries.is_empty() {
        return Vec::new();
    }
    let rival = |id: &EntryId| {
        let entry = ledger.get(*id)?;
        let value = values::value(&scale, &unit, field, Some(entry.value()?));
        Some(Rival { entry: Some(*id), value, by: written(entry) })
    };
    let mut rivals: Vec<Rival> = entries.iter().filter_map(rival).collect();
    if !torn || draft.is_dirty(&fold) {
        let value: Value = draft.typed().value(field, &fold);
        let by = "この画面で書いている値".to_owned();
        rivals.push(Rival { entry: None, value: values::value(&scale, &unit, field, Some(&value)), by });
    }
    rivals
}

/// A change of others that the field shows already: both values in words.
fn followed(form: OpenForm, field: &Field) -> Option<impl IntoView + use<>> {
    let app = form.app();
    let followed = form.field(field).read().followed().cloned()?;
    let (ledger, scale, unit) = (app.records.ledger().read_untracked(), app.scale(), form.unit());
    let entry = followed.heads.iter().find_map(|id| ledger.get(*id))?;
    let now = values::value(&scale, &unit, field, Some(entry.value()?));
    let before = values::value(&scale, &unit, field, Some(&followed.before));
    let words =
        format!("別の画面で「{now}」に変わりました（{}）。この画面で見ていた値は「{before}」です。", written(entry));
    let (for_back, for_read) = (field.clone(), field.clone());
    Some(view! {
        <div class="followed">
            <p>{words}</p>
            <div class="row">
                <Button size=ButtonSize::Small on_press=move |()| form.take_back(&for_back)>"見ていた値に戻す"</Button>
                <Button size=ButtonSize::Small on_press=move |()| form.acknowledge(&for_read)>"今の値のままにする"</Button>
            </div>
        </div>
    })
}

/// 管理係　令和9年11月22日 14:32
fn written(entry: &Entry) -> String {
    format!("{}　{}", names::author_or_none(entry.by()), dates::full_moment(entry.at()))
}
