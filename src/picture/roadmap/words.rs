//! What the roadmap says in sentences.

use crate::counted::MEASURES;
use crate::insight::{Rollup, State};
use crate::journal::{GradeKind, Scale};
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::plan::{DeptId, MeasureId, Phase, Plan, Stretch};
use crate::wording::{self, conditions};

/// Where a measure's roadmap cells are all empty in the source.
pub const NO_ROADMAP: &str = "原典の本文に記載なし";

/// Years of a measure's roadmap without a phase.
pub const NO_PHASE: &str = "工程の記載なし";

/// A phase's words; what the plan's years cannot hold of it is told with them.
pub fn phase_words(phase: &Phase, stretch: &Stretch<'_>) -> String {
    let mut words = phase.text.clone();
    if (phase.first, phase.last) != (stretch.first, stretch.last) {
        words.extend(["（", &wording::years(phase.first, phase.last), "）"]);
    }
    words
}

/// Where rows are grouped by who leads.
pub const SEVERAL_LEADS: &str = "主担当が2つ以上ある個別取組は、それぞれのまとまりにあります。";

/// How many measures are named by number before they are only counted.
const MOST_NAMED: usize = 6;

/// How many are late, behind and unheard of, and which have no phase in the fiscal year on screen.
pub fn summary(plan: &Plan, scale: &Scale, rollup: &Rollup, found: &[MeasureId], filtered: bool, fy: i32) -> String {
    let year = fiscal_year_short(fy);
    let (late, behind) = (rollup.kind(GradeKind::Late), rollup.kind(GradeKind::Behind));
    let (partial, silent) = (rollup.state(State::Partial), rollup.state(State::NotEntered));
    let mut idle = Vec::new();
    for (initiative, measure) in plan.measures() {
        if measure.phases_in(fy).next().is_none() && found.contains(&measure.id) {
            idle.push(initiative.measure_number(measure));
        }
    }
    let mut summary = String::from(if filtered { "条件に合う" } else { "計画の全" });
    summary.extend([&found.len().to_string(), MEASURES, "のうち"]);
    let names = [conditions::kind_name(scale, GradeKind::Late), conditions::kind_name(scale, GradeKind::Behind)];
    for (between, name, count) in [
        ("、", names[0].as_str(), late),
        ("・", &names[1], behind),
        ("・", wording::PARTIAL, partial),
        ("・", wording::NOT_ENTERED, silent),
    ] {
        summary.extend([between, name, &count.to_string(), MEASURES]);
    }
    summary.extend(["（", &year, "年度の記入）。"]);
    if !idle.is_empty() {
        summary.extend([&year, "年度の工程が計画にないもの", &idle.len().to_string(), MEASURES]);
        if idle.len() <= MOST_NAMED {
            summary.extend(["（", &idle.join("・"), "）"]);
        }
        summary.push('。');
    }
    summary
}

/// Why there is no line at today; empty where there is one.
pub fn no_today(plan: &Plan, today: Option<f64>) -> String {
    let years = plan.years;
    let end = match today {
        None => return "このパソコンの日付を読めないため、今日の位置は示していません。".to_owned(),
        Some(today) if today < 0.0 => "まだ始まっていません。",
        Some(today) if today >= f64::from(years.last - years.first + 1) => "終わっています。",
        Some(_) => return String::new(),
    };
    ["計画の期間（", &wording::years(years.first, years.last), "）は", end].concat()
}

/// Which plan, which records, as of when and by whom, for paper.
pub fn imprint(plan: &Plan, fy: i32, day: Option<Date>, dept: Option<&DeptId>, author: &str) -> String {
    let mut imprint = [&plan.title, "・", &wording::records_of(fy)].concat();
    if let Some(day) = day {
        imprint.extend(["・", &day.japanese(), "現在"]);
    }
    let dept = dept.and_then(|dept| plan.department(dept)).map_or("", |dept| dept.name.as_str());
    if !dept.is_empty() || !author.is_empty() {
        imprint.extend(["・印刷：", dept, " ", author]);
    }
    imprint
}
