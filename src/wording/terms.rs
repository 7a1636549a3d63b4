//! The plan's official terms, and this program's own beside them.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::insight::{Answers, MeasureSummary, Rating, State};
use crate::journal::{Field, GradeKind, Scale, Status};
use crate::plan::calendar::{fiscal_year_long, fiscal_year_short};
use crate::plan::letters::visible_line;
use crate::plan::{Goal, Initiative, InitiativeId, LinkKind, Measure, Plan, Role, Source};
use crate::query::MatchedPart;

/// Nothing was recorded. Not the same as 未着手.
pub const NOT_ENTERED: &str = "未記入";
/// Two departments' records of one cell differ, and nobody has decided yet.
pub const CONFLICT: &str = "食い違い";
/// Of the departments that answer for a measure, some have not recorded a state.
pub const PARTIAL: &str = "一部の課が記入";
/// A value that a newer version wrote.
pub const UNKNOWN: &str = "この版では読めない状態";
/// A state was recorded, a grade was not. Not the same as 評価できない.
pub const NOT_GRADED: &str = "評価の記入なし";
/// For initiatives the plan stars.
pub const PRIORITY: &str = "重点取組";
/// Where a roadmap row is empty in the source.
pub const NO_PHASES: &str = "計画に工程の記載がありません";
/// Where the roadmap has phases, but none in the year shown.
pub const NO_PHASE_THIS_YEAR: &str = "この年度の工程は計画に記載なし";
/// Where the plan has no indicator or no target for a measure.
pub const NOT_IN_PLAN: &str = "計画に記載なし";
/// Where the plan names nobody who leads.
pub const NO_LEADS: &str = "主担当の記載なし";
/// Where no initiative precedes or follows.
pub const NO_LINKS: &str = "計画に定めはありません。";
/// Marks the phase of the fiscal year shown.
pub const NOW: &str = "現在";
/// After the label of a field that must be filled.
pub const REQUIRED: &str = "※必須";
/// After the label of a field that may stay empty.
pub const OPTIONAL: &str = "※任意";

/// In place of a text that was erased.
pub fn erased(by: &str, at: &str) -> String {
    format!("個人情報のため消去（{}・{at}）", super::names::author_or_none(by))
}

/// 状態 in the plan's official terms.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "未着手",
        Status::Preparing => "準備中",
        Status::Underway => "実施中",
        Status::Done => "完了",
        Status::Stopped => "中止",
        Status::NotApplicable => "対象外",
    }
}

/// The state a measure is counted under, in words.
pub fn state(state: State) -> &'static str {
    match state {
        State::Recorded(told) => status(told),
        State::NotEntered => NOT_ENTERED,
        State::InConflict => CONFLICT,
        State::Unknown => UNKNOWN,
        State::Partial => PARTIAL,
    }
}

/// What a state says, and how it is counted.
pub fn state_meaning(state: State) -> &'static str {
    match state {
        State::NotEntered => {
            "まだ何も記入されていません。始めていないという意味ではありません。「記入済み」に数えません。"
        }
        State::Partial => {
            "主担当の課のうち、まだ記入していない課があります。記入した課の数／対象の課の数を添えます。どの課も選んでいない部署区分があるときは、対象の課は未確定です。全ての課がそろうまで、完了などのどの状態にも数えません。"
        }
        State::Recorded(Status::NotStarted) => "まだ始めていない、と課が記入しています。",
        State::Recorded(Status::Preparing) => "検討・調整・予算化など、実施の準備をしています。",
        State::Recorded(Status::Underway) => "ロードマップの工程を実施しています。",
        State::Recorded(Status::Done) => "予定した工程を終え、目標値等に達しています。",
        State::Recorded(Status::Stopped) => {
            "始めたあとで、または始める前に、やめることを決めました。理由は「状況」に書きます。"
        }
        State::Recorded(Status::NotApplicable) => "その年度には、その課に当てはまりません。",
        State::InConflict => {
            "同じ課の同じ項目に、互いを知らずに書かれた異なる記入があります。どちらかに決めるまで、どの状態にも数えません。"
        }
        State::Unknown => "新しい版のあゆみで書かれた状態です。どの状態にも数えません。",
    }
}

/// The state of a measure, with how many departments have spoken while some are missing: 一部の課が記入（1／19課）
pub fn state_of(summary: &MeasureSummary) -> String {
    match summary.state {
        State::Partial => [PARTIAL, "（", &answers(summary.answers()), "）"].concat(),
        other => state(other).to_owned(),
    }
}

/// How many departments of how many: 1／19課, or 1課・対象の課は未確定
pub fn answers(answers: Answers) -> String {
    match answers.of {
        Some(of) => format!("{}／{of}課", answers.spoken),
        None => format!("{}課・対象の課は未確定", answers.spoken),
    }
}

/// What a kind of grade is called where no scale is at hand; elsewhere the scale's own names hold.
pub fn grade_kind(kind: GradeKind) -> &'static str {
    match kind {
        GradeKind::Ahead => "計画を上回る",
        GradeKind::OnPlan => "計画どおり",
        GradeKind::Behind => "やや遅れ",
        GradeKind::Late => "遅れ",
        GradeKind::NotRated => "評価できない",
    }
}

/// The letter of a kind of grade in the default scale.
pub fn grade_letter(kind: GradeKind) -> &'static str {
    match kind {
        GradeKind::Ahead => "A",
        GradeKind::OnPlan => "B",
        GradeKind::Behind => "C",
        GradeKind::Late => "D",
        GradeKind::NotRated => "―",
    }
}

/// Kind, letter and name of a rating that the scale in force has.
pub fn graded(scale: &Scale, rated: &Rating) -> Option<(GradeKind, String, String)> {
    let Rating::Grade(id, kind) = rated else { return None };
    let grade = scale.grade(id);
    let letter = grade.map_or(grade_letter(*kind), |grade| grade.letter.as_str());
    Some((*kind, letter.to_owned(), grade.map_or(grade_kind(*kind), |grade| grade.name.as_str()).to_owned()))
}

/// Kind, letter and name of the rating a measure is counted under; 遅れあり（評価1／19課） while some have yet to rate it.
pub fn grade_of(scale: &Scale, summary: &MeasureSummary) -> Option<(GradeKind, String, String)> {
    graded(scale, &summary.rated).map(|(kind, letter, _)| (kind, letter, rating(scale, summary)))
}

/// What of a measure was found.
pub fn found_part(part: MatchedPart) -> &'static str {
    match part {
        MatchedPart::Name => "個別取組",
        MatchedPart::Indicator => "評価指標",
        MatchedPart::Target => "目標値等",
        MatchedPart::Initiative => "取組",
        MatchedPart::Tag => "区分",
        MatchedPart::Lead => "主担当",
    }
}

/// A role's name without its mark.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "主担当",
        Role::Support => "伴走支援担当",
        Role::Review => "検討メンバー",
    }
}

/// The rating as a word; empty where nothing was recorded at all.
pub fn rating(scale: &Scale, summary: &MeasureSummary) -> String {
    match &summary.rated {
        Rating::Grade(id, kind) => {
            let name = scale.grade(id).map_or(grade_kind(*kind), |grade| grade.name.as_str());
            let ratings = summary.ratings();
            if ratings.are_complete() {
                name.to_owned()
            } else {
                format!("{name}あり（評価{}）", rated_by(ratings))
            }
        }
        Rating::Partial => format!("一部の課が評価（{}）", rated_by(summary.ratings())),
        Rating::InConflict => CONFLICT.to_owned(),
        Rating::Unknown => "新しい版の値".to_owned(),
        Rating::No if summary.state == State::NotEntered => String::new(),
        Rating::No => NOT_GRADED.to_owned(),
    }
}

/// How many departments have rated a measure: 1／19課, or 1課; that who answers is open, the state beside it says.
fn rated_by(ratings: Answers) -> String {
    ratings.of.map_or_else(|| format!("{}課", ratings.spoken), |_| answers(ratings))
}

/// What the plan calls a link.
pub fn link_kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Step => "取組のステップ",
        LinkKind::Related => "関連性の高い取組",
    }
}

/// The label of a field in forms and histories; a field of a newer version shows its own word.
pub fn field(field: &Field) -> Cow<'static, str> {
    let word = match field {
        Field::Status => "状態",
        Field::Rating => "進捗評価",
        Field::Actual => "実績値",
        Field::Situation => "状況",
        Field::Next => "次にすること",
        Field::Evidence => "根拠",
        Field::Tally => "参加者それぞれの評価",
        Field::Groups => "部署区分",
        Field::Name => "課の名前",
        Field::RoundName => "調査回の名称",
        Field::AnswerDue => "回答期限",
        Field::AskedDepartments => "対象の課",
        Field::AskedMeasures => "対象の個別取組",
        Field::RequiredFields => "必須の欄",
        Field::Closing => "確定",
        Field::Unknown(word) => return visible_line(word).into(),
    };
    word.into()
}

/// ①, ⑭ in running text; plain digits beyond ㊿.
pub fn circled(number: u16) -> String {
    let first = match number {
        1..=20 => 0x2460,
        21..=35 => 0x3251 - 20,
        36..=50 => 0x32B1 - 35,
        _ => return number.to_string(),
    };
    char::from_u32(first + u32::from(number) - u32::from(number.min(1))).map_or_else(String::new, String::from)
}

/// `14-2`: the second measure of initiative 14.
pub fn measure_number(initiative: u16, position: usize) -> String {
    format!("{initiative}-{position}")
}

/// 前提⑭　後続①・⑦: the steps an initiative stands in.
pub fn steps(plan: &Plan, initiative: &Initiative) -> String {
    let circled = |ids: Vec<&InitiativeId>| {
        let mut numbers: Vec<u16> = ids.into_iter().filter_map(|id| Some(plan.initiative(id)?.number)).collect();
        numbers.sort_unstable();
        numbers.into_iter().map(circled).collect::<Vec<_>>().join("・")
    };
    let before = circled(plan.predecessors(&initiative.id).map(|link| &link.from).collect());
    let after = circled(plan.successors(&initiative.id).map(|link| &link.to).collect());
    let mut steps = String::new();
    for (word, numbers) in [("前提", before), ("後続", after)] {
        if !numbers.is_empty() {
            let gap = if steps.is_empty() { "" } else { "　" };
            steps.extend([gap, word, " ", &numbers]);
        }
    }
    steps
}

/// 令和9年度, or 令和9〜10年度.
pub fn years(first: i32, last: i32) -> String {
    let mut years = fiscal_year_short(first);
    if first != last {
        let last = fiscal_year_short(last);
        years.extend(["〜", last.strip_prefix("令和").unwrap_or(&last)]);
    }
    years + "年度"
}

/// Which records are shown: 令和9（2027）年度の記入
pub fn records_of(fy: i32) -> String {
    format!("{}の記入", fiscal_year_long(fy))
}

/// `12.7%`, rounded to a tenth in integers; `None` where there is nothing to take a share of.
///
/// Only the whole is 100.0%, and only nothing is 0.0%: rounding neither completes a count nor makes one vanish.
pub fn percent(part: usize, whole: usize) -> Option<String> {
    let tenths = part.saturating_mul(2000).saturating_add(whole).checked_div(whole.saturating_mul(2))?;
    Some(match tenths {
        0 if part > 0 => "0.1%未満".to_owned(),
        1000 if part < whole => "99.9%超".to_owned(),
        tenths => format!("{}.{}%", tenths / 10, tenths % 10),
    })
}

/// `+5`, `−4`, `±0`: by how many a count grew; with U+2212, which is as wide as the plus.
pub fn difference(before: usize, after: usize) -> String {
    match after.cmp(&before) {
        Ordering::Less => format!("−{}", before - after),
        Ordering::Equal => "±0".to_owned(),
        Ordering::Greater => format!("+{}", after - before),
    }
}

/// （令和8年4月）: when the plan was published; empty where the source does not say.
pub fn published(source: &Source) -> String {
    source.published.as_ref().map(|published| format!("（{published}）")).unwrap_or_default()
}

/// 評価指標 as printed, or that the plan has none.
pub fn indicator(measure: &Measure) -> String {
    measure.indicator.clone().unwrap_or_else(|| NOT_IN_PLAN.to_owned())
}

/// 目標値等 as printed and, where the plan sets none, its reason; or that the plan has none.
pub fn target(measure: &Measure) -> String {
    match &measure.target {
        None => NOT_IN_PLAN.to_owned(),
        Some(target) => match &target.goal {
            Goal::NotSet { reason } => format!("{}（{reason}）", target.text),
            _ => target.text.clone(),
        },
    }
}

/// 目標値等 and, where the plan sets one for the fiscal year alone, that: 80%（令和8年度の目標：60%）
pub fn target_in(measure: &Measure, fy: i32) -> String {
    let of_year = measure.target.as_ref().and_then(|target| target.years.get(&fy));
    let of_year = of_year.map(|of| format!("（{}年度の目標：{}）", fiscal_year_short(fy), of.text));
    [target(measure), of_year.unwrap_or_default()].concat()
}

/// Indicator and target in one line, as far as the plan has them; of a fiscal year, with what the plan sets for it.
pub fn aim(measure: &Measure, fy: Option<i32>) -> String {
    let words = || fy.map_or_else(|| target(measure), |fy| target_in(measure, fy));
    let parts = [measure.indicator.clone(), measure.target.as_ref().map(|_| words())];
    parts.into_iter().flatten().collect::<Vec<_>>().join("　")
}

/// Who leads a measure, by name in printed order; of one that nobody leads, that the plan says so.
pub fn leads<'a>(plan: &'a Plan, measure: &'a Measure) -> Vec<&'a str> {
    if measure.leads.is_empty() {
        return vec![NO_LEADS];
    }
    measure.leads.iter().map(|lead| plan.party_name(lead)).collect()
}

#[cfg(test)]
mod tests {
    use super::{circled, percent};

    #[test]
    fn numbers_are_circled_up_to_fifty() {
        assert_eq!([1, 14, 20, 21, 35, 36, 50].map(circled).concat(), "①⑭⑳㉑㉟㊱㊿");
        assert_eq!([0, 51].map(circled), ["0", "51"]);
    }

    #[test]
    fn shares_are_rounded_to_a_tenth() {
        assert_eq!(percent(8, 63).as_deref(), Some("12.7%"));
        assert_eq!(percent(63, 63).as_deref(), Some("100.0%"));
        assert_eq!(percent(0, 0), None);
        // 2,499 of 2,500 are 99.96%, 1 of 2,500 are 0.04%.
        assert_eq!(percent(2499, 2500).as_deref(), Some("99.9%超"));
        assert_eq!(percent(1, 2500).as_deref(), Some("0.1%未満"));
        assert_eq!(percent(0, 2500).as_deref(), Some("0.0%"));
    }
}
