//! The laws of entries and ledgers.

use std::collections::{BTreeMap, BTreeSet};

use ayumi::journal::causality::{heads_of, order_of};
use ayumi::journal::{
    Cell, Draft, Entry, EntryError, EntryId, Field, HistoryEntry, Ledger, Reading, Value, ValueProblem,
};
use proptest::prelude::*;

use crate::fixtures::{author, cell, entry, record, worlds};

fn ledger_of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.union(entries.into_iter().cloned());
    ledger
}

/// Everything a ledger would write out.
fn bytes(ledger: &Ledger) -> String {
    ledger.entries().map(|entry| entry.to_json() + "\n").collect()
}

/// What a ledger shows: per cell its heads and its history.
fn shown(ledger: &Ledger) -> Vec<(Cell, Vec<EntryId>, Vec<EntryId>)> {
    let history = |cell: &Cell| ledger.history(cell).into_iter().map(HistoryEntry::id).collect();
    ledger.cells().map(|cell| (cell.clone(), ledger.head_ids(cell), history(cell))).collect()
}

/// Heads by the definition, word by word: an id is a head when nothing else names it, or when no such id leads to it.
fn heads_by_brute_force(supersedes: &BTreeMap<u8, Vec<u8>>) -> BTreeSet<u8> {
    let leads_to = |from: u8, to: u8| {
        let mut seen = BTreeSet::from([from]);
        loop {
            let next: BTreeSet<u8> = seen
                .iter()
                .filter_map(|id| supersedes.get(id))
                .flatten()
                .copied()
                .chain(seen.iter().copied())
                .collect();
            if next == seen {
                return seen.contains(&to);
            }
            seen = next;
        }
    };
    let unnamed = |id: u8| supersedes.iter().all(|(other, named)| *other == id || !named.contains(&id));
    let free: Vec<u8> = supersedes.keys().copied().filter(|id| unnamed(*id)).collect();
    supersedes.keys().copied().filter(|id| unnamed(*id) || !free.iter().any(|head| leads_to(*head, *id))).collect()
}

/// Ids with anything in `supersedes`: themselves, each other in circles, ids that are nowhere.
fn crafted() -> impl Strategy<Value = BTreeMap<u8, Vec<u8>>> {
    prop::collection::btree_map(0..9_u8, prop::collection::vec(0..12_u8, 0..4), 0..9)
}

proptest! {
    #[test]
    fn what_this_version_writes_is_read_the_fast_way(world in worlds(12), edit in "[a-z]{1,4}") {
        for entry in world {
            let (line, body) = (entry.json().to_owned(), entry.body());
            prop_assert_eq!(Value::parse(&body).unwrap().to_canonical(), body.as_str());
            let edited = line.replacen("\"value\":\"", &format!("\"value\":\"{edit}"), 1);
            prop_assert_eq!(Entry::of_line(&edited), None, "an edited line proves nothing");
            prop_assert_eq!(Entry::of_line(&line), Some(entry.clone()));
            prop_assert_eq!(Entry::of_body(&body), Some(entry));
        }
    }

    #[test]
    fn union_is_commutative_associative_and_idempotent(a in worlds(12), b in worlds(12), c in worlds(12)) {
        let union = |parts: &[&Vec<Entry>]| bytes(&ledger_of(parts.iter().copied().flatten()));
        prop_assert_eq!(union(&[&a, &b]), union(&[&b, &a]));
        prop_assert_eq!(union(&[&a, &b, &c]), union(&[&c, &a, &b]));
        prop_assert_eq!(union(&[&a, &a]), union(&[&a]));
        let mut left = ledger_of(&a);
        left.union(ledger_of(b.iter().chain(&c)).entries().cloned());
        prop_assert_eq!(bytes(&left), union(&[&a, &b, &c]));
    }

    #[test]
    fn union_names_exactly_what_was_new(a in worlds(12), b in worlds(12)) {
        let mut ledger = ledger_of(&a);
        let before: BTreeSet<EntryId> = ledger.entries().map(|entry| entry.id()).collect();
        let new = ledger.union(b.clone());
        let wanted: BTreeSet<EntryId> = b.iter().map(Entry::id).filter(|id| !before.contains(id)).collect();
        prop_assert_eq!(new, wanted);
        prop_assert!(ledger.union(b).is_empty());
    }

    #[test]
    fn the_order_of_arrival_changes_nothing(
        (world, shuffled) in worlds(16).prop_flat_map(|world| (Just(world.clone()), Just(world).prop_shuffle())),
    ) {
        prop_assert_eq!(shown(&ledger_of(&world)), shown(&ledger_of(&shuffled)));
    }

    #[test]
    fn heads_are_what_nothing_of_the_cell_supersedes(world in worlds(20)) {
        let ledger = ledger_of(&world);
        for cell in ledger.cells() {
            let of_cell: Vec<_> = ledger.entries_of(cell).collect();
            let wanted: Vec<EntryId> = of_cell.iter().map(|entry| entry.id())
                .filter(|id| !of_cell.iter().any(|other| other.supersedes().contains(id)))
                .collect();
            prop_assert!(!wanted.is_empty());
            let values: BTreeSet<_> = of_cell.iter().filter(|entry| wanted.contains(&entry.id())).filter_map(|entry| entry.value()).collect();
            prop_assert_eq!(ledger.conflicts().contains(cell), values.len() > 1, "conflicts are known without looking for them");
            for entry in &of_cell {
                let disputed = values.len() > 1 && entry.value().is_some_and(|value| values.contains(value));
                prop_assert_eq!(ledger.conflict_of(entry.id()), wanted.first().copied().filter(|_| disputed));
            }
            prop_assert_eq!(ledger.head_ids(cell), wanted);
        }
    }

    #[test]
    fn heads_hold_for_crafted_cycles(crafted in crafted()) {
        let edges: Vec<_> = crafted.iter().map(|(id, named)| (*id, named.as_slice())).collect();
        let heads = heads_of(&edges);
        prop_assert_eq!(&heads, &heads_by_brute_force(&crafted).into_iter().collect::<Vec<_>>());
        // An id listed twice supersedes what either line says.
        let mut split: Vec<(u8, &[u8])> = Vec::new();
        for (id, named) in &edges {
            let (one, other) = named.split_at(named.len() / 2);
            split.extend([(*id, one), (*id, other)]);
        }
        prop_assert_eq!(&heads_of(&split), &heads);
        prop_assert_eq!(heads.is_empty(), crafted.is_empty());
    }

    #[test]
    fn history_tells_each_id_once_in_any_cycle(crafted in crafted()) {
        let preferred: Vec<_> = crafted.iter().map(|(id, named)| (*id, named.as_slice())).collect();
        let mut told = order_of(&preferred);
        told.sort_unstable();
        prop_assert_eq!(told, (0..crafted.len()).collect::<Vec<_>>());
    }

    #[test]
    fn history_goes_by_cause_whatever_the_clocks_said(world in worlds(20)) {
        let ledger = ledger_of(&world);
        for cell in ledger.cells() {
            let history = ledger.history(cell);
            let place = |id: EntryId| history.iter().position(|entry| entry.id() == id);
            for (effect, entry) in history.iter().enumerate() {
                for cause in entry.supersedes().iter().filter_map(|id| place(*id)) {
                    prop_assert!(cause < effect);
                }
            }
        }
    }

    #[test]
    fn any_value_survives_its_own_text(value in values()) {
        let text = value.to_canonical();
        let read = Value::parse(&text).unwrap();
        prop_assert_eq!(read.to_canonical(), text);
        prop_assert_eq!(read, value);
    }

    #[test]
    fn unknown_members_and_kinds_survive_byte_for_byte(
        kind in "set|praise|redact", extra in prop::collection::btree_map("[a-zé😂]{1,6}", values(), 0..5),
    ) {
        let mut members = BTreeMap::from(
            [("kind", kind.as_str()), ("dept", "shimin"), ("item", "m0101"), ("field", "mood"),
             ("value", "?"), ("by", ""), ("at", "?"), ("tx", "")]
            .map(|(name, value)| (name.to_owned(), Value::text(value))),
        );
        members.insert("fy".to_owned(), Value::Integer(2026));
        members.insert("supersedes".to_owned(), Value::List(Vec::new()));
        let known = members.clone();
        members.extend(extra.into_iter().filter(|(name, _)| !known.contains_key(name) && name != "id"));
        let entry = Entry::seal(members).unwrap();
        let again = Entry::verify(Value::parse(&entry.to_json()).unwrap()).unwrap();
        prop_assert_eq!(again.to_json(), entry.to_json());
        prop_assert!(Entry::of_line(entry.json()).is_none_or(|read| read == entry));
        prop_assert!(Entry::of_body(&entry.body()).is_none_or(|read| read == entry));
        prop_assert!(!again.is_understood());
        prop_assert_eq!(again, entry);
    }
}

/// Values without floats, with odd texts and keys.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-((1_i64 << 53) - 1)..(1_i64 << 53)).prop_map(Value::Integer),
        any::<String>().prop_map(Value::Text),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::btree_map(any::<String>(), inner, 0..4).prop_map(Value::Map),
        ]
    })
}

#[test]
fn a_captured_base_does_not_bury_a_newcomer() {
    let cell = cell("shimin", "m0101", Field::Status);
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell, "underway", &author("甲", 1));
    // Otsu opens the form; before it is saved, another tab brings what Kou has written meanwhile.
    let opened = Draft { cell: cell.clone(), base: ledger.head_ids(&cell), value: Value::text("done") };
    let newcomer = record(&mut ledger, &cell, "stopped", &author("甲", 2));
    let saved = opened.seal(&author("乙", 3));
    let saved_id = saved.id();
    ledger.insert(saved);
    assert_eq!(BTreeSet::from_iter(ledger.head_ids(&cell)), BTreeSet::from([newcomer, saved_id]));
    assert!(ledger.reading(&cell).in_conflict());
}

#[test]
fn equal_heads_agree_and_different_heads_conflict() {
    let cell = cell("shimin", "m0101", Field::Status);
    let mut ledger = Ledger::default();
    assert_eq!(ledger.reading(&cell), Reading::Empty);
    ledger.insert(entry(&cell, "done", &[], &author("甲", 1)));
    ledger.insert(entry(&cell, "done", &[], &author("乙", 2)));
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("done")));
    let third = entry(&cell, "stopped", &[], &author("丙", 3));
    ledger.insert(third);
    assert!(ledger.reading(&cell).in_conflict());
    let cleared = Draft { cell: cell.clone(), base: ledger.head_ids(&cell), value: Value::Null };
    ledger.insert(cleared.seal(&author("丁", 4)));
    assert_eq!(ledger.reading(&cell), Reading::Empty);
}

#[test]
fn a_long_history_is_told_quickly_and_in_order() {
    let cell = cell("shimin", "m0101", Field::Situation);
    let mut base = Vec::new();
    let mut wanted = Vec::new();
    let mut ledger = Ledger::default();
    for count in 0..5_000 {
        // The clock goes backwards all the time.
        let entry = entry(&cell, &format!("{count}"), &base, &author("甲", 59 - count % 60));
        base = vec![entry.id()];
        wanted.push(entry.id());
        ledger.insert(entry);
    }
    assert_eq!(ledger.history(&cell).into_iter().map(HistoryEntry::id).collect::<Vec<_>>(), wanted);
}

/// The vectors of RFC 8785's author (cyberphone/json-canonicalization, testdata), where they hold no floats.
#[test]
fn canonical_json_keeps_the_published_vectors() {
    let cases = [
        (
            r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\u000a":"Newline","1":"One","\u0080":"Control\u007f","\ud83d\ude02":"Smiley","\u00f6":"Latin Small Letter O With Diaeresis","\ufb33":"Hebrew Letter Dalet With Dagesh","</script>":"Browser Challenge"}"#,
            "{\"\\n\":\"Newline\",\"\\r\":\"Carriage Return\",\"1\":\"One\",\"</script>\":\"Browser Challenge\",\"\u{80}\":\"Control\u{7f}\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😂\":\"Smiley\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}",
        ),
        (
            r#"{"1":{"f":{"f":"hi","F":5},"\n":56},"10":{},"":"empty","a":{},"111":[{"e":"yes","E":"no"}],"A":{}}"#,
            r#"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#,
        ),
        (
            r#"{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"#,
            r#"{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"#,
        ),
        (r#"{"Unnormalized Unicode":"A\u030a"}"#, "{\"Unnormalized Unicode\":\"A\u{30a}\"}"),
        (
            r#"{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#,
            "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
        ),
    ];
    for (written, canonical) in cases {
        assert_eq!(Value::parse(written).unwrap().to_canonical(), canonical);
    }
}

/// Computed with Python's hashlib, base64 and json: ids never change again.
#[test]
fn ids_are_pinned() {
    let cell = cell("shimin", "m0101", Field::Status);
    let first = entry(&cell, "underway", &[], &author("市民課", 40));
    assert_eq!(first.id().to_string(), "uc4amvvkgu2ytl6e2bmhfqo4xy");
    let second = entry(&cell, "完了\u{1f600}\n\"", &[first.id()], &author("", 0));
    assert_eq!(second.id().to_string(), "5cwdz6iucjf4fcxlr4t7dahday");
    assert_eq!(EntryId::parse(&second.id().to_string()), Ok(second.id()));
    assert!(EntryId::parse(&second.id().to_string().to_uppercase()).is_err());
}

#[test]
fn verify_names_what_is_wrong() {
    let check = |text: &str, wanted: EntryError| assert_eq!(Entry::verify(Value::parse(text).unwrap()), Err(wanted));
    check("[]", EntryError::NotObject);
    check(r#"["id","set"]"#, EntryError::NotObject);
    check("null", EntryError::NotObject);
    check("{}", EntryError::Member("id"));
    check(r#"{"id":1}"#, EntryError::Member("id"));
    check(r#"{"id":"a","kind":["set"]}"#, EntryError::Member("kind"));
    let rest = r#""kind":"set","by":"","at":"","tx":"","dept":"d","item":"m","field":"status","value":null"#;
    check(&format!(r#"{{"id":"a","fy":4294967296,"supersedes":[],{rest}}}"#), EntryError::Member("fy"));
    check(&format!(r#"{{"id":"a","fy":2026,"supersedes":"x",{rest}}}"#), EntryError::Member("supersedes"));
    check(&format!(r#"{{"id":"a","fy":2026,"supersedes":["x"],{rest}}}"#), EntryError::Member("supersedes"));
}

#[test]
fn values_refuse_what_other_readers_change() {
    let check = |text: &str, wanted: ValueProblem| assert_eq!(Value::parse(text).unwrap_err().problem, wanted);
    check("1.0", ValueProblem::Number);
    check("9007199254740992", ValueProblem::Number);
    check("123456789012345678901234567890", ValueProblem::Number);
    check(r#"{"a":1,"a":1}"#, ValueProblem::DuplicateKey);
    check(r#""\ud800""#, ValueProblem::Json);
    check("NaN", ValueProblem::Json);
    check(&"[".repeat(200), ValueProblem::Json);
}

proptest! {
    #[test]
    fn an_id_has_one_name(bytes in any::<[u8; 16]>(), letter in "[a-z2-7A-Z=]") {
        let id = EntryId::of_bytes(bytes);
        let name = id.to_string();
        prop_assert_eq!(EntryId::parse(&name), Ok(id));
        for at in 0..name.len() {
            let mut other = name.clone();
            other.replace_range(at..=at, &letter);
            prop_assert!(other == name || EntryId::parse(&other) != Ok(id), "{} is {} as well", other, name);
        }
    }
}
