//! The department's sheet as it is printed, on one A4 wherever the texts allow: what it is to record with what was
//! recorded, and by name what else concerns it. On screen it is not there.

use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::insight::Record;
use crate::plan::letters::visible;
use crate::plan::{Initiative, ItemId, Measure, MeasureId, Role};
use crate::ui::parts::heads;
use crate::wording::{self, values};

use super::desk::DepartmentPage;
use super::duty_list::Item;

/// So many measures of one role are named; of more, the numbers stand there.
const NAMED_BESIDES: usize = 8;

/// The printed list.
#[component]
pub(super) fn Sheet(desk: DepartmentPage) -> impl IntoView {
    let rows = move || {
        let items = desk.items.read();
        let leads = items.iter().filter(|item| item.involvement.role == Role::Lead);
        leads.map(|item| view! { <SheetRow desk measure=item.measure.clone()/> }).collect_view()
    };
    let besides = move || {
        let items = desk.items.read();
        [Role::Support, Role::Review].map(|role| besides(desk, role, &items)).into_iter().flatten().collect_view()
    };
    view! {
        <table class="table print-only department__sheet">
            <caption class="table__caption">{format!("{}　◎主担当の個別取組と記入（括弧内は、記入した課／対象の課）", desk.app.plan().title)}</caption>
            {heads(&[("番号", false), ("個別取組", false), ("状態", false), ("進捗評価", false), ("実績値", false), ("状況／次にすること", false)])}
            <tbody>{rows}</tbody>
        </table>
        <div class="print-only">{besides}</div>
    }
    .into_any()
}

/// 確認欄: the boxes at the head of the sheet, to be signed in the section before the file leaves it.
pub(super) fn signs() -> AnyView {
    let boxes = ["記入者", "係長", "所属長"].map(|who| view! { <div><dt>{who}</dt><dd></dd></div> });
    view! { <div class="print-only department__signing"><dl class="department__signs">{boxes.into_iter().collect_view()}</dl></div> }.into_any()
}

/// ○伴走支援担当 2件：1-2 書かない窓口、4-3 …; of many their numbers alone, which the plan explains.
fn besides(desk: DepartmentPage, role: Role, items: &[Item]) -> Option<AnyView> {
    let plan = desk.app.plan();
    let found: Vec<_> = items
        .iter()
        .filter(|item| item.involvement.role == role)
        .filter_map(|item| plan.measure(&item.measure))
        .collect();
    let name = |(initiative, measure): &(&Initiative, &Measure)| {
        let number = initiative.measure_number(measure);
        if found.len() > NAMED_BESIDES { number } else { format!("{number} {}", measure.name) }
    };
    let names: Vec<String> = found.iter().map(name).collect();
    let words = format!("{}{} {}{MEASURES}：{}", role.mark(), wording::role(role), names.len(), names.join("、"));
    (!names.is_empty()).then(|| view! { <p class="department__besides">{words}</p> }.into_any())
}

#[component]
fn SheetRow(desk: DepartmentPage, measure: MeasureId) -> impl IntoView {
    let app = desk.app;
    let plan = app.plan();
    let (number, name, unit) = plan
        .measure(&measure)
        .map(|(initiative, found)| (initiative.measure_number(found), found.name.clone(), found.unit().to_owned()))
        .unwrap_or_default();
    // On paper, too, one department's word is not the city's.
    let answered = {
        let measure = measure.clone();
        move || {
            let words = wording::totals::shared(app.records.summaries().read().get(&measure));
            words.map(|words| view! { <span class="sub">{format!("（{words}）")}</span> })
        }
    };
    let cells = move || {
        let items = desk.items.read();
        let item = items.iter().find(|item| item.measure == measure)?;
        let dept = desk.dept.get_value();
        let record =
            Record::of(&app.records.ledger().read(), app.navigation.fy().get(), &dept, &ItemId::from(&measure));
        let grade = record.rating.as_ref().and_then(|id| app.scale().grade(id).cloned());
        let texts: Vec<String> = [record.situation, record.next].into_iter().flatten().collect();
        Some(view! {
            <td class="table__cell">{wording::state(item.state)}</td>
            <td class="table__cell">{grade.map_or(wording::NOT_GRADED.to_owned(), |grade| format!("{} {}", grade.letter, grade.name))}</td>
            <td class="table__cell">{record.actual.map(|actual| values::actual(&actual, &unit))}</td>
            <td class="table__cell">{visible(&texts.join("／"))}</td>
        })
    };
    view! {
        <tr class="table__row">
            <td class="table__cell">{number}</td>
            <th class="table__cell" scope="row">{name} {answered}</th>
            {cells}
        </tr>
    }
    .into_any()
}
