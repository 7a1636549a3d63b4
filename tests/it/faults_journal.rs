//! What must be survived by the journal alone, and by the app around it: clocks, names, cycles, wrong imports.
//! A test's number is the row of the table of faults in the design.

use std::collections::BTreeSet;

use ayumi::app::{ActivityKind, App, Command, Extent, InMemoryFile};
use ayumi::exchange::{Export, PlanMark, Scope, write_snapshot};
use ayumi::insight::clock_is_doubtful;
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Reading, Tombstone, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use ayumi::ui::parts::{PastRow, PastWords};
use ayumi::ui::views::department::{EditOutcome, FieldDraft, Typed};
use ayumi::wording::{names, values};
use leptos::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;
use crate::fixtures::{author, cell, entry, export, read, record, small_ledger};

fn at(by: &str, at: &str) -> Author {
    Author { by: by.to_owned(), at: Moment::new(at), tx: format!("{by}{at}") }
}

fn here(dept: &str, field: Field) -> Cell {
    Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new("m0401"), field }
}

fn file(entries: Vec<Entry>) -> InMemoryFile {
    let mut ledger = Ledger::default();
    ledger.union(entries);
    let exported_at = Moment::new("2027-11-20T09:00:00+09:00");
    let export = Export { exported_at, dept: None, name: String::new(), scope: Scope::default(), round: None };
    let snapshot = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export);
    InMemoryFile { name: snapshot.file_name, bytes: snapshot.text.into_bytes() }
}

fn import(app: App, entries: Vec<Entry>) {
    app.files.look_at(vec![file(entries)]);
    for candidate in app.files.incoming().get_untracked() {
        app.run(Command::TakeIn(Box::new(candidate.found.unwrap())));
    }
}

fn said_now(app: App) -> String {
    app.page.notice().get_untracked().map(|notice| notice.text).unwrap_or_default()
}

fn on_stage(scene: impl FnOnce(App)) {
    Owner::new().with(|| scene(Browser::new().open()));
}

#[test]
fn fault_19_control_and_direction_characters_are_kept_and_shown_as_marks() {
    let text = "済\u{0}\u{7}\u{202e}gpj.exe\u{2066}\u{feff}\u{7f}\nつぎ\t終わり";
    let cell = cell("shimin", "m0101", Field::Situation);
    let mut ledger = Ledger::default();
    ledger.insert(entry(&cell, text, &[], &author("甲\u{202e}", 1)));
    let again = read(export(&ledger).text).unwrap();
    assert_eq!(again.entries[0].value(), Some(&Value::text(text)), "kept as it was typed");
    let shown = values::value(&ayumi::journal::Scale::default(), "", &Field::Situation, Some(&Value::text(text)));
    assert_eq!(shown, "済␀␇〔U+202E〕gpj.exe〔U+2066〕〔U+FEFF〕␡\nつぎ\t終わり");
    assert_eq!(names::who_when("市民課", "甲\u{202e}", &Moment::new("?"), None), "市民課　甲〔U+202E〕　?");
}

#[test]
fn fault_30_clearing_beside_editing_is_a_conflict_with_both_shown() {
    let cell = cell("shimin", "m0101", Field::Situation);
    let mut ledger = Ledger::default();
    let first = record(&mut ledger, &cell, "始めた", &author("甲", 1));
    let draft = |value| Draft { cell: cell.clone(), base: vec![first], value };
    ledger.insert(draft(Value::Null).seal(&author("甲", 2)));
    ledger.insert(draft(Value::text("続けている")).seal(&author("乙", 3)));
    let Reading::Conflict { heads } = ledger.reading(&cell) else { panic!() };
    let values: BTreeSet<_> = heads.iter().filter_map(|head| head.value()).collect();
    assert_eq!(values, [&Value::Null, &Value::text("続けている")].into());
}

#[test]
fn fault_32_a_crafted_cycle_hides_nothing() {
    let cell = cell("shimin", "m0101", Field::Situation);
    let one = entry(&cell, "甲の文", &[], &author("甲", 1));
    let other = entry(&cell, "乙の文", &[], &author("乙", 2));
    // Ids make a cycle of entries impossible; redactions can claim one of entries that never came.
    let claim = |of: &Entry, supersedes: EntryId| {
        let stone = Tombstone { supersedes: vec![supersedes], ..Tombstone::of(of).unwrap() };
        stone.seal("?", &author("偽る人", 3))
    };
    let mut ledger = Ledger::default();
    ledger.union([claim(&one, other.id()), claim(&other, one.id())]);
    let both: BTreeSet<EntryId> = [one.id(), other.id()].into();
    assert_eq!(ledger.head_ids(&cell).into_iter().collect::<BTreeSet<_>>(), both);
    assert_eq!(ledger.history(&cell).len(), 2);
    // When the entries come, what was claimed of them counts for nothing.
    ledger.union([one, other]);
    assert!(ledger.reading(&cell).in_conflict());
    assert_eq!(ledger.heads(&cell).len(), 2);
}

#[test]
fn fault_33_an_import_while_a_form_is_open_is_shown_and_not_buried() {
    let cell = cell("shimin", "m0101", Field::Situation);
    let mut ledger = small_ledger();
    let mut form = FieldDraft::open(&ledger, cell.clone());
    form.put(Typed { text: "書いている文".to_owned(), on: String::new() });
    let newcomer = entry(&cell, "届いた文", &[], &author("乙", 9));
    ledger.insert(newcomer.clone());
    form.meet(&ledger, &|_| false, &str::to_owned);
    assert_eq!(form.newcomers(), [newcomer.id()]);
    let EditOutcome::Record(draft) = form.outcome(&str::to_owned) else { panic!() };
    ledger.insert(draft.seal(&author("甲", 10)));
    assert!(ledger.reading(&cell).in_conflict(), "both stand until someone decides");
}

#[test]
fn fault_65_two_tabs_in_the_same_second_leave_two_entries_and_one_conflict() {
    on_stage(|app| {
        let cell = here("shimin", Field::Status);
        let author = |tx: &str| Author { tx: tx.to_owned(), ..at("市民課", "2027-11-22T14:32:00+09:00") };
        let draft = |value: &str| Draft { cell: cell.clone(), base: Vec::new(), value: Value::text(value) };
        app.records.merge_remote_entry(draft("done").seal(&author("画面1")));
        app.records.merge_remote_entry(draft("underway").seal(&author("画面2")));
        assert_eq!(app.records.ledger().read_untracked().len(), 2);
        assert_eq!(app.records.conflicts().get_untracked(), 1);
        // The same value in both is agreement, and still two entries.
        let agreed = here("shimin", Field::Rating);
        let draft = || Draft { cell: agreed.clone(), base: Vec::new(), value: Value::text("b") };
        app.records.merge_remote_entry(draft().seal(&author("画面1")));
        app.records.merge_remote_entry(draft().seal(&author("画面2")));
        assert_eq!((app.records.ledger().read_untracked().len(), app.records.conflicts().get_untracked()), (4, 1));
    });
}

#[test]
fn fault_49_a_wrong_clock_changes_no_value_and_is_said() {
    let now = Moment::new("2026-11-22T13:40:00+09:00");
    let doubt = |at: &str| clock_is_doubtful(&Moment::new(at), &now, "2026-04");
    assert!(doubt("2027-11-22T13:40:00+09:00") && doubt("2026-11-23T13:40:01+09:00"));
    assert!(!doubt("2026-11-23T13:40:00+09:00"), "a day ahead may be another zone");
    // The same moment in other zones, and around a change to summer time.
    assert!(
        !doubt("2026-11-22T04:40:00Z") && !doubt("2026-11-22T18:40:00+14:00") && !doubt("2026-11-21T17:40:00-11:00")
    );
    assert!(doubt("2026-03-31T23:59:59+09:00") && doubt("1970-01-01T00:00:00Z") && !doubt("2026-04-01T00:00:00+09:00"));
    // A label that is no moment is shown as it stands; it proves nothing about a clock.
    assert!(!doubt("") && !doubt("あした") && !doubt("2026-11-22") && !doubt("2026-11-22T13:40:00"));

    let cell = cell("shimin", "m0101", Field::Status);
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell, "underway", &at("甲", "2036-01-01T00:00:00+09:00"));
    record(&mut ledger, &cell, "done", &at("乙", "1999-01-01T00:00:00+09:00"));
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("done")), "what was seen and replaced is replaced");
}

#[test]
fn fault_49_a_doubtful_clock_stands_beside_the_entry_and_the_entry_stays() {
    Owner::new().with(|| {
        let words =
            PastWords { what: "未記入 → 完了".to_owned(), clock_is_doubtful: true, ..PastWords::default() };
        let html = view! { <PastRow words erase=None/> }.to_html();
        assert!(html.contains("未記入 → 完了") && html.contains("記入日時が正しくない可能性"));
        let html = view! { <PastRow words=PastWords::default() erase=None/> }.to_html();
        assert!(!html.contains("時計"));
    });
}

#[test]
fn fault_50_a_clock_set_back_leaves_the_history_in_order() {
    let cell = cell("shimin", "m0101", Field::Status);
    let mut ledger = Ledger::default();
    let ids: Vec<EntryId> =
        (0..6_u32).map(|step| record(&mut ledger, &cell, &format!("{step}"), &author("甲", 50 - step))).collect();
    assert_eq!(ledger.history(&cell).into_iter().map(ayumi::journal::HistoryEntry::id).collect::<Vec<_>>(), ids);
}

#[test]
fn fault_56_any_name_is_kept_and_the_department_stands_beside_it() {
    let long = "長".repeat(300);
    let mut ledger = Ledger::default();
    for (dept, by) in [("shimin", ""), ("joho", long.as_str()), ("dx", "山田"), ("shimin", "山田")] {
        record(&mut ledger, &cell(dept, "m0101", Field::Next), dept, &author(by, 1));
    }
    let snapshot = read(export(&ledger).text).unwrap();
    assert_eq!(snapshot.entries.len(), 4);
    assert!(snapshot.entries.iter().any(|entry| entry.by() == long));
    let words = |dept: &str, by: &str| names::who_when(dept, by, &Moment::new("x"), None);
    assert_eq!(words("市民課", "  "), "市民課　記入者の記載なし　x");
    assert_eq!(words("市民課", &long), format!("市民課　{}…　x", "長".repeat(40)));
    assert_ne!(words("市民課", "山田"), words("情報システム課", "山田"));
}

#[test]
fn fault_57_text_is_stored_as_typed_and_never_normalised() {
    let cell = cell("shimin", "m0101", Field::Situation);
    let mut ledger = Ledger::default();
    let texts = ["ガ", "カ\u{3099}", "１２", "12"];
    for text in texts {
        ledger.insert(entry(&cell, text, &[], &author("甲", 1)));
    }
    assert_eq!(ledger.len(), 4, "four texts, four entries");
    let snapshot = read(export(&ledger).text).unwrap();
    let back: BTreeSet<_> = snapshot.entries.iter().filter_map(|entry| entry.value()?.as_text()).collect();
    assert_eq!(back, texts.into());
}

#[test]
fn fault_62_a_wrong_import_is_undone_by_new_entries_and_nothing_is_erased() {
    on_stage(|app| {
        let (status, next) = (here("shimin", Field::Status), here("shimin", Field::Next));
        let draft = Draft { cell: status.clone(), base: Vec::new(), value: Value::text("underway") };
        app.run(Command::Record { what: "4-1 状態".to_owned(), drafts: vec![draft] });
        let base = app.records.ledger().read_untracked().head_ids(&status);
        let wrong = |cell: &Cell, base, value: &str| {
            Draft { cell: cell.clone(), base, value: Value::text(value) }.seal(&at("乙", "2027-11-20T09:00:00+09:00"))
        };
        import(app, vec![wrong(&status, base, "done"), wrong(&next, Vec::new(), "まちがい")]);
        assert_eq!(app.records.value_of(&status), Some(Value::text("done")));
        let before: Vec<_> = app.records.ledger().read_untracked().entries().cloned().collect();
        app.run(Command::UndoLatest);
        assert_eq!((app.records.value_of(&status), app.records.value_of(&next)), (Some(Value::text("underway")), None));
        let ledger = app.records.ledger().read_untracked();
        assert!(before.iter().all(|entry| ledger.get(entry.id()) == Some(entry)));
        assert_eq!(ledger.len(), before.len() + 2);
    });
}

/// 個人情報を消す, as a person meets it.
#[test]
fn a_redaction_is_no_step_of_undo_and_says_so() {
    on_stage(|app| {
        let cell = here("shimin", Field::Situation);
        for (text, base) in [("窓口を始めた", vec![]), ("山田さんが苦情", vec![0_usize])] {
            let heads = app.records.ledger().read_untracked().head_ids(&cell);
            let draft = Draft { cell: cell.clone(), base: heads, value: Value::text(text) };
            assert_eq!(draft.base.len(), base.len());
            app.run(Command::Record { what: "4-1 状況".to_owned(), drafts: vec![draft] });
        }
        let personal = app.records.ledger().read_untracked().head_ids(&cell);
        let erasure = Box::new(app.records.erasure_of(personal[0], &[]).unwrap());
        let what = "4-1 状況 の個人情報の消去".to_owned();
        app.run(Command::Erase { what, erasure, extent: Extent::default() });
        assert_eq!(app.records.value_of(&cell), None);
        assert_eq!(app.records.unexported(), 3, "the redaction is in no file yet");
        app.run(Command::UndoLatest);
        assert!(said_now(app).contains("個人情報の消去は元に戻せません"));
        assert_eq!(app.records.value_of(&cell), None);
        // The record before it can be undone by name: the text from before it comes back, the erased one never.
        let activities = app.records.activities().get_untracked();
        let tx = activities
            .iter()
            .rev()
            .find(|activity| matches!(activity.kind, ActivityKind::Record { .. }))
            .unwrap()
            .tx
            .clone();
        app.run(Command::Undo { tx });
        assert_eq!(app.records.value_of(&cell), Some(Value::text("窓口を始めた")));
        app.run(Command::Redo);
        assert_eq!(app.records.value_of(&cell), None, "what was erased cannot be said again");
        assert_eq!(app.records.ledger().read_untracked().redacted().collect::<Vec<_>>(), personal);
    });
}

#[test]
fn undoing_an_import_leaves_its_redactions_and_says_so() {
    on_stage(|app| {
        let cell = here("shimin", Field::Situation);
        let seal = |value: &str, base| {
            Draft { cell: cell.clone(), base, value: Value::text(value) }.seal(&at("乙", "2027-11-20T09:00:00+09:00"))
        };
        let personal = seal("山田さんが苦情", Vec::new());
        app.records.merge_remote_entry(personal.clone());
        let redaction = Tombstone::of(&personal).unwrap().seal("個人情報", &at("乙", "2027-11-20T10:00:00+09:00"));
        import(app, vec![redaction, seal("苦情に応えた", vec![personal.id()])]);
        assert_eq!(app.records.value_of(&cell), Some(Value::text("苦情に応えた")));
        app.run(Command::UndoLatest);
        assert_eq!(app.records.value_of(&cell), None);
        assert!(said_now(app).contains("個人情報の消去は元に戻せない"));
        assert_eq!(app.records.ledger().read_untracked().redacted().count(), 1);
    });
}
