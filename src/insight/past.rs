//! A history as people read it: each entry with the values it replaced, who wrote it and when, and whether the clock
//! can be believed.

use crate::journal::{Cell, EntryId, HistoryEntry, Ledger, Value};
use crate::plan::calendar::Moment;

/// One line of a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// The statement.
    pub id: EntryId,
    /// Where it stands; `None` for kinds of a newer version.
    pub cell: Option<Cell>,
    /// The values it replaced; empty where it was the first.
    pub before: Vec<Value>,
    /// Whether it replaced what is not here, or was erased.
    pub replaced_unknown: bool,
    /// What it set; `None` where its text was erased or this version does not understand it.
    pub after: Option<Value>,
    /// Who said it, as typed; empty where its text was erased.
    pub by: String,
    /// When, by that computer's clock.
    pub at: Moment,
    /// Who erased its text, and when.
    pub erased: Option<(String, Moment)>,
}

/// The lines of a history, in its order.
pub fn past_lines(ledger: &Ledger, history: &[HistoryEntry<'_>]) -> Vec<HistoryRow> {
    history.iter().map(|entry| past_line(ledger, *entry)).collect()
}

fn past_line(ledger: &Ledger, entry: HistoryEntry<'_>) -> HistoryRow {
    let replaced: Vec<Option<&Value>> =
        entry.supersedes().iter().map(|id| ledger.get(*id).and_then(|entry| entry.value())).collect();
    HistoryRow {
        id: entry.id(),
        cell: entry.cell().cloned(),
        before: replaced.iter().filter_map(|value| value.cloned()).collect(),
        replaced_unknown: replaced.iter().any(Option::is_none),
        after: entry.value().cloned(),
        by: entry.entry().map_or_else(String::new, |entry| entry.by().to_owned()),
        at: entry.at().clone(),
        erased: match entry {
            HistoryEntry::Redacted { redaction, .. } => Some((redaction.by().to_owned(), redaction.at().clone())),
            HistoryEntry::Intact(_) => None,
        },
    }
}

/// How far ahead of this computer's clock a label may be: another office's clock may be set to another time zone.
const AHEAD_SECONDS: i64 = 24 * 60 * 60;

/// Whether a label cannot be right: more than a day ahead of `now`, or before the plan was published.
///
/// It is only said beside the entry; no value depends on it.
pub fn clock_is_doubtful(at: &Moment, now: &Moment, edition: &str) -> bool {
    let ahead = at.seconds().zip(now.seconds()).is_some_and(|(at, now)| at - now > AHEAD_SECONDS);
    ahead || at.date().is_some_and(|date| date.to_string().as_str() < edition)
}
