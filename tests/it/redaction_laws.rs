//! The laws of redaction: one text is gone, and nothing else has changed, in whatever order things came.

use std::collections::BTreeSet;

use ayumi::exchange::{Outcome, review};
use ayumi::journal::{Cell, Draft, Entry, EntryId, Field, HistoryEntry, Ledger, Reading, Statement, Tombstone, Value};
use proptest::prelude::*;

use crate::fixtures::{author, cell, entry, export, read, record, small_ledger, small_plan, worlds};

/// A text that must not be found again.
const PERSONAL: &str = "山田花子さんの電話042-000-0000";

fn ledger_of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.union(entries.into_iter().cloned());
    ledger
}

fn redaction(of: &Entry, minute: u32) -> Entry {
    Tombstone::of(of).unwrap().seal("個人情報", &author("消した人", minute))
}

fn bytes(ledger: &Ledger) -> String {
    ledger.entries().map(|entry| entry.to_json() + "\n").collect()
}

/// A statement's place among causes and effects.
type Place = (EntryId, Vec<EntryId>, String);

/// What a ledger says of causality: per cell its heads, and its history.
fn causality(ledger: &Ledger) -> Vec<(Cell, Vec<EntryId>, Vec<Place>)> {
    let known = |entry: HistoryEntry<'_>| (entry.id(), entry.supersedes().to_vec(), entry.at().as_str().to_owned());
    let history = |cell: &Cell| ledger.history(cell).into_iter().map(known).collect();
    ledger.cells().map(|cell| (cell.clone(), ledger.head_ids(cell), history(cell))).collect()
}

/// A world, some of it redacted once or twice, and everything in two orders.
fn redacted_worlds() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>, Vec<Entry>)> {
    let picks = prop::collection::vec((any::<prop::sample::Index>(), 0..60_u32), 0..6);
    (worlds(14), picks).prop_flat_map(|(world, picks)| {
        let redactions: Vec<Entry> = picks.iter().map(|(at, minute)| redaction(at.get(&world), *minute)).collect();
        let all: Vec<Entry> = world.iter().chain(&redactions).cloned().collect();
        (Just(world), Just(redactions), Just(all).prop_shuffle())
    })
}

/// Redactions that lie: about an entry of the world, but with another's cell, causes or moment.
fn forged_worlds() -> impl Strategy<Value = Vec<Entry>> {
    let picks = prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8), 0..6);
    (worlds(10), picks).prop_flat_map(|(world, picks)| {
        let forge = |(of, from, how): &(prop::sample::Index, prop::sample::Index, u8)| {
            let mut stone = Tombstone::of(of.get(&world)).unwrap();
            let other = Tombstone::of(from.get(&world)).unwrap();
            match how {
                0 => stone.cell = other.cell,
                1 => stone.supersedes = vec![other.id, stone.id],
                2 => stone.at = other.at,
                _ => {}
            }
            stone.seal("?", &author("偽る人", 1))
        };
        let forged: Vec<Entry> = picks.iter().map(forge).collect();
        Just(world.iter().chain(&forged).cloned().collect::<Vec<_>>()).prop_shuffle()
    })
}

proptest! {
    /// A redaction may come before the body, after it, without it, or twice: it is the same in the end.
    #[test]
    fn redactions_come_in_any_order((world, redactions, shuffled) in redacted_worlds()) {
        let in_order = ledger_of(world.iter().chain(&redactions));
        let redactions_first = ledger_of(redactions.iter().chain(&world));
        prop_assert_eq!(bytes(&in_order), bytes(&redactions_first));
        prop_assert_eq!(bytes(&in_order), bytes(&ledger_of(&shuffled)));
        prop_assert_eq!(bytes(&in_order), bytes(&ledger_of(shuffled.iter().chain(&shuffled))));
    }

    /// Union of ledgers that dropped bodies each on their own.
    #[test]
    fn union_with_redactions_is_commutative_associative_and_idempotent(
        all in prop_oneof![redacted_worlds().prop_map(|(_, _, all)| all), forged_worlds()],
        cuts in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
    ) {
        let (one, two) = (cuts.0.index(all.len() + 1), cuts.1.index(all.len() + 1));
        let (one, two) = (one.min(two), one.max(two));
        // The last part shares entries with the first, as files do.
        let parts = [ledger_of(&all[..two]), ledger_of(&all[one..]), ledger_of(all[two..].iter().chain(&all[..one]))];
        let union = |parts: &[&Ledger]| {
            let mut ledger = Ledger::default();
            for part in parts {
                ledger.union(part.entries().cloned());
            }
            ledger
        };
        let [a, b, c] = &parts;
        let whole = bytes(&ledger_of(&all));
        prop_assert_eq!(bytes(&union(&[a, b, c])), whole.clone());
        prop_assert_eq!(bytes(&union(&[c, b, a])), whole.clone());
        prop_assert_eq!(bytes(&union(&[a, &union(&[b, c])])), whole.clone());
        prop_assert_eq!(bytes(&union(&[&union(&[a, b]), c])), whole.clone());
        prop_assert_eq!(bytes(&union(&[a, a, b, c, b])), whole);
    }

    /// Heads, causes and labels are those of the ledger without the redactions, with the bodies or without them.
    #[test]
    fn redactions_change_no_causality((world, redactions, _) in redacted_worlds()) {
        let plain = ledger_of(&world);
        let redacted = ledger_of(world.iter().chain(&redactions));
        prop_assert_eq!(causality(&redacted), causality(&plain));
        // Someone who only ever got what is left of it.
        let erased: BTreeSet<EntryId> = redacted.redacted().collect();
        let left: Vec<Entry> = world.iter().filter(|entry| !erased.contains(&entry.id())).cloned().collect();
        prop_assert_eq!(bytes(&ledger_of(left.iter().chain(&redactions))), bytes(&redacted));
        prop_assert_eq!(erased.len(), plain.len() - ledger_of(&left).len());
        prop_assert!(world.iter().all(|entry| redacted.may_keep(entry) != erased.contains(&entry.id())));
    }

    /// Whatever a forged redaction says, a body that it does not fit stays, and every cell has a head.
    #[test]
    fn a_redaction_that_does_not_fit_erases_nothing(all in forged_worlds()) {
        let ledger = ledger_of(&all);
        let stones: Vec<&Tombstone> = all.iter()
            .filter_map(|entry| if let Statement::Redact(stone) = entry.statement() { Some(stone) } else { None })
            .collect();
        for body in all.iter().filter(|entry| matches!(entry.statement(), Statement::Set { .. })) {
            let erased = stones.iter().any(|stone| stone.fits(body));
            prop_assert_eq!(ledger.get(body.id()).is_some(), !erased);
            prop_assert!(!ledger.head_ids(body.cell().unwrap()).is_empty());
        }
    }

    #[test]
    fn what_changed_since_a_revision_is_all_that_reads_differently(
        (_, _, all) in redacted_worlds(), forged in forged_worlds(), cut in any::<prop::sample::Index>(),
    ) {
        let all: Vec<Entry> = all.into_iter().chain(forged).collect();
        let mut ledger = ledger_of(&all[..cut.index(all.len())]);
        let (before, revision) = (causality(&ledger), ledger.revision());
        ledger.union(all.iter().cloned());
        let changed: BTreeSet<_> = ledger.changed_since(revision).cloned().collect();
        for now in causality(&ledger) {
            prop_assert!(changed.contains(&(now.0.fy, now.0.item.clone())) || before.contains(&now));
        }
    }
}

#[test]
fn the_erased_text_and_its_author_are_in_no_file_and_the_file_says_who_erased_it() {
    let mut ledger = small_ledger();
    let cell = cell("shimin", "m0102", Field::Situation);
    let personal = entry(&cell, PERSONAL, &ledger.head_ids(&cell), &author("山田の上司", 20));
    ledger.insert(personal.clone());
    let earlier = export(&ledger).text;
    ledger.insert(redaction(&personal, 21));
    let text = export(&ledger).text;
    for gone in [PERSONAL, "山田の上司"] {
        assert!(earlier.contains(gone) && !text.contains(gone), "{gone}");
    }
    assert!(text.contains("消した人") && text.contains(&personal.id().to_string()));
    assert_eq!(ledger.reading(&cell), Reading::Empty, "what stood there is gone, what it replaced does not come back");
    assert_eq!(ledger.get(personal.id()), None);
    let [_, HistoryEntry::Redacted { redaction, .. }] = ledger.history(&cell)[..] else { panic!() };
    assert_eq!((redaction.by(), redaction.member("reason")), ("消した人", Some(Value::text("個人情報"))));

    // An earlier file brings nothing back, and a later statement replaces what was erased.
    let snapshot = read(&earlier).unwrap();
    let laid_beside = review(&small_plan(), &ledger, &snapshot);
    assert!(laid_beside.items.iter().all(|item| [Outcome::AlreadyHad, Outcome::Replaced].contains(&item.outcome)));
    assert_eq!(
        (laid_beside.added, laid_beside.replaced),
        (0, 4),
        "what was erased, what it had replaced, and two more"
    );
    assert!(ledger.union(snapshot.entries).is_empty());
    assert_eq!(export(&ledger).text, text);
    record(&mut ledger, &cell, "窓口を始めた。", &author("市民課", 22));
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("窓口を始めた。")));
    assert_eq!(ledger.head_ids(&cell).len(), 1);
}

#[test]
fn a_file_with_a_redaction_erases_the_text_where_it_is_taken_in() {
    let mut there = small_ledger();
    let cell = cell("shimin", "m0102", Field::Situation);
    let personal = entry(&cell, PERSONAL, &there.head_ids(&cell), &author("山田の上司", 20));
    there.insert(personal.clone());
    let mut here = there.clone();
    there.insert(redaction(&personal, 21));
    let snapshot = read(export(&there).text).unwrap();
    assert_eq!(snapshot.quarantine.len(), 0);
    let laid_beside = review(&small_plan(), &here, &snapshot);
    assert_eq!((laid_beside.added, laid_beside.conflicts, laid_beside.unknown), (1, 0, 0));
    assert_eq!(here.union(snapshot.entries).len(), 1);
    assert!(!export(&here).text.contains(PERSONAL));
    assert_eq!(export(&here).text, export(&there).text);
}

#[test]
fn an_erased_head_beside_another_leaves_the_other_value() {
    let cell = cell("shimin", "m0101", Field::Situation);
    let mut ledger = Ledger::default();
    let one = entry(&cell, PERSONAL, &[], &author("甲", 1));
    ledger.insert(one.clone());
    ledger.insert(entry(&cell, "始めた", &[], &author("乙", 2)));
    assert!(ledger.reading(&cell).in_conflict());
    ledger.insert(redaction(&one, 3));
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("始めた")));
    assert_eq!(ledger.head_ids(&cell).len(), 2, "the next statement replaces both");
}

#[test]
fn a_redaction_of_a_shape_this_version_does_not_know_is_kept_and_erases_nothing() {
    let cell = cell("shimin", "m0101", Field::Situation);
    let body = entry(&cell, "始めた", &[], &author("甲", 1));
    let text = redaction(&body, 2).to_json().replace("\"redacts\":", "\"redacts_all\":");
    let Ok(Value::Map(members)) = Value::parse(&text) else { panic!() };
    let newer = Entry::seal(members).unwrap();
    assert!(!newer.is_understood() && matches!(newer.statement(), Statement::Unknown { .. }));
    let ledger = ledger_of([&body, &newer]);
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("始めた")));
    assert!(export(&ledger).text.contains("redacts_all"));
}

/// Computed with Python's hashlib, base64 and json: the shape of a redaction never changes again.
#[test]
fn the_id_of_a_redaction_is_pinned() {
    let cell = cell("shimin", "m0101", Field::Status);
    let first = entry(&cell, "underway", &[], &author("市民課", 40));
    let redaction = redaction(&first, 41);
    assert_eq!(redaction.to_json(), include_str!("../fixtures/snapshot/redaction.json").trim_end());
    assert_eq!(Entry::verify(Value::parse(&redaction.to_json()).unwrap()), Ok(redaction));
}

/// Everything that a redaction leaves is there for the next statement, whoever writes it.
#[test]
fn a_form_that_opened_on_an_erased_head_replaces_it() {
    let cell = cell("shimin", "m0101", Field::Situation);
    let body = entry(&cell, PERSONAL, &[], &author("甲", 1));
    let mut ledger = ledger_of([&redaction(&body, 2)]);
    let opened = Draft { cell: cell.clone(), base: ledger.head_ids(&cell), value: Value::text("始めた") };
    ledger.insert(opened.seal(&author("乙", 3)));
    // The body comes late, in an old file.
    assert!(!ledger.insert(body));
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("始めた")));
    assert_eq!(ledger.head_ids(&cell).len(), 1);
}
