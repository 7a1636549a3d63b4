//! What a total is a part of, what it leaves out, and how departments are spread: in words.

use crate::insight::{LeftOut, Spread, State, Total};
use crate::journal::Status;
use crate::plan::Plan;

/// Why measures are not in a denominator.
pub fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::CannotJudge => "評価できない",
        LeftOut::NotEntered => super::NOT_ENTERED,
        LeftOut::NotApplicable => "対象外",
        LeftOut::Stopped => "中止",
        LeftOut::NotRated => "状態だけで評価なし",
        LeftOut::InConflict => "評価が競合",
        LeftOut::Unknown => "この版では読めない評価",
    }
}

/// 分母48件＝個別取組63件から、評価できない8件・未入力6件・評価が競合1件を除く
pub fn denominator(total: &Total) -> String {
    let left: usize = total.left_out.iter().map(|(_, count)| count).sum();
    let mut words = format!("分母{}件＝個別取組{}件", total.of, total.of + left);
    for (n, (why, count)) in total.left_out.iter().enumerate() {
        words.push_str(if n == 0 { "から、" } else { "・" });
        words.push_str(left_out(*why));
        words.push_str(&count.to_string());
        words.push('件');
    }
    if left > 0 {
        words.push_str("を除く");
    }
    words
}

/// 14課中9課が未着手・3課が未入力; empty where one department answers alone, or all have begun.
pub fn spread(spread: &Spread) -> String {
    let all = spread.states.len();
    let counts = [State::Told(Status::NotStarted), State::NotEntered].into_iter().filter_map(|state| {
        let count = spread.in_state(state).count();
        (count > 0).then(|| format!("{count}課が{}", super::state(state)))
    });
    let counts: Vec<String> = counts.collect();
    if all < 2 || counts.is_empty() { String::new() } else { format!("{all}課中{}", counts.join("・")) }
}

/// 未入力：市民課、総務課; and which groups nobody has declared to belong to.
pub fn silent(plan: &Plan, spread: &Spread) -> String {
    let names = spread.silent().map(|dept| plan.party_name(&dept.into()).to_owned()).collect::<Vec<_>>();
    let groups = spread.undeclared.iter().filter_map(|id| plan.group(id)).map(|group| group.name.as_str());
    let groups = groups.collect::<Vec<_>>();
    let mut words = Vec::new();
    if !names.is_empty() {
        words.push(format!("未入力の課：{}", names.join("、")));
    }
    if !groups.is_empty() {
        words.push(format!("{}：どの課が当たるか、まだ申告がありません", groups.join("、")));
    }
    words.join("。")
}
