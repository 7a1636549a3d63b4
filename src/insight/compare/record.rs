//! Which fields of which department's record of a measure differ between two sides.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::journal::{Cell, Field, Ledger, Reading, Value};
use crate::plan::{DeptId, ItemId, MeasureId, Plan};

use super::ComparedSide;
use super::difference::{Piece, text_difference};

/// A field of a department's record that says something else now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Whose record.
    pub dept: DeptId,
    /// Which field.
    pub field: Field,
    /// What it said; `None` where it said nothing, or its text was erased.
    pub before: Option<Value>,
    /// What it says.
    pub after: Option<Value>,
}

impl FieldChange {
    /// What differs inside a free text; `None` for choices and figures, which change as a whole.
    pub fn pieces(&self) -> Option<Vec<Piece>> {
        self.field.text_limit()?;
        let text = |value: &Option<Value>| value.as_ref().and_then(Value::as_text).unwrap_or_default().to_owned();
        Some(text_difference(&text(&self.before), &text(&self.after)))
    }

    /// Whether it is state or rating.
    pub fn is_choice(&self) -> bool {
        is_choice(&self.field)
    }
}

/// How the records of a measure differ.
#[derive(Debug, Default)]
pub(super) struct RecordDifference {
    /// By department, then field.
    pub(super) changes: Vec<FieldChange>,
    /// Something beside state and rating stands on a side.
    pub(super) has_text: bool,
    /// Something beside state and rating is in conflict on a side.
    pub(super) in_conflict: bool,
    /// Something beside state and rating differs in a way that this version cannot read.
    pub(super) unknown: bool,
}

impl RecordDifference {
    /// Reads the records of all departments that the plan knows, as the totals do.
    pub(super) fn of(plan: &Plan, before: &ComparedSide<'_>, after: &ComparedSide<'_>, measure: &MeasureId) -> Self {
        let (mut difference, item) = (Self::default(), ItemId::from(measure));
        let of_record = |cell: &&Cell| {
            let is_elsewhere = matches!(cell.field, Field::Groups | Field::Name) || Field::ROUND.contains(&cell.field);
            !is_elsewhere && plan.department(&cell.dept).is_some()
        };
        let places = |side: &ComparedSide<'_>| -> BTreeSet<(DeptId, Field)> {
            let cells = side.ledger.cells_of(side.fy, &item).filter(of_record);
            filled(cells.map(|cell| (cell.dept.clone(), cell.field.clone())))
        };
        let mut all = places(before);
        all.extend(places(after));
        for (dept, field) in all {
            let cell = |fy| Cell { fy, item: item.clone(), dept: dept.clone(), field: field.clone() };
            let (one, two) = (read(before.ledger, &cell(before.fy)), read(after.ledger, &cell(after.fy)));
            let lacks = |side: &ComparedSide<'_>, value: &CellValue| !side.is_whole && *value == CellValue::Value(None);
            if !lacks(before, &one) && !lacks(after, &two) {
                difference.add(one, two, dept.clone(), field.clone());
            }
        }
        difference
    }

    fn add(&mut self, before: CellValue, after: CellValue, dept: DeptId, field: Field) {
        let is_text = !is_choice(&field);
        self.has_text |= is_text && (before != CellValue::Value(None) || after != CellValue::Value(None));
        let (CellValue::Value(before), CellValue::Value(after)) = (before, after) else {
            self.in_conflict |= is_text;
            return;
        };
        let is_known = |value: &Option<Value>| value.as_ref().is_none_or(|value| field.understands(value));
        if before == after {
            return;
        }
        if is_known(&before) && is_known(&after) {
            self.changes.push(FieldChange { dept, field, before, after });
        } else {
            self.unknown |= is_text;
        }
    }
}

/// What a cell says.
#[derive(PartialEq)]
enum CellValue {
    Value(Option<Value>),
    InConflict,
}

fn read(ledger: &Ledger, cell: &Cell) -> CellValue {
    match ledger.reading(cell) {
        Reading::Empty => CellValue::Value(None),
        Reading::Agreed { value, .. } => CellValue::Value(Some(value.clone())),
        Reading::Conflict { .. } => CellValue::InConflict,
    }
}

fn is_choice(field: &Field) -> bool {
    matches!(field, Field::Status | Field::Rating)
}
