//! 比較: what became of each measure between two sides, and which recorded values differ.

use crate::insight::MeasureSummary;
use crate::insight::compare::{ChangeKind, Comparison, FieldChange, MeasureComparison};
use crate::journal::{Cell, Scale, Value};
use crate::plan::{ItemId, Plan};
use crate::wording::comparison::{SideNames, incomparable};

use super::observed::{NOTHING, observed};
use super::{Datum, Table, TableId, values, words};

/// What the sides are called, and the fiscal years that they show.
#[derive(Debug, Clone, Copy)]
pub struct ComparedTimes<'a> {
    /// Their names.
    pub names: SideNames<'a>,
    /// The year of もと.
    pub before: i32,
    /// The year of 比べる先.
    pub after: i32,
}

/// What became of each measure, in the plan's order.
pub fn comparison(plan: &Plan, scale: &Scale, comparison: &Comparison, times: ComparedTimes<'_>) -> Table {
    let side = |name: &str, fy: i32, summary: &MeasureSummary| {
        let mut side = vec![Datum::text(name)];
        side.extend(values::year(fy));
        side.extend(values::standing(scale, summary));
        side
    };
    let row = |one: &MeasureComparison| {
        let why = match one.kind {
            ChangeKind::Incomparable(why) => Datum::text(&incomparable(why, times.names)),
            _ => Datum::Empty,
        };
        let (code, name, _) = words::became(one.kind.group());
        let mut row = values::measure(plan, &ItemId::from(&one.measure)).to_vec();
        row.extend([Datum::text(code), Datum::text(name), why]);
        row.extend(side(times.names.before, times.before, &one.before));
        row.extend(side(times.names.after, times.after, &one.after));
        row
    };
    Table::new(TableId::Comparison, comparison.measures.iter().map(row).collect())
}

/// Which values of which department differ, one a row.
pub fn changed_fields(plan: &Plan, scale: &Scale, comparison: &Comparison) -> Table {
    let row = |one: &MeasureComparison, change: &FieldChange| {
        let item = ItemId::from(&one.measure);
        let cell = Cell { fy: 0, item: item.clone(), dept: change.dept.clone(), field: change.field.clone() };
        let values = |value: &Option<Value>| {
            let values = value.as_ref().and_then(|value| observed(plan, scale, &cell, value)).unwrap_or_default();
            values.into_iter().next().unwrap_or(NOTHING)
        };
        let [before_code, before_text, before_number, before_unit, ..] = values(&change.before);
        let [after_code, after_text, after_number, after_unit, ..] = values(&change.after);
        let unit = if after_unit == Datum::Empty { before_unit } else { after_unit };
        let mut row = values::measure(plan, &item).to_vec();
        row.extend(values::department(plan, &change.dept));
        row.extend(values::field(&change.field));
        row.extend([before_code, before_text, before_number, after_code, after_text, after_number, unit]);
        row.push(Datum::whether(change.field.text_limit().is_some()));
        row
    };
    let measures = comparison.measures.iter();
    Table::new(
        TableId::ChangedFields,
        measures.flat_map(|one| one.changes.iter().map(move |change| row(one, change))).collect(),
    )
}
