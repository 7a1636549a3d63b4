//! Between departments: whom one waits for, and who waits for it, along the plan's steps.

use std::collections::BTreeSet;

use crate::gather::gather;
use crate::journal::{GradeKind, Status};
use crate::plan::{Initiative, InitiativeId, MeasureId, PartyId, Plan, Role};

use super::{Duty, Standings, State};

/// A step of the plan, seen from a department that leads measures at one of its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// The ends at which the department leads: several where they wait for the same.
    pub own: Vec<InitiativeId>,
    /// The other end.
    pub other: InitiativeId,
    /// Who leads the measures of the other end, in printed order.
    pub leads: Vec<PartyId>,
    /// Measures of the end that comes first, and how many of them are done, stopped or not applicable.
    pub measures: usize,
    /// See `measures`.
    pub settled: usize,
    /// Measures of the end that comes first that are rated やや遅れ or 遅れ.
    pub late: Vec<MeasureId>,
}

/// The steps that a department stands at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    /// 前提: what this department waits for.
    pub for_others: Vec<Wait>,
    /// 後続: what waits for this department.
    pub for_us: Vec<Wait>,
}

/// What a department waits for and what waits for it: the direct steps of every initiative in which it leads a measure.
///
/// A step between two initiatives that the department leads both of stands in both lists.
pub fn waiting(plan: &Plan, standings: &Standings, duties: &[Duty]) -> Waiting {
    let led: BTreeSet<&MeasureId> =
        gather(duties.iter().filter(|duty| duty.involvement.role == Role::Lead).map(|duty| &duty.measure));
    let mut waiting = Waiting::default();
    for own in plan.initiatives.iter().filter(|own| own.measures.iter().any(|measure| led.contains(&measure.id))) {
        let before = plan.predecessors(&own.id).filter_map(|link| plan.initiative(&link.from));
        for other in before {
            match waiting.for_others.iter_mut().find(|wait| wait.other == other.id) {
                Some(wait) => wait.own.push(own.id.clone()),
                None => waiting.for_others.push(wait(own, other, other, standings)),
            }
        }
        let after = plan.successors(&own.id).filter_map(|link| plan.initiative(&link.to));
        waiting.for_us.extend(after.map(|other| wait(own, other, own, standings)));
    }
    waiting
}

fn wait(own: &Initiative, other: &Initiative, first: &Initiative, standings: &Standings) -> Wait {
    let mut leads: Vec<PartyId> = Vec::new();
    for party in other.measures.iter().flat_map(|measure| &measure.leads) {
        if !leads.contains(party) {
            leads.push(party.clone());
        }
    }
    let stands = |id: &MeasureId| standings.get(id);
    let settled = |id: &MeasureId| {
        let state = stands(id).map(|standing| standing.state);
        matches!(state, Some(State::Told(Status::Done | Status::Stopped | Status::NotApplicable)))
    };
    let late = |id: &MeasureId| {
        let kind = stands(id).and_then(|standing| standing.rated.kind());
        matches!(kind, Some(GradeKind::Behind | GradeKind::Late))
    };
    let ids = || first.measures.iter().map(|measure| &measure.id);
    Wait {
        own: vec![own.id.clone()],
        other: other.id.clone(),
        leads,
        measures: first.measures.len(),
        settled: ids().filter(|id| settled(id)).count(),
        late: ids().filter(|id| late(id)).cloned().collect(),
    }
}
