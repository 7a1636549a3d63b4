//! A set of measures on two sides: what became of each, and the counts.

use crate::insight::{MeasureSummary, summaries};
use crate::plan::{DeptId, InitiativeId, MeasureId, Plan, VisionNumber};

use super::ComparedSide;
use super::counts::ComparedCounts;
use super::judge::{MeasureSide, judge};
use super::kind::{ChangeGroup, ChangeKind};
use super::record::{FieldChange, RecordDifference};
use super::transitions::Transitions;

/// One measure on two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureComparison {
    /// Which.
    pub measure: MeasureId,
    /// What became of it.
    pub kind: ChangeKind,
    /// How it stood.
    pub before: MeasureSummary,
    /// How it stands.
    pub after: MeasureSummary,
    /// Every field of every department that says something else, by department, then field; none that is in conflict
    /// or unknown on a side.
    pub changes: Vec<FieldChange>,
}

impl MeasureComparison {
    fn pair(&self) -> (&MeasureSummary, &MeasureSummary) {
        (&self.before, &self.after)
    }
}

/// A set of measures on two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Each once, in the plan's order.
    pub measures: Vec<MeasureComparison>,
    /// All of them.
    pub counts: ComparedCounts,
    /// By Vision, in the plan's order; only those that have a measure here, as in the next two.
    pub visions: Vec<(VisionNumber, ComparedCounts)>,
    /// By initiative.
    pub initiatives: Vec<(InitiativeId, ComparedCounts)>,
    /// のべ, by department: a measure counts for each that answers for it on either side, so that both sides of a
    /// count are about the same measures.
    pub departments: Vec<(DeptId, ComparedCounts)>,
    /// Measures that no department answers for: no department has declared their groups on either side.
    pub no_department: ComparedCounts,
    /// From which rating to which.
    pub transitions: Transitions,
}

impl Comparison {
    /// Compares measures of a plan. An id that it does not have, or a second time, is passed over.
    ///
    /// What one side has erased is shown on neither.
    pub fn of(plan: &Plan, before: ComparedSide<'_>, after: ComparedSide<'_>, measures: &[MeasureId]) -> Self {
        let (earlier, later) = (before.ledger.erased_as_in(after.ledger), after.ledger.erased_as_in(before.ledger));
        let before = ComparedSide { ledger: &earlier, ..before };
        let after = ComparedSide { ledger: &later, ..after };
        let stood = summaries(plan, before.ledger, before.scale, before.fy);
        let stand = summaries(plan, after.ledger, after.scale, after.fy);
        let wanted = plan.measures().filter(|(_, measure)| measures.contains(&measure.id));
        let compared = wanted.filter_map(|(_, measure)| {
            let (one, two) = (stood.get(&measure.id)?, stand.get(&measure.id)?);
            let records = RecordDifference::of(plan, &before, &after, &measure.id);
            let kind = judge(
                MeasureSide { side: &before, summary: one },
                MeasureSide { side: &after, summary: two },
                &records,
            );
            Some(MeasureComparison {
                measure: measure.id.clone(),
                kind,
                before: one.clone(),
                after: two.clone(),
                changes: records.changes,
            })
        });
        Self::counted(plan, compared.collect())
    }

    fn counted(plan: &Plan, measures: Vec<MeasureComparison>) -> Self {
        let all = || measures.iter();
        let (mut visions, mut initiatives, mut departments) = (Vec::new(), Vec::new(), Vec::new());
        for vision in &plan.visions {
            let own = all().filter(|one| plan.measure(&one.measure).is_some_and(|(of, _)| of.vision == vision.number));
            push(&mut visions, vision.number, own);
        }
        for initiative in &plan.initiatives {
            let own = all().filter(|one| initiative.measures.iter().any(|measure| measure.id == one.measure));
            push(&mut initiatives, initiative.id.clone(), own);
        }
        let answers = |one: &MeasureComparison, dept: &DeptId| {
            one.before.answering.due.contains(dept) || one.after.answering.due.contains(dept)
        };
        for department in &plan.departments {
            push(&mut departments, department.id.clone(), all().filter(|one| answers(one, &department.id)));
        }
        let alone = all().filter(|one| one.before.answering.due.is_empty() && one.after.answering.due.is_empty());
        Self {
            counts: ComparedCounts::of(all().map(MeasureComparison::pair)),
            visions,
            initiatives,
            departments,
            no_department: ComparedCounts::of(alone.map(MeasureComparison::pair)),
            transitions: Transitions::of(all().map(MeasureComparison::pair)),
            measures,
        }
    }

    /// The measures of a kind, in the plan's order.
    pub fn of_kind(&self, kind: ChangeKind) -> impl Iterator<Item = &MeasureComparison> {
        self.measures.iter().filter(move |measure| measure.kind == kind)
    }

    /// The measures of a group. All groups together make the whole.
    pub fn in_group(&self, group: ChangeGroup) -> impl Iterator<Item = &MeasureComparison> {
        self.measures.iter().filter(move |measure| measure.kind.group() == group)
    }
}

/// Adds the counts of some measures under a key, if there are any.
fn push<'a, K>(
    counts: &mut Vec<(K, ComparedCounts)>,
    key: K,
    own: impl Iterator<Item = &'a MeasureComparison> + Clone,
) {
    let own = ComparedCounts::of(own.map(MeasureComparison::pair));
    if own.before.measures > 0 {
        counts.push((key, own));
    }
}
