//! Messages that every view shows: the notice of the last action, what an address missed, that nothing can be kept.

use leptos::prelude::*;

use crate::app::{App, Command, NoticeAction, Tone, VERSION};
use crate::exchange::Scope;
use crate::insight::is_added;
use crate::query::{UnresolvedReference, View};
use crate::ui::parts::{Button, ButtonLook, ButtonSize, Notice, NoticeKind};

/// Live regions stand in the page from the start; texts come and go in them. Nothing disappears by itself.
#[component]
pub(super) fn Messages() -> impl IntoView {
    let app = App::get();
    let latest = move || app.page.notice().get().map(|notice| (notice, Callback::new(move |()| app.page.dismiss())));
    let polite = move || latest().filter(|(notice, _)| notice.tone != Tone::Error).map(banner);
    let urgent = move || latest().filter(|(notice, _)| notice.tone == Tone::Error).map(banner);
    // Announced when they were said; they only stay.
    let unanswered = move || {
        let close = move |text: String| Callback::new(move |()| app.page.dismiss_unanswered(&text));
        app.page
            .unanswered()
            .get()
            .into_iter()
            .map(|notice| banner((notice.clone(), close(notice.text))))
            .collect_view()
    };
    let only_in_window = Memo::new(move |_| app.records.saving().read().kept_nowhere());
    view! {
        <div class="messages">
            {move || only_in_window.get().then(|| view! {
                <Notice
                    kind=NoticeKind::Failure
                    title="このブラウザでは保存が許可されていません。記入はこの画面の中だけにあり、閉じると失われます。終わる前に「保存と共有」でファイルを作ってください。"
                />
            })}
            {move || app.records.elsewhere().get().newer.map(newer)}
            {unanswered}
            <div role="alert">{urgent}</div>
            <div role="status">{polite}</div>
            {move || app.navigation.missing().get().into_iter().map(missing).collect_view()}
        </div>
    }
}

/// A newer version shares the storage. This one goes on: both only add.
fn newer(version: String) -> impl IntoView {
    let text = format!(
        "このブラウザでは、より新しい版のあゆみ（{version}）も使われています。この版（{VERSION}）の記入は失われませんが、新しい版の記入には表示できないものがあります。新しい ayumi.html を開き直してください。"
    );
    view! { <Notice kind=NoticeKind::Warning title=text/> }
}

fn banner((notice, dismiss): (crate::app::Notice, Callback<()>)) -> impl IntoView {
    let app = App::get();
    let kind = match notice.tone {
        Tone::Success => NoticeKind::Success,
        Tone::Info => NoticeKind::Information,
        Tone::Warning => NoticeKind::Warning,
        Tone::Error => NoticeKind::Failure,
    };
    let close = move |()| {
        dismiss.run(());
        app.page.focus_if_free("view-title");
    };
    view! {
        <Notice kind=kind title=notice.text>
            <div class="notice__actions">
                {notice.actions.into_iter().map(|action| action_button(app, action)).collect_view()}
                <Button look=ButtonLook::Text size=ButtonSize::Small on_press=close>"閉じる"</Button>
            </div>
        </Notice>
    }
}

fn action_button(app: App, action: NoticeAction) -> impl IntoView {
    let label = match &action {
        NoticeAction::Undo { .. } => "元に戻す",
        NoticeAction::Redo { .. } => "やり直す",
        NoticeAction::Restore { .. } => "取り消した変更を元に戻す",
        NoticeAction::Decide => "食い違いを見る",
        NoticeAction::Export => "ファイルを作る",
        NoticeAction::ConfirmExport => "保存を確認した",
        NoticeAction::ThisYear => "今の年度に切り替える",
    };
    let press = move |()| match action.clone() {
        NoticeAction::Undo { tx } | NoticeAction::Redo { tx } => app.run(Command::Undo { tx }),
        NoticeAction::Restore { import, file, entries } => app.records.restore_taken_back(&import, &file, entries),
        NoticeAction::Decide => {
            let route = app.navigation.route().read_untracked().switch(View::Collect);
            app.navigation.navigate(&route);
        }
        NoticeAction::Export => app.files.export(Scope::default()),
        NoticeAction::ConfirmExport => app.files.confirm_export(),
        NoticeAction::ThisYear => app.navigation.go_to_this_year(),
    };
    // The button goes with its message.
    let press = move |()| {
        press(());
        app.page.focus_if_free("view-title");
    };
    view! { <Button size=ButtonSize::Small on_press=press>{label}</Button> }
}

fn missing(missing: UnresolvedReference) -> impl IntoView {
    let text = match missing {
        UnresolvedReference::View(path) => format!("「{path}」という画面はありません。近い画面を表示しています。"),
        UnresolvedReference::Initiative(number) => format!("取組「{number}」はこの計画にありません。一覧を表示しています。"),
        UnresolvedReference::Department(id) if is_added(&id) => "この課は、このブラウザの記入にありません。その課のファイルを取り込むか、「自分の課」の画面で加えると開きます。".to_owned(),
        UnresolvedReference::Department(id) => {
            format!("課「{id}」はこの計画にありません。右上の「自分の課」か一覧の絞り込みから選んでください。")
        }
        UnresolvedReference::FiscalYear(year) => format!("「{year}」はこの計画の年度ではありません。今の年度を表示しています。"),
        UnresolvedReference::Selected(id) => format!("「{id}」はこの計画にありません。選択を外して表示しています。"),
        UnresolvedReference::Criterion(text) => format!("条件「{text}」は分からないため、外して表示しています。"),
    };
    view! { <Notice kind=NoticeKind::Warning title=text/> }
}
