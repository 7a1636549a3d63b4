//! 確定: what is missing is said before; afterwards, what came later is marked.

use leptos::prelude::*;

use crate::app::{App, Command};
use crate::counted::{changes, departments, fields};
use crate::insight::{Round, SinceClosing, cells_after, close, since_closing};
use crate::journal::{Cell, Closing, Draft, Field, Value};
use crate::query::{CompareOptions, CompareSource, Route, View};
use crate::ui::parts::{Button, ButtonLook, ButtonSize, Disclosure};
use crate::wording::{dates, names, rounds};

use super::{Board, Rounds, Submission, TITLE_ID, said};

/// The heading of the confirmation.
pub(super) const CONFIRM_ID: &str = "round-close";

/// How many cells that came later are told one by one.
const TOLD: usize = 50;

/// What is missing, what closing does, and the button.
pub(super) fn confirmation(app: App, view: Rounds, round: &Round, board: Memo<Board>) -> AnyView {
    let (id, name) = (round.id, rounds::name(round));
    let cell = id.cell(Field::Closing);
    // A closing by another office that arrives while this stands here is not buried.
    let base = app.records.ledger().read_untracked().head_ids(&cell);
    let closed_name = name.clone();
    let press = move |()| {
        let (by, at) = (app.preferences.author().get_untracked(), app.page.now());
        let closing = close(&app.records.ledger().read_untracked(), id, by.trim(), &at);
        let draft = Draft { cell: cell.clone(), base: base.clone(), value: closing.to_value() };
        view.panel.set(None);
        app.run(Command::Record { what: format!("調査回「{closed_name}」の確定"), drafts: vec![draft] });
        said(app, &format!("調査回「{closed_name}」を確定しました。これから届く記入は「確定後の記入」と表示します。"));
        app.page.focus(TITLE_ID);
    };
    let stamp = move || {
        let by = names::author_or_none(&app.preferences.author().read());
        format!("確定の日時と記入者：{}（このパソコンの時計）・{by}", dates::full_moment(&app.page.moment().read()))
    };
    let ahead = move || {
        let now = Closing { at: app.page.moment().get(), by: String::new(), count: 0, digest: String::new() };
        let ahead = cells_after(&app.records.ledger().read(), id, &now).len();
        let words = || format!("今より後の日時の記入が{}あります。時計が正しいか確かめてください。", fields(ahead));
        (ahead > 0).then(|| view! { <p class="round__doubt">{words()}</p> })
    };
    view! {
        <section class="round__panel" aria-labelledby=CONFIRM_ID>
            <h3 id=CONFIRM_ID tabindex="-1">{format!("「{name}」を確定しますか")}</h3>
            {move || missing(app, &board.read())}
            <p>
                "確定しても、記入は止まりません。確定より後の記入は「確定後の記入」と表示し、比較では「前回の確定」として使えます。確定は元に戻せます。"
            </p>
            <p class="sub">{stamp}</p>
            {ahead}
            <div class="row">
                <Button look=ButtonLook::Solid on_press=press>"この内容で確定する"</Button>
                <Button look=ButtonLook::Text on_press=move |()| view.close(app)>"やめる"</Button>
            </div>
        </section>
    }
    .into_any()
}

/// The departments that have not handed in all that is asked, one by one.
fn missing(app: App, board: &Board) -> AnyView {
    let open: Vec<&Submission> =
        board.submissions.iter().filter(|one| one.file.is_none() || !one.missing.is_empty()).collect();
    let (all, plan) = (board.submissions.len(), app.plan());
    // One's own department hands in no file.
    let own = if app.preferences.own_dept().read().is_some() { "自分の課を除く" } else { "" };
    if open.is_empty() {
        let words = format!("{own}対象の{}の、ファイルと必須の記入がそろっています。", departments(all));
        return view! { <p>{words}</p> }.into_any();
    }
    let line = |one: &&Submission| {
        let file = if one.file.is_none() { "ファイル未提出・" } else { "" };
        let name = names::dept_name(&plan, &one.dept);
        view! { <li>{format!("{name}（{file}必須の記入 {}／{}）", one.complete(), one.leads)}</li> }
    };
    let lines = open.iter().map(line).collect_view();
    view! {
        <p><b>{format!("そろっていない課が{}あります（{own}対象の{}のうち）。", departments(open.len()), departments(all))}</b></p>
        <ul class="round__missing">{lines}</ul>
    }
    .into_any()
}

/// The rounds that were closed, the last one first.
pub(super) fn closed(app: App, view: Rounds) -> Option<AnyView> {
    let rounds = view.all.read();
    let closed: Vec<&Round> = rounds.all().iter().rev().filter(|round| round.is_closed()).collect();
    if closed.is_empty() {
        return None;
    }
    let (summary, is_news) =
        (format!("確定した調査回　{}回", closed.len()), rounds.closed_for(view.fy.get()).is_some());
    let rows = closed.into_iter().map(|round| row(app, round)).collect_view();
    Some(view! { <Disclosure summary open=is_news><ul class="round__closed">{rows}</ul></Disclosure> }.into_any())
}

fn row(app: App, round: &Round) -> AnyView {
    let name = rounds::name(round);
    let when: Vec<String> = round.closing.all().map(rounds::closed).collect();
    let torn = round.closing.is_torn().then_some("（食い違い：下で、どの確定にするかを決めてください）");
    let after = round.closed().map(|closing| after(app, round, closing));
    let address = Route {
        fy: Some(round.id.fy),
        compare: CompareOptions { before: Some(CompareSource::Round(round.id)), after: None },
        ..Route::to(View::Compare)
    };
    let (cell, base) = {
        let cell = round.id.cell(Field::Closing);
        let base = app.records.ledger().read_untracked().head_ids(&cell);
        (cell, base)
    };
    let (named, undone) = (format!("：{name}"), name.clone());
    let reopen = move |()| {
        let draft = Draft { cell: cell.clone(), base: base.clone(), value: Value::Null };
        app.run(Command::Record { what: format!("調査回「{undone}」の確定の取消し"), drafts: vec![draft] });
        said(app, &format!("調査回「{undone}」の確定を取り消しました。"));
        app.page.focus(TITLE_ID);
    };
    let for_link = named.clone();
    view! {
        <li class="round__row">
            <p><b>{name}</b> {format!("　確定 {}", when.join("／"))} {torn}</p>
            {after}
            <p class="row no-print">
                <a class="sub" href=address.format()>"今と比べる" <span class="visually-hidden">{for_link}</span></a>
                <Button size=ButtonSize::Small look=ButtonLook::Text on_press=reopen>
                    "確定を取り消す" <span class="visually-hidden">{named}</span>
                </Button>
            </p>
        </li>
    }
    .into_any()
}

/// 確定後の記入, by label; and whether something labelled earlier came later.
fn after(app: App, round: &Round, closing: &Closing) -> AnyView {
    let (plan, ledger) = (app.plan(), app.records.ledger().read());
    let cells = cells_after(&ledger, round.id, closing);
    let later = if cells.is_empty() {
        view! { <p class="sub">"確定後の記入はありません。"</p> }.into_any()
    } else {
        let line = |cell: &Cell| view! { <li>{names::cell(&plan, cell)}</li> };
        let lines = cells.iter().take(TOLD).map(line).collect_view();
        let more = cells.len().saturating_sub(TOLD);
        let more = (more > 0).then(|| view! { <li>{format!("ほか{}", fields(more))}</li> });
        let summary = format!("確定後の記入　{}", fields(cells.len()));
        view! { <Disclosure summary><ul class="round__missing">{lines} {more}</ul></Disclosure> }.into_any()
    };
    let seal = match since_closing(&ledger, round.id, closing) {
        SinceClosing::Same => return later,
        SinceClosing::More(more) => {
            format!("確定より前の日時の{}が、確定の後に届きました。", changes(more))
        }
        SinceClosing::Fewer(less) => {
            format!(
                "確定した時にあった{}が、このブラウザにはありません。取りまとめファイルを取り込むとそろいます。",
                changes(less)
            )
        }
        SinceClosing::Others => "確定した時の記入と、このブラウザの記入が同じではありません。".to_owned(),
    };
    view! { {later} <p class="round__doubt">{seal}</p> }.into_any()
}
