//! What needs attention, most urgent first.

use std::collections::BTreeSet;

use crate::gather::gather;
use crate::journal::GradeKind;
use crate::plan::{InitiativeId, MeasureId, Plan};

use super::{Standings, State};

/// Measures that need attention, by reason, each list in the plan's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attention {
    /// 遅れ
    pub late: Vec<MeasureId>,
    /// やや遅れ
    pub behind: Vec<MeasureId>,
    /// 競合
    pub in_conflict: Vec<MeasureId>,
    /// 未入力
    pub not_entered: Vec<MeasureId>,
}

/// Collects what needs attention. A measure may stand in several lists.
pub fn attention(plan: &Plan, standings: &Standings) -> Attention {
    let mut attention = Attention::default();
    for (_, measure) in plan.measures() {
        let Some(standing) = standings.get(&measure.id) else { continue };
        match standing.rated.kind() {
            Some(GradeKind::Late) => attention.late.push(measure.id.clone()),
            Some(GradeKind::Behind) => attention.behind.push(measure.id.clone()),
            Some(GradeKind::Ahead | GradeKind::OnPlan | GradeKind::NotRated) | None => {}
        }
        if standing.in_conflict() {
            attention.in_conflict.push(measure.id.clone());
        }
        if standing.state == State::NotEntered {
            attention.not_entered.push(measure.id.clone());
        }
    }
    attention
}

/// The initiatives with a measure rated やや遅れ or 遅れ.
pub fn late_initiatives(plan: &Plan, standings: &Standings) -> BTreeSet<InitiativeId> {
    let late = |id: &MeasureId| {
        let kind = standings.get(id).and_then(|standing| standing.rated.kind());
        matches!(kind, Some(GradeKind::Behind | GradeKind::Late))
    };
    let initiatives = plan.measures().filter(|(_, measure)| late(&measure.id));
    gather(initiatives.map(|(initiative, _)| initiative.id.clone()))
}
