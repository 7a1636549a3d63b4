//! 食い違い in words: who said what and when, and where it is decided.

use leptos::prelude::*;

use crate::app::App;
use crate::journal::Cell;
use crate::plan::MeasureId;
use crate::query::View;
use crate::ui::parts::{Shape, icon};
use crate::wording::{self, names, values};

use super::words;

/// The conflicts of a measure; nothing where there are none.
pub(super) fn conflicts(app: App, id: &MeasureId) -> impl IntoView + use<> {
    let summaries = app.records.summaries().get();
    let cells = summaries.get(id).map(|summary| summary.conflicts.clone()).unwrap_or_default();
    if cells.is_empty() {
        return None;
    }
    let items = cells.iter().map(|cell| item(app, cell)).collect_view();
    let own = app.preferences.own_dept().get().filter(|own| cells.iter().any(|cell| cell.dept == *own));
    let id = id.to_string();
    let link = match own {
        Some(own) => {
            let href = words::address(app, View::Department(Some(own)), &id);
            view! { <a href=href>"自分の課で開く"</a> }.into_any()
        }
        None => view! { <a href=app.navigation.address_of(View::Collect)>"取りまとめで開く"</a> }.into_any(),
    };
    Some(view! {
        <div class="sheet__conflict">
            {icon(Shape::Conflict)}
            <div>
                <p class="sheet__conflict-title">
                    {format!("{}：別々に更新された値があり、まだどちらとも決まっていません。集計には含めていません。", wording::CONFLICT)}
                </p>
                <ul>{items}</ul>
                <p>{link}</p>
            </div>
        </div>
    })
}

fn item(app: App, cell: &Cell) -> impl IntoView + use<> {
    let (plan, scale, today) = (app.plan(), app.scale(), app.page.today().get());
    let ledger = app.records.ledger().read();
    let heads = ledger.heads(cell).into_iter().map(|head| {
        let value = values::value_of(&plan, &scale, cell, head.value());
        format!("「{value}」（{}）", names::who_when("", head.by(), head.at(), today).trim_start())
    });
    let heads = heads.collect::<Vec<_>>().join("と");
    let text = format!("{}の{}：{heads}", names::dept(&plan, cell), wording::field(&cell.field));
    view! { <li>{text}</li> }
}
