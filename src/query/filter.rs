//! Applies criteria to measures, and counts how many each option would give.

use std::collections::BTreeMap;

use crate::insight::{MeasureSummaries, MeasureSummary, State};
use crate::journal::GradeKind;
use crate::plan::calendar::Moment;
use crate::plan::{GroupId, Initiative, Measure, MeasureId, Plan, Role, VisionNumber};

use super::{Criteria, DueBand, SearchIndex, Sort};

/// All a filter looks at.
#[derive(Clone, Copy)]
pub struct Filter<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How its measures stand in the fiscal year on screen.
    pub summaries: &'a MeasureSummaries,
    /// Search keys.
    pub index: &'a SearchIndex,
    /// The words asked for, split and folded like the keys.
    pub words: &'a [String],
    /// The groups that the department asked for has declared.
    pub groups: &'a [GroupId],
    /// The fiscal year on screen.
    pub fy: i32,
}

/// How many measures each option of a criterion would give, the other criteria being as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// By role of the department asked for.
    pub roles: BTreeMap<Role, usize>,
    /// Measures that counting groups would add.
    pub via_group: usize,
    /// By Vision.
    pub visions: BTreeMap<VisionNumber, usize>,
    /// 重点取組.
    pub priority: usize,
    /// By state.
    pub states: BTreeMap<State, usize>,
    /// By kind of grade.
    pub kinds: BTreeMap<GradeKind, usize>,
    /// By due band.
    pub due: BTreeMap<DueBand, usize>,
}

/// The independent criteria, each of which a measure meets or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facet {
    Dept,
    Vision,
    Priority,
    State,
    Kind,
    Due,
    Words,
}

impl Facet {
    const ALL: [Self; 7] = [Self::Dept, Self::Vision, Self::Priority, Self::State, Self::Kind, Self::Due, Self::Words];
}

impl Filter<'_> {
    /// The measures that meet all criteria, sorted.
    pub fn select(&self, criteria: &Criteria, sort: Sort) -> Vec<MeasureId> {
        let mut found: Vec<(&Initiative, &Measure)> = self
            .plan
            .measures()
            .filter(|(initiative, measure)| {
                Facet::ALL.into_iter().all(|facet| self.meets(criteria, facet, initiative, measure))
            })
            .collect();
        match sort {
            Sort::Plan => {}
            Sort::Due => found.sort_by_key(|(_, measure)| {
                // What has no target comes last.
                let due = measure.target.as_ref().map(|target| crate::insight::due_year(self.plan, target, self.fy));
                due.unwrap_or(i32::MAX)
            }),
            Sort::Updated => {
                let latest = |measure: &Measure| self.summaries.get(&measure.id)?.latest.as_ref().map(Moment::as_str);
                found.sort_by(|(_, one), (_, other)| latest(other).cmp(&latest(one)));
            }
        }
        found.into_iter().map(|(_, measure)| measure.id.clone()).collect()
    }

    /// Counts for the options of the filter panel.
    pub fn counts(&self, criteria: &Criteria) -> Counts {
        let mut counts = Counts::default();
        for (initiative, measure) in self.plan.measures() {
            let missed: Vec<Facet> =
                Facet::ALL.into_iter().filter(|facet| !self.meets(criteria, *facet, initiative, measure)).collect();
            // An option counts where every *other* criterion is met.
            let counts_for = |facet: Facet| missed.iter().all(|missed| *missed == facet);
            if counts_for(Facet::Vision) {
                *counts.visions.entry(initiative.vision).or_default() += 1;
            }
            if counts_for(Facet::Priority) && initiative.priority {
                counts.priority += 1;
            }
            if let Some(summary) = self.summaries.get(&measure.id) {
                if counts_for(Facet::State) {
                    for state in listed_under(summary) {
                        *counts.states.entry(state).or_default() += 1;
                    }
                }
                if let Some(kind) = summary.rated.kind().filter(|_| counts_for(Facet::Kind)) {
                    *counts.kinds.entry(kind).or_default() += 1;
                }
            }
            if counts_for(Facet::Due)
                && let Some(band) = DueBand::of(self.plan, measure, self.fy)
            {
                *counts.due.entry(band).or_default() += 1;
            }
            if counts_for(Facet::Dept) {
                self.count_roles(criteria, initiative, measure, &mut counts);
            }
        }
        counts
    }

    fn count_roles(&self, criteria: &Criteria, initiative: &Initiative, measure: &Measure, counts: &mut Counts) {
        let Some(dept) = &criteria.dept else { return };
        for role in Role::ALL {
            let held = self.plan.holds_role(dept, self.groups, initiative, measure, role);
            if held.is_some_and(|via_group| criteria.via_group || !via_group) {
                *counts.roles.entry(role).or_default() += 1;
            }
        }
        let asked = |role: Role| criteria.roles.is_empty() || criteria.roles.contains(&role);
        let held = |role: Role| self.plan.holds_role(dept, self.groups, initiative, measure, role);
        let mut holds = Role::ALL.into_iter().filter(|role| asked(*role)).filter_map(held).peekable();
        if holds.peek().is_some() && holds.all(|via_group| via_group) {
            counts.via_group += 1;
        }
    }

    fn meets(&self, criteria: &Criteria, facet: Facet, initiative: &Initiative, measure: &Measure) -> bool {
        let summary = self.summaries.get(&measure.id);
        match facet {
            Facet::Dept => criteria.dept.as_ref().is_none_or(|dept| {
                Role::ALL
                    .into_iter()
                    .filter(|role| criteria.roles.is_empty() || criteria.roles.contains(role))
                    .filter_map(|role| self.plan.holds_role(dept, self.groups, initiative, measure, role))
                    .any(|via_group| criteria.via_group || !via_group)
            }),
            Facet::Vision => criteria.visions.is_empty() || criteria.visions.contains(&initiative.vision),
            Facet::Priority => !criteria.priority || initiative.priority,
            Facet::State => {
                criteria.states.is_empty()
                    || summary
                        .is_some_and(|summary| listed_under(summary).any(|state| criteria.states.contains(&state)))
            }
            Facet::Kind => {
                let kind = summary.and_then(|summary| summary.rated.kind());
                criteria.kinds.is_empty() || kind.is_some_and(|kind| criteria.kinds.contains(&kind))
            }
            Facet::Due => {
                criteria.due.is_empty()
                    || DueBand::of(self.plan, measure, self.fy).is_some_and(|band| criteria.due.contains(&band))
            }
            Facet::Words => self.index.has(&measure.id, self.words),
        }
    }
}

/// The states a measure is found under: the one it is counted under, and 食い違い where any of its fields is in conflict.
fn listed_under(summary: &MeasureSummary) -> impl Iterator<Item = State> + use<> {
    let besides = summary.in_conflict() && summary.state != State::InConflict;
    std::iter::once(summary.state).chain(besides.then_some(State::InConflict))
}
