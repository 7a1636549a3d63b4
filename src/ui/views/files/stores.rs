//! Where the records lie, and whether each place works.

use leptos::prelude::*;

use crate::app::{App, Saving};
use crate::counted::CHANGE;
use crate::ui::parts::{Figure, Figures, Shape, explained, icon};
use crate::vault::{StoreError, StoreName};

use super::words::visible_line;

/// How many records there are, how many of them no file holds, and what keeps them.
#[component]
pub(super) fn Stores(app: App) -> impl IntoView {
    let entries = Signal::derive(move || app.records.ledger().read().len().to_string());
    let used = Signal::derive(move || {
        app.records.used_percent().get().map_or_else(|| "–".to_owned(), |used| used.to_string())
    });
    let unexported = Signal::derive(move || app.records.unexported().to_string());
    let unexported_note = Signal::derive(move || match app.records.unexported() {
        0 if app.records.ledger().read().is_empty() => "記入はまだありません".to_owned(),
        0 => "このブラウザだけにある記入はありません".to_owned(),
        _ => "このブラウザだけにあります。ファイルを作ると減ります".to_owned(),
    });
    let places = move || {
        places(&app.records.saving().read())
            .into_iter()
            .map(|(shape, name, words)| {
                view! {
                    <li class="stores__place">
                        {icon(shape)}
                        <span><b class="stores__name">{name}</b> <span class="sub">{words}</span></span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="stores" aria-labelledby="stores-title">
            <h2 class="visually-hidden" id="stores-title">"今の記入と保存先"</h2>
            <div>
            <Figures>
                <Figure
                    label="今の変更"
                    value=entries
                    unit=CHANGE
                    note="前の値や、元に戻した値も1個と数えます".to_owned()
                    first=true
                />
                <Figure label="ファイルにない変更" value=unexported unit=CHANGE note=unexported_note/>
                <Figure label="使用量" value=used unit="%" note="予備の保存場所。70%になったら知らせます".to_owned()/>
            </Figures>
            {explained("変更の数と使用量", vec![
                "今の変更は、このブラウザにある全課・全年度の変更（1項目の記入1回）の数です。".to_owned(),
                "ファイルにない変更は、ここで書いた・元に戻した記入のうち、作ったファイルにないもの。取り込んだ記入は、元のファイルにあるため除きます。".to_owned(),
                "使用量は、予備の保存場所の文字数÷上限の約524万文字（端数は切り捨て）。開いたとき、多くを保存したとき、上限に当たったときに量ります。".to_owned(),
                "作るファイルの変更の数は、範囲に入る記入の数で、前の値も、元に戻した値も入ります。KBは、今作るファイルの大きさ（1,024バイトで1KB、端数は切り上げ）です。".to_owned(),
            ])}
            </div>
            <div class="stores__places">
                <h3 class="stores__title">"保存先"</h3>
                <div role="status"><ul>{places}</ul></div>
                {move || (app.records.elsewhere().read().places > 0).then_some(view! { <p class="sub">{ELSEWHERE}</p> })}
            </div>
        </section>
    }
    .into_any()
}

const ELSEWHERE: &str = "このブラウザでは、別の場所にある ayumi.html も同じ記入を使っています。どちらで書いても同じ記入に足され、二重には数えません。";

/// Every place with its state in words.
fn places(saving: &Saving) -> Vec<(Shape, &'static str, String)> {
    let known = |shape, words: &str| vec![(shape, "ブラウザの保存領域", words.to_owned())];
    match saving {
        Saving::Starting => known(Shape::Information, "確かめています。"),
        Saving::Writing => known(Shape::Information, "保存しています。"),
        Saving::Failed { why } => {
            known(Shape::Failure, &format!("保存できません。今すぐファイルを作ってください。{}", because(why)))
        }
        Saving::Idle(places) | Saving::Saved { places, .. } if !places.outlive_the_window() => {
            let words = "このブラウザでは保存が許可されていません。閉じる前にファイルを作ってください。";
            vec![(Shape::Warning, name(StoreName::Memory), words.to_owned())]
        }
        Saving::Idle(places) | Saving::Saved { places, .. } => {
            let works =
                |store: &StoreName| (Shape::Check, name(*store), "使えます。ブラウザを閉じても残ります。".to_owned());
            let waits = |store: &StoreName| {
                (
                    Shape::Information,
                    name(*store),
                    "応答を待っています。応答があれば、足りない記入を保存します。".to_owned(),
                )
            };
            let fails = |(store, why): &(StoreName, StoreError)| {
                let other = "もう一方に保存しています。念のため、こまめにファイルを作ってください。";
                (Shape::Warning, name(*store), format!("使えません。{}{other}", because(why)))
            };
            let on = places.on.iter().map(works).chain(places.pending.iter().map(waits));
            on.chain(places.not.iter().map(fails)).collect()
        }
    }
}

fn name(store: StoreName) -> &'static str {
    match store {
        StoreName::IndexedDb => "保存場所（IndexedDB）",
        StoreName::LocalStorage => "予備の保存場所（同じブラウザの localStorage）",
        StoreName::Memory => "この画面の中だけ",
    }
}

fn because(why: &StoreError) -> String {
    match why {
        StoreError::Denied => "このブラウザでは許可されていません。".to_owned(),
        StoreError::Full => "いっぱいです。前に保存した記入は残っています。".to_owned(),
        StoreError::Failed(words) => format!("（ブラウザの説明：{}）", visible_line(words)),
    }
}
