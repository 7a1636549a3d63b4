//! 保存と共有: what a person may rely on before and after a file goes in or out.

use ayumi::app::{App, Picked};
use ayumi::ui::shell::Shell;
use leptos::prelude::*;

use crate::stage::{app_at, empty_app_at, show};

fn staged(app: impl FnOnce() -> App) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let app = app();
        view! { <Shell app=app/> }.to_html()
    })
}

#[test]
fn on_a_first_visit_nothing_can_be_written_and_it_says_why() {
    let html = staged(|| empty_app_at("#/files"));
    assert!(html.contains("この範囲の記入がまだないため、書き出すものがありません。"));
    assert!(html.contains("まだファイルはありません。") && html.contains("元に戻す操作はまだありません。"));
    show("files-empty", &html);
}

#[test]
fn every_scope_says_how_many_records_it_writes() {
    let html = staged(|| app_at("#/files"));
    for words in ["すべて", "市民課だけ", "令和9年度だけ", "市民課の令和9年度だけ"] {
        assert!(html.contains(words), "{words} is not offered");
    }
    assert!(html.contains("メールの文") && html.contains("添付："));
    show("files", &html);
}

#[test]
fn a_file_that_cannot_be_read_says_what_happened_and_what_to_do_by_name() {
    let html = staged(|| {
        let app = app_at("#/files");
        app.look_at(vec![
            Picked { name: "空のファイル.json".to_owned(), bytes: Vec::new() },
            Picked { name: "写真.json".to_owned(), bytes: vec![0x89, b'P', b'N', b'G', 0, 0xff] },
        ]);
        app
    });
    assert!(html.contains("空のファイル.json") && html.contains("ファイルが空です"));
    assert!(html.contains("写真.json") && html.contains("今の記入は変わっていません。"));
    assert!(!html.contains("件を取り込む"));
}
