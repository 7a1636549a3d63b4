//! What departments recorded about a measure in the year on screen.

use crate::app::App;
use crate::insight::{self, Earlier, HistoryRow, Record, past_lines};
use crate::journal::{Actual, Cell, Field, GradeId, Ledger, Scale};
use crate::plan::{DeptId, ItemId, MeasureId};
use crate::wording::names;

use leptos::prelude::{Get, Read};

use crate::insight::{Rating, State};

/// One department's record, with what it reached in the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DepartmentRecord {
    pub(super) dept: DeptId,
    pub(super) dept_name: String,
    pub(super) record: Record,
    pub(super) before: Option<Actual>,
    /// What a reference value for its figure may be counted from.
    pub(super) earlier: Option<Earlier>,
}

impl DepartmentRecord {
    /// Its state, as far as it says one.
    pub(super) fn state(&self) -> State {
        if self.record.in_conflict.contains(&Field::Status) {
            State::InConflict
        } else if self.record.unknown.contains(&Field::Status) {
            State::Unknown
        } else {
            self.record.status.map_or(State::NotEntered, State::Recorded)
        }
    }

    /// Its rating, as far as it gives one.
    pub(super) fn rated(&self, scale: &Scale) -> Rating {
        if self.record.in_conflict.contains(&Field::Rating) {
            return Rating::InConflict;
        }
        let of =
            |id: &GradeId| scale.grade(id).map_or(Rating::Unknown, |grade| Rating::Grade(grade.id.clone(), grade.kind));
        self.record.rating.as_ref().map_or(Rating::No, of)
    }
}

/// The departments that recorded something about a measure, those the plan names as leads first.
pub(super) fn records(app: App, id: &MeasureId) -> Vec<DepartmentRecord> {
    let (plan, fy) = (app.plan(), app.navigation.fy().get());
    let Some((_, measure)) = plan.measure(id) else { return Vec::new() };
    let (ledger, item) = (app.records.ledger().read(), ItemId::from(id));
    let mut depts: Vec<&DeptId> = ledger.cells_of(fy, &item).map(|cell| &cell.dept).collect();
    depts.dedup();
    let place = |dept: &DeptId| measure.leads.iter().position(|lead| lead.as_str() == dept.as_str());
    depts.sort_unstable_by_key(|dept| (place(dept).is_none(), place(dept), *dept));
    let records = depts.into_iter().map(|dept| DepartmentRecord {
        dept: dept.clone(),
        dept_name: names::dept_name(&plan, dept).into_owned(),
        record: Record::of(&ledger, fy, dept, &item),
        before: actual_of(&ledger, fy - 1, dept, &item),
        earlier: insight::earlier(&plan, &ledger, fy, dept, measure),
    });
    records.filter(|records| !records.record.is_empty()).collect()
}

fn actual_of(ledger: &Ledger, fy: i32, dept: &DeptId, item: &ItemId) -> Option<Actual> {
    let cell = Cell { fy, dept: dept.clone(), item: item.clone(), field: Field::Actual };
    ledger.reading(&cell).value().and_then(Actual::of_value)
}

/// The statements about some measures in the year on screen, effects before causes.
pub(super) fn changes(app: App, ids: &[MeasureId]) -> Vec<HistoryRow> {
    let (fy, ledger) = (app.navigation.fy().get(), app.records.ledger().read());
    let items: Vec<ItemId> = ids.iter().map(ItemId::from).collect();
    let cells = items.iter().flat_map(|item| ledger.cells_of(fy, item));
    let mut lines = past_lines(&ledger, &ledger.history_of(cells));
    lines.reverse();
    lines
}
