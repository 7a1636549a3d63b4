//! Dependencies between departments, along the plan's steps: whom one waits for, and who waits for it.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::journal::{GradeKind, Status};
use crate::plan::{Initiative, InitiativeId, Measure, MeasureId, PartyId, Plan, Role};

use super::{Duty, MeasureSummaries, MeasureSummary, Rating, State};

/// Another initiative that a department's own stand at a step with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The ends at which the department leads, in the plan's order.
    pub own: Vec<InitiativeId>,
    /// The other end; each stands once in a list.
    pub other: InitiativeId,
    /// Who leads the measures of the other end that are others', in printed order.
    pub leads: Vec<PartyId>,
    /// The measures that are waited for: those of others, or the department's own.
    pub measures: usize,
    /// How many of them are done, stopped or not applicable, by all departments that answer.
    pub settled: usize,
    /// How many of them nobody has written about.
    pub silent: usize,
    /// How many of them all departments that answer have rated.
    pub rated: usize,
    /// Those that are rated やや遅れ or 遅れ by any department.
    pub late: Vec<MeasureId>,
}

/// The steps that a department stands at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dependencies {
    /// 前提: the initiatives of others that this department waits for.
    pub upstream: Vec<Dependency>,
    /// 後続: the initiatives of others that wait for this department.
    pub downstream: Vec<Dependency>,
}

/// What a department waits for and what waits for it: the direct steps of every initiative in which it leads a measure.
///
/// A department does not wait for itself: an initiative is another's where it has a measure that the department does
/// not lead. Where it leads others of the initiative, a measure whose department nobody knows may be its own as well.
pub fn dependencies(plan: &Plan, summaries: &MeasureSummaries, duties: &[Duty]) -> Dependencies {
    let led: BTreeSet<&MeasureId> =
        filled(duties.iter().filter(|duty| duty.involvement.role == Role::Lead).map(|duty| &duty.measure));
    let answering = |measure: &Measure| summaries.get(&measure.id).map_or(0, |summary| summary.answering.due.len());
    let is_led = |measure: &&Measure| led.contains(&measure.id);
    let is_ours = |initiative: &Initiative| initiative.measures.iter().any(|measure| is_led(&measure));
    let is_others = |of: &Initiative, measure: &Measure| !is_led(&measure) && (!is_ours(of) || answering(measure) > 0);
    // What several lead together, the others among them are waited for.
    let theirs = |of: &InitiativeId| -> Vec<&Measure> {
        let Some(of) = plan.initiative(of) else { return Vec::new() };
        let shared = |measure: &Measure| is_led(&measure) && answering(measure) > 1;
        of.measures.iter().filter(|measure| is_others(of, measure) || shared(measure)).collect()
    };
    let add = |waits: &mut Vec<Dependency>, own: &Initiative, other: &Initiative| {
        if let Some(wait) = waits.iter_mut().find(|wait| wait.other == other.id) {
            if !wait.own.contains(&own.id) {
                wait.own.push(own.id.clone());
            }
        } else if other.measures.iter().any(|measure| is_others(other, measure)) {
            waits.push(wait(own, other, &theirs(&other.id)));
        }
    };
    let mut waiting = Dependencies::default();
    for own in plan.initiatives.iter().filter(|own| is_ours(own)) {
        for other in plan.predecessors(&own.id).filter_map(|link| plan.initiative(&link.from)) {
            add(&mut waiting.upstream, own, other);
        }
        for other in plan.successors(&own.id).filter_map(|link| plan.initiative(&link.to)) {
            add(&mut waiting.downstream, own, other);
        }
    }
    for wait in &mut waiting.upstream {
        let awaited = theirs(&wait.other);
        count(wait, summaries, &awaited);
    }
    for wait in &mut waiting.downstream {
        let own = wait.own.iter().filter_map(|id| plan.initiative(id));
        let awaited: Vec<&Measure> = own.flat_map(|own| &own.measures).filter(is_led).collect();
        count(wait, summaries, &awaited);
    }
    waiting
}

/// A step, not counted yet.
fn wait(own: &Initiative, other: &Initiative, theirs: &[&Measure]) -> Dependency {
    let mut leads: Vec<PartyId> = Vec::new();
    for party in theirs.iter().flat_map(|measure| &measure.leads) {
        if !leads.contains(party) {
            leads.push(party.clone());
        }
    }
    let (own, other) = (vec![own.id.clone()], other.id.clone());
    Dependency { own, other, leads, measures: 0, settled: 0, silent: 0, rated: 0, late: Vec::new() }
}

/// Counts how the measures stand that are waited for.
fn count(wait: &mut Dependency, summaries: &MeasureSummaries, awaited: &[&Measure]) {
    wait.measures = awaited.len();
    for measure in awaited {
        let summary = summaries.get(&measure.id);
        let is = |of: &dyn Fn(&MeasureSummary) -> bool| summary.is_some_and(of);
        let settled = |summary: &MeasureSummary| {
            matches!(summary.state, State::Recorded(Status::Done | Status::Stopped | Status::NotApplicable))
        };
        let late = |summary: &MeasureSummary| summary.rated.kind().is_some_and(GradeKind::is_delay);
        let rated =
            |summary: &MeasureSummary| matches!(summary.rated, Rating::Grade(..)) && summary.ratings().are_complete();
        wait.settled += usize::from(is(&settled));
        wait.silent += usize::from(!is(&|summary| !summary.reports.is_empty()));
        wait.rated += usize::from(is(&rated));
        if is(&late) {
            wait.late.push(measure.id.clone());
        }
    }
}
