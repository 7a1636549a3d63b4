//! Where the records lie, and whether each place works.

use leptos::prelude::*;

use crate::app::{App, Saving};
use crate::ui::parts::{Figure, Figures, Icon, Shape};
use crate::vault::{ShelfError, ShelfName};

/// How many records there are, how many of them no file holds, and what keeps them.
#[component]
pub(super) fn Shelves(app: App) -> impl IntoView {
    let entries = Signal::derive(move || app.ledger().read().len().to_string());
    let unexported = Signal::derive(move || app.unexported().to_string());
    let unexported_note = Signal::derive(move || match app.unexported() {
        0 => "このブラウザだけにある記入はありません".to_owned(),
        _ => "このブラウザだけにあります。書き出すと減ります".to_owned(),
    });
    let places = move || {
        places(&app.saving().read())
            .into_iter()
            .map(|(shape, name, words)| {
                view! {
                    <li class="shelves__place">
                        <Icon shape/>
                        <span><b class="shelves__name">{name}</b> <span class="sub">{words}</span></span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="shelves" aria-labelledby="shelves-title">
            <h2 class="visually-hidden" id="shelves-title">"今の記入と保存先"</h2>
            <Figures>
                <Figure
                    label="今の記入"
                    value=entries
                    unit="件"
                    note="前の値や、元に戻した値も1件と数えます".to_owned()
                    first=true
                />
                <Figure label="ファイルにない記入" value=unexported unit="件" note=unexported_note/>
            </Figures>
            <div class="shelves__places">
                <h3 class="shelves__title">"保存先"</h3>
                <div role="status"><ul>{places}</ul></div>
            </div>
        </section>
    }
    .into_any()
}

/// Every place with its state in words.
fn places(saving: &Saving) -> Vec<(Shape, &'static str, String)> {
    let works = |shelf: &ShelfName| match shelf {
        ShelfName::Memory => (
            Shape::Warning,
            "この画面の中だけ",
            "このブラウザでは保存が許可されていません。閉じる前に書き出してください。".to_owned(),
        ),
        shelf => (Shape::Check, name(*shelf), "使えます。ブラウザを閉じても残ります。".to_owned()),
    };
    match saving {
        Saving::Starting => vec![(Shape::Information, "ブラウザの保存領域", "確かめています。".to_owned())],
        Saving::Writing => vec![(Shape::Information, "ブラウザの保存領域", "保存しています。".to_owned())],
        Saving::Idle { on } | Saving::Saved { on, .. } if on.is_empty() => vec![works(&ShelfName::Memory)],
        Saving::Idle { on } | Saving::Saved { on, .. } => on.iter().map(works).collect(),
        Saving::Failed { why } => vec![(Shape::Failure, "ブラウザの保存領域", failed(why))],
    }
}

fn name(shelf: ShelfName) -> &'static str {
    match shelf {
        ShelfName::LocalStorage => "ブラウザの保存領域（localStorage）",
        ShelfName::IndexedDb => "ブラウザの保存領域（IndexedDB）",
        ShelfName::Memory => "この画面の中だけ",
    }
}

fn failed(why: &ShelfError) -> String {
    match why {
        ShelfError::Denied => {
            "保存できません。このブラウザでは保存が許可されていません。今すぐ書き出してください。".to_owned()
        }
        ShelfError::Full => {
            "保存できません。保存領域がいっぱいです。今すぐ書き出してください。前に保存した記入は残っています。"
                .to_owned()
        }
        ShelfError::Failed(words) => format!("保存できません。今すぐ書き出してください。（ブラウザの説明：{words}）"),
    }
}
