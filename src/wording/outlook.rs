//! Courses, their reasons, and why a target gives no figure: in words.

use crate::insight::{Health, Origin, Outlook, Pace, Progress, Reason, Share, TargetStatus, UnknownReason};
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::plan::{Decimal, Measure, Plan};

/// What a straight line gives, which nobody promised.
pub const REFERENCE: &str = "等分の参考値";
/// What the plan sets for one year, on the way to the target.
pub const YEAR_TARGET: &str = "この年度の目標";

/// 順調, 遅れのおそれ, 遅れ, 判断できない
pub fn health(health: Health) -> &'static str {
    match health {
        Health::OnTrack => "順調",
        Health::Unknown => "判断できない",
        Health::AtRisk => "遅れのおそれ",
        Health::Late => "遅れ",
    }
}

/// Why a target gives no percentage or no figure of the year's own.
pub fn gap(gap: UnknownReason) -> &'static str {
    match gap {
        UnknownReason::NoTarget => "目標値等が計画にありません",
        UnknownReason::InPlace | UnknownReason::Words => "数値の目標ではないため、割合は出しません",
        UnknownReason::NotSet => "計画が目標を定めていません",
        UnknownReason::Range => "幅で示した目標のため、割合は出しません",
        UnknownReason::OutsideRange => "実績値が目標の幅の外です",
        UnknownReason::Direction => "向きだけを示した目標のため、割合は出しません",
        UnknownReason::NoYearTarget => "計画が年度ごとに定めた目標のうち、この年度の数値がありません",
        UnknownReason::Unset => "目標の数値がまだ定められていません",
        UnknownReason::PerSchool => "学校ごとの目標です。1つの数からは判断しません",
        UnknownReason::NoActual => "実績値が未記入です",
        UnknownReason::NotNumber => "実績値が数として読めません（記入はそのまま残っています）",
        UnknownReason::TooManyDigits => "桁が多すぎて計算できません",
        UnknownReason::Negative => "実績値が負の数です。確かめてください",
        UnknownReason::OverWhole => "実績値が100%を超えています。単位や桁を確かめてください",
        UnknownReason::ZeroSpan => "出発点と目標が同じため、割合は出ません",
        UnknownReason::NoBaseline => "出発点の数値が計画にありません",
        UnknownReason::NoStart => "計画に出発点の数値と年度ごとの目標がなく、前年度までの実績値もありません",
        UnknownReason::BaselineMet => "出発点で目標を満たしており、保つ目標です",
        UnknownReason::PlanNotBegun => "計画の始まる前の年度です",
        UnknownReason::AfterPlan => "期限が計画期間のあとです",
        UnknownReason::OwnYearOnly => "期限の年度の数についての目標です",
    }
}

/// One reason of a measure's course.
pub fn reason(plan: &Plan, measure: &Measure, reason: &Reason) -> String {
    let phase = |at: usize| measure.phases.get(at).map_or("", |phase| phase.text.as_str());
    match reason {
        Reason::DueMissed(fy) => format!("期限の{}年度を過ぎて未達", fiscal_year_short(*fy)),
        Reason::PhaseNotBegun(at) => format!("工程「{}」の年度に入って未着手", phase(*at)),
        Reason::PhaseWaits(at) => format!("年度の半ばを過ぎて、工程「{}」に未着手", phase(*at)),
        Reason::PhaseUnfinished(at) => format!("工程「{}」の年度を過ぎて準備中", phase(*at)),
        Reason::BelowTarget(fy) => format!("実績値が{}年度の目標に届かない", fiscal_year_short(*fy)),
        Reason::BelowPace(fy) => format!("実績値が{}年度の{REFERENCE}に届かない", fiscal_year_short(*fy)),
        Reason::DueSoon => "今年度が期限".to_owned(),
        Reason::LatePredecessors(ids) => {
            let numbers = ids.iter().filter_map(|id| plan.initiative(id));
            let numbers: String = numbers.map(|initiative| super::circled(initiative.number)).collect();
            format!("前提の取組{numbers}に遅れ")
        }
        Reason::Stale(days) => format!("{days}日間更新なし"),
        Reason::ClockDoubtful => "日付が計画の期間と合わず、記入の新しさが分からない".to_owned(),
        Reason::FigureDated(on) => format!("実績値の時点（{}）がこの年度の外", Date::japanese(*on)),
        Reason::FigureUnread(why) => gap(*why).to_owned(),
        Reason::YearNotBegun => "この年度はまだ始まっていない".to_owned(),
        Reason::Stands(state) => super::state(*state).to_owned(),
        Reason::TargetReached => "実績値が目標に届いている".to_owned(),
        Reason::NoBasis => "比べられる工程・期限・実績値がない".to_owned(),
        Reason::AsPlanned => "工程・期限・実績値に遅れは見当たらない".to_owned(),
    }
}

/// All reasons of a course: `工程「試行」の年度に入って未着手、前提の取組⑭に遅れ`
pub fn reasons(plan: &Plan, measure: &Measure, outlook: &Outlook) -> String {
    let reasons = outlook.reasons.iter().map(|why| reason(plan, measure, why));
    reasons.collect::<Vec<_>>().join("、")
}

/// What the records give: `記録からの見通しは「遅れ」（期限の令和9年度を過ぎて未達）。`
pub fn by_records(plan: &Plan, measure: &Measure, outlook: &Outlook) -> String {
    format!("記録からの見通しは「{}」（{}）。", health(outlook.computed), reasons(plan, measure, outlook))
}

/// How a figure stands to its target and to the year's own figure, and how that was worked out.
pub fn progress(progress: &Progress, unit: &str) -> Vec<String> {
    let stands = |to: &str, verdict: Result<TargetStatus, UnknownReason>| match verdict {
        Ok(TargetStatus::Short) => format!("{to}に届いていません。"),
        Ok(TargetStatus::Reached) => format!("{to}に届いています。"),
        Ok(TargetStatus::Exceeded) => {
            format!("{to}の数値を超えています（目標値等に「以上」「以下」の定めはありません）。")
        }
        Err(_) => String::new(),
    };
    let share = match progress.share {
        Ok(Share::MOST) => "到達度 999.9%以上".to_owned(),
        Ok(share) => {
            let tenths = Decimal::of_tenths(share.tenths().into());
            format!(
                "到達度 {tenths}%＝（実績値−出発点）÷（目標−出発点）。累計と年度ごとの数は0から数え、端数は切り捨て。"
            )
        }
        Err(why) => format!("到達度は出しません：{}。", gap(why)),
    };
    // The target itself stands there already.
    let pace = progress.pace.ok().filter(|pace| !pace.is_target());
    let against = pace.map(|pace| stands(pace_name(pace), progress.on_pace));
    vec![stands("目標", progress.reached), share, self::pace(progress.pace, unit), against.unwrap_or_default()]
}

/// The year's own figure and how it was worked out, or why there is none.
pub fn pace(pace: Result<Pace, UnknownReason>, unit: &str) -> String {
    let line = |pace: Pace, from: &str| {
        let figure = pace.figure();
        format!(
            "{REFERENCE} {figure}{unit}：{from}から目標まで、期限の年度へ均等に割った値。計画が定めた値ではありません。"
        )
    };
    match pace.map(|pace| (pace, pace.origin())) {
        Ok((_, Origin::Target)) => "今年度の値は、目標そのものです。".to_owned(),
        Ok((pace, Origin::YearTarget)) => format!("{YEAR_TARGET} {}{unit}：計画がこの年度に定めた値。", pace.figure()),
        Ok((pace, Origin::Baseline)) => line(pace, "計画の出発点"),
        Ok((pace, Origin::Year(fy))) => line(pace, &[&fiscal_year_short(fy), "年度の実績値"].concat()),
        Err(why) => format!("{REFERENCE}は出しません：{}。", gap(why)),
    }
}

/// What the year's own figure is called: 等分の参考値, or a target that the plan sets for the year.
pub fn pace_name(pace: Pace) -> &'static str {
    if pace.is_promised() { YEAR_TARGET } else { REFERENCE }
}

/// 等分の参考値 60% or この年度の目標 60%, where one stands beside figures; nothing where it is the target itself.
pub fn reference(pace: Pace, unit: &str) -> Option<String> {
    (!pace.is_target()).then(|| format!("{} {}{unit}", pace_name(pace), pace.figure()))
}
