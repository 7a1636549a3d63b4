//! Erasing is about a text: what is shown goes, all of it, everywhere, and it does not come back.

use std::rc::Rc;
use std::sync::Arc;

use ayumi::app::{App, Command, Erasure, Extent, InMemoryFile, MemoryPlatform, Platform, Settings as _};
use ayumi::exchange::{Export, PlanMark, Scope, write_snapshot};
use ayumi::insight::Holds;
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use ayumi::ui::shell::{Shell, ShellProps};
use ayumi::vault::{Aside, BAD_PREFIX, MemoryStore, Store, StoreName, Vault};
use leptos::prelude::*;

use crate::city::city_plan;
use crate::executor::run_at_once;

const PERSONAL: &str = "山田花子さんの電話042-000-0000";
const CLEAN: &str = "電話で問合せを受けた。";

/// A browser with both stores, and what stands in it.
struct Place {
    platform: Rc<MemoryPlatform>,
    idb: Rc<MemoryStore>,
    local: Rc<MemoryStore>,
}

impl Place {
    fn new() -> Self {
        run_at_once();
        let platform = Rc::new(MemoryPlatform::at("2027-11-22T14:32:00+09:00", "#/initiatives/4?fy=2027"));
        let store = |name| Rc::new(MemoryStore::named(name));
        Self { platform, idb: store(StoreName::IndexedDb), local: store(StoreName::LocalStorage) }
    }

    fn open(&self) -> App {
        let platform: Rc<dyn Platform> = self.platform.clone();
        let stores: Vec<Rc<dyn Store>> = vec![self.idb.clone(), self.local.clone()];
        let app = App::new(city_plan(), PlanMark::of(&city_plan()), platform, Rc::new(Vault::new(stores)));
        app.start();
        app
    }

    /// Everything that outlives the page, and what a file written now would hold.
    fn bytes(&self, app: App) -> String {
        let mut bytes = String::new();
        for store in [&self.idb, &self.local] {
            bytes.extend(store.texts().into_iter().flat_map(|(key, text)| [key, text]));
        }
        bytes.extend(self.platform.recall_all("").into_iter().flat_map(|(name, text)| [name, text]));
        bytes + &export(&app.records.ledger().read_untracked())
    }
}

fn export(ledger: &Ledger) -> String {
    let export = Export {
        exported_at: Moment::new("2027-11-20T09:00:00+09:00"),
        dept: None,
        name: String::new(),
        scope: Scope::default(),
        round: None,
    };
    write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), ledger, &export).text
}

fn cell(fy: i32, item: &str) -> Cell {
    Cell { fy, dept: DeptId::new("shimin"), item: ItemId::new(item), field: Field::Situation }
}

fn write(app: App, cell: &Cell, text: &str) -> EntryId {
    let base = app.records.ledger().read_untracked().head_ids(cell);
    let draft = Draft { cell: cell.clone(), base, value: Value::text(text) };
    app.run(Command::Record { what: "4-1 状況".to_owned(), drafts: vec![draft] });
    app.records.ledger().read_untracked().head_ids(cell)[0]
}

fn foreign(cell: &Cell, base: Vec<EntryId>, text: &str, tx: &str) -> Entry {
    let author = Author { by: "別の課".to_owned(), at: Moment::new("2027-11-20T09:00:00+09:00"), tx: tx.to_owned() };
    Draft { cell: cell.clone(), base, value: Value::text(text) }.seal(&author)
}

fn look_at(app: App, name: &str, entries: &[Entry]) {
    let mut ledger = Ledger::default();
    ledger.union(entries.iter().cloned());
    app.files.look_at([InMemoryFile { name: name.to_owned(), bytes: export(&ledger).into_bytes() }]);
}

fn aside(app: App) -> Vec<Aside> {
    let found = Rc::new(std::cell::RefCell::default());
    let into = Rc::clone(&found);
    app.records.look_aside(move |aside| *into.borrow_mut() = aside);
    found.take()
}

fn erasure(app: App, id: EntryId) -> Erasure {
    app.records.erasure_of(id, &aside(app)).unwrap()
}

fn erase(app: App, id: EntryId, extent: Extent) {
    let erasure = Box::new(erasure(app, id));
    app.run(Command::Erase { what: "4-1 状況 の個人情報の消去".to_owned(), erasure, extent });
}

fn notice_text(app: App) -> String {
    app.page.notice().get_untracked().unwrap().text
}

fn on_stage<T>(scene: impl FnOnce(&Place, App) -> T) -> T {
    Owner::new().with(|| {
        let place = Place::new();
        let app = place.open();
        scene(&place, app)
    })
}

#[test]
fn of_a_line_with_two_texts_the_one_that_was_pointed_at_goes_and_the_other_stays() {
    on_stage(|place, app| {
        let cell = cell(2027, "m0401");
        let personal = write(app, &cell, PERSONAL);
        write(app, &cell, CLEAN);
        let shown = erasure(app, personal);
        assert_eq!(shown.text.as_deref(), Some(PERSONAL));
        assert_eq!(shown.copies.iter().map(|copy| copy.id).collect::<Vec<_>>(), [personal]);
        erase(app, personal, Extent::default());
        assert!(!place.bytes(app).contains(PERSONAL));
        assert_eq!(app.records.value_of(&cell), Some(Value::text(CLEAN)), "what stands there now is untouched");
        assert!(notice_text(app).starts_with("変更1個を消しました。元に戻せません。"), "{}", notice_text(app));
        let html = Shell(ShellProps { app }).into_view().to_html();
        assert!(html.contains(CLEAN) && !html.contains(PERSONAL));
    });
}

#[test]
fn every_copy_in_the_cell_goes_with_it_undone_decided_or_kept_aside() {
    on_stage(|place, app| {
        let cell = cell(2027, "m0401");
        let first = write(app, &cell, PERSONAL);
        write(app, &cell, CLEAN);
        // Undoing says it again, in an entry of its own.
        app.run(Command::UndoLatest);
        // Deciding a conflict for it says it a third time.
        app.records.merge_remote_entry(foreign(&cell, Vec::new(), "別の値", "far"));
        let seen = app.records.ledger().read_untracked().head_ids(&cell);
        let keep = *seen
            .iter()
            .find(|id| {
                let ledger = app.records.ledger().read_untracked();
                ledger.get(**id).unwrap().value() == Some(&Value::text(PERSONAL))
            })
            .unwrap();
        app.run(Command::Resolve { what: "4-1 状況 の食い違いの決定".to_owned(), keep, seen });
        // Written again with other spaces, and within a longer text that was too long to be recorded.
        write(app, &cell, &format!("  {} ", PERSONAL.replace("さんの", "さんの\n")));
        app.drafts.park(&cell, &format!("{PERSONAL}{}", "長".repeat(500)));
        let shown = erasure(app, first);
        assert_eq!(shown.copies.len(), 4);
        assert!(shown.copies.iter().all(|copy| copy.is_here && copy.holds == Holds::Whole));
        assert_eq!((shown.drafts.len(), shown.drafts[0].holds), (1, Holds::Part));
        erase(app, first, Extent::default());
        assert!(notice_text(app).starts_with("変更4個・書きかけの文1個を消しました。"), "{}", notice_text(app));
        for text in [PERSONAL, "山田花子"] {
            assert!(!place.bytes(app).contains(text));
        }
        assert_eq!(app.drafts.parked(&cell), None);
        // Nor after the page is opened again, whatever is undone.
        let again = place.open();
        for _ in 0..12 {
            again.run(Command::Undo { tx: again.records.activities().get_untracked()[0].tx.clone() });
            again.run(Command::Redo);
        }
        assert!(!place.bytes(again).contains("山田花子"));
    });
}

#[test]
fn copies_elsewhere_go_too_and_longer_texts_are_named_with_their_number() {
    on_stage(|place, app| {
        let (here, last, other) = (cell(2027, "m0401"), cell(2026, "m0401"), cell(2027, "m0402"));
        write(app, &last, PERSONAL);
        let id = write(app, &here, PERSONAL);
        write(app, &other, &format!("苦情への対応。{PERSONAL}"));
        app.run(Command::Record {
            what: format!("{PERSONAL}の追加"),
            drafts: vec![Draft { cell: cell(2028, "m0401"), base: Vec::new(), value: Value::text("x") }],
        });
        app.preferences.name_author(PERSONAL.to_owned());
        let bad = format!("{BAD_PREFIX}e/abc/0123");
        place.local.plant(&bad, &format!("{{\"value\":\"{PERSONAL}\",\"id\":\"abc\"}}"));
        place.idb.plant(&format!("{BAD_PREFIX}e/abd/0123"), "{\"value\":\"ほかの文\"}");
        look_at(app, "届いた.json", &[foreign(&other, Vec::new(), PERSONAL, "far")]);

        let shown = erasure(app, id);
        let of = |holds: Holds, is_here: bool| {
            shown.copies.iter().filter(|copy| (copy.holds, copy.is_here) == (holds, is_here)).count()
        };
        assert_eq!((of(Holds::Whole, true), of(Holds::Whole, false), of(Holds::Part, false)), (1, 1, 1));
        assert_eq!((shown.activities, shown.author, shown.aside.len()), (1, true, 1));
        assert_eq!(shown.waiting, ["届いた.json"]);

        erase(app, id, Extent::default());
        assert!(notice_text(app).contains("変更2個・壊れて別に残した値1個を消しました。"), "{}", notice_text(app));
        assert!(notice_text(app).contains("この文を含むものが、ほかに1個残っています。"), "{}", notice_text(app));
        assert!(app.files.incoming().read_untracked().is_empty(), "the file that holds it was closed");
        assert_eq!(place.bytes(app).matches(PERSONAL).count(), 3, "the longer text: on both stores and in the file");
        let rest = erasure(app, app.records.ledger().read_untracked().head_ids(&other)[0]);
        assert_eq!(rest.copies.len(), 1);
        erase(app, rest.of, Extent::default());
        assert!(!place.bytes(app).contains(PERSONAL) && !place.bytes(app).contains("山田花子"));
        assert!(place.idb.texts().keys().any(|key| key.contains("abd")), "other damage stays where it was");
    });
}

#[test]
fn a_later_file_does_not_bring_an_erased_text_back_under_another_id_unasked() {
    on_stage(|place, app| {
        let cell = cell(2027, "m0401");
        let id = write(app, &cell, PERSONAL);
        erase(app, id, Extent::default());
        let (same, longer, other) = (
            foreign(&cell, vec![id], PERSONAL, "far1"),
            foreign(&cell, Vec::new(), &format!("{PERSONAL}へ折り返した"), "far2"),
            foreign(&self::cell(2027, "m0402"), Vec::new(), "始めた", "far3"),
        );
        look_at(app, "市民課.json", &[same.clone(), longer, other]);
        let candidate = app.files.incoming().get_untracked().remove(0).found.unwrap();
        assert_eq!((candidate.review.added, candidate.brought_back.len(), candidate.review.in_file), (1, 2, 3));
        app.files.take_in_all();
        assert!(
            notice_text(app).contains("2個の変更は、ここで消した文を含むため取り込んでいません。"),
            "{}",
            notice_text(app)
        );
        assert!(!place.bytes(app).contains(PERSONAL));

        // Kept out for good: even where the file is wanted later.
        look_at(app, "市民課.json", std::slice::from_ref(&same));
        let held = app.files.incoming().get_untracked().remove(0).found.unwrap().brought_back;
        app.records.keep_out(&held);
        assert!(!app.records.ledger().read_untracked().may_keep(&same));
        app.files.take_in_all();
        assert!(!place.bytes(app).contains(PERSONAL));

        // Or wanted all the same.
        look_at(app, "総務課.json", &[foreign(&cell, Vec::new(), PERSONAL, "far4")]);
        let held: Vec<Arc<Entry>> = app.files.incoming().get_untracked().remove(0).found.unwrap().brought_back;
        app.records.let_in(&held);
        app.files.take_in_all();
        assert_eq!(app.records.value_of(&cell), Some(Value::text(PERSONAL)));
    });
}

#[test]
fn whoever_takes_in_an_erasure_is_told_when_the_text_comes_again() {
    on_stage(|_, here| {
        let cell = cell(2027, "m0401");
        let id = write(here, &cell, PERSONAL);
        let before: Vec<Entry> =
            here.records.ledger().read_untracked().entries().map(|entry| Entry::clone(entry)).collect();
        erase(here, id, Extent::default());
        let after: Vec<Entry> =
            here.records.ledger().read_untracked().entries().map(|entry| Entry::clone(entry)).collect();
        on_stage(|place, there| {
            for file in [before, after] {
                look_at(there, "届いた.json", &file);
                there.files.take_in_all();
            }
            assert!(!place.bytes(there).contains(PERSONAL));
            look_at(there, "別の課.json", &[foreign(&cell, Vec::new(), PERSONAL, "far")]);
            assert_eq!(there.files.incoming().get_untracked().remove(0).found.unwrap().brought_back.len(), 1);
        });
    });
}

#[test]
fn of_a_choice_only_the_one_statement_is_erased() {
    on_stage(|_, app| {
        let status = |item: &str| Cell { field: Field::Status, ..cell(2027, item) };
        let id = write(app, &status("m0401"), "underway");
        write(app, &status("m0402"), "underway");
        let shown = erasure(app, id);
        assert_eq!((shown.text, shown.copies.len()), (None, 1));
        erase(app, id, Extent::default());
        assert_eq!(app.records.value_of(&status("m0401")), None);
        assert_eq!(app.records.value_of(&status("m0402")), Some(Value::text("underway")));
    });
}

#[test]
fn an_own_entry_that_was_erased_does_not_count_as_unexported_for_ever() {
    on_stage(|_, app| {
        let id = write(app, &cell(2027, "m0401"), PERSONAL);
        erase(app, id, Extent::default());
        app.files.export(Scope::default());
        app.files.confirm_export();
        assert_eq!(app.records.unexported(), 0);
    });
}

/// A form as it stands in another tab while the text is erased here.
#[test]
fn a_form_that_shows_an_erased_text_does_not_say_it_again() {
    use ayumi::ui::views::department::{EditOutcome, FieldDraft, Typed};
    on_stage(|_, app| {
        let cell = cell(2027, "m0401");
        let id = write(app, &cell, PERSONAL);
        let as_typed = |text: &str| text.to_owned();
        let open = || FieldDraft::open(&app.records.ledger().read_untracked(), cell.clone());
        let (mut quiet, mut writing) = (open(), open());
        writing.put(Typed { text: format!("{PERSONAL}。折り返した。"), on: String::new() });
        erase(app, id, Extent::default());
        let ledger = app.records.ledger().read_untracked();
        for form in [&mut quiet, &mut writing] {
            form.meet(&ledger, &|_| true, &as_typed);
            form.meet(&ledger, &|_| true, &as_typed);
        }
        assert_eq!((quiet.typed().text.as_str(), quiet.outcome(&as_typed)), ("", EditOutcome::Unchanged));
        assert_eq!(writing.typed().text, "。折り返した。", "what else was being written stays");
    });
}
