//! 変更の履歴: every change that was ever recorded, whatever holds now.

use crate::journal::{Cell, EntryId, HistoryEntry, Value};

use super::observed::{NOTHING, observed};
use super::words::ChangeEffect;
use super::{Datum, Table, TableId, TableSource, values};

/// Every change, causes before effects; one whose value is several, once for each of them.
pub fn history(source: &TableSource<'_>) -> Table {
    let mut rows = Vec::new();
    for entry in source.ledger.whole_history() {
        add(source, entry, &mut rows);
    }
    Table::new(TableId::History, rows)
}

fn add(source: &TableSource<'_>, entry: HistoryEntry<'_>, rows: &mut Vec<Vec<Datum>>) {
    let row = |effect: ChangeEffect, value: [Datum; 6]| {
        let (code, name, _) = effect.word();
        let mut row = vec![Datum::text(&entry.id().to_string())];
        row.extend(place(source, entry.cell()));
        row.extend([Datum::text(code), Datum::text(name)]);
        row.extend(value);
        row.extend(values::recorded(entry.entry().map_or("", |entry| entry.by()), entry.at()));
        row
    };
    match (entry, entry.cell(), entry.value()) {
        (HistoryEntry::Redacted { .. }, ..) => rows.push(row(ChangeEffect::Erased, NOTHING)),
        (_, _, Some(Value::Null)) => rows.push(row(ChangeEffect::Cleared, NOTHING)),
        (_, Some(cell), Some(value)) => match observed(source.plan, source.scale, cell, value) {
            Some(values) => rows.extend(values.into_iter().map(|value| row(ChangeEffect::Set, value))),
            None => rows.push(row(ChangeEffect::UnknownValue, NOTHING)),
        },
        _ => rows.push(row(ChangeEffect::UnknownKind, NOTHING)),
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
