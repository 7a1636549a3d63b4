//! What the program must survive, as far as a file and the journal are enough to show it.
//! A test's number is the row of the table of faults in the design.

use ayumi::exchange::{
    FileError, FileKind, Outcome, ParsedSnapshot, QuarantineReason, SnapshotWarning, WrongEncoding, limits,
    read_snapshot, review,
};
use ayumi::journal::{Entry, EntryError, Field, Ledger, Reading, Value, ValueProblem};

use ayumi::tables::csv;

use crate::fixtures::{author, cell, entry, export, read, record, small_ledger, small_plan};
use crate::tables::texts;

/// A file whose only entry is this text.
fn file_with(entry: &str) -> String {
    let text = export(&Ledger::default()).text.replace("\"count\":0", "\"count\":1");
    text.replace("\"entries\":[\n", &format!("\"entries\":[\n{entry}"))
}

/// The reason for which the only entry of a file is in quarantine.
#[track_caller]
fn quarantined(entry: &str) -> QuarantineReason {
    let snapshot = read(file_with(entry)).unwrap();
    assert_eq!((snapshot.entries.len(), snapshot.quarantine.len()), (0, 1));
    assert_eq!(snapshot.quarantine[0].original, entry);
    assert_eq!(snapshot.quarantine[0].line, Some(2));
    assert!(!snapshot.quarantine[0].reason.what().is_empty());
    snapshot.quarantine[0].reason.clone()
}

#[track_caller]
fn quarantined_for(entry: &str, wanted: ValueProblem) {
    match quarantined(entry) {
        QuarantineReason::Value(error) => assert_eq!(error.problem, wanted),
        other => panic!("{other}"),
    }
}

/// An entry's text with something changed by hand.
fn edited(from: &str, to: &str) -> String {
    let entry = entry(&cell("shimin", "m0101", Field::Status), "done", &[], &author("甲", 1));
    assert!(entry.to_json().contains(from));
    entry.to_json().replace(from, to)
}

/// Why a file is refused; every refusal says what to do and that nothing changed.
#[track_caller]
pub fn refused(bytes: impl AsRef<[u8]>) -> FileError {
    let error = read(bytes).unwrap_err();
    assert!(!error.what().is_empty());
    assert!(error.hint().ends_with("今の記入は変わっていません。"));
    error
}

#[test]
fn fault_01_an_empty_file_is_called_empty() {
    assert_eq!(refused("").what(), "ファイルが空です（0バイト）。");
    assert_eq!(refused(" \r\n\t "), FileError::Empty { bytes: 5 });
    assert_eq!(refused("\u{feff}"), FileError::Empty { bytes: 0 });
}

#[test]
fn fault_02_a_byte_order_mark_is_passed_over() {
    let text = export(&small_ledger()).text;
    assert_eq!(read(format!("\u{feff}{text}")), read(text));
}

#[test]
fn fault_03_a_wrong_encoding_is_named() {
    let text = export(&small_ledger()).text;
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let little = utf16(u16::to_le_bytes);
    let big = utf16(u16::to_be_bytes);
    let reads = |bytes: Vec<u8>, wanted| {
        let snapshot = read(bytes).unwrap();
        assert_eq!((snapshot.entries.len(), snapshot.warnings), (7, vec![SnapshotWarning::Reencoded(wanted)]));
    };
    reads([b"\xff\xfe", little.as_slice()].concat(), WrongEncoding::Utf16Le);
    reads([b"\xfe\xff", big.as_slice()].concat(), WrongEncoding::Utf16Be);
    reads(little, WrongEncoding::Utf16Le);
    reads(big, WrongEncoding::Utf16Be);
    let check = |bytes: Vec<u8>, wanted| assert_eq!(refused(bytes), FileError::Encoding(wanted));
    // 市民課 in Shift_JIS.
    check(b"{\"format\":\"memo\",\"name\":\"\x8e\x73\x96\xaf\x89\xdb\"}".to_vec(), WrongEncoding::ShiftJis);
    check(b"{\"a\":\"\xff\xc3\x28\"}".to_vec(), WrongEncoding::Unknown);
    assert!(refused(b"\"\x8e\x73\"").what().contains("Shift_JIS"));
}

#[test]
fn fault_04_a_cut_file_says_where_and_offers_what_is_whole() {
    let text = export(&small_ledger()).text;
    let lines: Vec<&str> = text.lines().collect();
    let cut = format!("{}\n{}", lines[..4].join("\n"), &lines[4][..30]);
    let error = refused(&cut);
    assert_eq!(error.what(), "このファイルは5行目で切れています。（記載7個・確認できた変更3個・取り込めない1個）");
    let FileError::Truncated { line: 5, rescue } = error else { panic!() };
    assert_eq!((rescue.entries.len(), rescue.quarantine.len()), (3, 1));
    assert_eq!(rescue.quarantine[0].line, Some(5));
    assert!(rescue.warnings.contains(&SnapshotWarning::CountDiffers { stated: 7, found: 4 }));
    assert!(rescue.warnings.contains(&SnapshotWarning::Rescued { rescued: 3, broken: 1 }));
}

#[test]
fn fault_04_a_file_cut_inside_a_character_or_the_header_is_cut_all_the_same() {
    let text = export(&small_ledger()).text;
    let inside = text.find("市民課 山田").unwrap() + 1;
    assert!(matches!(refused(&text.as_bytes()[..inside]), FileError::Truncated { .. }));
    let FileError::Truncated { rescue, .. } = refused(&text[..60]) else { panic!() };
    assert_eq!(rescue.in_file(), 0);
}

#[test]
fn fault_05_a_mail_footer_is_refused_but_the_snapshot_is_offered() {
    let text = export(&small_ledger()).text;
    for footer in ["-- \n見本市役所 市民課\n", "\u{0}", "{}", "<br>"] {
        let FileError::OtherText { rescue, .. } = refused(format!("{text}{footer}")) else { panic!("{footer}") };
        assert_eq!(rescue.entries.len(), 7);
        assert!(rescue.warnings.contains(&SnapshotWarning::Rescued { rescued: 7, broken: 0 }));
    }
}

#[test]
fn fault_06_foreign_json_is_called_foreign() {
    for foreign in [
        r#"{"name":"x","version":"1.0.0"}"#,
        r#"{"type":"excalidraw","version":2,"elements":[]}"#,
        r#"["ayumi/snapshot",1,[]]"#,
        "null",
        "3",
        r#""text""#,
    ] {
        assert_eq!(refused(foreign), FileError::Foreign, "{foreign}");
    }
    assert_eq!(refused(r#"{"format":"ayumi/plan","version":1}"#), FileError::Kind(FileKind::Plan));
}

#[test]
fn fault_07_a_newer_version_is_read_as_far_as_it_verifies() {
    let text = export(&small_ledger()).text.replace("\"version\":1,", "\"version\":2,\"mood\":{\"x\":1.5},");
    let snapshot = read(text).unwrap();
    assert_eq!(snapshot.entries.len(), 7);
    assert_eq!(snapshot.warnings, [SnapshotWarning::NewerVersion { version: 2 }]);
}

#[test]
fn fault_08_unknown_kinds_fields_and_words_are_kept_and_written_again() {
    let mut ledger = Ledger::default();
    let newer = |kind: &str, field: &str, value: &str| {
        let text = format!(
            r#"{{"kind":"{kind}","fy":2026,"dept":"shimin","item":"m0101","field":"{field}","value":"{value}","by":"","at":"","tx":"","supersedes":[],"mood":["?"]}}"#
        );
        let Ok(Value::Map(members)) = Value::parse(&text) else { panic!() };
        Entry::seal(members).unwrap()
    };
    ledger.union([newer("praise", "status", "done"), newer("set", "mood", "fine"), newer("set", "status", "paused")]);
    ledger.insert(newer("set", "situation", "よい"));
    let text = export(&ledger).text;
    let snapshot = read(&text).unwrap();
    let review = review(&small_plan(), &Ledger::default(), &snapshot);
    assert_eq!((review.added, review.unknown), (4, 3));
    let mut again = Ledger::default();
    again.union(snapshot.entries);
    assert_eq!(export(&again).text, text);
}

#[test]
fn fault_09_a_header_that_disagrees_is_shown_with_both_numbers() {
    let text = export(&small_ledger()).text;
    let without_a_line: String =
        text.lines().enumerate().filter(|(line, _)| *line != 3).map(|(_, line)| line).collect();
    let snapshot = read(&without_a_line).unwrap();
    assert_eq!(snapshot.warnings, [SnapshotWarning::CountDiffers { stated: 7, found: 6 }]);
    assert!(snapshot.warnings[0].what().contains("記載7個・実際6個"));
    let snapshot = read(without_a_line.replace("\"count\":7", "\"count\":6")).unwrap();
    assert_eq!(snapshot.warnings, [SnapshotWarning::DigestDiffers]);
}

#[test]
fn fault_10_an_entry_edited_by_hand_is_held_back_and_can_be_claimed() {
    let mut ledger = Ledger::default();
    let cell = cell("shimin", "m0101", Field::Status);
    let original = record(&mut ledger, &cell, "underway", &author("甲", 1));
    let snapshot = read(export(&ledger).text.replace("underway", "done")).unwrap();
    assert!(snapshot.entries.is_empty());
    let held = &snapshot.quarantine[0];
    assert!(matches!(&held.reason, QuarantineReason::Entry(EntryError::Digest { .. })));
    assert_eq!(held.reason.stated_id(), Some(original), "the original is found for comparison");
    assert_eq!(held.claim(), Some((cell, Value::text("done"))));
    assert_eq!(snapshot.warnings, [], "count and ids agree: nothing was cut off");
}

#[test]
fn fault_11_the_same_entry_twice_counts_once() {
    let text = export(&small_ledger()).text;
    let line = text.lines().nth(1).unwrap();
    let snapshot = read(text.replace(line, &format!("{line}{line}"))).unwrap();
    assert_eq!((snapshot.entries.len(), snapshot.duplicates, snapshot.in_file()), (7, 1, 8));
    let review = review(&small_plan(), &Ledger::default(), &snapshot);
    assert_eq!(review.in_file, review.added + review.duplicates);
}

#[test]
fn fault_12_duplicate_keys_reject_the_entry() {
    quarantined_for(&edited("\"by\":", "\"by\":\"乙\",\"by\":"), ValueProblem::DuplicateKey);
}

#[test]
fn fault_13_an_entry_must_be_an_object() {
    for entry in ["[\"a\",1]", "[]", "null", "\"text\"", "1"] {
        assert_eq!(quarantined(entry), QuarantineReason::Entry(EntryError::NotObject));
    }
    assert_eq!(quarantined("{}"), QuarantineReason::Entry(EntryError::Member("id")));
}

#[test]
fn fault_14_a_number_out_of_place_holds_back_the_entry_not_the_file() {
    quarantined_for(&edited("\"fy\":2026", "\"fy\":2026.0"), ValueProblem::Number);
    for fy in ["4294967296", "\"2026\"", "null"] {
        let reason = quarantined(&edited("\"fy\":2026", &format!("\"fy\":{fy}")));
        assert_eq!(reason, QuarantineReason::Entry(EntryError::Member("fy")));
    }
    let reason = quarantined(&edited("\"fy\":2026", "\"fy\":-1"));
    assert!(matches!(reason, QuarantineReason::Entry(EntryError::Digest { .. })));
    let beside = export(&small_ledger()).text.replacen("\"fy\":2026", "\"fy\":2026.0", 1);
    assert_eq!(read(beside).unwrap().entries.len(), 6);
}

#[test]
fn fault_15_an_integer_that_loses_digits_is_held_back() {
    for fy in ["9007199254740992", "-9007199254740992", "123456789012345678901234567890"] {
        quarantined_for(&edited("\"fy\":2026", &format!("\"fy\":{fy}")), ValueProblem::Number);
    }
}

#[test]
fn fault_16_broken_json_is_located_and_explained() {
    let check = |text: &str, line: usize, column: usize, words: &str| match refused(text) {
        FileError::NotJson { line: l, column: c, what } => {
            assert_eq!((l, c), (line, column), "{text}");
            assert!(what.contains(words), "{what}");
        }
        other => panic!("{other}"),
    };
    check("{\n \"a\": NaN}", 2, 7, "NaN");
    check("{“a”: 1}", 1, 2, "引用符");
    check("{'a': 1}", 1, 2, "引用符");
    check("{\"a\":[1,\n 2,]}", 2, 4, "余分");
    check("{\"課\": // 注\n1}", 1, 7, "注釈");
    assert_eq!(refused("市民課の記録"), FileError::Kind(FileKind::Text));
    check("{\"name\":", 1, 8, "途切れて");
    quarantined_for(&edited("\"fy\":2026", "\"fy\":1e400"), ValueProblem::Json);
}

#[test]
fn fault_16_one_broken_line_in_a_snapshot_leaves_the_others_to_be_rescued() {
    let text = export(&small_ledger()).text.replacen("\"fy\":2026", "\"fy\":NaN", 1);
    let FileError::Damaged { line: 2, rescue, what, .. } = refused(text) else { panic!() };
    assert!(what.contains("NaN"));
    assert_eq!((rescue.entries.len(), rescue.quarantine.len()), (6, 1));
    assert_eq!(rescue.in_file(), 7);
}

#[test]
fn fault_17_deep_nesting_is_refused() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(refused(deep(200)), FileError::TooDeep);
    assert_eq!(refused(deep(100_000)), FileError::TooDeep);
    assert_eq!(refused("{\"a\":".repeat(200)), FileError::TooDeep);
    assert_eq!(quarantined(&deep(200)), QuarantineReason::TooDeep);
    quarantined(&deep(126));
    assert_eq!(refused(format!("{{\"a\":\"{}\"}}", "[".repeat(500))), FileError::Foreign, "brackets in a text");
}

#[test]
fn fault_18_a_lone_surrogate_holds_back_the_entry() {
    quarantined_for(&edited("done", "\\ud800"), ValueProblem::Json);
    quarantined_for(&edited("done", "\\udc00x"), ValueProblem::Json);
}

#[test]
fn fault_19_odd_characters_are_kept_in_data_and_stand_as_marks_in_tables() {
    let odd = "\u{0}\u{1b}\u{feff}a\u{202e}b\u{7f}";
    let mut ledger = Ledger::default();
    let cell = cell("shimin", "m0101", Field::Situation);
    record(&mut ledger, &cell, odd, &author("甲", 1));
    let snapshot = read(export(&ledger).text).unwrap();
    assert_eq!(snapshot.entries[0].value(), Some(&Value::text(odd)));
    let table = csv(&texts(&[[odd]]));
    assert!(String::from_utf8(table).unwrap().ends_with("\r\n\"␀␛〔U+FEFF〕a〔U+202E〕b␡\"\r\n"));
}

#[test]
fn fault_20_prototype_keys_are_plain_members() {
    let text = r#"{"kind":"set","fy":2026,"dept":"__proto__","item":"constructor","field":"toString","value":{"__proto__":{"a":true}},"by":"","at":"","tx":"","supersedes":[],"__proto__":"x","constructor":null}"#;
    let Ok(Value::Map(members)) = Value::parse(text) else { panic!() };
    let entry = Entry::seal(members).unwrap();
    let mut ledger = Ledger::default();
    ledger.insert(entry.clone());
    assert_eq!(read(export(&ledger).text).unwrap().entries, [std::sync::Arc::new(entry)]);
}

#[test]
fn fault_21_markup_stays_the_text_that_was_typed() {
    let markup = "<img src=x onerror=alert(1)></script><!--";
    let mut ledger = Ledger::default();
    let cell = cell("shimin", "m0101", Field::Situation);
    record(&mut ledger, &cell, markup, &author(markup, 1));
    let snapshot = read(export(&ledger).text).unwrap();
    assert_eq!(snapshot.entries[0].value(), Some(&Value::text(markup)));
    assert_eq!(snapshot.entries[0].by(), markup);
}

#[test]
fn fault_22_limits_hold_back_the_long_and_refuse_the_huge() {
    let note = |chars: usize| {
        let mut ledger = Ledger::default();
        record(&mut ledger, &cell("shimin", "m0101", Field::Situation), &"長".repeat(chars), &author("甲", 1));
        read(export(&ledger).text).unwrap()
    };
    assert_eq!(note(limits::TEXT_CHARS).entries.len(), 1);
    let snapshot = note(limits::TEXT_CHARS + 1);
    assert!(matches!(snapshot.quarantine[0].reason, QuarantineReason::TextTooLong { chars: 10_001, .. }));
    assert_eq!(snapshot.warnings, []);
    assert_eq!(refused(vec![b' '; limits::FILE_BYTES + 1]), FileError::TooLarge { bytes: limits::FILE_BYTES + 1 });
    let many = vec!["{}"; limits::ENTRIES + 1].join(",");
    assert_eq!(refused(file_with(&many)), FileError::TooManyEntries { found: limits::ENTRIES + 1 });
    assert_eq!(refused(b"\x1f\x8b\x08\x00"), FileError::Kind(FileKind::Archive("gz")));
    assert_eq!(refused(b"PK\x03\x04"), FileError::Kind(FileKind::Zip));
}

#[test]
fn fault_23_items_and_departments_unknown_here_are_kept_and_listed() {
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell("shimin", "m9901", Field::Status), "done", &author("甲", 1));
    record(&mut ledger, &cell("未知の課", "i01", Field::Status), "done", &author("甲", 2));
    record(&mut ledger, &cell("shimin", "m0101", Field::Status), "done", &author("甲", 3));
    let review = review(&small_plan(), &Ledger::default(), &read(export(&ledger).text).unwrap());
    assert_eq!((review.added, review.not_in_plan), (3, 2));
    assert_eq!(review.strangers, ["m9901".to_owned(), "未知の課".to_owned()].into());
}

#[test]
fn fault_23_the_voice_of_a_department_unknown_here_is_kept_and_not_counted() {
    let plan = small_plan();
    let mut ledger = Ledger::default();
    let cell = cell("unknown", "m0101", Field::Status);
    record(&mut ledger, &cell, "done", &author("甲", 30));
    let summaries = ayumi::insight::summaries(&plan, &ledger, &ayumi::journal::Scale::default(), cell.fy);
    let counted = summaries.get(&ayumi::plan::MeasureId::new("m0101")).unwrap();
    assert!(counted.reports.is_empty() && counted.latest.is_none());
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("done")), "and it is still there");
}

#[test]
fn fault_24_what_was_said_of_a_number_or_by_a_department_that_is_gone_stays_under_its_own_id() {
    let gone = cell("廃止した課", "m0199", Field::Situation);
    let mut ledger = small_ledger();
    record(&mut ledger, &gone, "前の計画での記入", &author("廃止した課", 9));
    let text = export(&ledger).text;
    let mut again = Ledger::default();
    again.union(read(&text).unwrap().entries);
    assert_eq!(again.reading(&gone).value(), Some(&Value::text("前の計画での記入")));
    assert_eq!(export(&again).text, text);
}

#[test]
fn fault_25_an_older_file_after_a_newer_one_changes_no_value() {
    let mut ledger = small_ledger();
    let older = export(&ledger).text;
    let cell = cell("shimin", "m0101", Field::Status);
    record(&mut ledger, &cell, "stopped", &author("甲", 30));
    let snapshot = read(older).unwrap();
    let review = review(&small_plan(), &ledger, &snapshot);
    assert_eq!((review.added, review.already_had, review.conflicts), (0, 7, 0));
    let before = export(&ledger).text;
    assert!(ledger.union(snapshot.entries).is_empty());
    assert_eq!(export(&ledger).text, before);
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("stopped")));
}

#[test]
fn fault_26_ones_own_file_brings_nothing_new() {
    let ledger = small_ledger();
    let review = review(&small_plan(), &ledger, &read(export(&ledger).text).unwrap());
    assert_eq!((review.in_file, review.added, review.already_had), (7, 0, 7));
    // Of what was replaced since, nobody is told that it is in force.
    assert!(review.items.iter().all(|item| matches!(item.outcome, Outcome::AlreadyHad | Outcome::Replaced)));
    assert_eq!((review.taken_back, review.replaced), (0, 2));
}

#[test]
fn fault_28_two_people_who_differ_conflict_by_name() {
    let (mut here, mut there) = (small_ledger(), small_ledger());
    let cell = cell("shimin", "m0101", Field::Status);
    record(&mut here, &cell, "stopped", &author("甲", 30));
    record(&mut there, &cell, "underway", &author("乙", 31));
    let snapshot = read(export(&there).text).unwrap();
    let review = review(&small_plan(), &here, &snapshot);
    assert_eq!((review.added, review.conflicts), (1, 1));
    here.union(snapshot.entries);
    let Reading::Conflict { heads } = here.reading(&cell) else { panic!() };
    assert_eq!(heads.iter().map(|head| head.by()).collect::<std::collections::BTreeSet<_>>(), ["甲", "乙"].into());
}

#[test]
fn fault_29_two_people_who_say_the_same_agree() {
    let (mut here, mut there) = (small_ledger(), small_ledger());
    let cell = cell("shimin", "m0102", Field::Status);
    record(&mut here, &cell, "done", &author("甲", 32));
    record(&mut there, &cell, "done", &author("乙", 33));
    let snapshot = read(export(&there).text).unwrap();
    let review = review(&small_plan(), &here, &snapshot);
    assert_eq!((review.added, review.conflicts), (1, 0));
    here.union(snapshot.entries);
    let Reading::Agreed { value, heads } = here.reading(&cell) else { panic!() };
    assert_eq!((value, heads.len()), (&Value::text("done"), 2), "both authors are shown");
}

#[test]
fn fault_31_what_supersedes_may_come_before_what_it_supersedes() {
    let whole = small_ledger();
    let cell = cell("shimin", "m0101", Field::Status);
    let mut ledger = Ledger::default();
    for entry in whole.history(&cell).into_iter().rev() {
        ledger.insert(entry.entry().unwrap().clone());
        assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("done")));
    }
}

#[test]
fn fault_53_each_of_several_files_has_its_own_result() {
    let good = export(&small_ledger()).text;
    let files = [good.as_bytes(), b"", b"PK\x03\x04zip", b"{}", good.as_bytes()];
    let results: Vec<Result<ParsedSnapshot, FileError>> =
        files.iter().map(|bytes| read_snapshot(&small_plan(), "x", bytes)).collect();
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 2);
}

#[test]
fn fault_63_formulas_markup_and_reversed_text_stay_text_in_tables() {
    let table = csv(&texts(&[["=HYPERLINK(\"x\")"], ["<b>"], ["\u{202e}gpj.exe"]]));
    let wanted = "\r\n\"'=HYPERLINK(\"\"x\"\")\"\r\n\"<b>\"\r\n\"〔U+202E〕gpj.exe\"\r\n";
    assert!(String::from_utf8(table).unwrap().ends_with(wanted));
}
