//! Rounds 調査回 in words: name, due day, whom they ask and for what, and how they were closed.

use std::collections::BTreeSet;

use crate::counted::{departments, measures};
use crate::insight::{Fact, Round};
use crate::journal::{Closing, RoundId, Value};
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::plan::letters::{trimmed, visible_line};
use crate::plan::{DeptId, MeasureId, Plan};

use super::dates::full_moment;
use super::names;

/// How long a round's name may be, in characters; one that came in a file is cut for reading, never in the record.
pub const ROUND_NAME_LIMIT: usize = 40;

/// 令和9年度上期, 令和9年度末, 令和9年度第3回: what a round is called where nobody called it otherwise.
pub fn usual_name(id: RoundId) -> String {
    let year = fiscal_year_short(id.fy);
    match id.number {
        1 => format!("{year}年度上期"),
        2 => format!("{year}年度末"),
        number => format!("{year}年度第{number}回"),
    }
}

/// What a round is called; of names that differ, each.
pub fn name(round: &Round) -> String {
    let names: Vec<String> = round.name.all().map(|name| cut(name)).filter(|name| !name.is_empty()).collect();
    if names.is_empty() { usual_name(round.id) } else { names.join("／") }
}

fn cut(name: &str) -> String {
    let name = trimmed(name);
    let mut shown = visible_line(&name.chars().take(ROUND_NAME_LIMIT).collect::<String>());
    if name.chars().nth(ROUND_NAME_LIMIT).is_some() {
        shown.push('…');
    }
    shown
}

/// 令和9年12月3日, as a mail says it; of days that differ, each.
pub fn due_in_full(round: &Round) -> Option<String> {
    due_days(round, |day| day.japanese())
}

fn due_days(round: &Round, day: impl Fn(&Date) -> String) -> Option<String> {
    match &round.due {
        Fact::Open => None,
        Fact::Said(one) => Some(day(one)),
        Fact::Torn(all) => {
            let days: Vec<String> = all.iter().map(|one| one.as_ref().map_or("期限なし".to_owned(), &day)).collect();
            Some(format!("{}（食い違い）", days.join("／")))
        }
    }
}

/// 回答期限 12月3日（あと11日）; `None` where the round has none.
pub fn due(round: &Round, today: Option<Date>) -> Option<String> {
    let left = left(round, today).map(|left| format!("（{left}）")).unwrap_or_default();
    Some(format!("回答期限 {}{left}", due_days(round, |day| day.beside_year(round.id.fy))?))
}

/// あと11日, 今日まで, 期限を3日過ぎました. Where a clock is years away from the due day, nothing is counted.
pub fn left(round: &Round, today: Option<Date>) -> Option<String> {
    const NEAR: i64 = 400;
    match round.days_left(today)? {
        0 => Some("今日まで".to_owned()),
        left @ 1..=NEAR => Some(format!("あと{left}日")),
        left if (-NEAR..0).contains(&left) => Some(format!("期限を{}日過ぎました", -left)),
        _ => None,
    }
}

/// 14課: whom it asks, of those that lead something. `named` are those of the plan.
pub fn whom(round: &Round, named: usize) -> String {
    match round.departments {
        Fact::Open => format!("主担当の個別取組がある全ての課（{}）", departments(named)),
        _ => departments(named),
    }
}

/// What it asks about, of the plan.
pub fn about(plan: &Plan, round: &Round) -> String {
    let all = plan.measures().count();
    let asked = plan.measures().filter(|(_, measure)| round.asks_about(&measure.id)).count();
    if asked == all {
        format!("全ての個別取組（{}）", measures(all))
    } else {
        format!("{}（全{}のうち）", measures(asked), measures(all))
    }
}

/// 状態・進捗評価・実績値
pub fn required(round: &Round) -> String {
    let fields: Vec<_> = round.required().fields().map(|field| super::field(&field)).collect();
    fields.join("・")
}

/// 令和9年度上期（令和9年12月10日確定）; `None` where it was not closed at one moment.
pub fn closed_on(round: &Round) -> Option<String> {
    Some(format!("{}（{}確定）", name(round), round.closed()?.day()?.japanese()))
}

/// 令和9年12月10日 17:00　DX推進担当
pub fn closed(closing: &Closing) -> String {
    format!("{}　{}", full_moment(&closing.at), names::author_or_none(&closing.by))
}

/// The names that a list of ids stands for, in its order; of many, how many more.
pub(super) fn named(plan: &Plan, value: &Value, is_of_measures: bool) -> Option<String> {
    const NAMED: usize = 70;
    let ids: BTreeSet<&str> = value.as_list()?.iter().filter_map(Value::as_text).collect();
    let name = |id: &&str| match plan.measure(&MeasureId::new(*id)) {
        _ if !is_of_measures => names::dept_name(plan, &DeptId::new(*id)).into_owned(),
        Some((initiative, measure)) => initiative.measure_number(measure),
        None => names::id(id),
    };
    let mut names: Vec<String> = ids.iter().take(NAMED).map(name).collect();
    if ids.len() > NAMED {
        names.push(format!("ほか{}", ids.len() - NAMED));
    }
    let count = if is_of_measures { measures(ids.len()) } else { departments(ids.len()) };
    Some(format!("{count}（{}）", names.join("、")))
}
