//! Files in, as the app takes them: many at once, foreign ones among good ones, packed, stopped, pasted, undone.

use std::cell::Cell as Counter;
use std::io::Write as _;
use std::rc::Rc;

use ayumi::app::{ActivityKind, App, ImportProgress, InMemoryFile, PendingFile};
use ayumi::exchange::{Export, FileError, FileKind, GzipFlaw, PlanMark, Scope, limits, write_snapshot};
use ayumi::journal::{Author, Cell, Draft, Entry, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use ayumi::vault::Pending;
use leptos::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;

const NOW: &str = "2027-11-22T11:20:00+09:00";

fn status(dept: &str, value: &str, tx: &str) -> Entry {
    let cell = Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new("m0401"), field: Field::Status };
    let author = Author { by: "別の課".to_owned(), at: Moment::new(NOW), tx: tx.to_owned() };
    Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author)
}

/// A file of one entry, whose header states no more than it must: a thousand are made in no time.
fn short_file(entry: &Entry) -> Vec<u8> {
    const HEADER: &str =
        r#"{"format":"ayumi/snapshot","version":1,"plan":{"id":"koganei-dx-2026","edition":"2026-04"},"entries":["#;
    format!("{HEADER}\n{}\n]}}\n", entry.to_json()).into_bytes()
}

fn file(name: &str, entries: impl IntoIterator<Item = Entry>) -> InMemoryFile {
    let mut ledger = Ledger::default();
    ledger.union(entries);
    let export =
        Export { exported_at: Moment::new(NOW), dept: None, name: String::new(), scope: Scope::default(), round: None };
    let text = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export).text;
    InMemoryFile { name: name.to_owned(), bytes: text.into_bytes() }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// Opens the page in a browser of its own.
fn opened(scene: impl FnOnce(App)) {
    let owner = Owner::new();
    owner.with(|| scene(Browser::new().open()));
}

fn refusal(app: App) -> FileError {
    app.files.incoming().get_untracked().remove(0).found.unwrap_err()
}

/// A folder, as a browser hands it over: it has a name, and reading it fails.
struct Folder;

impl PendingFile for Folder {
    fn name(&self) -> String {
        "各課のファイル".to_owned()
    }

    fn bytes(&self, _limit: usize) -> Pending<'_, Option<Vec<u8>>> {
        Box::pin(std::future::ready(None))
    }
}

/// A file of a long row; reading one of them presses 止める.
struct OneOfMany {
    app: App,
    at: usize,
    stop_at: usize,
    seen: Rc<Counter<usize>>,
}

impl PendingFile for OneOfMany {
    fn name(&self) -> String {
        format!("{}.json", self.at)
    }

    fn bytes(&self, _limit: usize) -> Pending<'_, Option<Vec<u8>>> {
        let progress = self.app.files.progress().get_untracked().unwrap();
        assert_eq!(progress, ImportProgress { done: self.at, total: 1000 }, "the count is that of the files read");
        assert!(self.app.files.incoming().read_untracked().len() <= self.at);
        self.seen.set(self.seen.get() + 1);
        if self.at == self.stop_at {
            self.app.files.stop_reading();
        }
        let entry = status(&format!("dept{}", self.at % 40), "done", &self.at.to_string());
        Box::pin(std::future::ready(Some(short_file(&entry))))
    }
}

fn a_thousand(app: App, stop_at: usize) -> usize {
    let seen = Rc::new(Counter::new(0));
    app.files.look_at((0..1000).map(|at| OneOfMany { app, at, stop_at, seen: Rc::clone(&seen) }));
    seen.get()
}

#[test]
fn fault_53_foreign_files_among_good_ones_have_their_own_result_and_the_good_ones_are_taken_in() {
    opened(|app| {
        app.files.look_at([Folder]);
        let picked = |name: &str, bytes: &[u8]| InMemoryFile { name: name.to_owned(), bytes: bytes.to_vec() };
        app.files.look_at([
            file("市民課.json", [status("shimin", "done", "a")]),
            picked("空.json", b""),
            picked("まとめ.zip", b"PK\x03\x04\x14\x00"),
            picked("写真.json", b"\x89PNG\r\n\x1a\n"),
            picked("package.json", br#"{"name":"x"}"#),
            file("総務課.json", [status("somu", "done", "b")]),
        ]);
        let results: Vec<(String, Result<usize, FileError>)> = app
            .files
            .incoming()
            .get_untracked()
            .into_iter()
            .map(|candidate| (candidate.file, candidate.found.map(|found| found.review.added)))
            .collect();
        assert_eq!(
            results.iter().map(|(_, found)| found.is_ok()).collect::<Vec<_>>(),
            [false, true, false, false, false, false, true]
        );
        assert_eq!(results[0], ("各課のファイル".to_owned(), Err(FileError::Unreadable)));
        assert_eq!(results[3], ("まとめ.zip".to_owned(), Err(FileError::Kind(FileKind::Zip))));
        assert_eq!(app.records.ledger().read_untracked().len(), 0);
        app.files.take_in_all();
        assert_eq!(app.records.ledger().read_untracked().len(), 2);
        assert_eq!(app.files.incoming().read_untracked().len(), 5, "what could not be read still says why");
    });
}

#[test]
fn fault_68_a_thousand_files_are_read_one_by_one_with_a_count() {
    opened(|app| {
        assert_eq!(a_thousand(app, usize::MAX), 1000);
        assert_eq!(app.files.progress().get_untracked(), None);
        assert_eq!(app.files.incoming().read_untracked().len(), 1000);
        assert!(app.files.incoming().read_untracked().iter().all(|candidate| candidate.found.is_ok()));
        app.files.take_in_all();
        assert_eq!(app.records.ledger().read_untracked().len(), 1000);
        assert_eq!(app.records.activities().read_untracked().len(), 1000, "each can be undone on its own");
    });
}

#[test]
fn fault_61_a_reading_that_is_stopped_changes_nothing_and_reading_again_completes_it() {
    opened(|app| {
        assert_eq!(a_thousand(app, 12), 13, "no file is opened after the stop");
        assert_eq!(
            app.files.incoming().read_untracked().len(),
            12,
            "what was being read when it was stopped is dropped"
        );
        assert!(
            app.page
                .notice()
                .get_untracked()
                .unwrap()
                .text
                .starts_with("1000ファイルのうち12ファイルを読んだところで止めました")
        );
        assert_eq!(
            (app.records.ledger().read_untracked().len(), app.records.activities().read_untracked().len()),
            (0, 0)
        );
        app.files.take_in_all();
        assert_eq!(app.records.ledger().read_untracked().len(), 12);
        a_thousand(app, usize::MAX);
        app.files.take_in_all();
        assert_eq!(app.records.ledger().read_untracked().len(), 1000);
    });
}

#[test]
fn a_file_handed_over_twice_waits_once_and_an_entry_in_two_files_is_added_once() {
    opened(|app| {
        let one = file("a.json", [status("shimin", "done", "a")]);
        let both = file("b.json", [status("shimin", "done", "a"), status("somu", "done", "b")]);
        app.files.look_at([one.clone(), both]);
        app.files.look_at([one]);
        assert_eq!(app.files.incoming().read_untracked().len(), 2);
        app.files.take_in_all();
        let added = |kind: &ActivityKind| match kind {
            ActivityKind::Import { entries, already_had, .. } => Some((entries.len(), *already_had)),
            _ => None,
        };
        let mut counts: Vec<_> =
            app.records.activities().get_untracked().iter().filter_map(|activity| added(&activity.kind)).collect();
        counts.sort_unstable();
        assert!(counts == [(1, 0), (1, 1)] || counts == [(0, 1), (2, 0)], "{counts:?}");
        assert_eq!(app.records.ledger().read_untracked().len(), 2);
    });
}

#[test]
fn a_packed_file_is_known_by_its_bytes_and_not_by_its_name() {
    opened(|app| {
        let mut file = file("市民課.json", [status("shimin", "done", "a")]);
        file.bytes = packed(&file.bytes);
        app.files.look_at([file]);
        app.files.take_in_all();
        assert_eq!(app.records.ledger().read_untracked().len(), 1);
    });
}

#[test]
fn fault_22_a_packed_file_that_inflates_beyond_the_limit_is_refused() {
    opened(|app| {
        let bomb = packed(&vec![b' '; limits::FILE_BYTES + 1]);
        assert!(bomb.len() < 100_000);
        app.files.look_at([InMemoryFile { name: "爆弾.json.gz".to_owned(), bytes: bomb }]);
        assert_eq!(refusal(app), FileError::InflatesTooFar);
        assert!(refusal(app).what().contains("64MB"));
    });
}

#[test]
fn fault_04_a_packed_file_that_was_cut_is_refused_as_damaged() {
    opened(|app| {
        let whole = packed(&file("", [status("shimin", "done", "a")]).bytes);
        app.files.look_at([InMemoryFile { name: "a.json.gz".to_owned(), bytes: whole[..whole.len() / 2].to_vec() }]);
        assert!(matches!(refusal(app), FileError::DamagedGzip { flaw: GzipFlaw::Cut, .. }));
        app.files.discard_files();
        app.files.look_at([InMemoryFile { name: "a.gz.gz".to_owned(), bytes: packed(&whole) }]);
        assert_eq!(refusal(app), FileError::Kind(FileKind::Archive("gz")), "only one layer is taken off");
    });
}

#[test]
fn fault_62_a_wrong_import_is_undone_by_new_entries_and_nothing_is_erased() {
    opened(|app| {
        app.records.merge_remote_entry(status("shimin", "preparing", "here"));
        let cell = status("shimin", "done", "wrong").cell().unwrap().clone();
        app.files.look_at([file("誤り.json", [status("shimin", "done", "wrong"), status("somu", "done", "wrong")])]);
        app.files.take_in_all();
        assert!(app.records.ledger().read_untracked().reading(&cell).in_conflict());
        app.run(ayumi::app::Command::UndoLatest);
        let ledger = app.records.ledger().get_untracked();
        assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("preparing")));
        assert!(ledger.contains(status("shimin", "done", "wrong").id()), "what was undone stays in the history");
        assert!(ledger.len() > 3);
    });
}
