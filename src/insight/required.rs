//! The fields that a record must hold. The form marks them, 記入が必要なもの lists them, and what is missing is shown before a
//! file is made. Nothing is ever refused for it.

use crate::journal::{Field, GradeKind, Ledger, Scale, Status};
use crate::plan::{DeptId, Goal, ItemId, Measure, MeasureId, Plan, Role};

use super::{Asked, Duty, Record, RequiredFields, due_in};

/// What decides which fields a record must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// Whether the department leads the measure (◎) and is asked about it; what others write is left to them.
    pub leads: bool,
    /// The fields that are asked for at all.
    pub required: RequiredFields,
    /// Whether the target is a number that is due in the record's fiscal year.
    pub figure_is_due: bool,
    /// 状態
    pub status: Option<Status>,
    /// The kind of 進捗評価.
    pub kind: Option<GradeKind>,
}

impl Demand {
    /// What a record stands before that is asked for.
    pub fn of(plan: &Plan, measure: &Measure, asked: &Asked<'_>, leads: bool, record: &Record, scale: &Scale) -> Self {
        let kind = record.rating.as_ref().and_then(|grade| scale.grade(grade)).map(|grade| grade.kind);
        let figure_is_due = figure_is_due(plan, measure, asked.fy);
        Self { leads, required: asked.required(), figure_is_due, status: record.status, kind }
    }

    /// Whether a record must hold a field.
    ///
    /// What was stopped or does not apply needs no more than to say so; what is late needs the next step.
    pub fn requires(&self, field: &Field) -> bool {
        let goes_on = !matches!(self.status, Some(Status::Stopped | Status::NotApplicable));
        let is_late = self.kind.is_some_and(GradeKind::is_delay);
        self.leads
            && self.required.contains(field)
            && match field {
                Field::Status => true,
                Field::Rating | Field::Situation | Field::Evidence => goes_on,
                Field::Actual => goes_on && self.figure_is_due,
                Field::Next => goes_on && is_late,
                _ => false,
            }
    }

    /// The fields that must stand in a record and do not, in the order of the form. What is in conflict or was
    /// written by a newer version stands there; beside a state that cannot be read, nothing is asked for.
    pub fn missing(&self, record: &Record) -> Vec<Field> {
        if record.unknown.contains(&Field::Status) {
            return Vec::new();
        }
        let told = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        let stands = |field: &Field| {
            record.in_conflict.contains(field)
                || record.unknown.contains(field)
                || match field {
                    Field::Status => record.status.is_some(),
                    Field::Rating => record.rating.is_some(),
                    Field::Actual => record.actual.is_some(),
                    Field::Situation => told(&record.situation),
                    Field::Next => told(&record.next),
                    Field::Evidence => told(&record.evidence),
                    _ => true,
                }
        };
        Field::RECORD.into_iter().filter(|field| self.requires(field) && !stands(field)).collect()
    }
}

/// Whether a figure must be told: the target is a figure, and due in that year.
pub fn figure_is_due(plan: &Plan, measure: &Measure, fy: i32) -> bool {
    measure.goal().is_some_and(Goal::is_figure) && due_in(plan, measure, fy)
}

/// The measures a department leads (◎) and is asked about, in the order of its list, each with its record of the fiscal
/// year and what that must hold.
pub(super) fn led<'a>(
    plan: &'a Plan,
    ledger: &'a Ledger,
    scale: &'a Scale,
    dept: &'a DeptId,
    duties: &'a [Duty],
    asked: Asked<'a>,
) -> impl Iterator<Item = (&'a Measure, Record, Demand)> {
    let is_asked = move |duty: &&Duty| duty.involvement.role == Role::Lead && asked.asks(dept, &duty.measure);
    duties.iter().filter(is_asked).filter_map(move |duty| {
        let (_, measure) = plan.measure(&duty.measure)?;
        let record = Record::of(ledger, asked.fy, dept, &ItemId::from(&measure.id));
        let demand = Demand::of(plan, measure, &asked, true, &record, scale);
        Some((measure, record, demand))
    })
}

/// The measures a department leads in whose record something that is asked for is missing, in the order of its list.
pub fn missing(
    plan: &Plan,
    ledger: &Ledger,
    scale: &Scale,
    dept: &DeptId,
    duties: &[Duty],
    asked: Asked<'_>,
) -> Vec<(MeasureId, Vec<Field>)> {
    let missing = led(plan, ledger, scale, dept, duties, asked).filter_map(|(measure, record, demand)| {
        let fields = demand.missing(&record);
        (!fields.is_empty()).then(|| (measure.id.clone(), fields))
    });
    missing.collect()
}
