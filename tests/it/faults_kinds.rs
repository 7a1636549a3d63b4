//! Files that are no snapshot are called what they are, and say what to do; dates and senders of those that are.

use std::io::Write as _;

use ayumi::app::{Command, InMemoryFile};
use ayumi::exchange::{
    Export, FileError, FileKind, PlanMark, QuarantineReason, Scope, SnapshotWarning, write_snapshot,
};
use ayumi::journal::{Actual, Author, Cell, Doubt, Draft, Entry, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use ayumi::ui::shell::Shell;
use ayumi::wording::{names, values};
use leptos::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;
use crate::faults_files::refused;
use crate::fixtures::{author, cell, export, read, small_ledger};

/// A stored zip file with files of these names, as every packer writes it.
fn zip(names: &[&str], flags: u8) -> Vec<u8> {
    let mut out = Vec::new();
    for name in names {
        out.extend(b"PK\x03\x04\x14\0");
        out.extend([flags, 0]);
        out.extend([0; 18]);
        out.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        out.extend([0, 0]);
        out.extend(name.as_bytes());
    }
    out
}

/// An old file of Office with streams of these names.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    out.extend([0; 504]);
    for name in names {
        out.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        out.extend([0; 64]);
    }
    out
}

#[test]
fn a_file_of_another_program_is_called_what_it_is_and_says_what_to_do() {
    let office = |part: &str| zip(&["[Content_Types].xml", "_rels/.rels", part], 0);
    let utf16: Vec<u8> = "課,状態\r\n市民課,完了\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let sjis = encoding_rs::SHIFT_JIS.encode("課,状態\r\n市民課,完了\r\n").0.into_owned();
    let mut inner = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    inner.write_all(b"x").unwrap();
    let cases: Vec<(Vec<u8>, FileKind)> = vec![
        (office("xl/workbook.xml"), FileKind::Excel),
        (compound(&["Root Entry", "Workbook"]), FileKind::Excel),
        (office("word/document.xml"), FileKind::Word),
        (compound(&["Root Entry", "WordDocument"]), FileKind::Word),
        (office("ppt/presentation.xml"), FileKind::PowerPoint),
        (zip(&["mimetype"], 0), FileKind::OpenDocument),
        (compound(&["Root Entry", "EncryptedPackage", "EncryptionInfo"]), FileKind::LockedOffice),
        (compound(&["Root Entry", "__substg1.0_0037001F"]), FileKind::OutlookMail),
        (compound(&["Root Entry"]), FileKind::Office),
        (zip(&["ayumi_市民課_R8.json"], 0), FileKind::Zip),
        (zip(&["ayumi_市民課_R8.json"], 1), FileKind::LockedZip),
        (b"PK\x05\x06".iter().copied().chain([0; 18]).collect(), FileKind::Zip),
        (b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), FileKind::Archive("7z")),
        (b"Rar!\x1a\x07\x01\0".to_vec(), FileKind::Archive("rar")),
        (b"\x22\x5d-lh5-\x10\0".to_vec(), FileKind::Archive("LZH")),
        (inner.finish().unwrap(), FileKind::Archive("gz")),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), FileKind::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), FileKind::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), FileKind::Picture),
        (b"GIF89a".to_vec(), FileKind::Picture),
        (b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), FileKind::Picture),
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), FileKind::Picture),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".to_vec(), FileKind::Picture),
        (b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec(), FileKind::Media),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0".to_vec(), FileKind::Shortcut),
        (b"[InternetShortcut]\r\nURL=file:///C:/ayumi.html\r\n".to_vec(), FileKind::Shortcut),
        ("<!doctype html>\n<html lang=\"ja\">\n<head>\n<title>あゆみ｜小金井市</title>".into(), FileKind::Ayumi),
        (b"\r\n<!DOCTYPE html><html><title>x</title>".to_vec(), FileKind::Html),
        (include_bytes!("../fixtures/plan/small.json").to_vec(), FileKind::Plan),
        ("課,状態\n市民課,完了\n".into(), FileKind::Csv),
        ("\u{feff}\"課\",\"状態\"\r\n\"市民課\",\"完了\"\r\n".into(), FileKind::Csv),
        ("課\t状態\n市民課\t完了\n".into(), FileKind::Csv),
        (utf16, FileKind::Csv),
        (sjis, FileKind::Csv),
        (b"{\\rtf1\\ansi x}".to_vec(), FileKind::Rtf),
        (b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), FileKind::Xml),
        (b"MZ\x90\0\x03\0\0\0".to_vec(), FileKind::Program),
        (
            "Received: from mx\r\nFrom: a@example.jp\r\nSubject: =?UTF-8?B?44GC?=\r\n\r\nお疲れ様です".into(),
            FileKind::Mail,
        ),
        ("市民課の記録です。よろしくお願いします。".into(), FileKind::Text),
        (vec![7, 1, 2, 3, 0x80, 0, 0xff, 4, 5, 6, 0x91, 0], FileKind::Binary),
    ];
    for (bytes, wanted) in cases {
        let error = refused(&bytes);
        assert_eq!(error, FileError::Kind(wanted), "{}", String::from_utf8_lossy(&bytes));
        assert!(error.what().contains(&wanted.name()) && error.hint().contains(wanted.advice()));
    }
}

#[test]
fn a_mail_that_holds_a_snapshot_in_its_text_offers_it() {
    let mail = format!("From: a@example.jp\nTo: b@example.jp\nSubject: x\n\n{}", export(&small_ledger()).text);
    let FileError::OtherText { lines: 3, rescue } = refused(mail) else { panic!() };
    assert_eq!(rescue.entries.len(), 7);
}

fn actual(fy: i32, on: &str) -> Entry {
    let cell = Cell { fy, ..cell("shimin", "m0101", Field::Actual) };
    let value = Value::map([("figure", Value::text("82")), ("on", Value::text(on))]);
    Draft { cell, base: Vec::new(), value }.seal(&author("市民課", 1))
}

#[test]
fn a_year_that_cannot_be_right_is_kept_word_for_word_and_never_in_force() {
    for on in ["0002-11-22", "0020-11-22", "0202-11-22", "202711-11-22", "2072-11-22", "2026-02-30"] {
        let entry = actual(2026, on);
        assert_eq!(Actual::of_value(entry.value().unwrap()).is_none(), on != "2072-11-22", "{on} counts nowhere");
        let mut ledger = Ledger::default();
        ledger.insert(entry.clone());
        let snapshot = read(export(&ledger).text).unwrap();
        assert!(snapshot.entries.is_empty() && snapshot.warnings.is_empty(), "{on}: the file is whole");
        let held = &snapshot.quarantine[0];
        assert_eq!(held.reason, QuarantineReason::Doubtful { id: entry.id(), doubt: Doubt::Day(on.to_owned()) });
        assert!(held.reason.what().contains(on) && held.claim().is_none());
        assert_eq!(held.original, entry.json());
    }
    for fy in [2, 202, 2062, 202_611] {
        let mut ledger = Ledger::default();
        ledger.insert(actual(fy, "2026-11-22"));
        let held = read(export(&ledger).text).unwrap().quarantine.remove(0);
        assert!(matches!(held.reason, QuarantineReason::Doubtful { doubt: Doubt::FiscalYear(year), .. } if year == fy));
    }
    for on in ["2015-10-01", "2026-11-22", "2031-03-31"] {
        let mut ledger = Ledger::default();
        ledger.insert(actual(2026, on));
        assert_eq!(read(export(&ledger).text).unwrap().entries.len(), 1, "{on}");
    }
}

#[test]
fn a_clock_that_stands_wrong_loses_no_record_but_is_told() {
    let author = Author { at: Moment::new("0202-11-22T13:40:00+09:00"), ..author("市民課", 1) };
    let mut ledger = Ledger::default();
    let cell = cell("shimin", "m0101", Field::Situation);
    ledger.insert(Draft { cell, base: Vec::new(), value: Value::text("進めた") }.seal(&author));
    let snapshot = read(export(&ledger).text).unwrap();
    assert_eq!(snapshot.entries.len(), 1);
    assert_eq!(snapshot.warnings, [SnapshotWarning::OddClocks { count: 1 }]);
}

#[test]
fn a_history_names_the_year_of_a_day_where_it_is_not_the_one_on_show() {
    let plan = city_plan();
    let scale = ayumi::journal::Scale::of(&plan);
    let words = |on: &str| {
        let entry = actual(2026, on);
        values::value_of(&plan, &scale, entry.cell().unwrap(), entry.value())
    };
    assert!(words("2026-11-22").contains("（11月22日時点）"));
    assert!(words("2027-11-22").contains("令和9年11月22日時点"));
    assert!(words("0202-11-22").contains("0202-11-22") && words("0202-11-22").contains("ありえない日付"));
}

fn situation(dept: &str) -> Entry {
    let cell = Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new("m0401"), field: Field::Situation };
    Draft { cell, base: Vec::new(), value: Value::text("進めた") }.seal(&author(dept, 1))
}

#[test]
fn a_departments_file_says_who_sent_it_though_no_department_was_ever_chosen() {
    Owner::new().with(|| {
        let browser = Browser::new();
        let app = browser.open();
        app.records.merge_remote_entry(situation("shimin"));
        app.files.export(Scope::of_dept(DeptId::new("shimin")));
        let (_, bytes) = browser.platform.downloads.borrow().last().unwrap().clone();
        assert!(String::from_utf8(bytes).unwrap().contains(r#""exported_by":{"dept":"shimin""#));
        assert_eq!(
            app.preferences.own_dept().get_untracked(),
            Some(DeptId::new("shimin")),
            "whoever writes its file is of it"
        );
        assert!(app.page.notice().get_untracked().unwrap().text.contains("自分の課を「市民課」にしました。"));
    });
}

#[test]
fn an_older_file_that_names_no_sender_has_arrived_all_the_same() {
    for scope in [Scope::of_dept(DeptId::new("shimin")), Scope::default()] {
        let mut ledger = Ledger::default();
        ledger.insert(situation("shimin"));
        let export = Export {
            exported_at: Moment::new("2027-11-22T11:20:00+09:00"),
            dept: None,
            name: String::new(),
            scope,
            round: None,
        };
        let text = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export).text;
        assert!(text.contains(r#""exported_by":{"dept":null"#));
        Owner::new().with(|| {
            let app = Browser::new().open();
            app.files.look_at([InMemoryFile { name: "a.json".to_owned(), bytes: text.clone().into_bytes() }]);
            app.files.take_in_all();
            app.navigation.go_to("#/collect?fy=2027");
            let html = view! { <Shell app=app/> }.to_html();
            assert!(!html.contains("送付元の課が不明"));
            let (_, table) = html.split_once("id=\"collect-submissions\"").unwrap();
            let (_, row) = table.split_once("市民課").unwrap();
            let (row, _) = row.split_once("</tr>").unwrap();
            assert!(row.contains("11月22日のファイル"), "{row}");
        });
    }
}

#[test]
fn every_choice_of_files_is_answered_and_a_mended_file_takes_the_refused_ones_place() {
    Owner::new().with(|| {
        let app = Browser::new().open();
        let mut ledger = Ledger::default();
        ledger.insert(situation("shimin"));
        let export = Export {
            exported_at: Moment::new("2027-11-22T11:20:00+09:00"),
            dept: None,
            name: String::new(),
            scope: Scope::default(),
            round: None,
        };
        let whole = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export).text;
        let file = |name: &str, text: &str| InMemoryFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
        app.files.look_at([file("a.json", &whole[..whole.len() - 60]), file("b.json", "")]);
        let before = app.files.readings().get_untracked();
        app.files.look_at([file("a.json", &whole)]);
        assert_eq!(app.files.readings().get_untracked(), before + 1);
        let waiting = app.files.incoming().get_untracked();
        assert_eq!(waiting.iter().map(|candidate| candidate.file.as_str()).collect::<Vec<_>>(), ["a.json", "b.json"]);
        assert!(waiting[0].found.is_ok(), "in the place of the one that could not be read");
        app.files.look_at([file("a.json", &whole)]);
        assert_eq!(app.files.readings().get_untracked(), before + 2, "the same again is answered too");
        assert_eq!(app.files.incoming().read_untracked().len(), 2);
        app.run(Command::UndoLatest);
    });
}

#[test]
fn an_id_that_shows_nothing_is_called_empty() {
    assert_eq!(names::id(""), "（空欄）");
    assert_eq!(names::id(" 　\u{feff}"), "（空欄）");
    assert_eq!(names::id("m9901"), "m9901");
}
