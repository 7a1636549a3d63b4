//! What files go through that people, clocks and other programs did to them: the later rows of the table of faults.

use ayumi::exchange::{FileError, FileKind, SnapshotWarning};
use ayumi::journal::{Author, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::tables::csv;

use crate::faults_files::refused;
use crate::fixtures::{author, cell, entry, export, read, record, small_ledger};
use crate::tables::texts;

#[test]
fn fault_49_a_wrong_clock_moves_no_value_and_no_id() {
    let at = |moment: &str| Author { by: "甲".to_owned(), at: Moment::new(moment), tx: "t".to_owned() };
    let cell = cell("shimin", "m0101", Field::Status);
    for (first, second) in [
        ("2027-11-22T13:00:00+09:00", "2026-11-22T13:00:00+09:00"),
        ("2026-11-22T13:00:00+09:00", "2026-11-22T04:00:00+00:00"),
        ("", "時計が壊れた"),
    ] {
        let mut ledger = Ledger::default();
        record(&mut ledger, &cell, "underway", &at(first));
        let last = record(&mut ledger, &cell, "done", &at(second));
        assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("done")), "what was seen decides, not the clock");
        let snapshot = read(export(&ledger).text).unwrap();
        assert!(snapshot.entries.iter().any(|entry| entry.id() == last && entry.at().as_str() == second));
        assert_eq!(ledger.history(&cell).last().map(|entry| entry.id()), Some(last));
    }
}

#[test]
fn fault_55_a_table_never_comes_back_in() {
    let table = csv(&texts(&[["市民課", "完了"]]));
    assert!(table.starts_with(b"\xef\xbb\xbf\"") && table.ends_with(b"\r\n"), "as Japanese Excel wants it");
    assert_eq!(refused(&table), FileError::Kind(FileKind::Csv));
}

#[test]
fn fault_56_a_name_may_be_empty_long_or_that_of_someone_else() {
    let (mut ledger, cell) = (Ledger::default(), cell("shimin", "m0101", Field::Status));
    let ids = ["", &"長い名前".repeat(75), "山田"].map(|by| record(&mut ledger, &cell, "done", &author(by, 1)));
    let namesake = crate::fixtures::cell("joho", "m0101", Field::Status);
    let other = record(&mut ledger, &namesake, "done", &author("山田", 1));
    assert!(!ids.contains(&other), "the department tells namesakes apart");
    let snapshot = read(export(&ledger).text).unwrap();
    assert_eq!((snapshot.entries.len(), snapshot.quarantine.len()), (4, 0));
    assert!(snapshot.entries.iter().any(|entry| entry.by().chars().count() == 300));
}

#[test]
fn fault_57_a_text_stays_as_it_was_typed_however_it_is_composed() {
    let (composed, decomposed, wide) = ("が", "か\u{3099}", "８２．５");
    let cell = cell("shimin", "m0101", Field::Situation);
    let entries = [composed, decomposed, wide].map(|text| entry(&cell, text, &[], &author("甲", 1)));
    let mut ledger = Ledger::default();
    ledger.union(entries.clone());
    let back = read(export(&ledger).text).unwrap().entries;
    for (entry, text) in entries.iter().zip([composed, decomposed, wide]) {
        let found = back.iter().find(|found| found.id() == entry.id()).unwrap();
        assert_eq!(found.value(), Some(&Value::text(text)));
    }
}

#[test]
fn fault_70_another_plan_is_told_before_any_entry_is_read() {
    // The entry is no JSON at all: whoever looked at it would speak of it.
    let spoiled = export(&small_ledger()).text.replacen("\"fy\":2026", "\"fy\":!", 1);
    for (file, count) in [(export(&small_ledger()).text, Some(7)), (spoiled, Some(7))] {
        let error = refused(file.replace("small-2026", "big-2026"));
        assert_eq!(error, FileError::OtherPlan { id: "big-2026".to_owned(), count });
        assert!(error.what().contains("big-2026") && error.rescue().is_none());
    }
    let nameless = export(&small_ledger()).text.replace("\"id\":\"small-2026\",", "");
    let FileError::PlanUnknown { rescue } = refused(nameless) else { panic!() };
    assert_eq!(rescue.entries.len(), 7);
    assert!(rescue.warnings.contains(&SnapshotWarning::PlanUnknown));
}

#[test]
fn fault_70_another_edition_of_this_plan_is_told_and_can_be_taken_in() {
    let text = export(&small_ledger()).text;
    let snapshot = |from: &str, to: &str| read(text.replacen(from, to, 1)).unwrap();
    let other = snapshot("\"edition\":\"2026-04\"", "\"edition\":\"2027-04\"");
    assert_eq!(other.warnings, [SnapshotWarning::OtherEdition { edition: "2027-04".to_owned() }]);
    assert!(other.warnings[0].what().contains("2027-04"));
    assert_eq!(other.entries.len(), 7);
    assert_eq!(snapshot("\"sha256\":\"", "\"sha256\":\"0").warnings, [SnapshotWarning::OtherPlanText]);
}
