//! 集計方法: how each figure of the view is counted, of what, and what is left out. Once, for all of them.

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::Counted;
use crate::journal::GradeKind;
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::wording::totals;

use leptos::prelude::*;

use super::totals::Totals;
use super::words;

/// A sentence for each figure, in the order of the view. `in_bar`: how many measures the bar of states shows.
pub(super) fn counted(app: App, totals: &Totals, in_bar: u32) -> Vec<String> {
    let mut lines = vec![
        "記入済み：主担当の課が全て状態を記入した個別取組の件数です。未着手・中止・対象外の記入も記入済みです。一部の課だけが記入したものは含めません。".to_owned(),
        format!("記入済みの{}", totals::denominator(&totals.now.total(Counted::Entered))),
        totals::WHOSE.to_owned(),
        "「…のうち…から記入」は、計画に名前のある課・担当のうち、状態か評価を記入した数です。".to_owned(),
    ];
    for kind in [GradeKind::Late, GradeKind::Behind] {
        lines.push(graded(app, totals, kind));
    }
    lines.extend([
        "複数の課の評価があるときは、最も遅れている評価で1件と数えます。一部の課だけの評価でも、遅れ・やや遅れは数えます。".to_owned(),
        format!(
            "今年度末までに期限：計画の「目標値等」の期限で数えます。期限が今年度か年度ごとの{}{MEASURES}＋前年度までに期限の来た{}{MEASURES}、分母{}{MEASURES}。達成したかどうかによりません。年度の書かれていない目標は、計画の最後の年度を期限とみなします。",
            totals.due, totals.past_due, totals.now.measures
        ),
        format!(
            "食い違い：同じ課の同じ項目に、違う値が2つ以上届いている個別取組の件数です。状態が食い違うものは、どの状態にも数えません。{}",
            totals::denominator(&totals.now.total(Counted::InConflict))
        ),
        format!("状態：{}割合は、棒に示す{in_bar}{MEASURES}に対するもので、小数第2位を四捨五入しています。", totals::ONE_EACH),
        totals::rated(&totals.now),
        "対応が必要：後続の取組が多いものから並べています。後続は、計画の「取組のステップ」をたどって数えます。「記録からは遅れ」は、評価が遅れ・やや遅れではないのに、工程・期限と、状態・実績値が合わないものです。印刷には出しません。1件が2つ以上の理由に並ぶことがあります。".to_owned(),
        "取組ごとの状態：「記入」は、状態を記入した個別取組の件数／その取組の個別取組の件数です。".to_owned(),
        app.records_source(),
        plan_and_day(app),
    ]);
    lines
}

/// 遅れ：進捗評価が「遅れ」の個別取組の件数です。分母5件… 前年度末は…
fn graded(app: App, totals: &Totals, kind: GradeKind) -> String {
    let ((_, name), fy) = (words::grade(&app.scale(), kind), app.navigation.fy().get());
    let now = totals::denominator(&totals.now.total(Counted::Kind(kind)));
    let before = totals.before.as_ref().map(|before| before.total(Counted::Kind(kind))).map(|before| {
        let year = fiscal_year_short(fy - 1);
        format!("前年度末は、{year}年度についての記入で{}{MEASURES}（{}）", before.part, totals::denominator(&before))
    });
    format!("{name}：進捗評価が「{name}」の個別取組の件数です。{now}{}", before.unwrap_or_default())
}

/// What is counted without any record: the plan, and the days from today.
fn plan_and_day(app: App) -> String {
    let today = app.page.today().get().map(Date::japanese).unwrap_or_default();
    format!("期限は、計画（{}版）と今日の日付（{today}）により、記入は使いません。", app.plan().edition)
}
