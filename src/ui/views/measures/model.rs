//! What the list says, as plain values: its groups, when targets fall due, its rows for other programs.

use crate::insight::{MeasureSummaries, due_year};
use crate::journal::Scale;
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
    match measure.target.due {
        Due::EveryYear => "毎年度".to_owned(),
        Due::From(year) => format!("{}年度以降", fiscal_year_short(year)),
        Due::By(_) => format!("{}年度", fiscal_year_short(due_year(plan, measure, fy))),
        Due::PlanEnd => format!("{}年度（計画の末）", fiscal_year_short(plan.years.last)),
    }
}

/// The heads of [`csv_rows`]. Numbers stand in two columns: a spreadsheet takes 14-2 for a date.
pub const CSV_HEAD: [&str; 17] = [
    "取組番号",
    "取組",
    "個別番号",
    "個別取組",
    "Vision",
    "重点取組",
    "評価指標",
    "目標値等",
    "期限",
    "主担当",
    "今年度の工程",
    "状態",
    "進捗評価",
    "記入した課の数",
    "対象の課の数",
    "記入した課",
    "最終更新日",
];

/// The list as rows of a table for other programs, in the order shown.
pub fn csv_rows(
    plan: &Plan,
    scale: &Scale,
    summaries: &MeasureSummaries,
    found: &[MeasureId],
    fy: i32,
) -> Vec<Vec<String>> {
    let row = |id: &MeasureId| {
        let (initiative, measure) = plan.measure(id)?;
        let summary = summaries.get(id)?;
        let vision = plan.vision(initiative.vision).map_or("", |vision| vision.name.as_str());
        let leads: Vec<&str> = measure.leads.iter().map(|party| plan.party_name(party)).collect();
        let phases: Vec<&str> = measure.phases_in(fy).map(|phase| phase.text.as_str()).collect();
        let reports: Vec<_> =
            summary.reports.iter().map(|report| wording::names::dept_name(plan, &report.dept)).collect();
        let answers = summary.answers();
        let updated = summary.latest.as_ref().and_then(crate::plan::calendar::Moment::date);
        Some(vec![
            initiative.number.to_string(),
            initiative.name.clone(),
            initiative.measure_number(measure).split_once('-').map(|(_, own)| own.to_owned()).unwrap_or_default(),
            measure.name.clone(),
            format!("Vision{} {vision}", initiative.vision),
            if initiative.priority { wording::PRIORITY.to_owned() } else { String::new() },
            measure.indicator.clone(),
            measure.target.text.clone(),
            due_of(plan, measure, fy),
            leads.join("・"),
            phases.join("／"),
            wording::state_of(summary),
            wording::rating(scale, summary),
            answers.spoken.to_string(),
            answers.of.map_or_else(|| "未確定".to_owned(), |of| of.to_string()),
            reports.join("・"),
            updated.map(|date| date.to_string()).unwrap_or_default(),
        ])
    };
    found.iter().filter_map(row).collect()
}
