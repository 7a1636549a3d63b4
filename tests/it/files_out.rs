//! Files out, as the app hands them over: the difference since the last file, packing, and seeing that they arrived.

use std::io::Read as _;

use ayumi::app::{App, Command, InMemoryFile};
use ayumi::exchange::{Scope, limits, read_snapshot};
use ayumi::journal::{Cell, Draft, Field, Value};
use ayumi::plan::{DeptId, ItemId};
use leptos::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;

fn record(app: App, item: &str, value: &str) {
    let cell = Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new(item), field: Field::Situation };
    let base = app.records.ledger().read_untracked().head_ids(&cell);
    let drafts = vec![Draft { cell, base, value: Value::text(value) }];
    app.run(Command::Record { what: item.to_owned(), drafts });
}

/// The file that was handed over last.
fn handed_out(browser: &Browser) -> InMemoryFile {
    let (name, bytes) = browser.platform.downloads.borrow().last().unwrap().clone();
    InMemoryFile { name, bytes }
}

fn opened(scene: impl FnOnce(&Browser, App)) {
    let owner = Owner::new();
    owner.with(|| {
        let browser = Browser::new();
        let app = browser.open();
        app.preferences.choose_dept(DeptId::new("shimin"));
        scene(&browser, app);
    });
}

#[test]
fn a_difference_holds_what_no_confirmed_file_holds_and_its_name_says_so() {
    opened(|browser, app| {
        record(app, "m0401", "一");
        app.files.export(Scope::default());
        app.files.confirm_export();
        record(app, "m0401", "二");
        record(app, "m0402", "三");
        let scope = app.files.since_last_file();
        assert_eq!(app.files.preview_exports(std::slice::from_ref(&scope))[0].count, 2);
        app.files.export(scope);
        let file = handed_out(browser);
        assert_eq!(file.name, "ayumi_市民課_差分_2027-11-22-1432.json");
        let snapshot = read_snapshot(&city_plan(), &file.name, &file.bytes).unwrap();
        assert_eq!(snapshot.entries.len(), 2);
        assert_eq!(snapshot.warnings, [], "that what is superseded stays behind is no fault");
        assert!(
            String::from_utf8(file.bytes).unwrap().contains(r#""scope":{"dept":null,"fy":null,"difference":true}"#)
        );
        app.files.confirm_export();
        assert_eq!(app.records.unexported(), 0);
        assert_eq!(app.files.preview_exports(&[app.files.since_last_file()])[0].count, 0);
    });
}

#[test]
fn a_difference_read_on_top_of_the_file_before_gives_all_that_was_recorded() {
    opened(|browser, app| {
        record(app, "m0401", "一");
        app.files.export(Scope::default());
        let first = handed_out(browser);
        app.files.confirm_export();
        record(app, "m0401", "二");
        app.files.export(app.files.since_last_file());
        let second = handed_out(browser);
        for order in [[first.clone(), second.clone()], [second, first]] {
            let other = Browser::new().open();
            other.files.look_at(order);
            other.files.take_in_all();
            let (here, there) = (app.records.ledger().get_untracked(), other.records.ledger().get_untracked());
            assert!(here.entries().eq(there.entries()));
        }
    });
}

#[test]
fn fault_51_a_file_counts_as_written_when_it_was_seen_to_arrive_and_not_on_the_click() {
    opened(|browser, app| {
        record(app, "m0401", "一");
        app.files.export(Scope::default());
        assert_eq!(app.records.unexported(), 1, "a download that began may be blocked or cancelled");
        let mut file = handed_out(browser);
        "ayumi_全課_全年度_2027-11-22 (1).json".clone_into(&mut file.name);
        app.files.look_at([file]);
        assert_eq!(app.records.unexported(), 0, "it was read again, so it did arrive, under whatever name");
        assert_eq!(app.files.incoming().get_untracked().remove(0).found.unwrap().review.added, 0);
    });
}

#[test]
fn fault_51_another_file_or_a_damaged_one_confirms_nothing() {
    opened(|browser, app| {
        record(app, "m0401", "一");
        app.files.export(Scope::default());
        let earlier = handed_out(browser);
        record(app, "m0402", "二");
        app.files.export(Scope::default());
        let mut damaged = handed_out(browser);
        damaged.bytes.truncate(damaged.bytes.len() - 60);
        app.files.look_at([earlier, damaged]);
        assert_eq!(app.records.unexported(), 2);
    });
}

#[test]
fn a_large_file_is_packed_says_so_in_its_name_and_comes_back() {
    opened(|browser, app| {
        for at in 0..limits::PLAIN_BYTES / 25_000 {
            record(app, "m0401", &format!("{at}{}", "長い状況の文".repeat(1_500)));
        }
        let preview = app.files.preview_exports(&[Scope::default()]).remove(0);
        app.files.export(Scope::default());
        let file = handed_out(browser);
        assert_eq!(file.name, preview.file_name);
        assert_eq!(std::path::Path::new(&file.name).extension(), Some("gz".as_ref()));
        let mut text = String::new();
        flate2::read::GzDecoder::new(file.bytes.as_slice()).read_to_string(&mut text).unwrap();
        assert!(text.len() > limits::PLAIN_BYTES && file.bytes.len() < text.len() / 5);
        assert!(preview.bytes.abs_diff(text.len()) < text.len() / 10, "the size is foretold within a tenth");
        let other = Browser::new().open();
        other.files.look_at([file]);
        other.files.take_in_all();
        assert_eq!(other.records.ledger().read_untracked().len(), app.records.ledger().read_untracked().len());
    });
}
