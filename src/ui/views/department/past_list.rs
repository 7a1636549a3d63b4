//! 履歴: who recorded what when, old and new.

use leptos::prelude::*;

use crate::journal::{Field, Value};
use crate::query::View;
use crate::ui::parts::heads;
use crate::wording::{self, dates, names, values};

use super::past::{LastYearRow, history};
use super::state::OpenForm;

/// The history, folded. Counted always, listed when opened.
#[component]
pub(super) fn PastList(form: OpenForm) -> impl IntoView {
    let app = form.app();
    let lines = Memo::new(move |_| {
        let subject = form.subject();
        let cells: Vec<_> = Field::RECORD.into_iter().map(|field| subject.cell(field)).collect();
        history(&app.records.ledger().read(), &cells)
    });
    let (open, set_open) = signal(false);
    let sheet = app
        .plan()
        .measure(&form.subject().measure)
        .map(|(initiative, _)| View::Initiative(initiative.number))
        .map(|view| move || app.navigation.address_of(view.clone()));
    let rows = move || {
        if !open.get() {
            return None;
        }
        if lines.read().is_empty() {
            return Some(view! { <p class="sub">"この年度の記入はまだありません。"</p> }.into_any());
        }
        let erase = sheet.clone().map(|address| view! { <p class="sub">"個人情報を書いてしまったときは、" <a href=address>"個票の履歴"</a> "から、その文を消せます。"</p> });
        Some(view! { <PastTable form lines=lines.get()/> {erase} }.into_any())
    };
    view! {
        <details
            class="disclosure past"
            on:toggle=move |_| set_open.update(|open| *open = !*open)
        >
            <summary class="disclosure__summary">"履歴"</summary>
            {rows}
        </details>
    }
    .into_any()
}

#[component]
fn PastTable(form: OpenForm, lines: Vec<LastYearRow>) -> impl IntoView {
    let (scale, unit) = (form.app().scale(), form.unit());
    let rows = lines
        .into_iter()
        .filter_map(|LastYearRow { row, in_conflict }| {
            let field = row.cell?.field;
            let words = |value: &Value| values::value(&scale, &unit, &field, Some(value));
            let mut before: Vec<String> = row.before.iter().map(words).collect();
            if row.replaced_unknown {
                before.push("ここにない記入".to_owned());
            }
            if before.is_empty() {
                before.push(wording::NOT_ENTERED.to_owned());
            }
            let now = match &row.erased {
                Some((by, at)) => wording::erased(by, &dates::full_moment(at)),
                None => row.after.as_ref().map(words).unwrap_or_default(),
            };
            let by = names::author_or_none(&row.by);
            Some(view! {
                <tr class="table__row">
                    <td class="table__cell">{dates::full_moment(&row.at)} <br/> {by}</td>
                    <th class="table__cell" scope="row">{wording::field(&field).into_owned()}</th>
                    <td class="table__cell">{before.join("／")}</td>
                    <td class="table__cell">
                        {now}
                        {in_conflict.then(|| view! { <span class="past__conflict">{wording::CONFLICT}</span> })}
                    </td>
                </tr>
            })
        })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label="この記入の履歴">
            <table class="table">
                <caption class="table__caption">"新しい順。採用しなかった値も、元に戻す前の値も残ります。"</caption>
                {heads(&[("日時・記入者", false), ("項目", false), ("前の値", false), ("書いた値", false)])}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
