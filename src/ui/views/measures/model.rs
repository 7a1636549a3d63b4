//! What the list says, as plain values: its groups, when targets fall due, its rows for other programs.

use crate::insight::due_year;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{Due, InitiativeId, Measure, MeasureId, Plan};
use crate::query::Sort;
use crate::wording;

/// Measures under one heading: an initiative's, or all of them where another order than the plan's was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureGroup {
    /// Whose; `None` in a flat list.
    pub initiative: Option<InitiativeId>,
    /// In the order shown.
    pub measures: Vec<MeasureId>,
}

/// Puts what was found under headings. Only the plan's order has headings.
pub fn groups(plan: &Plan, found: Vec<MeasureId>, sort: Sort) -> Vec<MeasureGroup> {
    if found.is_empty() {
        return Vec::new();
    }
    if sort != Sort::Plan {
        return vec![MeasureGroup { initiative: None, measures: found }];
    }
    let mut groups: Vec<MeasureGroup> = Vec::new();
    for id in found {
        let Some((initiative, _)) = plan.measure(&id) else { continue };
        match groups.last_mut().filter(|group| group.initiative.as_ref() == Some(&initiative.id)) {
            Some(group) => group.measures.push(id),
            None => groups.push(MeasureGroup { initiative: Some(initiative.id.clone()), measures: vec![id] }),
        }
    }
    groups
}

/// When a measure's target falls due.
pub fn due_of(plan: &Plan, measure: &Measure, fy: i32) -> String {
    let Some(target) = &measure.target else { return wording::NOT_IN_PLAN.to_owned() };
    match target.due {
        Due::EveryYear => "毎年度".to_owned(),
        Due::From(year) => format!("{}年度以降", fiscal_year_short(year)),
        Due::By(_) => format!("{}年度", fiscal_year_short(due_year(plan, target, fy))),
        Due::PlanEnd => format!("{}年度（計画の末）", fiscal_year_short(plan.years.last)),
    }
}
