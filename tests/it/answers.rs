//! Every action gets an answer that is true, and the answer leaves with the view it belongs to.

use ayumi::app::{ActivityKind, App, Command, InMemoryFile, Notice, NoticeAction, Tone};
use ayumi::exchange::Scope;
use ayumi::journal::{Cell, Draft, EntryId, Field, Value};
use ayumi::plan::{DeptId, ItemId};
use ayumi::query::View;
use ayumi::ui::shell::{Shell, ShellProps};
use leptos::prelude::*;

use crate::app_laws::Browser;

fn on_stage<T>(scene: impl FnOnce(App) -> T) -> T {
    Owner::new().with(|| scene(Browser::new().open()))
}

fn cell() -> Cell {
    Cell { fy: 2026, dept: DeptId::new("shimin"), item: ItemId::new("m0101"), field: Field::Status }
}

fn record(app: App, value: &str) -> Vec<EntryId> {
    let base = app.records.ledger().read_untracked().head_ids(&cell());
    let draft = Draft { cell: cell(), base, value: Value::text(value) };
    app.run(Command::Record { what: "1-1 状態".to_owned(), drafts: vec![draft] });
    app.records.ledger().read_untracked().head_ids(&cell())
}

fn notice(app: App) -> Notice {
    app.page.notice().get_untracked().unwrap()
}

fn go(app: App, view: View) {
    let route = app.navigation.route().read_untracked().switch(view);
    app.navigation.navigate(&route);
}

#[test]
fn after_undoing_the_button_does_it_again_and_after_that_it_undoes() {
    on_stage(|app| {
        record(app, "done");
        app.run(Command::UndoLatest);
        assert!(notice(app).text.starts_with("「1-1 状態」を元に戻しました。"));
        let html = Shell(ShellProps { app }).into_view().to_html();
        assert!(html.contains("やり直す"));
        let Some(NoticeAction::Redo { tx }) = notice(app).actions.first().cloned() else { panic!() };
        app.run(Command::Undo { tx });
        assert_eq!(app.records.value_of(&cell()), Some(Value::text("done")));
        assert!(notice(app).text.starts_with("「1-1 状態」をやり直しました。"));
        assert!(matches!(notice(app).actions[..], [NoticeAction::Undo { .. }]));
        let Some(NoticeAction::Undo { tx }) = notice(app).actions.first().cloned() else { panic!() };
        app.run(Command::Undo { tx });
        assert_eq!(app.records.value_of(&cell()), None);
        assert!(notice(app).text.starts_with("「1-1 状態」を元に戻しました。"));
    });
}

#[test]
fn taking_in_names_what_was_added_what_was_there_and_how_many_conflicts_it_made_and_leads_to_them() {
    on_stage(|app| {
        record(app, "done");
        let file = |text: &str, name: &str| InMemoryFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
        app.files.look_at([
            file(include_str!("../fixtures/imports/three.json"), "a.json"),
            file(include_str!("../fixtures/imports/three-and-two.json"), "b.json"),
        ]);
        app.files.take_in_all();
        let notice = notice(app);
        assert!(
            notice
                .text
                .starts_with("2個のファイルを取り込みました。5個の変更を追加しました。3個の変更は既にあります。"),
            "{}",
            notice.text
        );
        assert!(notice.text.contains("1か所で記入が食い違っています。"), "{}", notice.text);
        assert!(notice.actions.contains(&NoticeAction::Decide));
        let html = Shell(ShellProps { app }).into_view().to_html();
        assert!(html.contains("食い違いを見る"));
        assert_eq!(app.records.ledger().read_untracked().conflicts().len(), 1);
    });
}

#[test]
fn an_answer_leaves_with_its_view_and_what_must_be_done_stays() {
    on_stage(|app| {
        record(app, "done");
        app.run(Command::UndoLatest);
        go(app, View::Overview);
        assert!(app.page.notice().get_untracked().is_some(), "still on the same view");
        go(app, View::Graph);
        assert!(app.page.notice().get_untracked().is_none());
        for kept in [
            Notice::new(Tone::Error, "保存できません。"),
            Notice::new(Tone::Warning, "壊れていました。").offering(NoticeAction::Export),
        ] {
            app.page.notify(kept.clone());
            go(app, View::Files);
            go(app, View::Measures);
            assert_eq!(notice(app), kept);
        }
        app.files.export(Scope::default());
        go(app, View::Files);
        assert!(notice(app).actions.contains(&NoticeAction::ConfirmExport), "whether the file arrived is still open");
    });
}

#[test]
fn every_command_is_answered() {
    on_stage(|app| {
        record(app, "done");
        app.run(Command::Redo);
        assert_eq!(notice(app).text, "やり直す操作はありません。");
        app.page.dismiss();
        let tx = app.records.activities().get_untracked().last().unwrap().tx.clone();
        app.run(Command::Undo { tx: tx.clone() });
        app.page.dismiss();
        app.run(Command::Undo { tx });
        assert!(notice(app).text.contains("すでに元に戻してあります"));
        app.page.dismiss();
        app.run(Command::UndoLatest);
        assert_eq!(notice(app).text, "元に戻す操作はありません。");
        app.files.look_at([InMemoryFile {
            name: "a.json".to_owned(),
            bytes: include_bytes!("../fixtures/imports/three.json").to_vec(),
        }]);
        app.page.dismiss();
        app.files.discard_files();
        assert_eq!(notice(app).text, "1個のファイルを、取り込まずに閉じました。今の記入は変わっていません。");
        record(app, "underway");
        app.files.export(Scope::default());
        app.page.dismiss();
        app.files.confirm_export();
        assert!(notice(app).text.contains("保存を確認しました。まだファイルにしていない変更はありません。"));
        assert!(
            app.records
                .activities()
                .read_untracked()
                .iter()
                .any(|activity| matches!(activity.kind, ActivityKind::Export { .. }))
        );
    });
}

#[test]
fn what_needs_to_be_done_stays_beside_a_later_answer_until_it_is_done() {
    on_stage(|app| {
        record(app, "done");
        app.files.export(Scope::default());
        let asked = notice(app);
        app.run(Command::UndoLatest);
        assert!(notice(app).text.contains("元に戻しました"));
        assert_eq!(app.page.unanswered().get_untracked(), [asked]);
        let html = Shell(ShellProps { app }).into_view().to_html();
        assert!(html.contains("保存を確認した") && html.contains("やり直す"));
        app.files.export(Scope::default());
        assert!(app.page.unanswered().read_untracked().is_empty(), "one question at a time");
        app.files.confirm_export();
        assert!(app.page.unanswered().read_untracked().is_empty());
        assert!(notice(app).text.contains("保存を確認しました"));
    });
}
