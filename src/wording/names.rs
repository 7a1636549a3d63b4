//! Names of departments, people, items and cells. What people typed comes out of here with nothing hidden in it.

use std::borrow::Cow;

use crate::journal::{Cell, OFFICE, PROFILE, RoundId};
use crate::plan::calendar::{Date, Moment, fiscal_year_short};
use crate::plan::letters::{trimmed, visible_line};
use crate::plan::{DeptId, ItemId, MeasureId, Plan};

use super::dates::moment;

/// 4-1 マイナンバーカードの普及促進: the number, and the name. What this plan does not have is named as such.
pub fn item(plan: &Plan, item: &ItemId) -> (String, String) {
    if let Some((initiative, measure)) = plan.measure(&MeasureId::new(item.as_str())) {
        return (initiative.measure_number(measure), measure.name.clone());
    }
    let initiative = plan.initiatives.iter().find(|initiative| initiative.id.as_str() == item.as_str());
    match initiative {
        Some(initiative) => (super::circled(initiative.number), initiative.name.clone()),
        None if item.as_str() == PROFILE => (String::new(), "課についての記入".to_owned()),
        None if RoundId::of_item(0, item).is_some() => (String::new(), "調査回".to_owned()),
        None => (String::new(), format!("この計画にない番号「{}」", id(item.as_str()))),
    }
}

/// The department's name; one the plan does not know stands under its own.
pub fn dept<'a>(plan: &'a Plan, cell: &Cell) -> Cow<'a, str> {
    dept_name(plan, &cell.dept)
}

/// The same by its id.
pub fn dept_name<'a>(plan: &'a Plan, id: &DeptId) -> Cow<'a, str> {
    match plan.department(id) {
        Some(dept) => dept.name.as_str().into(),
        None if id.as_str() == OFFICE => "取りまとめ担当".into(),
        None => visible_line(id.as_str()).into(),
    }
}

/// 4-1 マイナンバーカードの普及促進・状態（市民課・令和9年度）
pub fn cell(plan: &Plan, cell: &Cell) -> String {
    let (number, name) = item(plan, &cell.item);
    let gap = if number.is_empty() { "" } else { " " };
    let (field, dept, fy) = (super::field(&cell.field), dept(plan, cell), fiscal_year_short(cell.fy));
    format!("{number}{gap}{name}・{field}（{dept}・{fy}年度）")
}

/// An id that no name is known for; one that shows nothing is called empty.
pub fn id(id: &str) -> String {
    if trimmed(id).is_empty() { "（空欄）".to_owned() } else { visible_line(id) }
}

/// The name of whoever wrote something, as typed; empty where none was given. A name as long as a story is cut for
/// reading, never in the record.
pub fn author(by: &str) -> String {
    const LONGEST_NAME: usize = 40;
    let by = by.trim();
    let mut name = visible_line(&by.chars().take(LONGEST_NAME).collect::<String>());
    if by.chars().nth(LONGEST_NAME).is_some() {
        name.push('…');
    }
    name
}

/// The same, and 記入者の記載なし where none was given.
pub fn author_or_none(by: &str) -> String {
    let name = author(by);
    if name.is_empty() { "記入者の記載なし".to_owned() } else { name }
}

/// 市民課　管理係　11月22日 14:32
pub fn who_when(dept: &str, by: &str, at: &Moment, today: Option<Date>) -> String {
    format!("{dept}　{}　{}", author_or_none(by), moment(at, today))
}
