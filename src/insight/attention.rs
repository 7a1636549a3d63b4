//! The measures that need attention, by reason. In each list, what blocks most others comes first.

use crate::journal::{GradeKind, Ledger};
use crate::plan::{MeasureId, Plan};

use super::{Assessor, Health, MeasureSummaries, State, followers};

/// Measures that need attention, by reason; in each list those that most initiatives wait for come first, else the
/// plan's order holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attention {
    /// 遅れ
    pub late: Vec<MeasureId>,
    /// やや遅れ
    pub behind: Vec<MeasureId>,
    /// Late by the records, and rated neither やや遅れ nor 遅れ.
    pub late_by_records: Vec<MeasureId>,
    /// 食い違い
    pub in_conflict: Vec<MeasureId>,
    /// 一部の課が記入
    pub partial: Vec<MeasureId>,
    /// 未記入
    pub not_entered: Vec<MeasureId>,
}

/// Collects what needs attention. A measure may stand in several lists.
pub fn attention(plan: &Plan, ledger: &Ledger, summaries: &MeasureSummaries, assessor: &Assessor<'_>) -> Attention {
    let mut attention = Attention::default();
    let mut waited: Vec<_> = plan.initiatives.iter().map(|of| (of, followers(plan, &of.id).len())).collect();
    waited.sort_by_key(|(_, waiting)| std::cmp::Reverse(*waiting));
    for (initiative, measure) in waited.iter().flat_map(|(of, _)| of.measures.iter().map(move |measure| (of, measure)))
    {
        let Some(summary) = summaries.get(&measure.id) else { continue };
        let late = || assessor.of(ledger, summary, initiative, measure).computed == Health::Late;
        match summary.rated.kind() {
            Some(GradeKind::Late) => attention.late.push(measure.id.clone()),
            Some(GradeKind::Behind) => attention.behind.push(measure.id.clone()),
            Some(GradeKind::Ahead | GradeKind::OnPlan | GradeKind::NotRated) | None if late() => {
                attention.late_by_records.push(measure.id.clone());
            }
            _ => {}
        }
        if summary.in_conflict() {
            attention.in_conflict.push(measure.id.clone());
        }
        match summary.state {
            State::NotEntered => attention.not_entered.push(measure.id.clone()),
            State::Partial => attention.partial.push(measure.id.clone()),
            State::Recorded(_) | State::InConflict | State::Unknown => {}
        }
    }
    attention
}
