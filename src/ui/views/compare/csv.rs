//! The comparison as a table for other programs: a row for each measure, one value in a cell.

use crate::insight::MeasureSummary;
use crate::insight::compare::{ChangeKind, MeasureComparison};
use crate::journal::Scale;
use crate::plan::Plan;
use crate::wording;
use crate::wording::comparison::{SideNames, group, incomparable};

use super::model::ComparedSides;

/// The heads of [`csv_rows`]. Numbers stand in two columns: a spreadsheet takes 14-2 for a date.
pub const CSV_HEAD: [&str; 13] = [
    "取組番号",
    "取組",
    "個別番号",
    "個別取組",
    "Vision",
    "変化",
    "比べられない理由",
    "もと",
    "もとの状態",
    "もとの進捗評価",
    "比べる先",
    "比べる先の状態",
    "比べる先の進捗評価",
];

/// The comparison, in the plan's order.
pub fn csv_rows(plan: &Plan, scale: &Scale, sides: &ComparedSides) -> Vec<Vec<String>> {
    let named = SideNames { before: &sides.before.name, after: &sides.after.name };
    let rating = |summary: &MeasureSummary| wording::rating(scale, summary);
    let row = |one: &MeasureComparison| {
        let (initiative, measure) = plan.measure(&one.measure)?;
        let vision = plan.vision(initiative.vision).map_or("", |vision| vision.name.as_str());
        let why = match one.kind {
            ChangeKind::Incomparable(why) => incomparable(why, named),
            _ => String::new(),
        };
        Some(vec![
            initiative.number.to_string(),
            initiative.name.clone(),
            initiative.measure_number(measure).split_once('-').map(|(_, own)| own.to_owned()).unwrap_or_default(),
            measure.name.clone(),
            format!("Vision{} {vision}", initiative.vision),
            group(one.kind.group()).to_owned(),
            why,
            sides.before.name.clone(),
            wording::state_of(&one.before),
            rating(&one.before),
            sides.after.name.clone(),
            wording::state_of(&one.after),
            rating(&one.after),
        ])
    };
    sides.comparison.measures.iter().filter_map(row).collect()
}
