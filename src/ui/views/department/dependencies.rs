//! The steps of the plan that this department stands at: what its initiatives wait for, and what waits for them.

use leptos::prelude::*;

use crate::counted::{MEASURES, initiatives};
use crate::insight::{self, Dependency};
use crate::plan::{Initiative, InitiativeId, MeasureId, Plan, Role};
use crate::query::View;
use crate::ui::dom::{Element, element};
use crate::ui::parts::{NumberSize, number_mark};
use crate::wording;

use super::desk::DepartmentPage;
use super::row::row;

/// How many leads are named before the rest is counted.
const NAMED_LEADS: usize = 3;

/// The two lists.
#[component]
pub(super) fn Dependencies(desk: DepartmentPage) -> impl IntoView {
    move || {
        let plan = desk.app.plan();
        let duties: Vec<insight::Duty> = desk.items.read().iter().map(super::Item::duty).collect();
        let waiting = insight::dependencies(&plan, &desk.app.records.summaries().read(), &duties);
        let (behind, ahead) = (
            waits_summary(&waiting.upstream, "遅れている前提", "前提の取組"),
            waits_summary(&waiting.downstream, "遅れの影響を受ける後続", "この課の取組"),
        );
        let rows = |waits: &[Dependency], ours: bool| {
            waits.iter().filter_map(|wait| wait_row(desk, &plan, wait, ours)).collect()
        };
        [
            ("前提となる他の取組", waiting.upstream.len(), behind, rows(&waiting.upstream, false)),
            ("この課の取組が前提になる取組", waiting.downstream.len(), ahead, rows(&waiting.downstream, true)),
        ]
        .map(|(title, count, summary, rows)| list(title, initiatives(count), summary, rows))
        .into_iter()
        .collect_view()
    }
}

fn list(title: &'static str, count: String, summary: String, rows: Vec<Element>) -> AnyView {
    let rows = (!rows.is_empty()).then(|| element("ul", "dependencies__rows").children(rows));
    view! {
        <details class="disclosure dependencies__list">
            <summary class="disclosure__summary">
                <span class="dependencies__title">{title}</span>
                <span class="dependencies__count">{count}</span>
                <span class="sub">{summary}</span>
            </summary>
            {rows}
        </details>
    }
    .into_any()
}

/// What is known of the delays; nothing recorded is no good news. `whose`: 前提の取組
fn waits_summary(waits: &[Dependency], late: &str, whose: &str) -> String {
    let sum = |of: &dyn Fn(&Dependency) -> usize| waits.iter().map(of).sum::<usize>();
    // One's own measures are awaited by several: then each wait has the same.
    let (all, silent, rated) = (sum(&|wait| wait.measures), sum(&|wait| wait.silent), sum(&|wait| wait.rated));
    match waits.iter().filter(|wait| !wait.late.is_empty()).count() {
        0 if waits.is_empty() => "計画に定めはありません。".to_owned(),
        0 if silent == all => format!("{whose}はまだ記入がありません。"),
        0 if rated == 0 => format!("{whose}は評価の記入がそろっていないため、遅れは分かりません。"),
        0 if rated == all => format!("{whose}の評価に、遅れの記入はありません。"),
        0 => format!("{whose}は一部に評価がなく、遅れは分かりません（評価のあるものに遅れの記入はありません）。"),
        count => format!("{late} {}", initiatives(count)),
    }
}

/// `ours`: whether the other initiative waits for this department's.
fn wait_row(desk: DepartmentPage, plan: &Plan, wait: &Dependency, ours: bool) -> Option<Element> {
    let other = plan.initiative(&wait.other)?;
    let href = desk.app.navigation.address_of(View::Initiative(other.number));
    let link = element("a", "").with("href", href).text(other.name.clone());
    Some(row(number_mark(other.number, other.vision, NumberSize::Medium), link, wait_words(plan, wait, ours)))
}

/// この課の取組①の前提です。主担当 自治体DX推進担当・総務課。3件中1件が完了、14-2が遅れ。
fn wait_words(plan: &Plan, wait: &Dependency, ours: bool) -> String {
    let circled = |id: &InitiativeId| plan.initiative(id).map_or(String::new(), |found| wording::circled(found.number));
    let own = wait.own.iter().map(circled).collect::<Vec<_>>().concat();
    let names: Vec<&str> = wait.leads.iter().take(NAMED_LEADS).map(|party| plan.party_name(party)).collect();
    let more = wait.leads.len().saturating_sub(NAMED_LEADS);
    let more = if more == 0 { String::new() } else { format!("ほか{more}") };
    let way = if ours {
        format!("この課の取組{own}が前提です")
    } else {
        format!("この課の取組{own}の前提です")
    };
    let first = if ours { format!("この課の{own}") } else { circled(&wait.other) };
    let number = |id: &MeasureId| {
        let found = plan.measure(id);
        found.map_or(String::new(), |(initiative, measure): (&Initiative, _)| initiative.measure_number(measure))
    };
    let late: Vec<String> = wait.late.iter().map(number).collect();
    let late = if late.is_empty() { String::new() } else { format!("、{}が遅れ", late.join("・")) };
    let stands = match (wait.measures, wait.silent) {
        (1, 1) => "まだ記入がありません".to_owned(),
        (all, silent) if all == silent => format!("{all}{MEASURES}ともまだ記入がありません"),
        (all, 0) => format!("{all}{MEASURES}中{}{MEASURES}が済み", wait.settled),
        (all, silent) => format!("{all}{MEASURES}中{}{MEASURES}が済み、{silent}{MEASURES}は未記入", wait.settled),
    };
    format!("{way}。{} {}{more}。{first}は{stands}{late}。", wording::role(Role::Lead), names.join("・"))
}
