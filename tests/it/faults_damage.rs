//! Damaged files by example, with the reason that is named.

use ayumi::exchange::{
    FileError, Header, ParsedSnapshot, PlanMark, QuarantineReason, Scope, SnapshotWarning, WrongEncoding,
    looks_like_snapshot, review, write_snapshot,
};
use ayumi::journal::{Field, Ledger, Tombstone};

use crate::damage_laws::{found, quoted, wrapped};
use crate::fixtures::{author, cell, export, export_of, read, record, small_ledger, small_plan};

#[test]
fn two_snapshots_in_one_file_are_two_results_with_a_sender_each() {
    let (mut one, mut two) = (Ledger::default(), Ledger::default());
    record(&mut one, &cell("shimin", "m0101", Field::Situation), "一件目", &author("甲", 1));
    record(&mut two, &cell("joho", "m0102", Field::Situation), "二件目", &author("乙", 2));
    record(&mut two, &cell("joho", "m0102", Field::Next), "三件目", &author("乙", 3));
    let found = found(
        [export(&one).text, export(&two).text.replace("\"dept\":\"shimin\",\"name\"", "\"dept\":null,\"name\"")]
            .concat()
            .as_bytes(),
    );
    let snapshots: Vec<&ParsedSnapshot> = found.iter().map(|found| found.as_ref().unwrap()).collect();
    assert_eq!(snapshots.iter().map(|snapshot| snapshot.entries.len()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(snapshots[1].sender().map(ToString::to_string).as_deref(), Some("joho"), "whose records they are");
    assert_eq!(snapshots[1].file_name, "届いたファイル.json（2/2）");
    assert!(snapshots.iter().all(|snapshot| snapshot.warnings.is_empty()));
}

#[test]
fn damaged_bytes_hold_back_their_entry_and_are_the_reason_named() {
    let mut ledger = Ledger::default();
    for (minute, text) in (0..).zip(["一件目", "二件目", "三件目"]) {
        record(&mut ledger, &cell("shimin", "m0101", Field::Situation), text, &author("市民課", minute));
    }
    let mut bytes = export(&ledger).text.into_bytes();
    let at = bytes.windows(9).position(|found| found == "二件目".as_bytes()).unwrap() + 3;
    bytes[at] ^= 0x40;
    let found = found(&bytes);
    let snapshot = found[0].as_ref().unwrap();
    assert_eq!((snapshot.entries.len(), snapshot.quarantine.len()), (2, 1));
    assert!(matches!(snapshot.quarantine[0].reason, QuarantineReason::Bytes { stated: Some(_) }), "{snapshot:#?}");
    assert!(snapshot.quarantine[0].reason.what().contains('�'));
    assert_eq!(snapshot.warnings, [], "count and ids agree");
}

#[test]
fn an_entry_nested_too_deep_holds_back_itself_alone() {
    let text = export(&small_ledger()).text;
    let deep = format!("{{\"at\":{}{}}},\n", "[".repeat(5_000), "]".repeat(5_000));
    let (head, body) = text.split_once('\n').unwrap();
    let found = found(format!("{head}\n{deep}{body}").as_bytes());
    let snapshot = found[0].as_ref().unwrap();
    assert_eq!((snapshot.entries.len(), snapshot.quarantine.len()), (7, 1));
    assert_eq!(snapshot.quarantine[0].reason, QuarantineReason::TooDeep);
}

#[test]
fn a_header_that_states_nonsense_is_remarked() {
    for (from, to, member) in [
        ("\"count\":7", "\"count\":-5", "count"),
        ("\"count\":7", "\"count\":\"七\"", "count"),
        ("\"digest\":\"", "\"digest\":7,\"x\":\"", "digest"),
    ] {
        let found = found(export(&small_ledger()).text.replacen(from, to, 1).as_bytes());
        let snapshot = found[0].as_ref().unwrap();
        assert_eq!(snapshot.entries.len(), 7);
        assert!(
            snapshot.warnings.contains(&SnapshotWarning::HeaderOdd { members: vec![member] }),
            "{:?}",
            snapshot.warnings
        );
    }
}

#[test]
fn a_file_without_its_header_is_offered_with_a_word_about_the_plan() {
    let text = export(&small_ledger()).text;
    let (_, body) = text.split_once('\n').unwrap();
    let found = found(body.as_bytes());
    let Err(FileError::PlanUnknown { rescue }) = &found[0] else { panic!("{found:#?}") };
    assert_eq!(rescue.entries.len(), 7);
    assert!(rescue.warnings.contains(&SnapshotWarning::PlanUnknown));
}

#[test]
fn older_encodings_of_japanese_are_read_where_they_can_say_it() {
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell("shimin", "m0101", Field::Situation), "窓口で試行した", &author("市民課　山田", 1));
    record(&mut ledger, &cell("shimin", "m0101", Field::Next), "𠮷野さんへ", &author("市民課", 2));
    let text = export(&ledger).text;
    for (label, wanted) in [
        ("shift_jis", WrongEncoding::ShiftJis),
        ("euc-jp", WrongEncoding::EucJp),
        ("iso-2022-jp", WrongEncoding::Iso2022Jp),
    ] {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        // An editor writes a question mark for what the encoding does not have.
        let bytes = encoding.encode(&text.replace('𠮷', "?")).0.into_owned();
        let found = found(&bytes);
        let snapshot = found[0].as_ref().unwrap_or_else(|error| panic!("{label}: {error}"));
        assert_eq!((snapshot.entries.len(), snapshot.quarantine.len()), (1, 1), "{label}");
        assert!(snapshot.warnings.contains(&SnapshotWarning::Reencoded(wanted)));
    }
}

#[test]
fn a_hostile_text_that_begins_everywhere_and_ends_nowhere_is_read_in_no_time() {
    for unit in ["{\"a\":", "\n{\"a\":[", "},{\"a\":\"", "{\"at\":\"\n", "[{", "{\"id\":1,\"entries\":["] {
        let text = format!("{{\"format\":\"ayumi/snapshot\",{}\u{0}", unit.repeat(400_000 / unit.len()));
        let begun = std::time::Instant::now();
        let _ = found(text.as_bytes());
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{unit}: {:?}", begun.elapsed());
    }
}

#[test]
fn what_is_pasted_is_known_by_its_mark_even_where_mail_broke_it() {
    let text = export(&small_ledger()).text;
    assert!(
        looks_like_snapshot(&text)
            && looks_like_snapshot(&wrapped(&text, 20, "\n"))
            && looks_like_snapshot(&quoted(&text))
    );
    assert!(looks_like_snapshot(text.lines().nth(1).unwrap()), "a line of a file");
    assert!(!looks_like_snapshot("4-1\t82") && !looks_like_snapshot("市民課"));
}

#[test]
fn a_header_keeps_what_stands_in_it() {
    let Header { scope_dept, odd, .. } = {
        let scope = Scope::of_dept("shimin".into());
        let text = write_snapshot(&small_plan(), &PlanMark::of(&small_plan()), &small_ledger(), &export_of(scope)).text;
        found(text.as_bytes()).remove(0).unwrap().header
    };
    assert_eq!((scope_dept.map(|dept| dept.to_string()).as_deref(), odd.len()), (Some("shimin"), 0));
}

#[test]
fn a_text_and_its_erasure_in_one_file_are_accounted_for_and_the_text_stays_out() {
    let text_of = |ledger: &Ledger| export(ledger).text;
    let mut with_text = Ledger::default();
    let id = record(&mut with_text, &cell("shimin", "m0101", Field::Situation), "山田花子さん", &author("甲", 1));
    let mut erased = with_text.clone();
    let stone = Tombstone::of(with_text.get(id).unwrap()).unwrap();
    erased.insert(stone.seal("個人情報のため", &author("乙", 2)));
    // As two exports joined by hand are: the text of the one, the erasure of the other.
    let line = text_of(&with_text).lines().nth(1).unwrap().to_owned();
    let joined = text_of(&erased).replacen("[\n", &format!("[\n{line},\n"), 1);
    let snapshot = read(joined).unwrap();
    assert_eq!((snapshot.entries.len(), snapshot.erased, snapshot.in_file()), (1, 1, 2));
    let review = review(&small_plan(), &Ledger::default(), &snapshot);
    assert_eq!((review.added, review.erased, review.in_file), (1, 1, 2));
    let mut ledger = Ledger::default();
    ledger.union(snapshot.entries.clone());
    assert_eq!(ledger.len(), review.added, "as many are there as were said to be added");
    assert!(!text_of(&ledger).contains("山田花子"));
}

#[test]
fn what_is_ours_but_not_whole_is_not_called_foreign() {
    for spoiled in [
        r#"{"format":"ayumi/snapshot","version":1}"#,
        r#"{"format":"ayumi/snapshot","version":"1","entries":[]}"#,
        r#"{"format":"ayumi/snapshot","version":1,"entries":{}}"#,
        r#"{"format":"ayumi/snapshot","version":1,"entries":[],"entries":[]}"#,
    ] {
        assert!(read(spoiled).unwrap_err().rescue().is_some(), "{spoiled}");
    }
}
