//! The foot of the form: whether it is saved, who writes, undo, history, and on to the next.

use leptos::prelude::*;

use crate::app::{Act, App, Command, Deed, Saving};
use crate::exchange::Scope;
use crate::journal::EntryId;
use crate::plan::MeasureId;
use crate::ui::parts::field::TextField;
use crate::ui::parts::{Button, ButtonLook, Icon, Shape};

use super::desk::Desk;
use super::duty_list::{next_open, previous};
use super::past_list::PastList;
use super::state::{OpenForm, Subject};

/// The foot.
#[component]
pub(super) fn Foot(desk: Desk, form: OpenForm) -> impl IntoView {
    let app = form.app();
    let state = move || saving_words(form.is_dirty(), &app.saving().read());
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
                    {move || view! { <Icon shape=state().1/> }}
                    <span role="status">{move || state().2}</span>
                </p>
                <TextField
                    id="record-author"
                    label="記入者"
                    inline=true
                    value=app.author()
                    on_change=move |name| app.name_author(name)
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

/// 前へ, and the one solid button: the next open measure, or the file when none is open.
#[component]
fn Onward(desk: Desk, form: OpenForm) -> impl IntoView {
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
    let export = move |()| app.export(Scope { dept: Some(desk.dept.get_value()), fy: None });
    view! {
        <div class="record-foot__onward">
            {move || has_before.get().then(|| view! { <Button on_press=go_back>"前へ"</Button> })}
            {move || if has_next.get() {
                view! {
                    <Button look=ButtonLook::Solid on_press=go_on>
                        {move || next.get().map(|next| format!("次の未入力へ（{}）", number(&next)))}
                    </Button>
                }
                .into_any()
            } else {
                view! {
                    <p class="sub">"ほかに未入力はありません。"</p>
                    <Button look=ButtonLook::Solid on_press=export>"この課のファイルを書き出す"</Button>
                }
                .into_any()
            }}
        </div>
    }
    .into_any()
}

/// The latest action of this browser on this record that is not undone: also one of an earlier session.
fn latest(app: App, subject: &Subject) -> Option<(String, String)> {
    let ledger = app.ledger().read();
    let touches = |act: &Act| {
        act.entries().iter().filter_map(|id| EntryId::parse(id).ok()).any(|id| {
            ledger.get(id).and_then(|entry| entry.cell()).is_some_and(|cell| *cell == subject.cell(cell.field.clone()))
        })
    };
    let acts = app.acts().read();
    acts.iter().rev().find_map(|act| match &act.deed {
        Deed::Record { what, .. } if touches(act) && !app.is_undone(&act.tx) => Some((act.tx.clone(), what.clone())),
        _ => None,
    })
}

/// The state of keeping in words; what is still being written comes first.
fn saving_words(dirty: bool, saving: &Saving) -> (&'static str, Shape, String) {
    match saving {
        Saving::Failed { .. } => {
            ("failed", Shape::Failure, "保存できません。今すぐファイルに書き出してください。".to_owned())
        }
        _ if dirty => ("writing", Shape::Information, "入力中です。手を止めると自動で保存します".to_owned()),
        Saving::Writing => ("writing", Shape::Information, "保存しています".to_owned()),
        Saving::Saved { .. } if saving.only_in_window() => {
            ("failed", Shape::Warning, "この画面の中だけにあります。閉じる前に書き出してください。".to_owned())
        }
        Saving::Saved { clock, .. } => ("saved", Shape::Check, format!("自動保存しました {clock}")),
        Saving::Starting => ("idle", Shape::Information, "記入を読み込んでいます".to_owned()),
        Saving::Idle(_) => ("idle", Shape::Information, "書くと自動で保存します".to_owned()),
    }
}
