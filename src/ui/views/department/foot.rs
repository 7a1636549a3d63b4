//! The foot of the form: whether it is saved, who writes, undo, history, and on to the next.

use leptos::prelude::*;

use crate::app::{Activity, ActivityKind, App, Command};
use crate::plan::MeasureId;
use crate::ui::parts::field::TextField;
use crate::ui::parts::{Button, ButtonLook, icon};

use super::desk::DepartmentPage;
use super::duty_list::{next_open, previous};
use super::finish;
use super::past_list::PastList;
use super::state::{OpenForm, Subject};
use super::words::saving_words;

/// The foot.
#[component]
pub(super) fn Foot(desk: DepartmentPage, form: OpenForm) -> impl IntoView {
    let app = form.app();
    let state = move || saving_words(form.is_dirty(), &app.records.saving().read(), app.page.today().get());
    let undoable = Memo::new(move |_| latest(app, &form.subject()));
    let blocked = Signal::derive(move || undoable.read().is_none());
    let undo = move |()| {
        if let Some((tx, _)) = undoable.get_untracked() {
            app.run(Command::Undo { tx });
        }
    };
    let undo_words = move || undoable.get().map(|(_, what)| format!("「{what}」を")).unwrap_or_default();
    view! {
        <footer class="record-foot">
            <div class="record-foot__saved">
                <p class="record-foot__state" data-state=move || state().0>
                    {move || icon(state().1)}
                    <span role="status">{move || state().2}</span>
                </p>
                <TextField
                    id="record-author"
                    label="記入者"
                    inline=true
                    value=app.preferences.author()
                    on_change=move |name| app.preferences.name_author(name)
                />
                <Button look=ButtonLook::Text blocked on_press=undo>
                    <span class="visually-hidden">{undo_words}</span>
                    "元に戻す"
                </Button>
            </div>
            <Onward desk form/>
            <PastList form/>
        </footer>
    }
    .into_any()
}

/// 前へ, and the one solid button: the next open measure, or the way to handing in when none is open.
#[component]
fn Onward(desk: DepartmentPage, form: OpenForm) -> impl IntoView {
    let app = form.app();
    let measure = form.subject().measure;
    let before = {
        let measure = measure.clone();
        Memo::new(move |_| previous(&desk.items.read(), &measure))
    };
    let next = Memo::new(move |_| next_open(&desk.items.read(), &measure));
    let number = move |measure: &MeasureId| {
        let plan = app.plan();
        plan.measure(measure).map(|(initiative, found)| initiative.measure_number(found)).unwrap_or_default()
    };
    let has_before = Memo::new(move |_| before.read().is_some());
    let has_next = Memo::new(move |_| next.read().is_some());
    let go_back = move |()| {
        if let Some(measure) = before.get_untracked() {
            desk.go(&measure);
        }
    };
    let go_on = move |()| {
        if let Some(measure) = next.get_untracked() {
            desk.go(&measure);
        }
    };
    view! {
        <div class="record-foot__onward">
            {move || has_before.get().then(|| view! { <Button on_press=go_back>"前へ"</Button> })}
            {move || if has_next.get() {
                view! {
                    <Button look=ButtonLook::Solid on_press=go_on>
                        {move || next.get().map(|next| format!("次の未記入へ（{}）", number(&next)))}
                    </Button>
                }
                .into_any()
            } else {
                view! {
                    <p class="sub">"ほかに◎主担当の未記入はありません。"</p>
                    <Button look=ButtonLook::Solid on_press=move |()| app.page.focus(finish::TITLE_ID)>"提出の手順へ"</Button>
                }
                .into_any()
            }}
        </div>
    }
    .into_any()
}

/// The latest action of this browser on this record that is not undone: also one of an earlier session.
fn latest(app: App, subject: &Subject) -> Option<(String, String)> {
    let ledger = app.records.ledger().read();
    let touches = |activity: &Activity| {
        activity.entries().iter().any(|id| {
            ledger
                .get(*id)
                .and_then(|entry| entry.cell())
                .is_some_and(|cell| *ledger.known_as(cell) == subject.cell(cell.field.clone()))
        })
    };
    let (activities, undone) = (app.records.activities().read(), app.records.undone().get());
    activities.iter().rev().find_map(|activity| match &activity.kind {
        ActivityKind::Record { what, .. } if !undone.contains(&activity.tx) && touches(activity) => {
            Some((activity.tx.clone(), what.clone()))
        }
        _ => None,
    })
}
