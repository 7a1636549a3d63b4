//! What the list says, as plain values: its groups, the conditions in words, what would help where nothing is found.

use std::fmt::Write as _;

use crate::gather::sort;
use crate::insight::{Rated, Standing, Standings, State, due_year};
use crate::journal::{GradeKind, Scale};
use crate::plan::calendar::{fiscal_year_long, fiscal_year_short};
use crate::plan::{Due, Initiative, InitiativeId, Measure, MeasureId, Plan};
use crate::query::{Criteria, DueBand, Sort};
use crate::ui::text;

/// Measures under one heading: an initiative's, or all of them where another order than the plan's was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Whose; `None` in a flat list.
    pub initiative: Option<InitiativeId>,
    /// In the order shown.
    pub measures: Vec<MeasureId>,
}

/// Puts what was found under headings. Only the plan's order has headings.
pub fn groups(plan: &Plan, found: Vec<MeasureId>, sort: Sort) -> Vec<Group> {
    if found.is_empty() {
        return Vec::new();
    }
    if sort != Sort::Plan {
        return vec![Group { initiative: None, measures: found }];
    }
    let mut groups: Vec<Group> = Vec::new();
    for id in found {
        let Some((initiative, _)) = plan.measure(&id) else { continue };
        match groups.last_mut().filter(|group| group.initiative.as_ref() == Some(&initiative.id)) {
            Some(group) => group.measures.push(id),
            None => groups.push(Group { initiative: Some(initiative.id.clone()), measures: vec![id] }),
        }
    }
    groups
}

/// A condition in force, in words, and the criteria without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// 課：情報システム課（◎主担当）
    pub label: String,
    /// What is asked for once it is taken off.
    pub without: Criteria,
}

/// All conditions in force, in the order of the panel.
pub fn conditions(plan: &Plan, scale: &Scale, criteria: &Criteria, fy: i32) -> Vec<Condition> {
    let mut conditions = Vec::new();
    let mut add = |label: String, take_off: &dyn Fn(&mut Criteria)| {
        let mut without = criteria.clone();
        take_off(&mut without);
        conditions.push(Condition { label, without });
    };
    if let Some(dept) = &criteria.dept {
        let name = plan.department(dept).map_or(dept.as_str(), |department| department.name.as_str());
        add(format!("課：{name}{}", roles_in_words(criteria)), &|criteria| {
            criteria.dept = None;
            criteria.roles.clear();
            criteria.via_group = false;
        });
        if criteria.via_group {
            add("区分による該当も含む".to_owned(), &|criteria| criteria.via_group = false);
        }
    }
    if !criteria.words.trim().is_empty() {
        add(format!("語句：{}", criteria.words.trim()), &|criteria| criteria.words.clear());
    }
    for number in &criteria.visions {
        let name = plan.vision(*number).map_or("", |vision| vision.name.as_str());
        add(format!("Vision{number}：{name}"), &|criteria| {
            criteria.visions.remove(number);
        });
    }
    if criteria.priority {
        add(text::PRIORITY.to_owned(), &|criteria| criteria.priority = false);
    }
    for state in &criteria.states {
        add(format!("状態：{}", text::state(*state)), &|criteria| {
            criteria.states.remove(state);
        });
    }
    for kind in &criteria.kinds {
        add(format!("進捗評価：{}", kind_name(scale, *kind)), &|criteria| {
            criteria.kinds.remove(kind);
        });
    }
    for band in &criteria.due {
        add(format!("期限：{}", due_label(plan, *band, fy)), &|criteria| {
            criteria.due.remove(band);
        });
    }
    conditions
}

/// （◎主担当・○伴走支援担当）, or nothing for any role.
fn roles_in_words(criteria: &Criteria) -> String {
    let roles: Vec<String> =
        criteria.roles.iter().map(|role| format!("{}{}", role.mark(), text::role(*role))).collect();
    if roles.is_empty() { String::new() } else { format!("（{}）", roles.join("・")) }
}

/// The conditions as one sentence, for paper.
pub fn in_words(conditions: &[Condition]) -> String {
    let labels: Vec<&str> = conditions.iter().map(|condition| condition.label.as_str()).collect();
    if labels.is_empty() { "条件なし（すべての個別取組）".to_owned() } else { labels.join("／") }
}

/// Changes of a whole criterion that may find something again, each in words: 状態『中止』を外すと.
pub fn relaxations(plan: &Plan, scale: &Scale, criteria: &Criteria, fy: i32) -> Vec<Condition> {
    let mut relaxations = Vec::new();
    let mut add = |what: String, change: &dyn Fn(&mut Criteria)| {
        let mut without = criteria.clone();
        change(&mut without);
        relaxations.push(Condition { label: what, without });
    };
    let quoted = |names: Vec<String>| names.iter().fold(String::new(), |all, name| format!("{all}『{name}』"));
    if criteria.dept.is_some() && !criteria.via_group {
        add("区分による該当も含めると".to_owned(), &|criteria| criteria.via_group = true);
    }
    if !criteria.roles.is_empty() {
        let names = criteria.roles.iter().map(|role| text::role(*role).to_owned()).collect();
        add(format!("役割{}を外すと", quoted(names)), &|criteria| criteria.roles.clear());
    }
    if let Some(dept) = &criteria.dept {
        let name = plan.department(dept).map_or(dept.as_str(), |department| department.name.as_str());
        add(format!("課『{name}』を外すと"), &|criteria| {
            criteria.dept = None;
            criteria.roles.clear();
            criteria.via_group = false;
        });
    }
    if !criteria.words.trim().is_empty() {
        add(format!("語句『{}』を外すと", criteria.words.trim()), &|criteria| criteria.words.clear());
    }
    if !criteria.visions.is_empty() {
        let names = criteria.visions.iter().filter_map(|number| plan.vision(*number));
        let names = names.map(|vision| vision.name.clone()).collect();
        add(format!("Vision{}を外すと", quoted(names)), &|criteria| criteria.visions.clear());
    }
    if criteria.priority {
        add(format!("『{}』を外すと", text::PRIORITY), &|criteria| criteria.priority = false);
    }
    if !criteria.states.is_empty() {
        let names = criteria.states.iter().map(|state| text::state(*state).to_owned()).collect();
        add(format!("状態{}を外すと", quoted(names)), &|criteria| criteria.states.clear());
    }
    if !criteria.kinds.is_empty() {
        let names = criteria.kinds.iter().map(|kind| kind_name(scale, *kind)).collect();
        add(format!("進捗評価{}を外すと", quoted(names)), &|criteria| criteria.kinds.clear());
    }
    if !criteria.due.is_empty() {
        let names = criteria.due.iter().map(|band| due_label(plan, *band, fy)).collect();
        add(format!("期限{}を外すと", quoted(names)), &|criteria| criteria.due.clear());
    }
    relaxations
}

/// The names that the scale in force gives to a kind of grade.
pub fn kind_name(scale: &Scale, kind: GradeKind) -> String {
    let names: Vec<&str> =
        scale.grades.iter().filter(|grade| grade.kind == kind).map(|grade| grade.name.as_str()).collect();
    if names.is_empty() { text::grade_kind(kind).to_owned() } else { names.join("・") }
}

/// When targets of a band fall due, naming the years.
pub fn due_label(plan: &Plan, band: DueBand, fy: i32) -> String {
    let years = plan.years;
    match band {
        DueBand::ThisYear => format!("毎年度・{}年度まで", fiscal_year_short(fy)),
        DueBand::WithinPlan if fy + 1 < years.last => {
            let last = fiscal_year_short(years.last);
            let last = last.strip_prefix("令和").unwrap_or(&last);
            format!("{}〜{last}年度まで", fiscal_year_short(fy + 1))
        }
        DueBand::WithinPlan => format!("{}年度まで", fiscal_year_short(years.last)),
        DueBand::AfterPlan => format!("{}年度以降", fiscal_year_short(years.last + 1)),
    }
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

/// 前提⑭　後続①・⑦: the steps an initiative stands in.
pub fn steps(plan: &Plan, initiative: &Initiative) -> String {
    let circled = |ids: Vec<&InitiativeId>| {
        let mut numbers: Vec<u16> = ids.into_iter().filter_map(|id| Some(plan.initiative(id)?.number)).collect();
        sort(&mut numbers);
        numbers.into_iter().map(text::circled).collect::<Vec<_>>().join("・")
    };
    let before = circled(plan.predecessors(&initiative.id).map(|link| &link.from).collect());
    let after = circled(plan.successors(&initiative.id).map(|link| &link.to).collect());
    let mut steps = String::new();
    for (word, numbers) in [("前提", before), ("後続", after)] {
        if !numbers.is_empty() {
            let gap = if steps.is_empty() { "" } else { "　" };
            // Writing to a String cannot fail.
            let _ = write!(steps, "{gap}{word} {numbers}");
        }
    }
    steps
}

/// The rating as a word; empty where nothing was recorded at all.
pub fn rating_name(scale: &Scale, standing: &Standing) -> String {
    match &standing.rated {
        Rated::Grade(id, kind) => {
            scale.grade(id).map_or_else(|| text::grade_kind(*kind).to_owned(), |grade| grade.name.clone())
        }
        Rated::InConflict => text::CONFLICT.to_owned(),
        Rated::Unknown => "新しい版の値".to_owned(),
        Rated::No if standing.state == State::NotEntered => String::new(),
        Rated::No => text::NOT_GRADED.to_owned(),
    }
}

/// The heads of [`csv_rows`]. Numbers stand in two columns: a spreadsheet takes 14-2 for a date.
pub const CSV_HEAD: [&str; 15] = [
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
    "記入した課",
    "最終更新日",
];

/// The list as rows of a table for other programs, in the order shown.
pub fn csv_rows(plan: &Plan, scale: &Scale, standings: &Standings, found: &[MeasureId], fy: i32) -> Vec<Vec<String>> {
    let row = |id: &MeasureId| {
        let (initiative, measure) = plan.measure(id)?;
        let standing = standings.get(id)?;
        let vision = plan.vision(initiative.vision).map_or("", |vision| vision.name.as_str());
        let leads: Vec<&str> = measure.leads.iter().map(|party| plan.party_name(party)).collect();
        let phases: Vec<&str> = measure.phases_in(fy).map(|phase| phase.text.as_str()).collect();
        let dept_name = |id| plan.department(id).map_or(id.as_str(), |department| department.name.as_str());
        let voices: Vec<&str> = standing.voices.iter().map(|voice| dept_name(&voice.dept)).collect();
        let updated = standing.latest.as_ref().and_then(crate::plan::calendar::Moment::date);
        Some(vec![
            initiative.number.to_string(),
            initiative.name.clone(),
            initiative.measure_number(measure).split_once('-').map(|(_, own)| own.to_owned()).unwrap_or_default(),
            measure.name.clone(),
            format!("Vision{} {vision}", initiative.vision),
            if initiative.priority { text::PRIORITY.to_owned() } else { String::new() },
            measure.indicator.clone(),
            measure.target.text.clone(),
            due_of(plan, measure, fy),
            leads.join("・"),
            phases.join("／"),
            text::state(standing.state).to_owned(),
            rating_name(scale, standing),
            voices.join("・"),
            updated.map(|date| date.to_string()).unwrap_or_default(),
        ])
    };
    found.iter().filter_map(row).collect()
}

/// Which records the list shows: 令和9（2027）年度の記入
pub fn records_of(fy: i32) -> String {
    format!("{}の記入", fiscal_year_long(fy))
}
