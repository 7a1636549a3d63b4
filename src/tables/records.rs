//! 記入 in long form: one observation a row, and a row for each that is missing.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::insight::{MeasureSummaries, summaries};
use crate::journal::{Cell, Entry, Field, Reading, Value};
use crate::plan::{DeptId, ItemId, MeasureId};

use super::observed::{NOTHING, observed};
use super::words::Presence;
use super::{Datum, Table, TableId, TableSource, values};

/// What stands for each measure that is asked for, in every year that anything was recorded for and in the year that is
/// looked at; with it what departments recorded of themselves, and what is of no measure of this plan.
pub fn records(source: &TableSource<'_>) -> Table {
    let mut years: BTreeSet<i32> = source.ledger.item_years().map(|(fy, _)| *fy).collect();
    years.insert(source.fy);
    let mut rows = Vec::new();
    for fy in years {
        let expected = Expected::of(source, fy);
        for id in source.measures {
            expected.measure(id, &mut rows);
        }
        let others = source
            .ledger
            .item_years()
            .filter(|(year, item)| *year == fy && source.plan.measure(&MeasureId::new(item.as_str())).is_none());
        for (_, item) in others {
            for cell in source.ledger.cells_of(fy, item) {
                expected.cell(cell, &mut rows);
            }
        }
    }
    Table::new(TableId::Records, rows)
}

/// What is to be recorded in a year.
struct Expected<'a> {
    source: &'a TableSource<'a>,
    fy: i32,
    summaries: MeasureSummaries,
}

impl<'a> Expected<'a> {
    fn of(source: &'a TableSource<'a>, fy: i32) -> Self {
        Self { source, fy, summaries: summaries(source.plan, source.ledger, source.scale, fy) }
    }

    /// All cells of a measure: those of departments that answer for it, and what others recorded.
    fn measure(&self, id: &MeasureId, rows: &mut Vec<Vec<Datum>>) {
        let Some(summary) = self.summaries.get(id) else { return };
        let item = ItemId::from(id);
        let place = |dept: &DeptId| self.source.plan.departments.iter().position(|known| known.id == *dept);
        let cell = |dept: &DeptId, field| Cell { fy: self.fy, item: item.clone(), dept: dept.clone(), field };
        let due = &summary.answering.due;
        let mut cells: BTreeSet<(Option<usize>, Cell)> = BTreeSet::new();
        for dept in due {
            cells.extend(Field::RECORD.map(|field| (place(dept), cell(dept, field))));
        }
        let recorded = self.source.ledger.cells_of(self.fy, &item);
        cells.extend(recorded.map(|cell| (place(&cell.dept), cell.clone())));
        if cells.is_empty() {
            for field in Field::RECORD {
                let nobody = cell(&DeptId::new(""), field);
                rows.push(self.row(&nobody, Presence::DepartmentOpen, NOTHING, None));
            }
        }
        // Departments of the plan come before those that it does not know.
        let (known, strangers): (Vec<_>, Vec<_>) = cells.into_iter().partition(|(place, _)| place.is_some());
        for (_, cell) in known.into_iter().chain(strangers) {
            self.cell(&cell, rows);
        }
    }

    fn cell(&self, cell: &Cell, rows: &mut Vec<Vec<Datum>>) {
        let ledger = self.source.ledger;
        match ledger.reading(cell) {
            Reading::Agreed { heads, .. } => {
                // Several that say the same are one value: who said it last is named.
                let last = heads.into_iter().max_by(|one, other| one.at().as_str().cmp(other.at().as_str()));
                self.values(cell, Presence::Recorded, last, rows);
            }
            Reading::Conflict { heads } => {
                for head in heads {
                    self.values(cell, Presence::InConflict, Some(head), rows);
                }
            }
            Reading::Empty => {
                let is_erased = !ledger.head_ids(cell).is_empty() && ledger.heads(cell).is_empty();
                let presence = if is_erased { Presence::Erased } else { Presence::NotEntered };
                rows.push(self.row(cell, presence, NOTHING, None));
            }
        }
    }

    /// What one head says.
    fn values(&self, cell: &Cell, presence: Presence, head: Option<&Arc<Entry>>, rows: &mut Vec<Vec<Datum>>) {
        let value = head.and_then(|head| head.value());
        if let Some(values) = value.and_then(|value| observed(self.source.plan, self.source.scale, cell, value)) {
            rows.extend(values.into_iter().map(|value| self.row(cell, presence, value, head)));
        } else {
            let presence = if value == Some(&Value::Null) { presence } else { Presence::Unknown };
            rows.push(self.row(cell, presence, NOTHING, head));
        }
    }

    fn row(&self, cell: &Cell, presence: Presence, value: [Datum; 6], head: Option<&Arc<Entry>>) -> Vec<Datum> {
        let (code, name, _) = presence.word();
        let mut row = values::year(cell.fy).to_vec();
        row.extend(values::measure(self.source.plan, &cell.item));
        row.extend(values::department(self.source.plan, &cell.dept));
        row.extend(values::field(&cell.field));
        row.extend([Datum::text(code), Datum::text(name)]);
        row.extend(value);
        match head {
            Some(head) => {
                row.extend(values::recorded(head.by(), head.at()));
                row.push(Datum::text(&head.id().to_string()));
            }
            None => row.extend([const { Datum::Empty }; 5]),
        }
        row
    }
}
