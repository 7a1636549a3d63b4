//! What was done in this browser: the steps that undo walks back, and which of them a file already holds.
//!
//! Activities are a convenience of this browser and never travel. Each is kept under a key of its own and never
//! rewritten. Losing them loses no entry. Old ones that nothing needs any more are forgotten: room is scarce.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::filled::filled;
use crate::journal::EntryId;

use super::packed_ids;

/// One action of a person in this browser, kept as `{"tx":"…","at":"…","order":3,"deed":{"record":{…}}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// The action's name; entries written by it carry the same.
    pub tx: String,
    /// When, by this computer's clock.
    pub at: String,
    /// How many actions stood before it: tells those of one second apart. Activities of the first versions have none.
    #[serde(default)]
    pub order: usize,
    /// What was done.
    #[serde(rename = "deed")]
    pub kind: ActivityKind,
}

/// The kinds of actions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Something was recorded.
    Record {
        /// In words: 4-1 状態.
        what: String,
        /// The new entries.
        #[serde(with = "packed_ids")]
        entries: Vec<EntryId>,
    },
    /// A file was taken in.
    Import {
        /// The file's name.
        file: String,
        /// The entries that were new.
        #[serde(with = "packed_ids")]
        entries: Vec<EntryId>,
        /// How many were here already.
        already_had: usize,
        /// How many are in quarantine.
        quarantined: usize,
        /// For which department it was written; empty where the file does not say.
        #[serde(default)]
        dept: String,
        /// When it was written, by that computer's clock; empty where the file does not say.
        #[serde(default)]
        exported_at: String,
        /// Other imports all of whose new entries are in the file, so that this one vouches for them too: the same file
        /// taken in every week costs a line each.
        #[serde(default)]
        also_imports: Vec<String>,
        /// Single entries of other imports that are in the file.
        #[serde(with = "packed_ids", default)]
        also: Vec<EntryId>,
        /// What of it was here already but had been taken back, and stayed so when it was taken in.
        #[serde(default)]
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
        #[serde(with = "packed_ids")]
        again: Vec<EntryId>,
        /// The new entries.
        #[serde(with = "packed_ids")]
        entries: Vec<EntryId>,
    },
    /// Personal data was erased. The one action that is not undone.
    Redact {
        /// In words: 4-1 状況.
        what: String,
        /// The redactions.
        #[serde(with = "packed_ids")]
        entries: Vec<EntryId>,
    },
    /// Another action was undone, or an undoing was.
    Undo {
        /// Its name.
        of: String,
        /// In words.
        what: String,
        /// The new entries.
        #[serde(with = "packed_ids")]
        entries: Vec<EntryId>,
    },
    /// A store was wiped and the other gave entries back. What files held them is no longer known.
    Recover {
        /// Entries that no action known here added.
        #[serde(with = "packed_ids")]
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

    /// Reads an activity kept earlier; one of a newer version is passed over.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As kept.
    pub fn write(&self) -> String {
        match serde_json::to_string(self) {
            Ok(text) => text,
            Err(error) => unreachable!("texts, counts and ids are JSON, and no map has a key that is no text: {error}"),
        }
    }
}

/// Settings that hold activities begin so.
pub(super) const PREFIX: &str = "act/";

/// Which file each of these entries came in, the first import first.
pub fn files_of(activities: &[Activity], ids: &BTreeSet<EntryId>) -> Vec<(EntryId, String)> {
    let mut files = Vec::new();
    for activity in activities {
        if let ActivityKind::Import { file, entries, .. } = &activity.kind {
            files.extend(entries.iter().filter(|id| ids.contains(id)).map(|id| (*id, file.clone())));
        }
    }
    files
}

/// How many entries no file holds yet: those recorded or undone here since an export covered them.
/// What was taken in from a file is in that file.
pub(in crate::app) fn unexported(activities: &[Activity]) -> usize {
    uncovered(activities).map(|activity| activity.entries().len()).sum()
}

/// The actions whose entries no file holds yet.
pub(in crate::app) fn uncovered(activities: &[Activity]) -> impl Iterator<Item = &Activity> {
    let mut covered: BTreeSet<&str> = BTreeSet::new();
    for activity in activities {
        if let ActivityKind::Export { covers, .. } = &activity.kind {
            covered.extend(covers.iter().map(String::as_str));
        }
    }
    let own =
        |activity: &&Activity| !matches!(activity.kind, ActivityKind::Import { .. } | ActivityKind::Export { .. });
    activities.iter().filter(own).filter(move |activity| !covered.contains(activity.tx.as_str()))
}

/// How many actions stay for undoing and for the list of files.
const KEPT: usize = 500;

/// The actions that can be forgotten: old, and in a file or come from one.
pub(super) fn outlived(activities: &[Activity]) -> Vec<Activity> {
    let old = &activities[..activities.len().saturating_sub(KEPT)];
    let needed: BTreeSet<&str> = filled(uncovered(activities).map(|activity| activity.tx.as_str()));
    old.iter().filter(|activity| !needed.contains(activity.tx.as_str())).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> EntryId {
        EntryId::of_bytes(number.to_le_bytes())
    }

    fn activity(kind: ActivityKind) -> Activity {
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
            let activity = activity(kind);
            assert_eq!(Activity::read(&activity.write()), Some(activity));
        }
    }

    #[test]
    fn many_ids_take_little_room_and_come_back() {
        let entries: Vec<EntryId> = (0..1000).map(id).collect();
        let activity = activity(ActivityKind::Recover { entries });
        assert!(activity.write().encode_utf16().count() < 9000);
        assert_eq!(Activity::read(&activity.write()), Some(activity));
        let claims_too_many = r#"{"tx":"t","at":"a","deed":{"recover":{"entries":"99999999999999999:ab"}}}"#;
        assert_eq!(Activity::read(claims_too_many), None);
    }

    #[test]
    fn old_actions_are_forgotten_unless_no_file_holds_them() {
        let activity =
            |number: usize, kind: ActivityKind| Activity { tx: number.to_string(), order: number, ..activity(kind) };
        let record =
            |number: usize| activity(number, ActivityKind::Record { what: String::new(), entries: vec![id(0)] });
        let mut activities: Vec<Activity> = (0..10).map(record).collect();
        let covers = (2..10).map(|number: usize| number.to_string()).collect();
        activities.push(activity(10, ActivityKind::Export { file: String::new(), count: 8, covers }));
        activities.extend((11..=KEPT + 9).map(record));
        let forgotten: Vec<String> = outlived(&activities).into_iter().map(|activity| activity.tx).collect();
        assert_eq!(forgotten, ["2", "3", "4", "5", "6", "7", "8", "9"], "0 and 1 stand in no file yet");
        assert!(outlived(&activities[..11]).is_empty());
    }

    #[test]
    fn an_act_of_an_earlier_version_is_read() {
        let kept = r#"{"at":"2026-11-22T13:40:00+09:00","deed":{"record":{"entries":["aeaaaaaaaaaaaaaaaaaaaaaaaa"],"what":"4-1"}},"tx":"tx1"}"#;
        let kind = ActivityKind::Record { what: "4-1".to_owned(), entries: vec![id(1)] };
        assert_eq!(Activity::read(kept), Some(Activity { order: 0, ..activity(kind) }));
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
