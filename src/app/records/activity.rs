//! What was done in this browser: the steps that undo walks back, and which of them a file already holds.
//!
//! Acts are a convenience of this browser and never travel. Each is kept under a key of its own and never
//! rewritten. Losing them loses no entry. Old ones that nothing needs any more are forgotten: room is scarce.

use std::collections::{BTreeMap, BTreeSet};

use crate::journal::{EntryId, Value};
use crate::vault::utf16_codec;

/// One action of a person in this browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The action's name; entries written by it carry the same.
    pub tx: String,
    /// When, by this computer's clock.
    pub at: String,
    /// How many actions stood before it: tells those of one second apart. Acts of the first versions have none.
    pub order: usize,
    /// What was done.
    pub kind: ActivityKind,
}

/// The kinds of actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityKind {
    /// Something was recorded.
    Record {
        /// In words: 4-1 状態.
        what: String,
        /// The new entries.
        entries: Vec<EntryId>,
    },
    /// A file was taken in.
    Import {
        /// The file's name.
        file: String,
        /// The entries that were new.
        entries: Vec<EntryId>,
        /// How many were here already.
        already_had: usize,
        /// How many are in quarantine.
        quarantined: usize,
        /// For which department it was written; empty where the file does not say.
        dept: String,
        /// When it was written, by that computer's clock; empty where the file does not say.
        exported_at: String,
        /// Other imports all of whose new entries are in the file, so that this one vouches for them too: the same file
        /// taken in every week costs a line each.
        also_imports: Vec<String>,
        /// Single entries of other imports that are in the file.
        also: Vec<EntryId>,
        /// What of it was here already but had been taken back, and stayed so when it was taken in.
        taken_back: usize,
    },
    /// What had been taken back came again in a file, and the person wanted it back; or, with nothing that counts again,
    /// what came in stood beside what undoing had written, which gave way.
    Restore {
        /// The import that brought it again.
        of: String,
        /// In words.
        what: String,
        /// The entries that count again.
        again: Vec<EntryId>,
        /// The new entries.
        entries: Vec<EntryId>,
    },
    /// Personal data was erased. The one action that is not undone.
    Redact {
        /// In words: 4-1 状況.
        what: String,
        /// The redactions.
        entries: Vec<EntryId>,
    },
    /// Another action was undone, or an undoing was.
    Undo {
        /// Its name.
        of: String,
        /// In words.
        what: String,
        /// The new entries.
        entries: Vec<EntryId>,
    },
    /// A store was wiped and the other gave entries back. What files held them is no longer known.
    Recover {
        /// Entries that no action known here added.
        entries: Vec<EntryId>,
    },
    /// A file was written and the person saw that it arrived.
    Export {
        /// The file's name.
        file: String,
        /// How many entries it holds.
        count: usize,
        /// The actions that no earlier file held.
        covers: Vec<String>,
    },
}

impl Activity {
    /// The name of the setting it is kept under.
    pub fn key(&self) -> String {
        format!("{PREFIX}{}/{}", self.at, self.tx)
    }

    /// Where it stands among the others: by the clock, and within one second in the order it was done.
    pub(super) fn place(&self) -> (&str, usize, &str) {
        (&self.at, self.order, &self.tx)
    }

    /// The entries it added.
    pub fn entries(&self) -> &[EntryId] {
        match &self.kind {
            ActivityKind::Record { entries, .. }
            | ActivityKind::Import { entries, .. }
            | ActivityKind::Undo { entries, .. }
            | ActivityKind::Redact { entries, .. }
            | ActivityKind::Restore { entries, .. }
            | ActivityKind::Recover { entries } => entries,
            ActivityKind::Export { .. } => &[],
        }
    }

    /// Reads an act kept earlier; one of a newer version is passed over.
    pub fn read(text: &str) -> Option<Self> {
        let value = Value::parse(text).ok()?;
        let act = Members(value.as_map()?);
        let mut deeds = act.0.get("deed")?.as_map()?.iter();
        let (kind, members) = deeds.next()?;
        let kind = ActivityKind::read(kind, &Members(members.as_map()?))?;
        // Acts of the first versions had no place among those of one second.
        let order = if act.0.contains_key("order") { act.count("order")? } else { 0 };
        let only = deeds.next().is_none();
        only.then_some(Self { tx: act.text("tx")?, at: act.text("at")?, order, kind })
    }

    /// As kept: `{"at":"…","deed":{"record":{…}},"order":3,"tx":"…"}`.
    pub fn write(&self) -> String {
        let act = Value::map([
            ("tx", Value::text(&self.tx)),
            ("at", Value::text(&self.at)),
            ("order", count(self.order)),
            ("deed", self.kind.to_value()),
        ]);
        act.to_canonical()
    }
}

impl ActivityKind {
    fn read(kind: &str, members: &Members<'_>) -> Option<Self> {
        Some(match kind {
            "record" => Self::Record { what: members.text("what")?, entries: members.ids("entries")? },
            "recover" => Self::Recover { entries: members.ids("entries")? },
            "import" => Self::Import {
                file: members.text("file")?,
                entries: members.ids("entries")?,
                already_had: members.count("already_had")?,
                quarantined: members.count("quarantined")?,
                // Acts of the first versions did not say where a file came from.
                dept: members.text("dept").unwrap_or_default(),
                exported_at: members.text("exported_at").unwrap_or_default(),
                // Nor what it held beside what was new.
                also_imports: members.texts("also_imports").unwrap_or_default(),
                also: members.ids("also").unwrap_or_default(),
                taken_back: members.count("taken_back").unwrap_or_default(),
            },
            "restore" => Self::Restore {
                of: members.text("of")?,
                what: members.text("what")?,
                again: members.ids("again")?,
                entries: members.ids("entries")?,
            },
            "redact" => Self::Redact { what: members.text("what")?, entries: members.ids("entries")? },
            "undo" => {
                Self::Undo { of: members.text("of")?, what: members.text("what")?, entries: members.ids("entries")? }
            }
            "export" => Self::Export {
                file: members.text("file")?,
                count: members.count("count")?,
                covers: members.texts("covers")?,
            },
            _ => return None,
        })
    }

    fn to_value(&self) -> Value {
        match self {
            Self::Record { what, entries } => {
                Value::map([("record", Value::map([("what", Value::text(what)), ("entries", ids(entries))]))])
            }
            Self::Redact { what, entries } => {
                Value::map([("redact", Value::map([("what", Value::text(what)), ("entries", ids(entries))]))])
            }
            Self::Recover { entries } => Value::map([("recover", Value::map([("entries", ids(entries))]))]),
            Self::Restore { of, what, again, entries } => Value::map([(
                "restore",
                Value::map([
                    ("of", Value::text(of)),
                    ("what", Value::text(what)),
                    ("again", ids(again)),
                    ("entries", ids(entries)),
                ]),
            )]),
            Self::Import {
                file,
                entries,
                already_had,
                quarantined,
                dept,
                exported_at,
                also_imports,
                also,
                taken_back,
            } => Value::map([(
                "import",
                Value::map([
                    ("file", Value::text(file)),
                    ("entries", ids(entries)),
                    ("already_had", count(*already_had)),
                    ("quarantined", count(*quarantined)),
                    ("dept", Value::text(dept)),
                    ("exported_at", Value::text(exported_at)),
                    ("also_imports", texts(also_imports)),
                    ("also", ids(also)),
                    ("taken_back", count(*taken_back)),
                ]),
            )]),
            Self::Undo { of, what, entries } => Value::map([(
                "undo",
                Value::map([("of", Value::text(of)), ("what", Value::text(what)), ("entries", ids(entries))]),
            )]),
            Self::Export { file, count: entries, covers } => Value::map([(
                "export",
                Value::map([("file", Value::text(file)), ("count", count(*entries)), ("covers", texts(covers))]),
            )]),
        }
    }
}

/// The members of a JSON object, each asked for as what it should be.
struct Members<'a>(&'a BTreeMap<String, Value>);

impl Members<'_> {
    fn text(&self, name: &str) -> Option<String> {
        self.0.get(name)?.as_text().map(ToOwned::to_owned)
    }

    fn texts(&self, name: &str) -> Option<Vec<String>> {
        self.0.get(name)?.as_list()?.iter().map(|value| value.as_text().map(ToOwned::to_owned)).collect()
    }

    /// Ids of entries, as [`ids`] writes them.
    fn ids(&self, name: &str) -> Option<Vec<EntryId>> {
        let Value::Text(packed) = self.0.get(name)? else {
            return self.texts(name)?.iter().map(|id| EntryId::parse(id).ok()).collect();
        };
        let (count, letters) = packed.split_once(':')?;
        let length = count.parse::<usize>().ok()?.checked_mul(ID_BYTES)?;
        if length > letters.len() {
            return None;
        }
        let bytes = utf16_codec::decode(letters, length)?;
        let id = |bytes: &[u8]| bytes.try_into().ok().map(EntryId::of_bytes);
        bytes.chunks(ID_BYTES).map(id).collect()
    }

    fn count(&self, name: &str) -> Option<usize> {
        self.0.get(name)?.as_integer().and_then(|count| usize::try_from(count).ok())
    }
}

fn texts(texts: &[String]) -> Value {
    Value::List(texts.iter().map(Value::text).collect())
}

/// How many bytes an id has.
const ID_BYTES: usize = 16;

/// Few ids as a list of texts, many as `count:letters`: a file of 20,000 entries would fill a tenth of localStorage
/// with their texts.
fn ids(entries: &[EntryId]) -> Value {
    const FEW: usize = 16;
    if entries.len() <= FEW {
        return Value::List(entries.iter().map(|id| Value::text(id.to_string())).collect());
    }
    let bytes: Vec<u8> = entries.iter().flat_map(|id| id.to_bytes()).collect();
    Value::text(format!("{}:{}", entries.len(), utf16_codec::encode(&bytes)))
}

/// A count as a value; no memory holds more things than an integer here can count.
fn count(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Settings that hold activities begin so.
pub(super) const PREFIX: &str = "act/";

/// Which file each of these entries came in, the first import first.
pub fn files_of(activities: &[Activity], ids: &BTreeSet<EntryId>) -> Vec<(EntryId, String)> {
    let mut files = Vec::new();
    for act in activities {
        if let ActivityKind::Import { file, entries, .. } = &act.kind {
            files.extend(entries.iter().filter(|id| ids.contains(id)).map(|id| (*id, file.clone())));
        }
    }
    files
}

/// How many entries no file holds yet: those recorded or undone here since an export covered them.
/// What was taken in from a file is in that file.
pub(in crate::app) fn unexported(activities: &[Activity]) -> usize {
    uncovered(activities).map(|act| act.entries().len()).sum()
}

/// The actions whose entries no file holds yet.
pub(in crate::app) fn uncovered(activities: &[Activity]) -> impl Iterator<Item = &Activity> {
    let mut covered: BTreeSet<&str> = BTreeSet::new();
    for act in activities {
        if let ActivityKind::Export { covers, .. } = &act.kind {
            covered.extend(covers.iter().map(String::as_str));
        }
    }
    let own = |act: &&Activity| !matches!(act.kind, ActivityKind::Import { .. } | ActivityKind::Export { .. });
    activities.iter().filter(own).filter(move |act| !covered.contains(act.tx.as_str()))
}

/// How many actions stay for undoing and for the list of files.
const KEPT: usize = 500;

/// The actions that can be forgotten: old, and in a file or come from one.
pub(super) fn outlived(activities: &[Activity]) -> Vec<Activity> {
    let old = &activities[..activities.len().saturating_sub(KEPT)];
    let needed: BTreeSet<&str> = uncovered(activities).map(|act| act.tx.as_str()).collect();
    old.iter().filter(|act| !needed.contains(act.tx.as_str())).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> EntryId {
        EntryId::of_bytes(number.to_le_bytes())
    }

    fn act(kind: ActivityKind) -> Activity {
        Activity { tx: "tx1".to_owned(), at: "2026-11-22T13:40:00+09:00".to_owned(), order: 3, kind }
    }

    #[test]
    fn an_act_is_read_as_it_is_written() {
        let (text, ids, txs) = ("\"4-1\" 状態".to_owned(), vec![id(1), id(2)], vec!["tx0".to_owned()]);
        for kind in [
            ActivityKind::Record { what: text.clone(), entries: ids.clone() },
            ActivityKind::Import {
                file: text.clone(),
                entries: Vec::new(),
                already_had: 2,
                quarantined: 1,
                dept: "shimin".to_owned(),
                exported_at: "2026-11-20T09:00:00+09:00".to_owned(),
                also_imports: txs.clone(),
                also: ids.clone(),
                taken_back: 3,
            },
            ActivityKind::Restore {
                of: "tx0".to_owned(),
                what: text.clone(),
                again: ids.clone(),
                entries: ids.clone(),
            },
            ActivityKind::Redact { what: text.clone(), entries: ids.clone() },
            ActivityKind::Undo { of: "tx0".to_owned(), what: text.clone(), entries: ids.clone() },
            ActivityKind::Export { file: text.clone(), count: 7, covers: txs.clone() },
        ] {
            let act = act(kind);
            assert_eq!(Activity::read(&act.write()), Some(act));
        }
    }

    #[test]
    fn many_ids_take_little_room_and_come_back() {
        let entries: Vec<EntryId> = (0..1000).map(id).collect();
        let act = act(ActivityKind::Recover { entries });
        assert!(act.write().encode_utf16().count() < 9000);
        assert_eq!(Activity::read(&act.write()), Some(act));
        let claims_too_many = r#"{"tx":"t","at":"a","deed":{"recover":{"entries":"99999999999999999:ab"}}}"#;
        assert_eq!(Activity::read(claims_too_many), None);
    }

    #[test]
    fn old_actions_are_forgotten_unless_no_file_holds_them() {
        let act = |number: usize, kind: ActivityKind| Activity { tx: number.to_string(), order: number, ..act(kind) };
        let record = |number: usize| act(number, ActivityKind::Record { what: String::new(), entries: vec![id(0)] });
        let mut activities: Vec<Activity> = (0..10).map(record).collect();
        let covers = (2..10).map(|number: usize| number.to_string()).collect();
        activities.push(act(10, ActivityKind::Export { file: String::new(), count: 8, covers }));
        activities.extend((11..=KEPT + 9).map(record));
        let forgotten: Vec<String> = outlived(&activities).into_iter().map(|act| act.tx).collect();
        assert_eq!(forgotten, ["2", "3", "4", "5", "6", "7", "8", "9"], "0 and 1 stand in no file yet");
        assert!(outlived(&activities[..11]).is_empty());
    }

    #[test]
    fn an_act_of_an_earlier_version_is_read() {
        let kept = r#"{"at":"2026-11-22T13:40:00+09:00","deed":{"record":{"entries":["aeaaaaaaaaaaaaaaaaaaaaaaaa"],"what":"4-1"}},"tx":"tx1"}"#;
        let kind = ActivityKind::Record { what: "4-1".to_owned(), entries: vec![id(1)] };
        assert_eq!(Activity::read(kept), Some(Activity { order: 0, ..act(kind) }));
        // Before files said where they came from.
        let import =
            r#"{"tx":"t","at":"a","deed":{"import":{"file":"f","entries":[],"already_had":1,"quarantined":0}}}"#;
        assert!(Activity::read(import).is_some());
    }

    #[test]
    fn what_is_no_act_of_this_version_is_passed_over() {
        for text in [
            "",
            "[]",
            r#"{"tx":"t","at":"a"}"#,
            r#"{"tx":"t","at":"a","deed":{}}"#,
            r#"{"tx":"t","at":"a","deed":{"dream":{}}}"#,
            r#"{"tx":"t","at":"a","deed":{"record":{"what":"w"}}}"#,
            r#"{"tx":"t","at":"a","deed":{"record":{"what":"w","entries":["no id"]}}}"#,
            r#"{"tx":"t","at":"a","order":-1,"deed":{"record":{"what":"w","entries":[]}}}"#,
            r#"{"tx":"t","at":"a","deed":{"record":{"what":"w","entries":[]},"undo":{}}}"#,
        ] {
            assert_eq!(Activity::read(text), None, "{text}");
        }
    }
}
