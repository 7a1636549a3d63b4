//! Values, cells, moments and statements in words. What people typed comes out of here with nothing hidden in it.

use std::borrow::Cow;

use crate::insight::{self, HistoryRow};
use crate::journal::{Actual, Cell, Field, GradeId, PROFILE, Scale, Status, Tally, Value};
use crate::plan::calendar::{Date, Moment, fiscal_year_short};
use crate::plan::{DeptId, Goal, ItemId, MeasureId, Plan};

use crate::plan::letters::trimmed;
pub use crate::plan::letters::{visible, visible_line};

/// A figure with the goal's unit; whatever is no figure stands as typed.
pub fn figure(goal: &Goal, figure: &str) -> String {
    match goal {
        // Where the unit was typed behind it, it stands there.
        Goal::Number { unit, .. } if insight::figure(figure, "").is_some() => format!("{figure}{unit}"),
        Goal::Number { .. } | Goal::InPlace | Goal::Unset => visible_line(figure),
    }
}

/// A recorded value; `None` of a cell is 未入力.
pub fn value(scale: &Scale, goal: Option<&Goal>, field: &Field, value: Option<&Value>) -> String {
    let Some(value) = value.filter(|value| **value != Value::Null) else { return super::NOT_ENTERED.to_owned() };
    let word = match field {
        Field::Status => value.as_text().and_then(Status::of_word).map(|status| super::status(status).to_owned()),
        Field::Rating => value.as_text().and_then(|word| {
            let grade = scale.grade(&GradeId::new(word))?;
            Some(format!("{} {}", grade.letter, grade.name))
        }),
        Field::Actual => Actual::of_value(value).map(|actual| {
            let figure = goal.map_or_else(|| visible_line(&actual.figure), |goal| figure(goal, &actual.figure));
            let on = actual.on.map(|on| format!("（{}時点）", on.japanese()));
            format!("{figure}{}", on.unwrap_or_default())
        }),
        Field::Tally => Tally::of_value(value).map(|counts| tally(scale, &counts)),
        Field::Groups => value.as_list().map(|groups| format!("{}区分", groups.len())),
        _ => value.as_text().map(visible),
    };
    word.or_else(|| doubtful_day(field, value)).unwrap_or_else(|| "この版では読めない値".to_owned())
}

/// 82（時点「0202-11-22」はありえない日付のため、数えません）: recorded before dates had bounds.
fn doubtful_day(field: &Field, value: &Value) -> Option<String> {
    let map = value.as_map().filter(|_| *field == Field::Actual)?;
    let (figure, on) = (map.get("figure")?.as_text()?, map.get("on")?.as_text()?);
    Some(format!("{}（時点「{}」はありえない日付のため、数えません）", visible_line(figure), visible_line(on)))
}

/// A 2人・B 5人: in the scale's order. Grades of another scale stand under their own ids.
pub fn tally(scale: &Scale, tally: &Tally) -> String {
    let mut words = String::new();
    let mut say = |letter: &str, count: u32| {
        if count > 0 {
            words.push_str(if words.is_empty() { "" } else { "・" });
            words.push_str(letter);
            words.push(' ');
            words.push_str(&count.to_string());
            words.push('人');
        }
    };
    for grade in &scale.grades {
        say(&grade.letter, tally.0.get(&grade.id).copied().unwrap_or(0));
    }
    for (id, count) in tally.0.iter().filter(|(id, _)| scale.grade(id).is_none()) {
        say(&visible_line(id.as_str()), *count);
    }
    if words.is_empty() { "数えた人なし".to_owned() } else { words }
}

/// An id that no name is known for; one that shows nothing is called empty.
pub fn id(id: &str) -> String {
    if trimmed(id).is_empty() { "（空欄）".to_owned() } else { visible_line(id) }
}

/// A value of a cell of this plan.
pub fn value_of(plan: &Plan, scale: &Scale, cell: &Cell, said: Option<&Value>) -> String {
    let goal = plan.measure(&MeasureId::new(cell.item.as_str())).map(|(_, measure)| &measure.target.goal);
    // The year of a day is said where it is not the one on show.
    match said.and_then(Actual::of_value).filter(|_| cell.field == Field::Actual) {
        Some(Actual { figure: typed, on: Some(on) }) if on.fiscal_year() == cell.fy => {
            let figure = goal.map_or_else(|| visible_line(&typed), |goal| figure(goal, &typed));
            format!("{figure}（{}時点）", on.month_day())
        }
        _ => value(scale, goal, &cell.field, said),
    }
}

/// 4-1 マイナンバーカードの普及促進: the number, and the name. What this plan does not have is named as such.
pub fn item(plan: &Plan, item: &ItemId) -> (String, String) {
    if let Some((initiative, measure)) = plan.measure(&MeasureId::new(item.as_str())) {
        return (initiative.measure_number(measure), measure.name.clone());
    }
    let initiative = plan.initiatives.iter().find(|initiative| initiative.id.as_str() == item.as_str());
    match initiative {
        Some(initiative) => (super::circled(initiative.number), initiative.name.clone()),
        None if item.as_str() == PROFILE => (String::new(), "課についての申告".to_owned()),
        None => (String::new(), format!("この計画にない番号「{}」", id(item.as_str()))),
    }
}

/// The department's name; one the plan does not know stands under its own.
pub fn dept<'a>(plan: &'a Plan, cell: &Cell) -> Cow<'a, str> {
    dept_name(plan, &cell.dept)
}

/// The same by its id.
pub fn dept_name<'a>(plan: &'a Plan, id: &DeptId) -> Cow<'a, str> {
    plan.department(id).map_or_else(|| visible_line(id.as_str()).into(), |dept| dept.name.as_str().into())
}

/// 4-1 マイナンバーカードの普及促進・状態（市民課・令和9年度）
pub fn cell(plan: &Plan, cell: &Cell) -> String {
    let (number, name) = item(plan, &cell.item);
    let gap = if number.is_empty() { "" } else { " " };
    let (field, dept, fy) = (super::field(&cell.field), dept(plan, cell), fiscal_year_short(cell.fy));
    format!("{number}{gap}{name}・{field}（{dept}・{fy}年度）")
}

/// 11月22日 14:32; with the year where it is another than today's.
pub fn moment(at: &Moment, today: Option<Date>) -> String {
    let (Some(date), Some(clock)) = (at.date(), at.clock()) else { return visible_line(at.as_str()) };
    format!("{} {clock}", date.beside_today(today))
}

/// 今日, きのう, 3日前.
pub fn days_ago(at: &Moment, today: Option<Date>) -> Option<String> {
    match today?.days_since(at.date()?) {
        0 => Some("今日".to_owned()),
        1 => Some("きのう".to_owned()),
        days if days > 1 => Some(format!("{days}日前")),
        _ => None,
    }
}

/// 未入力 → 実施中: from what to what; or that it was erased.
pub fn change(plan: &Plan, scale: &Scale, line: &HistoryRow, today: Option<Date>) -> String {
    if let Some((by, at)) = &line.erased {
        return super::erased(by, &moment(at, today));
    }
    let Some(cell) = &line.cell else { return "この版では分からない種類の記入".to_owned() };
    let mut before: Vec<String> = line.before.iter().map(|value| value_of(plan, scale, cell, Some(value))).collect();
    if line.replaced_unknown {
        before.push("ここにない記入".to_owned());
    } else if before.is_empty() {
        before.push(super::NOT_ENTERED.to_owned());
    }
    format!("{} → {}", before.join("／"), value_of(plan, scale, cell, line.after.as_ref()))
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

/// 市民課　管理係　11月22日 14:32
pub fn who_when(dept: &str, by: &str, at: &Moment, today: Option<Date>) -> String {
    let mut name = author(by);
    if name.is_empty() {
        name.push_str("名前なし");
    }
    format!("{dept}　{name}　{}", moment(at, today))
}
