//! Columns of what the plan says of measures, and of their standing.

use super::column::DatumOrigin::{Computed, Plan as FromPlan, Records};
use super::column::TableColumn;
use super::lists;

/// What the plan says of a measure.
pub(in crate::tables) const OF_PLAN: [TableColumn; 17] = [
    TableColumn::text("取組", "initiative_name", FromPlan, "個別取組が属する取組の名称"),
    TableColumn::number("Visionの番号", "vision_number", FromPlan, "取組が属するVisionの番号", "番号"),
    TableColumn::text("Vision", "vision", FromPlan, "Visionの名称"),
    TableColumn::text("重点取組", "is_priority", FromPlan, "計画が重点取組としているか").coded(lists::WHETHER),
    TableColumn::text("評価指標", "indicator", FromPlan, "計画に印刷された評価指標"),
    TableColumn::text("目標値等", "target_as_printed", FromPlan, "計画に印刷された目標値等"),
    TableColumn::text("目標の種類コード", "goal_kind", FromPlan, "目標値等が何を求めるか").coded(lists::GOAL),
    TableColumn::number(
        "目標値",
        "goal_value",
        FromPlan,
        "目標の数値。単位は「目標の単位」。数値でない目標は空欄",
        "「目標の単位」の列",
    ),
    TableColumn::text("目標の単位", "goal_unit", FromPlan, "目標値と出発点の単位"),
    TableColumn::text("目標との比べ方コード", "goal_comparison", FromPlan, "実績値が目標値に対してどうあればよいか")
        .coded(lists::COMPARE),
    TableColumn::text("数え方コード", "goal_per", FromPlan, "数値を何について数えるか").coded(lists::PER),
    TableColumn::text("目標の基準", "goal_base", FromPlan, "割合や増減の基準。計画に印刷された語"),
    TableColumn::number(
        "出発点",
        "goal_baseline",
        FromPlan,
        "計画の始まる前の数値。計画に記載がなければ空欄",
        "「目標の単位」の列",
    ),
    TableColumn::text("期限の種類コード", "due_kind", FromPlan, "期限の決め方").coded(lists::DUE),
    TableColumn::number(
        "期限の年度",
        "due_fiscal_year",
        FromPlan,
        "期限の年度。毎年度のものは、この行の年度。西暦",
        "年度",
    ),
    TableColumn::text("期限の年度（和暦）", "due_fiscal_year_era", FromPlan, "同じ年度の和暦"),
    TableColumn::number("この年度の工程の数", "phases_in_year", Computed, "この行の年度にかかる工程の数", "工程"),
];

/// How many departments it is counted from.
pub(in crate::tables) const COUNTED: [TableColumn; 6] = [
    TableColumn::number(
        "状態を記入した課の数",
        "departments_with_state",
        Computed,
        "対象の課のうち、状態を記入した課の数",
        "課",
    ),
    TableColumn::number(
        "評価した課の数",
        "departments_with_rating",
        Computed,
        "対象の課のうち、評価したか、評価のいらない課の数",
        "課",
    ),
    TableColumn::number(
        "対象の課の数",
        "departments_asked",
        Computed,
        "主担当の課の数。部署区分に入る課が分からない間は空欄",
        "課",
    ),
    TableColumn::text(
        "対象の課が分かるか",
        "are_departments_known",
        Computed,
        "部署区分に入る課が、全て分かっているか",
    )
    .coded(lists::WHETHER),
    TableColumn::day("最終更新日", "updated_on", Records, "最も新しい記入の日。記入がなければ空欄"),
    TableColumn::text("最終更新日（和暦）", "updated_on_era", Records, "同じ日の和暦"),
];

/// Who leads it.
pub(in crate::tables) const PARTIES: [TableColumn; 3] = [
    TableColumn::text("担当コード", "party_code", FromPlan, "主担当の課または部署区分の変わらない番号")
        .coded(lists::PARTY),
    TableColumn::text("担当", "party", FromPlan, "主担当の課または部署区分の名称"),
    TableColumn::text("担当の種類コード", "party_kind", FromPlan, "課か、部署区分か").coded(lists::PARTY_KIND),
];

/// A phase of its roadmap.
pub(in crate::tables) const PHASES: [TableColumn; 5] = [
    TableColumn::text("工程", "phase", FromPlan, "計画に印刷された工程"),
    TableColumn::number("最初の年度", "first_fiscal_year", FromPlan, "工程の最初の年度。西暦", "年度"),
    TableColumn::text("最初の年度（和暦）", "first_fiscal_year_era", FromPlan, "同じ年度の和暦"),
    TableColumn::number("最後の年度", "last_fiscal_year", FromPlan, "工程の最後の年度。西暦", "年度"),
    TableColumn::text("最後の年度（和暦）", "last_fiscal_year_era", FromPlan, "同じ年度の和暦"),
];

/// A tag.
pub(in crate::tables) const TAGS: [TableColumn; 1] =
    [TableColumn::text("区分", "tag", FromPlan, "計画が個別取組に付けた語（【 】の中）")];
