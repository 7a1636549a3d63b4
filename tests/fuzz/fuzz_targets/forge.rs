//! Bytes become a file that a clever enemy or an unlucky mail gateway might send, and the importer has to keep its
//! promises over it. Ids and digests are forged rightly, so that the reader is not saved by the hash.
//!
//! Shared by the fuzzer and by the native tests.

use std::sync::LazyLock;

use ayumi::exchange::{
    Export, ParsedSnapshot, PlanMark, Scope, limits, read_snapshot, read_snapshots, review, write_snapshot,
};
use ayumi::journal::{Entry, Ledger, Value};
use ayumi::plan::Plan;
use ayumi::plan::calendar::Moment;
use base32ct::{Base32Unpadded, Encoding as _};
use sha2::{Digest as _, Sha256};

const SMALL_PLAN: &str = include_str!("../../fixtures/plan/small.json");

/// Reads the bytes as a file, and as a recipe for one.
pub fn import(bytes: &[u8]) {
    promises(bytes);
    promises(forged(bytes).as_slice());
}

/// What holds for every file that was ever read, whatever it was.
fn promises(file: &[u8]) {
    static PLAN: LazyLock<Plan> = LazyLock::new(|| ayumi::plan::read(SMALL_PLAN).expect("the small plan is one"));
    let plan = &*PLAN;
    let found = read_snapshots(plan, "届いたファイル.json", file, &|_, _| None);
    assert!(!found.is_empty(), "every file gets an answer");
    for found in found {
        match found {
            Ok(snapshot) => promises_of(plan, &snapshot),
            Err(error) => {
                assert!(!error.what().is_empty() && !error.hint().is_empty());
                error.rescue().into_iter().for_each(|rescue| promises_of(plan, rescue));
            }
        }
    }
}

/// What holds for every snapshot that was ever found in a file.
fn promises_of(plan: &Plan, snapshot: &ParsedSnapshot) {
    let mut ledger = Ledger::default();
    accounts(plan, &ledger, snapshot, snapshot.entries.len());
    for entry in &snapshot.entries {
        let value = Value::parse(entry.json()).expect("what was taken in is JSON");
        assert_eq!(value.to_canonical(), entry.json(), "and canonical");
        let again = Entry::verify(value).expect("and its id is its digest, found the slow way");
        assert_eq!(again, **entry);
        assert!(entry.longest_text_chars() <= limits::TEXT_CHARS);
    }
    for held in &snapshot.quarantine {
        assert!(!held.reason.what().is_empty());
        let _ = (held.claim(), held.reason.stated_id());
    }
    ledger.union(snapshot.entries.iter().cloned());
    accounts(plan, &ledger, snapshot, 0);
    for cell in ledger.cells() {
        assert!(!ledger.heads(cell).is_empty(), "a cell with entries has a head");
        assert_eq!(ledger.history(cell).len(), ledger.entries_of(cell).count());
    }
    let export = Export {
        exported_at: Moment::new("2026-11-22T18:00:00+09:00"),
        dept: None,
        name: String::new(),
        scope: Scope::default(),
        round: None,
    };
    let written = write_snapshot(plan, &PlanMark::of(plan), &ledger, &export);
    if written.text.len() > limits::FILE_BYTES {
        return;
    }
    let read = read_snapshot(plan, "a", written.text.as_bytes()).expect("what this program writes it reads");
    assert!(read.warnings.is_empty() && read.quarantine.is_empty());
    let mut again = Ledger::default();
    again.union(read.entries);
    assert_eq!(write_snapshot(plan, &PlanMark::of(plan), &again, &export), written);
}

/// The accounting closes, and as much is new as should be.
fn accounts(plan: &Plan, ledger: &Ledger, snapshot: &ParsedSnapshot, added: usize) {
    let review = review(plan, ledger, snapshot);
    assert_eq!(
        review.in_file,
        review.added + review.already_had + review.quarantined + review.duplicates + review.erased
    );
    assert_eq!((review.in_file, review.added), (snapshot.in_file(), added));
    assert!(review.conflicts <= review.added && review.items.len() == snapshot.entries.len());
}

/// Follows bytes as a recipe; when they run out, everything is the simplest.
struct Recipe<'a>(std::slice::Iter<'a, u8>);

impl Recipe<'_> {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    fn below(&mut self, most: u8) -> usize {
        usize::from(self.byte() % most)
    }

    fn of<'b>(&mut self, words: &[&'b str]) -> &'b str {
        words[usize::from(self.byte()) % words.len()]
    }

    fn text(&mut self) -> String {
        const WORDS: [&str; 20] = [
            "",
            "done",
            "shimin",
            "m0101",
            "status",
            "situation",
            "actual",
            "set",
            "redact",
            "\u{0}",
            "\"",
            "\\",
            "😀",
            "\u{2028}",
            "課",
            "__proto__",
            "2026-11-22T13:40:00+09:00",
            "<img>",
            "\u{ff61}",
            "id",
        ];
        match self.byte() % 8 {
            0 => (0..self.below(6)).map(|_| char::from(self.byte())).collect(),
            1 => "長".repeat(if self.byte() == 255 { limits::TEXT_CHARS + 1 } else { 3 }),
            _ => self.of(&WORDS).to_owned(),
        }
    }

    fn value(&mut self, depth: u8) -> Value {
        match self.byte() % if depth > 3 { 4 } else { 6 } {
            0 => Value::Text(self.text()),
            1 => Value::Null,
            2 => Value::Bool(self.byte().is_multiple_of(2)),
            3 => Value::Integer([0, -1, 2026, 9_007_199_254_740_991, i64::MAX, i64::from(self.byte())][self.below(6)]),
            4 => Value::List((0..self.below(4)).map(|_| self.value(depth + 1)).collect()),
            _ => Value::Map((0..self.below(4)).map(|_| (self.text(), self.value(depth + 1))).collect()),
        }
    }

    /// An entry's members as written, in the order they are written; nothing says that they make sense.
    fn members(&mut self, before: &[String]) -> Vec<(String, String)> {
        let quoted = |text: &str| Value::text(text).to_canonical();
        let seen =
            if before.is_empty() { String::new() } else { quoted(&before[usize::from(self.byte()) % before.len()]) };
        let mut members = vec![
            ("at".to_owned(), quoted("2026-11-22T13:40:00+09:00")),
            ("by".to_owned(), Value::Text(self.text()).to_canonical()),
            ("dept".to_owned(), quoted(self.of(&["shimin", "joho", "知らない課"]))),
            ("field".to_owned(), quoted(self.of(&["status", "rating", "actual", "situation", "groups", "tally", "?"]))),
            ("fy".to_owned(), self.of(&["2026", "2025", "-1", "2026.0", "02026", "4294967296", "1e3"]).to_owned()),
            ("item".to_owned(), quoted(self.of(&["m0101", "i01", "dept", "m9999"]))),
            ("kind".to_owned(), quoted(self.of(&["set", "set", "set", "redact", "praise", ""]))),
            ("supersedes".to_owned(), format!("[{seen}]")),
            ("tx".to_owned(), quoted("t")),
            ("value".to_owned(), self.value(0).to_canonical()),
        ];
        for _ in 0..self.below(4) {
            let at = usize::from(self.byte()) % members.len();
            match self.byte() % 6 {
                0 => drop(members.remove(at)),
                1 => members[at].1 = self.value(0).to_canonical(),
                2 => members.swap(0, at),
                3 => members.insert(at, (self.text(), self.value(0).to_canonical())),
                4 => self
                    .of(&["1.0", "-0", "NaN", "\"\\ud800\"", "\"\\u0041\"", "[1,]", "\"\\/\"", "{}"])
                    .clone_into(&mut members[at].1),
                _ => members.insert(at, members[at].clone()),
            }
            if members.is_empty() {
                break;
            }
        }
        members
    }

    /// A line whose id is the digest of its own bytes, or of what they mean.
    fn line(&mut self, ids: &mut Vec<String>) -> String {
        let members = self.members(ids);
        let space = self.of(&["", "", "", "", "", " "]);
        let object = |members: &[(String, String)]| {
            let member = |(key, raw): &(String, String)| format!("{}:{space}{raw}", Value::text(key).to_canonical());
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
        };
        let raw = object(&members);
        let hashed = match Value::parse(&raw) {
            Ok(value) if !self.byte().is_multiple_of(4) => value.to_canonical(),
            _ => raw,
        };
        let digest = Sha256::digest(hashed.as_bytes());
        let id = Base32Unpadded::encode_string(&digest[..16]);
        ids.push(id.clone());
        let mut members = members;
        let place = members.iter().position(|(key, _)| key.as_str() > "id").unwrap_or(members.len());
        let place = if self.byte().is_multiple_of(8) { members.len() } else { place };
        members.insert(place, ("id".to_owned(), Value::text(id).to_canonical()));
        object(&members)
    }
}

/// A file with a right header, a right count and a right digest over forged entries; and then, maybe, an accident.
fn forged(bytes: &[u8]) -> Vec<u8> {
    let mut recipe = Recipe(bytes.iter());
    let mut ids = Vec::new();
    let mut lines: Vec<String> = (0..recipe.below(8)).map(|_| recipe.line(&mut ids)).collect();
    if recipe.byte() % 8 == 1 {
        lines.extend(lines.first().cloned());
    }
    ids.sort();
    ids.dedup();
    let listed: Vec<String> = ids.iter().map(|id| format!("{id}\n")).collect();
    let digest = base16ct::lower::encode_string(&Sha256::digest(listed.concat()));
    let version = recipe.of(&["1", "1", "1", "2", "0", "4294967296", "\"1\""]);
    let plan = recipe.of(&["small-2026", "small-2026", "small-2026", "small-2026", "other"]);
    let mut file = format!(
        "{{\"format\":\"ayumi/snapshot\",\"version\":{version},\"plan\":{{\"id\":\"{plan}\",\"edition\":\"2026-04\"}},\"count\":{},\"digest\":\"{digest}\",\"entries\":[\n{}\n]}}\n",
        lines.len(),
        lines.join(recipe.of(&[",\n", ",\n", ",\n", ",", ",\r\n"]))
    )
    .into_bytes();
    for _ in 0..recipe.below(3) {
        let place = (recipe.below(255) * 251 + recipe.below(251)) % file.len().max(1);
        match recipe.byte() % 5 {
            0 => file.truncate(place),
            1 => file.insert(place.min(file.len()), recipe.byte()),
            2 => file.extend(recipe.text().into_bytes()),
            3 => file.splice(0..0, *b"\xef\xbb\xbf").for_each(drop),
            _ => {
                if let Some(byte) = file.get_mut(place) {
                    *byte = recipe.byte();
                }
            }
        }
    }
    file
}
