//! 記入が必要なもの, and the steps of the plan that this department stands at: three lists, each with its count in sight.

use leptos::prelude::*;

use crate::counted::{MEASURES, initiatives, measures};
use crate::insight::{self, Dependency, TodoReason};
use crate::journal::Status;
use crate::plan::{Initiative, InitiativeId, ItemId, MeasureId, Plan, Role};
use crate::query::View;
use crate::ui::dom::{Element, element};
use crate::ui::parts::{NumberSize, explained, number_mark};
use crate::wording;

use super::desk::DepartmentPage;

/// How many leads are named before the rest is counted.
const NAMED_LEADS: usize = 3;

/// The three lists.
#[component]
pub(super) fn Now(desk: DepartmentPage) -> impl IntoView {
    let lists = move || {
        let app = desk.app;
        let (plan, dept, fy) = (app.plan(), desk.dept.get_value(), app.navigation.fy().get());
        let duties: Vec<insight::Duty> = desk.items.read().iter().map(super::Item::duty).collect();
        let (ledger, today) = (app.records.ledger().read(), app.page.today().get());
        let left = insight::pending_input(&plan, &ledger, &app.scale(), &dept, &duties, fy, today);
        let waiting = insight::dependencies(&plan, &app.records.summaries().read(), &duties);
        let silent = left.iter().filter(|(_, asks)| asks.contains(&TodoReason::Enter)).count();
        let old = left.iter().filter(|(_, asks)| asks.iter().any(|ask| matches!(ask, TodoReason::Refresh(_)))).count();
        let torn = left.iter().filter(|(_, asks)| asks.contains(&TodoReason::Decide)).count();
        let more = left.len() - torn - silent - old;
        let parts =
            [(torn, wording::CONFLICT), (silent, wording::NOT_ENTERED), (old, "古い記入"), (more, "補足が必要")];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let summary = parts.map(|(count, name)| format!("{name}{count}")).collect::<Vec<_>>().join("・");
        let leads = duties.iter().filter(|duty| duty.involvement.role == Role::Lead).count();
        let summary = match (left.is_empty(), leads) {
            (false, _) => summary,
            (true, 0) => "この課が主担当の個別取組は、計画に定めがありません。".to_owned(),
            (true, leads) => format!("主担当{leads}{MEASURES}に書き残しはありません。"),
        };
        let (behind, ahead) = (
            waits_summary(&waiting.upstream, "遅れている前提", "前提の取組"),
            waits_summary(&waiting.downstream, "遅れの影響を受ける後続", "この課の取組"),
        );
        let rows = left.iter().filter_map(|(measure, asks)| ask_row(desk, &plan, measure, asks)).collect();
        let waits = |waits: &[Dependency], ours: bool| {
            waits.iter().filter_map(|wait| wait_row(desk, &plan, wait, ours)).collect()
        };
        let settled = |duty: &&insight::Duty| {
            let item = ItemId::from(&duty.measure);
            let status = insight::Record::of(&ledger, fy, &dept, &item).status;
            duty.involvement.role == Role::Lead && matches!(status, Some(Status::Stopped | Status::NotApplicable))
        };
        let how = vec![
            format!(
                "記入が必要なものは、◎主担当のうち、食い違い・未記入のもの、評価などが足りないもの、{}日より長く書いていないもの。中止・対象外の{}{MEASURES}は除きます。",
                insight::STALE_DAYS,
                duties.iter().filter(settled).count()
            ),
            "待つ取組は、この課が主担当の取組から、計画のステップで1つ前と1つ後。取組ごとに1取組と数えます。この課だけが主担当の個別取組は、待つ相手に数えません。済みは、全ての主担当の課が完了・中止・対象外としたものです。"
                .to_owned(),
            app.records_source(),
        ];
        let lists = [
            ("記入が必要なもの", measures(left.len()), summary, rows),
            ("前提となる他の取組", initiatives(waiting.upstream.len()), behind, waits(&waiting.upstream, false)),
            (
                "この課の取組が前提になる取組",
                initiatives(waiting.downstream.len()),
                ahead,
                waits(&waiting.downstream, true),
            ),
        ]
        .map(|(title, count, summary, rows)| list(title, count, summary, rows))
        .into_iter()
        .collect_view();
        view! { {lists} {explained("件数", how)} }
    };
    view! { <section class="now" aria-label="この課の今">{lists}</section> }.into_any()
}

fn list(title: &'static str, count: String, summary: String, rows: Vec<Element>) -> AnyView {
    let rows = (!rows.is_empty()).then(|| element("ul", "now__rows").children(rows));
    view! {
        <details class="disclosure now__list">
            <summary class="disclosure__summary">
                <span class="now__title">{title}</span>
                <span class="now__count">{count}</span>
                <span class="sub">{summary}</span>
            </summary>
            {rows}
        </details>
    }
    .into_any()
}

fn ask_row(desk: DepartmentPage, plan: &Plan, measure: &MeasureId, asks: &[TodoReason]) -> Option<Element> {
    let (initiative, found) = plan.measure(measure)?;
    let words = asks.iter().map(|ask| ask_words(*ask)).collect::<Vec<_>>().join("・");
    let link = element("a", "")
        .with("href", desk.address(measure))
        .on_press(move || desk.moved.set_value(true))
        .text(found.name.clone());
    Some(row(element("span", "code").text(initiative.measure_number(found)), link, words))
}

fn row(mark: Element, link: Element, words: String) -> Element {
    let told = element("div", "").child(link).child(element("p", "sub").text(words));
    element("li", "now__row").child(mark).child(told)
}

/// One reason in words.
fn ask_words(ask: TodoReason) -> String {
    let words = match ask {
        TodoReason::Decide => "食い違い：どちらを採るか決める",
        TodoReason::Enter => wording::NOT_ENTERED,
        TodoReason::Rate => "進捗評価が未記入",
        TodoReason::Measure => "今年度が期限の目標の実績値が未記入",
        TodoReason::Explain => "状況が未記入",
        TodoReason::Plan => "遅れへの対応（次にすること）が未記入",
        TodoReason::Refresh(days) => return format!("{days}日書いていない"),
    };
    words.to_owned()
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
