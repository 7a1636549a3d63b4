//! 提出の手順: from what is left to write to the mail, in the order in which an office hands in its answer.

use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::exchange::Scope;
use crate::insight::{self, Asked, TodoReason};
use crate::plan::{MeasureId, Plan, Role};
use crate::ui::dom::{Element, element};
use crate::ui::parts::{Button, ButtonSize, Disclosure, Mail, Shape, icon};
use crate::wording;

use super::desk::DepartmentPage;
use super::due_days::due_days_file;
use super::duty_list::counts;
use super::row::row;

/// The heading that the ways here lead to.
pub(super) const TITLE_ID: &str = "finish-title";

/// The steps.
#[component]
pub(super) fn Finish(desk: DepartmentPage, name: String) -> impl IntoView {
    let app = desk.app;
    let whose = name.clone();
    let scope = move || Scope::of_dept(desk.dept.get_value());
    let export = move |()| app.files.export(scope());
    // Made when asked for: a preview writes the whole file. It stays on screen, where the clipboard is not to be had.
    let mail = RwSignal::new(None);
    let copy = move |text: String| app.page.copy(text);
    let copy_mail = move |()| {
        let scopes = [scope()];
        if let Some(preview) = app.files.preview_exports(&scopes).first() {
            let text = app.mail(&scopes[0], preview);
            mail.set(Some(text.clone()));
            copy(text);
        }
    };
    let shown_mail = move || mail.get().map(|text: String| view! { <Mail text on_copy=copy/> });
    view! {
        <section class="finish section no-print" aria-labelledby=TITLE_ID>
            <div class="section__head"><h2 id=TITLE_ID tabindex="-1">"提出の手順"</h2></div>
            <ol class="finish__steps">
                <li class="finish__step"><h3>"記入を確かめる"</h3> {move || left(desk)}</li>
                <li class="finish__step">
                    <h3>"課内で確認する"</h3>
                    <p class="sub">"A4で印刷し、所属長の確認を受けます。"</p>
                    <Button size=ButtonSize::Small on_press=move |()| app.page.print()>"この課の一覧を印刷"</Button>
                </li>
                <li class="finish__step">
                    <h3>"ファイルを作る"</h3>
                    <p class="sub">"この課の記入だけが入ります。未記入があっても作れます。"</p>
                    <Button size=ButtonSize::Small on_press=export>{format!("{name}のファイルを作る")}</Button>
                </li>
                <li class="finish__step">
                    <h3>"取りまとめ担当へ送る"</h3>
                    <p class="sub">"作ったファイルをメールに添付します。"</p>
                    <Button size=ButtonSize::Small on_press=copy_mail>"メールの文面をコピー"</Button>
                </li>
            </ol>
            {shown_mail}
            {due_days_file(desk, &whose)}
        </section>
    }
    .into_any()
}

/// What the department has left to write in the fiscal year on screen.
fn pending(desk: DepartmentPage) -> Vec<(MeasureId, Vec<TodoReason>)> {
    let (app, plan, dept) = (desk.app, desk.app.plan(), desk.dept.get_value());
    let duties: Vec<insight::Duty> = desk.items.read().iter().map(super::Item::duty).collect();
    let (fy, today) = (app.navigation.fy().get(), app.page.today().get());
    let round = desk.round.read();
    let asked = Asked::of_dept(fy, round.as_ref(), &dept);
    insight::pending_input(&plan, &app.records.ledger().read(), &app.scale(), &dept, &duties, asked, today)
}

/// 記入が必要なもの, by reason and one by one; that nothing is left, where it is so.
fn left(desk: DepartmentPage) -> AnyView {
    let (plan, left) = (desk.app.plan(), pending(desk));
    let leads = counts(&desk.items.read()).0;
    if left.is_empty() {
        let (shape, words) = match leads {
            0 if desk.items.read().iter().any(|item| item.involvement.role == Role::Lead) => {
                (Shape::Information, "この課が主担当の個別取組は、調査回の対象に入っていません。".to_owned())
            }
            0 => (Shape::Information, "この課が主担当の個別取組は、計画に定めがありません。".to_owned()),
            leads => (Shape::Check, format!("主担当{leads}{MEASURES}に書き残しはありません。")),
        };
        return view! { <p class="finish__done">{icon(shape)} {words}</p> }.into_any();
    }
    let of =
        |reason: &dyn Fn(&TodoReason) -> bool| left.iter().filter(|(_, reasons)| reasons.iter().any(reason)).count();
    let torn = of(&|reason| *reason == TodoReason::Decide);
    let silent = of(&|reason| *reason == TodoReason::Enter);
    let old = of(&|reason| matches!(reason, TodoReason::Refresh(_)));
    let more = left.len() - torn - silent - old;
    let parts = [(torn, wording::CONFLICT), (silent, wording::NOT_ENTERED), (old, "古い記入"), (more, "補足が必要")];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{name}{count}"));
    let summary = format!("記入が必要なもの {}{MEASURES}（{}）", left.len(), parts.collect::<Vec<_>>().join("・"));
    let rows: Vec<Element> =
        left.iter().filter_map(|(measure, reasons)| todo_row(desk, &plan, measure, reasons)).collect();
    view! { <Disclosure summary>{element("ul", "finish__rows").children(rows)}</Disclosure> }.into_any()
}

fn todo_row(desk: DepartmentPage, plan: &Plan, measure: &MeasureId, reasons: &[TodoReason]) -> Option<Element> {
    let (initiative, found) = plan.measure(measure)?;
    let words = reasons.iter().map(|reason| reason_words(*reason)).collect::<Vec<_>>().join("・");
    let link = element("a", "")
        .with("href", desk.address(measure))
        .on_press(move || desk.moved.set_value(true))
        .text(found.name.clone());
    Some(row(element("span", "code").text(initiative.measure_number(found)), link, words))
}

/// One reason in words.
fn reason_words(reason: TodoReason) -> String {
    let words = match reason {
        TodoReason::Decide => "食い違い：どちらを採るか決める",
        TodoReason::Enter => wording::NOT_ENTERED,
        TodoReason::Rate => "進捗評価が未記入",
        TodoReason::Measure => "今年度が期限の目標の実績値が未記入",
        TodoReason::Explain => "状況が未記入",
        TodoReason::Plan => "遅れへの対応（次にすること）が未記入",
        TodoReason::Cite => "根拠が未記入",
        TodoReason::Refresh(days) => return format!("{days}日書いていない"),
    };
    words.to_owned()
}
