//! 最近のファイル and 元に戻す履歴: what was done in this browser.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::{Activity, ActivityKind, App, Command};
use crate::counted::CHANGES;
use crate::plan::calendar::Moment;
use crate::query::View;
use crate::ui::parts::{Button, ButtonSize, Column, Shape, icon, table};

use super::words::{moment_words, visible_line};

/// How many lines stand there before one asks for more.
const SHOWN: usize = 20;

const FILE_COLUMNS: [Column; 5] =
    [("ファイル", false), ("種別", false), ("日時", false), ("変更の数", true), ("結果", false)];
const UNDO_COLUMNS: [Column; 5] =
    [("日時", false), ("操作の内容", false), ("操作元", false), ("変更の数", true), ("操作", false)];

/// Files written and taken in, newest first.
#[component]
pub(super) fn RecentFiles(app: App) -> impl IntoView {
    let body = move || {
        let (activities, undone) = (app.records.activities().read(), app.records.undone().get());
        let rows: Vec<_> =
            activities.iter().rev().filter_map(|activity| file_row(app, activity, &undone)).take(SHOWN).collect();
        if rows.is_empty() {
            let none = "まだファイルはありません。作るか取り込むと、ここに名前と変更の数が残ります。";
            return view! { <p class="files__none">{none}</p> }.into_any();
        }
        table("recent-title", &FILE_COLUMNS, 0, rows, None)
    };
    view! {
        <section class="section" aria-labelledby="recent-title">
            <div class="section__head">
                <h2 id="recent-title">"最近のファイル"</h2>
                <p class="section__note">"このブラウザでの名前と変更の数の控え。ファイルの中身は別の場所にあります"</p>
            </div>
            {body}
        </section>
    }
    .into_any()
}

fn file_row(app: App, activity: &Activity, undone: &BTreeSet<String>) -> Option<Vec<AnyView>> {
    let (file, way, count, result) = match &activity.kind {
        ActivityKind::Export { file, count, .. } => (file, "作成", *count, "保存を確認済み".to_owned()),
        ActivityKind::Import { file, entries, already_had, quarantined, taken_back, .. } => {
            let some = |words: String, count: usize| if count > 0 { words } else { String::new() };
            let words = [
                format!("追加 {}・既にある {already_had}", entries.len()),
                some(format!("（うち取り消し済み {taken_back}）"), *taken_back),
                some(format!("・取り込めない {quarantined}"), *quarantined),
                some("・元に戻した".to_owned(), usize::from(undone.contains(&activity.tx))),
            ]
            .concat();
            (file, "取込み", entries.len() + already_had + quarantined, words)
        }
        _ => return None,
    };
    let result = view! { <span class="incoming__kind">{icon(Shape::Check)} {result}</span> }.into_any();
    Some(vec![
        visible_line(file).into_any(),
        way.into_any(),
        when(app, activity).into_any(),
        count.to_string().into_any(),
        result,
    ])
}

/// What can be undone, newest first. Undoing keeps both values in the history.
#[component]
pub(super) fn UndoHistory(app: App) -> impl IntoView {
    let (all, set_all) = signal(false);
    let body = move || {
        let (activities, undone) = (app.records.activities().read(), app.records.undone().get());
        let shown = if all.get() { usize::MAX } else { SHOWN };
        // What gave way to an import is part of that import.
        let is_line = |activity: &&Activity| match &activity.kind {
            ActivityKind::Export { .. } => false,
            ActivityKind::Restore { again, .. } => !again.is_empty(),
            _ => true,
        };
        let lines = || activities.iter().rev().filter(is_line);
        let rows: Vec<_> = lines().take(shown).map(|activity| undo_row(app, activity, &undone)).collect();
        if rows.is_empty() {
            let none = "元に戻す操作はまだありません。記入や取込みをすると、ここから1つずつ元に戻せます。";
            return view! { <p class="files__none">{none}</p> }.into_any();
        }
        let rest = lines().count().saturating_sub(shown);
        let more = (rest > 0).then(|| view! {
            <Button size=ButtonSize::Small on_press=move |()| set_all.set(true)>{format!("前の{rest}回分も見る")}</Button>
        });
        view! { {table("undo-title", &UNDO_COLUMNS, 1, rows, None)} {more} }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="undo-title">
            <div class="section__head">
                <h2 id="undo-title">"元に戻す履歴"</h2>
                <p class="section__note">
                    "戻した内容も履歴に残り、やり直せます。"
                    <a href=move || app.navigation.address_of(View::Collect)>"すべての記入の履歴"</a>
                </p>
            </div>
            {body}
        </section>
    }
    .into_any()
}

fn undo_row(app: App, activity: &Activity, undone: &BTreeSet<String>) -> Vec<AnyView> {
    // What was done names files and departments; in this browser's settings it stands as they were called.
    let (what, from) = match &activity.kind {
        ActivityKind::Record { what, .. } | ActivityKind::Redact { what, .. } | ActivityKind::Restore { what, .. } => {
            (what.clone(), "この画面")
        }
        ActivityKind::Recover { .. } => ("消えた保存領域の復元".to_owned(), "もう一方の保存領域"),
        ActivityKind::Import { file, .. } => (format!("{file} の取込み"), "取込み"),
        ActivityKind::Undo { what, of, .. } => {
            let activities = app.records.activities().read_untracked();
            let again = is_redo(&activities, of);
            let done = if again { "やり直し" } else { "元に戻した" };
            (format!("「{what}」を{done}"), "この画面")
        }
        ActivityKind::Export { file, .. } => (format!("{file} の作成"), "この画面"),
    };
    let what = visible_line(&what);
    let button = match &activity.kind {
        ActivityKind::Record { .. } | ActivityKind::Import { .. } | ActivityKind::Restore { .. } => {
            undo_button(app, activity, &what, undone)
        }
        ActivityKind::Redact { .. } | ActivityKind::Recover { .. } => "元に戻せません".into_any(),
        ActivityKind::Undo { .. } | ActivityKind::Export { .. } => ().into_any(),
    };
    let count = format!("{}{CHANGES}", activity.entries().len());
    vec![when(app, activity).into_any(), what.into_any(), from.into_any(), count.into_any(), button]
}

/// 元に戻す for what stands, やり直す for what was undone.
fn undo_button(app: App, activity: &Activity, what: &str, undone: &BTreeSet<String>) -> AnyView {
    let is_undone = undone.contains(&activity.tx);
    let tx = if is_undone { standing_undo(app, &activity.tx, undone) } else { Some(activity.tx.clone()) };
    let label = if is_undone { "やり直す" } else { "元に戻す" };
    let what = format!("：{what}");
    let press = move |()| {
        if let Some(tx) = tx.clone() {
            app.run(Command::Undo { tx });
        }
    };
    view! {
        <Button size=ButtonSize::Small on_press=press>
            {label} <span class="visually-hidden">{what}</span>
        </Button>
    }
    .into_any()
}

/// The undoing that keeps an action undone: undoing it brings the action back.
fn standing_undo(app: App, tx: &str, undone: &BTreeSet<String>) -> Option<String> {
    let activities = app.records.activities().read_untracked();
    let undoing = |activity: &&Activity| {
        matches!(&activity.kind, ActivityKind::Undo { of, .. } if of == tx) && !undone.contains(&activity.tx)
    };
    activities.iter().rev().find(undoing).map(|activity| activity.tx.clone())
}

/// Whether an undoing of this action makes it stand again what was undone: every second one in a row.
fn is_redo(activities: &[Activity], of: &str) -> bool {
    let (mut of, mut again) = (of, false);
    for _ in activities {
        match activities.iter().find(|activity| activity.tx == of).map(|activity| &activity.kind) {
            Some(ActivityKind::Undo { of: next, .. }) => (of, again) = (next, !again),
            _ => break,
        }
    }
    again
}

fn when(app: App, activity: &Activity) -> String {
    moment_words(&Moment::new(activity.at.clone()), app.page.today().get())
}
