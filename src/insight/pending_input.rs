//! 記入が必要なもの: what a department has left to write, and why, by rules that hold for everyone.

use crate::journal::{Field, Ledger, Scale, Status};
use crate::plan::calendar::Date;
use crate::plan::{DeptId, MeasureId, Plan};

use super::freshness::{Freshness, STALE_DAYS, freshness};
use super::required::led;
use super::{Asked, Demand, Duty, Record};

/// Why a record is listed as 記入が必要, most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TodoReason {
    /// 食い違い: two values stand, and nobody has decided.
    Decide,
    /// 未記入
    Enter,
    /// A state without 進捗評価.
    Rate,
    /// The target is a number that is due this fiscal year, and no 実績値 stands.
    Measure,
    /// 状況 is missing.
    Explain,
    /// やや遅れ or 遅れ without 次にすること.
    Plan,
    /// 根拠 is missing where a round asks for it.
    Cite,
    /// Nothing was written for so many days: nobody should report what was known half a year ago.
    Refresh(i64),
}

/// What a department has left to write of what it is asked for: its measures with the reasons, most urgent first and in the
/// list's order.
///
/// Only measures it leads (◎): to record the others is left to it. `today` is `None` where the clock gives no date;
/// then nothing is called old.
pub fn pending_input(
    plan: &Plan,
    ledger: &Ledger,
    scale: &Scale,
    dept: &DeptId,
    duties: &[Duty],
    asked: Asked<'_>,
    today: Option<Date>,
) -> Vec<(MeasureId, Vec<TodoReason>)> {
    let mut left: Vec<(MeasureId, Vec<TodoReason>)> = Vec::new();
    for (measure, record, demand) in led(plan, ledger, scale, dept, duties, asked) {
        let reasons = reasons(plan, &record, demand, today);
        if !reasons.is_empty() {
            left.push((measure.id.clone(), reasons));
        }
    }
    left.sort_by_key(|(_, one)| rank(one));
    left
}

/// The reasons for which one record is listed.
fn reasons(plan: &Plan, record: &Record, demand: Demand, today: Option<Date>) -> Vec<TodoReason> {
    if !record.in_conflict.is_empty() {
        return vec![TodoReason::Decide];
    }
    let Some(status) = record.status else {
        // What this version cannot read is not asked for again.
        return if record.unknown.is_empty() { vec![TodoReason::Enter] } else { Vec::new() };
    };
    if matches!(status, Status::Stopped | Status::NotApplicable) {
        return Vec::new();
    }
    let old = match freshness(&plan.edition, record.last.as_ref().map(|(_, at)| at), today) {
        Freshness::Days(days) if days > STALE_DAYS && status != Status::Done => Some(TodoReason::Refresh(days)),
        Freshness::Days(_) | Freshness::Never | Freshness::ClockDoubtful => None,
    };
    let asked = demand.missing(record).into_iter().filter_map(|field| match field {
        Field::Rating => Some(TodoReason::Rate),
        Field::Actual => Some(TodoReason::Measure),
        Field::Situation => Some(TodoReason::Explain),
        Field::Next => Some(TodoReason::Plan),
        Field::Evidence => Some(TodoReason::Cite),
        _ => None,
    });
    asked.chain(old).collect()
}

/// Smaller is more urgent; what is merely old comes last.
fn rank(reasons: &[TodoReason]) -> u8 {
    reasons.first().map_or(u8::MAX, |reason| match reason {
        TodoReason::Decide => 0,
        TodoReason::Enter => 1,
        TodoReason::Rate | TodoReason::Measure | TodoReason::Explain | TodoReason::Plan | TodoReason::Cite => 2,
        TodoReason::Refresh(_) => 3,
    })
}
