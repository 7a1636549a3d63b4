//! 最近のファイル and 元に戻す履歴: what was done in this browser.

use leptos::prelude::*;

use crate::app::{Act, App, Command, Deed};
use crate::plan::calendar::Moment;
use crate::ui::parts::{Button, ButtonSize, Icon, Shape};

use super::words::moment_words;

/// How many lines stand there before one asks for more.
const SHOWN: usize = 20;

/// Files written and taken in, newest first.
#[component]
pub(super) fn RecentFiles(app: App) -> impl IntoView {
    let files = Memo::new(move |_| newest(app, |deed| matches!(deed, Deed::Export { .. } | Deed::Import { .. })));
    let rows = move || files.get().into_iter().take(SHOWN).map(|act| file_row(app, &act)).collect_view();
    let table = move || {
        if files.read().is_empty() {
            return view! {
                <p class="files__none">"まだファイルはありません。書き出すか読み込むと、ここに名前と件数が残ります。"</p>
            }
            .into_any();
        }
        view! {
            <div class="table-scroll" role="group" tabindex="0" aria-labelledby="recent-title">
                <table class="table">
                    <thead>
                        <tr>
                            <th class="table__head" scope="col">"ファイル"</th>
                            <th class="table__head" scope="col">"向き"</th>
                            <th class="table__head" scope="col">"日時"</th>
                            <th class="table__head" scope="col" data-number="">"件数"</th>
                            <th class="table__head" scope="col">"結果"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section" aria-labelledby="recent-title">
            <div class="section__head">
                <h2 id="recent-title">"最近のファイル"</h2>
                <p class="section__note">"このブラウザでの名前と件数の控え。ファイルの中身は別の場所にあります"</p>
            </div>
            {table}
        </section>
    }
    .into_any()
}

fn file_row(app: App, act: &Act) -> Option<impl IntoView + use<>> {
    let undone = app.is_undone(&act.tx);
    let (file, way, count, result) = match &act.deed {
        Deed::Export { file, count, .. } => (file, "書き出し", *count, "あることを確かめた".to_owned()),
        Deed::Import { file, entries, already_had, quarantined } => {
            let held = if *quarantined > 0 { format!("・保留 {quarantined}") } else { String::new() };
            let back = if undone { "・元に戻した" } else { "" };
            let words = format!("追加 {}・既にある {already_had}{held}{back}", entries.len());
            (file, "読み込み", entries.len() + already_had + quarantined, words)
        }
        Deed::Record { .. } | Deed::Undo { .. } => return None,
    };
    Some(view! {
        <tr class="table__row">
            <th class="table__cell files__name" scope="row">{file.clone()}</th>
            <td class="table__cell">{way}</td>
            <td class="table__cell">{when(app, act)}</td>
            <td class="table__cell" data-number="">{count.to_string()}</td>
            <td class="table__cell"><span class="parcel__kind"><Icon shape=Shape::Check/> {result}</span></td>
        </tr>
    })
}

/// What can be undone, newest first. Undoing keeps both values in the history.
#[component]
pub(super) fn UndoHistory(app: App) -> impl IntoView {
    let (all, set_all) = signal(false);
    let acts = Memo::new(move |_| newest(app, |deed| !matches!(deed, Deed::Export { .. })));
    let shown = move || if all.get() { usize::MAX } else { SHOWN };
    let rows = move || acts.get().into_iter().take(shown()).map(|act| undo_row(app, &act)).collect_view();
    let more = move || {
        let rest = acts.read().len().saturating_sub(shown());
        (rest > 0).then(|| view! {
            <Button size=ButtonSize::Small on_press=move |()| set_all.set(true)>{format!("前の{rest}件も見る")}</Button>
        })
    };
    let table = move || {
        if acts.read().is_empty() {
            return view! { <p class="files__none">"元に戻す操作はまだありません。記入や取り込みをすると、ここから1つずつ元に戻せます。"</p> }
                .into_any();
        }
        view! {
            <div class="table-scroll" role="group" tabindex="0" aria-labelledby="undo-title">
                <table class="table">
                    <thead>
                        <tr>
                            <th class="table__head" scope="col">"日時"</th>
                            <th class="table__head" scope="col">"したこと"</th>
                            <th class="table__head" scope="col">"元"</th>
                            <th class="table__head" scope="col" data-number="">"変わった件数"</th>
                            <th class="table__head" scope="col">"操作"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section" aria-labelledby="undo-title">
            <div class="section__head">
                <h2 id="undo-title">"元に戻す履歴"</h2>
                <p class="section__note">"戻した内容も履歴に残り、やり直せます"</p>
            </div>
            {table} {more}
        </section>
    }
    .into_any()
}

fn undo_row(app: App, act: &Act) -> impl IntoView + use<> {
    let (what, from) = match &act.deed {
        Deed::Record { what, .. } => (what.clone(), "この画面"),
        Deed::Import { file, .. } => (format!("{file} を取り込み"), "取り込み"),
        Deed::Undo { what, of, .. } => {
            let again = app
                .acts()
                .read_untracked()
                .iter()
                .any(|other| other.tx == *of && matches!(other.deed, Deed::Undo { .. }));
            let done = if again { "やり直し" } else { "元に戻した" };
            (format!("「{what}」を{done}"), "この画面")
        }
        Deed::Export { file, .. } => (format!("{file} を書き出し"), "この画面"),
    };
    let button = match &act.deed {
        Deed::Record { .. } | Deed::Import { .. } => Some(undo_button(app, act, &what)),
        Deed::Undo { .. } | Deed::Export { .. } => None,
    };
    view! {
        <tr class="table__row">
            <td class="table__cell">{when(app, act)}</td>
            <th class="table__cell files__deed" scope="row">{what}</th>
            <td class="table__cell">{from}</td>
            <td class="table__cell" data-number="">{format!("{}件", act.entries().len())}</td>
            <td class="table__cell">{button}</td>
        </tr>
    }
}

/// 元に戻す for what stands, やり直す for what was undone.
fn undo_button(app: App, act: &Act, what: &str) -> AnyView {
    let undone = app.is_undone(&act.tx);
    let tx = if undone { standing_undo(app, &act.tx) } else { Some(act.tx.clone()) };
    let label = if undone { "やり直す" } else { "元に戻す" };
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
fn standing_undo(app: App, tx: &str) -> Option<String> {
    let acts = app.acts().read_untracked();
    let undoing = |act: &&Act| matches!(&act.deed, Deed::Undo { of, .. } if of == tx) && !app.is_undone(&act.tx);
    acts.iter().rev().find(undoing).map(|act| act.tx.clone())
}

fn newest(app: App, wanted: impl Fn(&Deed) -> bool) -> Vec<Act> {
    app.acts().read().iter().rev().filter(|act| wanted(&act.deed)).cloned().collect()
}

fn when(app: App, act: &Act) -> String {
    moment_words(&Moment::new(act.at.clone()), app.today().get())
}
