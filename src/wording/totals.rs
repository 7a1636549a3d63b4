//! What a total is a part of, what it leaves out, and how departments are spread: in words.

use crate::counted::{MEASURES, fields, measures};
use crate::insight::{
    self, Counted, DepartmentBreakdown, LeftOut, MeasureSummaries, MeasureSummary, Rollup, State, Total,
};
use crate::journal::{GradeKind, Ledger, Status};
use crate::plan::Plan;
use crate::plan::calendar::{Date, Moment};

/// How a measure that several departments answer for is counted.
pub const ONE_EACH: &str = "複数の課が主担当の個別取組は、全ての課が記入するまで「一部の課が記入」と数え、そろうと最も進んでいない状態（食い違いがあれば食い違い）で1件と数えます。評価も全ての課がそろうまで数えません。ただし、遅れ・やや遅れは1つの課の評価でも数えます。";

/// Whose measures a count of departments is made of.
pub const WHOSE: &str = "課の数は、計画の主担当の課です（「全ての課」は計画に名前のある課と加えた課の全て、区分はそれを選んだ課）。どの課も選んでいない区分があれば「対象の課は未確定」とし、そろったとは数えません。";

/// Why measures are not in a denominator.
pub fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::CannotJudge => "評価できない",
        LeftOut::NotEntered => super::NOT_ENTERED,
        LeftOut::NotApplicable => "対象外",
        LeftOut::Stopped => "中止",
        LeftOut::NotRated => "状態だけで評価の記入なし",
        LeftOut::Partial => "一部の課だけの評価",
        LeftOut::InConflict => "評価の食い違い",
        LeftOut::Unknown => "この版では読めない評価",
    }
}

/// 分母48件＝個別取組63件から、評価できない8件・未記入6件・評価の食い違い1件を除く
pub fn denominator(total: &Total) -> String {
    let left: usize = total.left_out.iter().map(|(_, count)| count).sum();
    let mut words = format!("分母{}{MEASURES}＝個別取組{}{MEASURES}", total.of, total.of + left);
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

/// What the ratings are counted among: 評価の分母48件＝…
pub fn rated(rollup: &Rollup) -> String {
    ["評価の", &denominator(&rollup.total(Counted::Kind(GradeKind::Late)))].concat()
}

/// The records that the figures on screen are made of, and when they are looked at.
#[derive(Debug, Clone, Copy)]
pub struct ShownRecords<'a> {
    /// What was promised.
    pub plan: &'a Plan,
    /// Everything recorded, of all years.
    pub ledger: &'a Ledger,
    /// The measures of the fiscal year.
    pub summaries: &'a MeasureSummaries,
    /// The fiscal year.
    pub fy: i32,
    /// The moment at which they are looked at.
    pub now: &'a Moment,
    /// Its day; `None` where the clock cannot be believed.
    pub today: Option<Date>,
}

impl ShownRecords<'_> {
    /// Which records the counts of the fiscal year are made of, how old they are, and what is left out.
    pub fn source(&self) -> String {
        let mut words = self.age(self.summaries.latest());
        // Of a year that is over nothing new is to come.
        let today = self.today.filter(|today| today.fiscal_year() == self.fy);
        let old = insight::stale(&self.plan.edition, self.summaries, today);
        if old > 0 {
            let days = insight::STALE_DAYS.to_string();
            words.extend(["。", &days, "日より長く更新のない", &measures(old), "を含みます"]);
        }
        let unknown = insight::uncounted(self.plan, self.ledger, self.fy);
        if unknown > 0 {
            words.extend(["。この計画にない課や番号の記入", &fields(unknown), "は数えません"]);
        }
        words
    }

    /// The fiscal year's records and the latest of them: 令和9（2027）年度の記入による。最新の記入 11月19日 10:04
    pub fn age(&self, latest: Option<&Moment>) -> String {
        let mut words = super::records_of(self.fy);
        let Some(latest) = latest else { return words + "はまだありません" };
        words.extend(["による。最新の記入 ", &super::dates::moment(latest, self.today)]);
        if insight::clock_is_doubtful(latest, self.now, &self.plan.edition) {
            words.push_str("（記入日時が正しくない可能性があります）");
        }
        words
    }
}

/// 記入した課 1／19課, where a measure has several departments to answer for it or nobody knows which.
pub fn answered(summary: Option<&MeasureSummary>) -> Option<String> {
    Some(["記入した課 ", &shared(summary)?].concat())
}

/// The same without saying what it is: 1／19課
pub fn shared(summary: Option<&MeasureSummary>) -> Option<String> {
    let summary = summary.filter(|summary| summary.answering.due.len() != 1 || !summary.answering.is_known())?;
    Some(super::answers(summary.answers()))
}

/// 14課中9課が未着手・3課が未記入; empty where one department answers alone, or all have begun.
pub fn spread(spread: &DepartmentBreakdown) -> String {
    let all = spread.states.len();
    let counts = [State::Recorded(Status::NotStarted), State::NotEntered].into_iter().filter_map(|state| {
        let count = spread.in_state(state).count();
        (count > 0).then(|| format!("{count}課が{}", super::state(state)))
    });
    let counts: Vec<String> = counts.collect();
    if all < 2 || counts.is_empty() { String::new() } else { format!("{all}課中{}", counts.join("・")) }
}

/// 未記入：市民課、総務課; and which groups nobody has declared to belong to.
pub fn silent(plan: &Plan, spread: &DepartmentBreakdown) -> String {
    let names = spread.silent().map(|dept| super::names::dept_name(plan, dept).into_owned()).collect::<Vec<_>>();
    let groups = spread.undeclared.iter().filter_map(|id| plan.group(id)).map(|group| group.name.as_str());
    let groups = groups.collect::<Vec<_>>();
    let mut words = Vec::new();
    if !names.is_empty() {
        words.push(format!("未記入の課：{}", names.join("、")));
    }
    if !groups.is_empty() {
        words.push(format!("{}：どの課が当てはまるか、まだどの課も選んでいません", groups.join("、")));
    }
    words.join("。")
}
