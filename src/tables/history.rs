//! 変更の履歴: every change that was ever recorded, whatever holds now.

use crate::journal::{Cell, EntryId, HistoryEntry, Value};

use super::observed::{NOTHING, observed};
use super::{Datum, Table, TableId, TableSource, values};

/// What a change is: code, name, meaning.
pub(super) const CHANGES: [(&str, &str, &str); 5] = [
    ("set", "記入", "値を記入した"),
    ("cleared", "消した", "値を消し、未記入に戻した"),
    ("unknown_value", "読めない値", "新しい版が書いた、この版では読めない値を記入した"),
    ("unknown_kind", "読めない種類", "新しい版が書いた、この版では分からない種類の変更"),
    ("erased", "消去", "個人情報のため文を消去した。記入者と値は残っていない"),
];

/// Every change, causes before effects; one whose value is several, once for each of them.
pub fn history(source: &TableSource<'_>) -> Table {
    let mut rows = Vec::new();
    for entry in source.ledger.whole_history() {
        add(source, entry, &mut rows);
    }
    Table::new(TableId::History, rows)
}

fn add(source: &TableSource<'_>, entry: HistoryEntry<'_>, rows: &mut Vec<Vec<Datum>>) {
    let row = |change: &str, value: [Datum; 6]| {
        let (code, name, _) = CHANGES.iter().find(|(code, _, _)| *code == change).copied().unwrap_or_default();
        let mut row = vec![Datum::text(&entry.id().to_string())];
        row.extend(place(source, entry.cell()));
        row.extend([Datum::text(code), Datum::text(name)]);
        row.extend(value);
        row.extend(values::recorded(entry.entry().map_or("", |entry| entry.by()), entry.at()));
        row
    };

    match (entry, entry.cell(), entry.value()) {
        (HistoryEntry::Redacted { .. }, ..) => rows.push(row("erased", NOTHING)),
        (_, _, Some(Value::Null)) => rows.push(row("cleared", NOTHING)),
        (_, Some(cell), Some(value)) => match observed(source.plan, source.scale, cell, value) {
            Some(values) => rows.extend(values.into_iter().map(|value| row("set", value))),
            None => rows.push(row("unknown_value", NOTHING)),
        },
        _ => rows.push(row("unknown_kind", NOTHING)),
    }
}

/// Where it stands; nothing, for kinds of a newer version.
fn place(source: &TableSource<'_>, cell: Option<&Cell>) -> Vec<Datum> {
    const COLUMNS: usize = 11;
    let Some(cell) = cell else { return vec![Datum::Empty; COLUMNS] };
    let mut place = values::year(cell.fy).to_vec();
    place.extend(values::measure(source.plan, &cell.item));
    place.extend(values::department(source.plan, &cell.dept));
    place.extend(values::field(&cell.field));
    place
}

/// Which change replaced which, a pair a row.
pub fn replaced(source: &TableSource<'_>) -> Table {
    let mut rows = Vec::new();
    for entry in source.ledger.whole_history() {
        let pair = |other: &EntryId| vec![Datum::text(&entry.id().to_string()), Datum::text(&other.to_string())];
        rows.extend(entry.supersedes().iter().map(pair));
    }
    Table::new(TableId::Replaced, rows)
}
