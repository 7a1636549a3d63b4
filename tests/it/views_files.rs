//! 保存と共有: what a person may rely on before and after a file goes in or out.

use ayumi::app::{App, Command, InMemoryFile};
use ayumi::exchange::{Export, PlanMark, Scope, write_snapshot};
use ayumi::journal::{Author, Cell, Draft, Entry, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use ayumi::ui::shell::Shell;
use leptos::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;
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
    assert!(html.contains("この範囲の記入がまだないため、ファイルにするものがありません。"));
    assert!(html.contains("まだファイルはありません。") && html.contains("元に戻す操作はまだありません。"));
    show("files-empty", &html);
}

#[test]
fn every_scope_says_how_many_records_it_writes() {
    let html = staged(|| app_at("#/files"));
    for words in ["すべて", "市民課だけ", "令和9年度だけ", "前回のファイル作成以後"] {
        assert!(html.contains(words), "{words} is not offered");
    }
    assert!(html.contains("メールの文面") && html.contains("添付："));
    show("files", &html);
}

#[test]
fn a_file_that_cannot_be_read_says_what_happened_and_what_to_do_by_name() {
    let html = staged(|| {
        let app = app_at("#/files");
        app.files.look_at(vec![
            InMemoryFile { name: "空のファイル.json".to_owned(), bytes: Vec::new() },
            InMemoryFile { name: "写真.json".to_owned(), bytes: vec![0x89, b'P', b'N', b'G', 0, 0xff] },
        ]);
        app
    });
    assert!(html.contains("空のファイル.json") && html.contains("ファイルが空です"));
    assert!(html.contains("写真.json") && html.contains("今の記入は変わっていません。"));
    assert!(!html.contains("個の変更を取り込む"));
}

fn entry(dept: &str, item: &str, field: Field, value: &str) -> Entry {
    let cell = Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new(item), field };
    let at = Moment::new("2027-11-22T11:20:00+09:00");
    let author = Author { by: "地域安全課 防災係".to_owned(), at, tx: format!("{item}{value}") };
    Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author)
}

/// A mailed file: two new records, one that differs from what is here, one edited by hand.
fn mailed() -> InMemoryFile {
    let mut ledger = Ledger::default();
    ledger.insert(entry("chiiki-anzen", "m0203", Field::Status, "underway"));
    ledger.insert(entry("chiiki-anzen", "m0203", Field::Situation, "避難所2か所で試行した。"));
    ledger.insert(entry("shimin", "m0401", Field::Status, "done"));
    ledger.insert(entry("chiiki-anzen", "m0203", Field::Next, "書き換える"));
    let export = Export {
        exported_at: Moment::new("2027-11-22T11:20:00+09:00"),
        dept: Some(DeptId::new("chiiki-anzen")),
        name: "防災係".to_owned(),
        scope: Scope::default(),
        round: None,
    };
    let text = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export)
        .text
        .replace("書き換える", "書き換えた");
    InMemoryFile { name: "ayumi_地域安全課_R9_2027-11-22.json".to_owned(), bytes: text.into_bytes() }
}

#[test]
fn before_anything_changes_the_review_accounts_for_everything_in_the_file() {
    let html = staged(|| {
        let app = app_at("#/files");
        app.files.look_at(vec![mailed()]);
        app
    });
    assert!(html.contains("追加3＋既にある0＋取り込めない1＝ファイル内の4個の変更"), "the sum closes");
    assert!(html.contains("追加のうち1個は、今の値と食い違います"));
    assert!(html.contains("作った後に内容が変わっています（手での書き換え、文字の置き換わりなど）。"));
    assert!(
        html.contains("この3個の変更を取り込む")
            && html.contains("やめる")
            && html.contains("まだ何も変わっていません")
    );
    show("files-review", &html);
}

#[test]
fn a_broken_file_offers_what_can_be_saved_of_it() {
    let mut cut = mailed();
    cut.name = "途中で切れた.json".to_owned();
    let whole = String::from_utf8(cut.bytes).unwrap();
    cut.bytes = whole.chars().take(whole.chars().count() * 3 / 4).collect::<String>().into_bytes();
    let html = staged(|| {
        let app = app_at("#/files");
        app.files.look_at(vec![cut, InMemoryFile { name: "空.json".to_owned(), bytes: Vec::new() }]);
        app
    });
    assert!(html.contains("途中で切れた.json") && html.contains("切れています"));
    assert!(html.contains("個の変更を見る"), "a rescue is offered");
    show("files-refused", &html);
}

#[test]
fn what_was_done_stands_in_the_history_and_can_be_undone_and_redone_by_name() {
    let owner = Owner::new();
    let html = owner.with(|| {
        let app = Browser::new().open();
        app.navigation.go_to("#/files");
        app.files.look_at(vec![mailed()]);
        for candidate in app.files.incoming().get_untracked() {
            app.run(Command::TakeIn(Box::new(candidate.found.unwrap())));
        }
        let cell = Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new("m0402"), field: Field::Status };
        let draft = |value: &str| Draft { cell: cell.clone(), base: Vec::new(), value: Value::text(value) };
        app.run(Command::Record { what: "4-2 状態".to_owned(), drafts: vec![draft("underway")] });
        app.run(Command::UndoLatest);
        app.files.export(Scope::default());
        app.files.confirm_export();
        view! { <Shell app=app/> }.to_html()
    });
    assert!(html.contains("保存を確認済み") && html.contains("追加 3・既にある 0・取り込めない 1"));
    assert!(html.contains("「4-2 状態」を元に戻した"));
    assert!(html.contains("やり直す") && html.contains("元に戻す<span class=\"visually-hidden\">：ayumi_地域安全課"));
    show("files-history", &html);
}

/// A file whose only entry was written here as well, and then edited by hand in the file.
fn edited_by_hand() -> (Entry, InMemoryFile) {
    let original = entry("shimin", "m0402", Field::Situation, "窓口で試行した。");
    let mut ledger = Ledger::default();
    ledger.insert(original.clone());
    let export = Export {
        exported_at: Moment::new("2027-11-22T11:20:00+09:00"),
        dept: None,
        name: String::new(),
        scope: Scope::default(),
        round: None,
    };
    let text = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export)
        .text
        .replace("窓口で試行した。", "窓口で\u{202e}完了した。");
    (original, InMemoryFile { name: "手直し.json".to_owned(), bytes: text.into_bytes() })
}

#[test]
fn fault_10_a_hand_edited_entry_stands_beside_its_original_and_can_be_taken_as_ones_own() {
    let owner = Owner::new();
    owner.with(|| {
        let app = Browser::new().open();
        app.navigation.go_to("#/files");
        let (original, file) = edited_by_hand();
        app.records.merge_remote_entry(original.clone());
        app.files.look_at(vec![file]);
        let html = view! { <Shell app=app/> }.to_html();
        assert!(
            html.contains("元の記入：窓口で試行した。（地域安全課 防災係・"),
            "the original is held, so it is shown"
        );
        assert!(html.contains("このファイル：窓口で〔U+202E〕完了した。"), "fault 19: what turns text around is seen");
        assert!(html.contains("あなたの新しい記入として取り込む"));
        assert_eq!(app.records.ledger().read_untracked().len(), 1, "nothing changed by looking");

        let held = app.files.incoming().get_untracked().remove(0).found.unwrap().snapshot.quarantine.remove(0);
        let (cell, value) = held.claim().unwrap();
        let base = app.records.ledger().read_untracked().head_ids(&cell);
        let draft = Draft { cell: cell.clone(), base, value: value.clone() };
        app.run(Command::Record { what: "取り込めないから".to_owned(), drafts: vec![draft] });
        assert_eq!(app.records.ledger().read_untracked().reading(&cell).value(), Some(&value));
        assert!(app.records.ledger().read_untracked().contains(original.id()), "the original stays in the history");
        let html = view! { <Shell app=app/> }.to_html();
        assert!(html.contains("今の値はこの内容です。") && !html.contains("あなたの新しい記入として取り込む"));
    });
}

#[test]
fn fault_68_many_files_are_lines_that_open_with_one_sum_above() {
    let html = staged(|| {
        let app = app_at("#/files");
        for at in 0..30 {
            let InMemoryFile { bytes, .. } = mailed();
            app.files.look_at(vec![InMemoryFile { name: format!("{at}.json"), bytes }]);
        }
        app.files.look_at(vec![InMemoryFile { name: "写真.jpg".to_owned(), bytes: vec![0xff, 0xd8, 0xff] }]);
        app
    });
    assert!(html.contains("31ファイル：新しい変更3個・取り込めない30個・読めなかったもの1ファイル"));
    assert!(html.contains("30ファイルの3個の変更を取り込む"), "what stands in thirty files is added once");
    assert_eq!(html.matches("追加3（食い違い1）・既にある0・取り込めない1").count(), 30);
    show("files-many", &html);
}
