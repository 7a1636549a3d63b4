//! Undo: new entries that say again what was said before. Nothing is erased.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::gather::gather;
use crate::journal::{Cell, Draft, Entry, EntryId, Ledger, Said, Statement, Value};

use super::{Act, App, Deed, Notice, NoticeAction, Tone};

/// Said where a redaction stands in the way.
const NOT_UNDONE: &str = "個人情報の消去は元に戻せません。その前の操作は、「保存と共有」の元に戻す履歴から戻せます。";

/// What undoing an action would write, and what of it cannot be undone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Reversal {
    /// The entries to write.
    pub(super) drafts: Vec<Draft>,
    /// Cells left alone, because something newer stands there.
    pub(super) left_alone: usize,
    /// Redactions: a text that was erased does not come back.
    pub(super) erased: usize,
}

/// Plans the undoing of a set of entries.
///
/// Each cell goes back to the heads it had without them: several differing heads become a conflict again, none
/// becomes 未入力. A cell where something newer stands is left alone.
pub(super) fn reversal(ledger: &Ledger, entries: &BTreeSet<EntryId>) -> Reversal {
    let is_redaction = |entry: &Entry| matches!(entry.statement(), Statement::Redact(_));
    let mut reversal = Reversal::default();
    let mut cells: BTreeSet<&Cell> = BTreeSet::new();
    for id in entries {
        if ledger.get(*id).is_some_and(|entry| is_redaction(entry)) {
            reversal.erased += 1;
        } else {
            cells.extend(ledger.said(*id).and_then(Said::cell));
        }
    }
    // A redaction stays, unless it erased what is undone anyway.
    let stays = |entry: &Entry| match entry.statement() {
        Statement::Redact(stone) => !entries.contains(&stone.id),
        Statement::Set { .. } | Statement::Unknown { .. } => !entries.contains(&entry.id()),
    };
    for cell in cells {
        let heads = ledger.head_ids(cell);
        let mut before = Ledger::default();
        before.union(ledger.entries_of(cell).filter(|entry| stays(entry)).cloned());
        let prior = before.head_ids(cell);
        if prior == heads {
            // Older than what stood here already: it never changed what the cell says.
            continue;
        }
        let stands = |id: &EntryId| entries.contains(id) || prior.contains(id);
        if !heads.iter().all(stands) || !heads.iter().any(|id| entries.contains(id)) {
            reversal.left_alone += 1;
            continue;
        }
        let mut values: BTreeSet<Value> =
            gather(before.heads(cell).into_iter().filter_map(|entry| entry.value().cloned()));
        if values.is_empty() {
            values.insert(Value::Null);
        }
        let draft = |value| Draft { cell: cell.clone(), base: heads.clone(), value };
        reversal.drafts.extend(values.into_iter().map(draft));
    }
    reversal
}

impl App {
    pub(super) fn undo(self, tx: &str) {
        let Some(act) = self.acts.read_untracked().iter().find(|act| act.tx == tx).cloned() else { return };
        let entries = gather(act.entries().iter().filter_map(|id| EntryId::parse(id).ok()));
        let reversal = reversal(&self.ledger.read_untracked(), &entries);
        if reversal.drafts.is_empty() {
            let text = if reversal.left_alone == 0 && reversal.erased > 0 {
                NOT_UNDONE
            } else if reversal.left_alone == 0 {
                "この操作で変わった値はないため、元に戻すものがありません。今の記入は変わっていません。"
            } else {
                "この操作のあとに別の更新があるため、元に戻せません。今の記入は変わっていません。履歴から確かめてください。"
            };
            self.say(Notice::new(Tone::Warning, text));
            return;
        }
        let author = self.stamp();
        let ids = self.add(reversal.drafts.into_iter().map(|draft| draft.seal(&author)).collect());
        let what = in_words(&act);
        self.keep_act(&author, Deed::Undo { of: act.tx.clone(), what: what.clone(), entries: ids });
        let mut left_alone = match reversal.left_alone {
            0 => String::new(),
            count => format!("あとから更新された{count}項目は、そのままにしました。"),
        };
        if reversal.erased > 0 {
            left_alone.push_str("個人情報の消去は元に戻せないため、そのままです。");
        }
        let text = match act.deed {
            Deed::Undo { .. } => format!("「{what}」をやり直しました。{left_alone}"),
            _ => format!("「{what}」を元に戻しました。{left_alone}"),
        };
        self.say(Notice::new(Tone::Success, text).offering(NoticeAction::Undo { tx: author.tx }));
    }

    pub(super) fn undo_latest(self) {
        let latest = undoable(&self.acts.read_untracked(), &self.undone.read_untracked()).cloned();
        match latest {
            // Undoing what was done before it instead would surprise.
            Some(Act { deed: Deed::Redact { .. }, .. }) => self.say(Notice::new(Tone::Warning, NOT_UNDONE)),
            Some(act) => self.undo(&act.tx),
            None => self.say(Notice::new(Tone::Info, "元に戻す操作はありません。")),
        }
    }

    pub(super) fn redo(self) {
        let latest = redoable(&self.acts.read_untracked(), &self.undone.read_untracked()).map(|act| act.tx.clone());
        match latest {
            Some(tx) => self.undo(&tx),
            None => self.say(Notice::new(Tone::Info, "やり直す操作はありません。")),
        }
    }

    /// The actions that were undone, and whose undoing was not undone in turn.
    pub fn undone(self) -> Memo<BTreeSet<String>> {
        self.undone
    }

    /// Whether an action was undone, and its undoing not undone in turn.
    pub fn is_undone(self, tx: &str) -> bool {
        self.undone.read().contains(tx)
    }
}

/// The action in words.
pub(super) fn in_words(act: &Act) -> String {
    match &act.deed {
        Deed::Record { what, .. } | Deed::Undo { what, .. } | Deed::Redact { what, .. } => what.clone(),
        Deed::Recover { .. } => "消えた保存領域の復元".to_owned(),
        Deed::Import { file, .. } => format!("{file} の取り込み"),
        Deed::Export { file, .. } => format!("{file} の書き出し"),
    }
}

/// The actions that were undone, and whose undoing was not undone in turn; each is looked at once.
pub(super) fn undone_of(acts: &[Act]) -> BTreeSet<String> {
    let mut undoings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for act in acts {
        if let Deed::Undo { of, .. } = &act.deed {
            undoings.entry(of).or_default().push(&act.tx);
        }
    }
    // Of every action: whether one of its undoings stands. An undoing may itself be undone, so those come first.
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    for action in undoings.keys() {
        let mut open = vec![*action];
        while let Some(tx) = open.last().copied() {
            let later = undoings.get(tx).map_or(&[][..], Vec::as_slice);
            // A crafted circle: what is being looked at already counts as standing.
            let next = later.iter().find(|undoing| !known.contains_key(*undoing) && !open.contains(undoing));
            if let Some(next) = next {
                open.push(next);
                continue;
            }
            known.insert(tx, later.iter().any(|undoing| !known.get(undoing).copied().unwrap_or(false)));
            open.pop();
        }
    }
    known.into_iter().filter(|(_, is_undone)| *is_undone).map(|(tx, _)| tx.to_owned()).collect()
}

/// The latest recording, import or redaction that stands.
fn undoable<'a>(acts: &'a [Act], undone: &BTreeSet<String>) -> Option<&'a Act> {
    let stands = |act: &&Act| !matches!(act.deed, Deed::Undo { .. } | Deed::Export { .. }) && !undone.contains(&act.tx);
    acts.iter().rev().find(stands)
}

/// The latest undoing that stands, unless something was recorded since.
fn redoable<'a>(acts: &'a [Act], undone: &BTreeSet<String>) -> Option<&'a Act> {
    let undoings: BTreeSet<&str> =
        acts.iter().filter(|act| matches!(act.deed, Deed::Undo { .. })).map(|act| act.tx.as_str()).collect();
    let latest = acts.iter().rev().filter(|act| !matches!(act.deed, Deed::Export { .. }));
    latest.take_while(|act| matches!(act.deed, Deed::Undo { .. })).find(|act| {
        // The undoing of an undoing is a redo: it is not undone by redoing.
        let redo = matches!(&act.deed, Deed::Undo { of, .. } if undoings.contains(of.as_str()));
        !redo && !undone.contains(&act.tx)
    })
}
