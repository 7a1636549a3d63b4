//! What the head of a department's page says of the round: its name and due day, whether the department is asked, and
//! what a record becomes after the closing.

use leptos::prelude::*;

use crate::insight::Record;
use crate::journal::{Closing, Field};
use crate::plan::ItemId;
use crate::wording::{names, rounds};

use super::desk::DepartmentPage;
use super::state::Subject;

/// The line in the head of the page; nothing where the year has no round.
pub(super) fn round_line(desk: DepartmentPage) -> Option<AnyView> {
    let (app, fy) = (desk.app, desk.app.navigation.fy().get());
    let rounds = app.records.rounds();
    if let Some(round) = rounds.in_force(fy) {
        let (name, due) = (rounds::name(round), rounds::due(round, app.page.today().get()));
        let due = due.map(|due| format!("　{due}")).unwrap_or_default();
        if round.asks(&desk.dept.get_value()) {
            return Some(view! { <b class="department__round">{name}{due}</b> }.into_any());
        }
        let words = format!("「{name}」{due}　この課は、この調査回の対象ではありません。");
        return Some(view! { <span class="department__round">{words}</span> }.into_any());
    }
    let closed = rounds.closed_for(fy)?;
    let day = closed.closed().and_then(Closing::day);
    let day = day.map(|day| format!("{}に", day.japanese())).unwrap_or_default();
    let words =
        format!("「{}」は{day}確定しました。これからの記入は「確定後の記入」と表示します。", rounds::name(closed));
    Some(view! { <span class="department__round">{words}</span> }.into_any())
}

/// Over a record that was written after the closing of its round.
pub(super) fn after_closing(desk: DepartmentPage, subject: &Subject) -> impl Fn() -> Option<AnyView> + use<> {
    let (app, subject) = (desk.app, subject.clone());
    move || {
        let record = {
            let ledger = app.records.ledger().read();
            Record::of(&ledger, subject.fy, &subject.dept, &ItemId::from(&subject.measure))
        };
        let (by, at) = record.last?;
        let rounds = app.records.rounds();
        let is_after = rounds.is_after_closing(&subject.cell(Field::Status), &at);
        let name = rounds::name(rounds.closed_for(subject.fy).filter(|_| is_after)?);
        let who = names::who_when("", &by, &at, app.page.today().get());
        let words = format!("確定後の記入です（「{name}」の確定の後）。{}", who.trim_start());
        Some(view! { <p class="record__stranger">{words}</p> }.into_any())
    }
}
