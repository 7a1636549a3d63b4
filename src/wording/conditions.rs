//! Conditions in words: those in force, and those whose removal would help where nothing is found.

use crate::journal::{GradeKind, Scale};
use crate::plan::Plan;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters::visible_line;
use crate::query::{Criteria, DueBand};

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
        let name = super::names::dept_name(plan, dept);
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
        add(format!("語句：{}", visible_line(criteria.words.trim())), &|criteria| criteria.words.clear());
    }
    for number in &criteria.visions {
        let name = plan.vision(*number).map_or("", |vision| vision.name.as_str());
        add(format!("Vision{number}：{name}"), &|criteria| {
            criteria.visions.remove(number);
        });
    }
    if criteria.priority {
        add(super::PRIORITY.to_owned(), &|criteria| criteria.priority = false);
    }
    for state in &criteria.states {
        add(format!("状態：{}", super::state(*state)), &|criteria| {
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
        criteria.roles.iter().map(|role| format!("{}{}", role.mark(), super::role(*role))).collect();
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
        let names = criteria.roles.iter().map(|role| super::role(*role).to_owned()).collect();
        add(format!("役割{}を外すと", quoted(names)), &|criteria| criteria.roles.clear());
    }
    if let Some(dept) = &criteria.dept {
        let name = super::names::dept_name(plan, dept);
        add(format!("課『{name}』を外すと"), &|criteria| {
            criteria.dept = None;
            criteria.roles.clear();
            criteria.via_group = false;
        });
    }
    if !criteria.words.trim().is_empty() {
        add(format!("語句『{}』を外すと", visible_line(criteria.words.trim())), &|criteria| {
            criteria.words.clear();
        });
    }
    if !criteria.visions.is_empty() {
        let names = criteria.visions.iter().filter_map(|number| plan.vision(*number));
        let names = names.map(|vision| vision.name.clone()).collect();
        add(format!("Vision{}を外すと", quoted(names)), &|criteria| criteria.visions.clear());
    }
    if criteria.priority {
        add(format!("『{}』を外すと", super::PRIORITY), &|criteria| criteria.priority = false);
    }
    if !criteria.states.is_empty() {
        let names = criteria.states.iter().map(|state| super::state(*state).to_owned()).collect();
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
    if names.is_empty() { super::grade_kind(kind).to_owned() } else { names.join("・") }
}

/// The letters of the grades of a kind, as the scale in force has them; a scale may have several of a kind.
pub fn kind_letters(scale: &Scale, kind: GradeKind) -> String {
    let letters: Vec<&str> =
        scale.grades.iter().filter(|grade| grade.kind == kind).map(|grade| grade.letter.as_str()).collect();
    if letters.is_empty() { super::grade_letter(kind).to_owned() } else { letters.join("・") }
}

/// When targets of a band fall due, naming the years.
pub fn due_label(plan: &Plan, band: DueBand, fy: i32) -> String {
    let years = plan.years;
    match band {
        DueBand::ThisYear => format!("毎年度・{}年度まで", fiscal_year_short(fy)),
        DueBand::WithinPlan => super::years(years.last.min(fy + 1), years.last) + "まで",
        DueBand::AfterPlan => format!("{}年度以降", fiscal_year_short(years.last + 1)),
    }
}

/// The relaxation that finds most, and how much; the first of the panel's order among equals.
pub fn best_relaxation(relaxations: Vec<Condition>, count: &dyn Fn(&Criteria) -> usize) -> Option<(usize, Condition)> {
    let mut best: Option<(usize, Condition)> = None;
    for change in relaxations {
        let count = count(&change.without);
        if count > best.as_ref().map_or(0, |(count, _)| *count) {
            best = Some((count, change));
        }
    }
    best
}
