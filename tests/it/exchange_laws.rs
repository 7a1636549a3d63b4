//! The laws of files: what goes out comes back, nothing is counted twice, nothing hostile breaks the reader.

use std::collections::BTreeSet;
use std::sync::Arc;

use ayumi::exchange::{
    Outcome, ParsedSnapshot, PlanMark, Scope, canonical_plan, file_name, plan_digest, read_snapshot, review,
    write_snapshot,
};
use ayumi::journal::{Cell, Entry, EntryId, Field, Ledger, PROFILE};
use ayumi::plan;
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::city::city_plan;
use crate::fixtures::{author, cell, entry, export, export_of, read, record, small_ledger, small_plan, worlds};

fn ledger_of(entries: &[Entry]) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.union(entries.iter().cloned());
    ledger
}

/// The ledger that a file alone makes.
fn whole(snapshot: &ParsedSnapshot) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.union(snapshot.entries.iter().cloned());
    ledger
}

fn ids<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> BTreeSet<EntryId> {
    entries.into_iter().map(|entry| entry.id()).collect()
}

/// Imports a mailed ledger as the app does, and checks the accounting on the way.
fn import(into: &mut Ledger, mailed: &Ledger) -> usize {
    let snapshot = read(export(mailed).text).unwrap();
    let review = review(&small_plan(), into, &snapshot);
    assert_eq!(review.in_file, review.added + review.already_had + review.quarantined + review.duplicates);
    let new = into.union(snapshot.entries);
    assert_eq!(new.len(), review.added);
    new.len()
}

/// What stands below the header.
fn body(text: &str) -> &str {
    text.split_once('\n').unwrap().1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(world in worlds(20)) {
        let ledger = ledger_of(&world);
        let written = export(&ledger);
        let snapshot = read(&written.text).unwrap();
        prop_assert!(snapshot.warnings.is_empty() && snapshot.quarantine.is_empty() && snapshot.duplicates == 0);
        prop_assert_eq!(written.count, world.iter().map(Entry::id).collect::<BTreeSet<_>>().len());
        prop_assert_eq!(snapshot.header.count, Some(written.count));
        prop_assert_eq!(export(&whole(&snapshot)), written);
    }

    #[test]
    fn conflicts_are_exactly_the_new_heads_that_differ(a in worlds(12), b in worlds(12)) {
        let (ledger, mailed) = (ledger_of(&a), ledger_of(&b));
        let snapshot = read(export(&mailed).text).unwrap();
        let reviewed = review(&small_plan(), &ledger, &snapshot);
        let mut after = ledger.clone();
        after.union(snapshot.entries.clone());
        for item in &reviewed.items {
            let cell = item.entry.cell().unwrap();
            let chooses = after.reading(cell).in_conflict() && after.head_ids(cell).contains(&item.entry.id());
            let heads = ledger.head_ids(cell);
            let in_force = heads.iter().any(|head| ledger.get(*head).unwrap().value() == item.entry.value());
            let wanted = match (ledger.contains(item.entry.id()), chooses) {
                (true, _) if in_force => Outcome::AlreadyHad,
                (true, _) => Outcome::Replaced,
                (false, true) => Outcome::Conflict,
                (false, false) => Outcome::Added,
            };
            prop_assert_eq!(item.outcome, wanted);
        }
        prop_assert!(reviewed.conflicts <= reviewed.added);
    }

    #[test]
    fn damage_never_panics_and_never_forges(
        world in worlds(6), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let whole = ledger_of(&world);
        let mut bytes = export(&whole).text.into_bytes();
        for (place, byte, damage) in cuts {
            let place = place.index(bytes.len());
            match damage {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => bytes.truncate(place.max(1)),
            }
        }
        let snapshot = match read(&bytes) {
            Ok(snapshot) => Some(snapshot),
            Err(error) => {
                prop_assert!(!error.what().is_empty());
                prop_assert!(error.hint().ends_with("今の記入は変わっていません。"));
                error.rescue().cloned()
            }
        };
        if let Some(snapshot) = snapshot {
            prop_assert!(ids(&snapshot.entries).is_subset(&ids(whole.entries())));
            let review = review(&small_plan(), &whole, &snapshot);
            prop_assert_eq!(review.in_file, review.added + review.already_had + review.quarantined + review.duplicates);
            prop_assert_eq!(review.added, 0);
        }
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200), text in r#"[\[\]{}",:a0\\ -]{0,60}"#) {
        let _ = (read(&bytes), read(&text));
    }

    #[test]
    fn a_cut_file_gives_back_every_complete_line(world in worlds(8), place in any::<prop::sample::Index>()) {
        let text = export(&ledger_of(&world)).text;
        let cut = &text.as_bytes()[..place.index(text.trim_end().len()).max(16)];
        let complete = body(&text).match_indices('\n')
            .filter(|(end, _)| text.len() - body(&text).len() + end <= cut.len()).count();
        let error = read(cut).unwrap_err();
        let rescued = error.rescue().map_or(0, |rescue| rescue.entries.len());
        prop_assert!(rescued >= complete.saturating_sub(1).min(world.len()), "{} of {}", rescued, complete);
    }

    #[test]
    fn fault_52_file_names_are_safe_whatever_the_department_is_called(
        name in any::<String>(), at in any::<String>(), fy in any::<Option<i32>>(), known in any::<bool>(),
        difference in any::<bool>(),
    ) {
        let mut plan = small_plan();
        plan.departments[0].name = name.clone();
        let dept = if known { "shimin".into() } else { name.as_str().into() };
        let only = difference.then(BTreeSet::new);
        let mut export = export_of(Scope { dept: Some(dept), fy, only, round: None });
        export.exported_at = ayumi::plan::calendar::Moment::new(at);
        let file_name = file_name(&plan, &export);
        prop_assert!(file_name.chars().count() + ".gz".len() <= 80 && file_name.len() <= 255, "{}", file_name);
        let forbidden = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', ' ', '\u{202e}'];
        prop_assert!(!file_name.contains(forbidden), "{}", file_name);
        prop_assert!(!file_name.contains(char::is_control));
        prop_assert!(file_name.starts_with("ayumi_"));
        prop_assert_eq!(std::path::Path::new(&file_name).extension(), Some("json".as_ref()));
    }
}

proptest! {
    // Each case reads and writes some thirty files.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn fault_27_any_order_of_files_ends_byte_equal(a in worlds(10), b in worlds(10), c in worlds(10)) {
        let parts = [ledger_of(&a), ledger_of(&b), ledger_of(&c)];
        let merged = |order: [usize; 3]| {
            let mut ledger = Ledger::default();
            for part in order {
                import(&mut ledger, &parts[part]);
            }
            for part in order {
                assert_eq!(import(&mut ledger, &parts[part]), 0);
            }
            export(&ledger).text
        };
        prop_assert_eq!(merged([0, 1, 2]), merged([2, 0, 1]));
        prop_assert_eq!(merged([1, 0, 2]), merged([2, 1, 0]));
    }
}

/// Every released version's file stays here and stays readable.
#[test]
fn version_1_is_pinned_byte_for_byte() {
    let golden = include_str!("../fixtures/snapshot/v1.json");
    let written = export(&small_ledger()).text;
    let this_version = format!("\"app\":\"{}\"", env!("CARGO_PKG_VERSION"));
    assert_eq!(written, golden.replace("\"app\":\"0.1.0\"", &this_version));
    let snapshot = read(golden).unwrap();
    assert_eq!(snapshot.warnings, []);
    assert_eq!(body(&export(&whole(&snapshot)).text), body(golden));
    assert_eq!(snapshot.header.by_name, "市民課 管理係");
    assert_eq!(snapshot.header.by_dept, Some("shimin".into()));
}

#[test]
fn an_empty_ledger_makes_a_file_too() {
    let snapshot = read(export(&Ledger::default()).text).unwrap();
    assert_eq!((snapshot.in_file(), snapshot.warnings), (0, Vec::new()));
}

#[test]
fn the_plan_is_known_by_its_content_not_by_its_spaces() {
    let plan = small_plan();
    let spaced: serde_json::Value = serde_json::from_str(include_str!("../fixtures/plan/small.json")).unwrap();
    let again = ayumi::plan::read(&serde_json::to_string_pretty(&spaced).unwrap()).unwrap();
    assert_eq!(plan_digest(&plan), plan_digest(&again));
    assert_eq!(plan_digest(&plan).len(), 64);
    let mut other = plan.clone();
    other.title.push('。');
    assert_ne!(plan_digest(&plan), plan_digest(&other));
}

#[test]
fn a_scope_takes_its_department_and_year_with_their_past() {
    let mut ledger = small_ledger();
    let last_year = |item: &str, field| Cell { fy: 2025, ..cell("shimin", item, field) };
    record(&mut ledger, &last_year("m0101", Field::Status), "preparing", &author("市民課", 8));
    let profile = record(&mut ledger, &last_year(PROFILE, Field::Name), "市民課", &author("市民課", 9));
    let count = |dept: Option<&str>, fy| {
        let scope = Scope { dept: dept.map(Into::into), fy, only: None, round: None };
        read(write_snapshot(&small_plan(), &PlanMark::of(&small_plan()), &ledger, &export_of(scope)).text)
            .unwrap()
            .entries
            .len()
    };
    assert_eq!(count(None, None), ledger.len());
    assert_eq!(count(Some("shimin"), None), 5);
    assert_eq!(count(Some("joho"), None), 4);
    assert_eq!(count(Some("shimin"), Some(2026)), 4, "two of the status, one situation, the profile of last year");
    assert_eq!(count(None, Some(2025)), 2);
    assert_eq!(count(Some("dx"), Some(2026)), 0);
    let scope = Scope { dept: Some("shimin".into()), fy: Some(2026), only: None, round: None };
    assert!(scope.holds(&ledger, ledger.get(profile).unwrap()));
}

#[test]
fn file_names_say_whose_which_year_and_when() {
    let name = |dept: Option<&str>, fy| {
        file_name(&small_plan(), &export_of(Scope { dept: dept.map(Into::into), fy, only: None, round: None }))
    };
    assert_eq!(name(Some("shimin"), Some(2026)), "ayumi_市民課_R8_2026-11-22.json");
    assert_eq!(name(None, None), "ayumi_全課_全年度_2026-11-22.json");
    assert_eq!(name(Some("a/b:c"), Some(2019)), "ayumi_a_b_c_R1_2026-11-22.json");
    assert_eq!(name(Some("../.."), Some(1999)), "ayumi_部署名なし_1999_2026-11-22.json");
}

#[test]
fn a_parsed_snapshot_remembers_lines() {
    let mut ledger = Ledger::default();
    for minute in 0..3 {
        ledger.insert(entry(&cell("shimin", "m0101", Field::Next), "次", &[], &author("甲", minute)));
    }
    let mut lines: Vec<String> = export(&ledger).text.lines().map(ToOwned::to_owned).collect();
    lines[2] = lines[2].replace("次", "別");
    let ParsedSnapshot { quarantine, entries, .. } =
        read_snapshot(&small_plan(), "a.json", lines.join("\n").as_bytes()).unwrap();
    assert_eq!(entries.len(), 2);
    assert_eq!(quarantine[0].line, Some(3));
    assert_eq!(format!("{},", quarantine[0].original), lines[2]);
}

#[test]
fn the_plan_in_the_page_is_the_plan_that_was_checked() {
    let plan = city_plan();
    let packed = canonical_plan(&plan);
    assert_eq!(plan::parse(&packed).unwrap(), plan);
    assert_eq!(plan_digest(&plan), format!("{:x}", Sha256::digest(packed)));
}
