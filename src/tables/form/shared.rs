//! Columns that several tables have.

use super::column::DatumOrigin::{Computed, Plan as FromPlan, Program, Records};
use super::column::TableColumn;
use super::lists;

/// The fiscal year of a row.
pub(in crate::tables) const YEAR: [TableColumn; 2] = [
    TableColumn::number("年度", "fiscal_year", Program, "4月から翌年3月までの年度。4月の属する西暦年", "年度"),
    TableColumn::text("年度（和暦）", "fiscal_year_era", Program, "同じ年度の和暦。令和より前は空欄"),
];

/// Which measure a row is about.
pub(in crate::tables) const MEASURE: [TableColumn; 5] = [
    TableColumn::text("個別取組ID", "measure_id", FromPlan, "個別取組の変わらない番号。ほかの表と結び付けるときに使う"),
    TableColumn::text("個別取組番号", "measure_number", FromPlan, "計画に印刷された番号（14-2など）。CSVにはない")
        .in_workbooks(),
    TableColumn::number("取組番号", "initiative_number", FromPlan, "取組の番号（14-2の14）", "番号"),
    TableColumn::number("個別番号", "number_in_initiative", FromPlan, "取組の中での番号（14-2の2）", "番号"),
    TableColumn::text("個別取組", "measure_name", FromPlan, "個別取組の名称"),
];

/// Whose a row is.
pub(in crate::tables) const DEPARTMENT: [TableColumn; 2] = [
    TableColumn::text("課コード", "department_code", Records, "課の変わらない番号").coded(lists::PARTY),
    TableColumn::text("課", "department", Records, "課の名称"),
];

/// State and rating that a measure is counted under.
pub(in crate::tables) const STANDING: [TableColumn; 4] = [
    TableColumn::text(
        "状態コード",
        "state_code",
        Computed,
        "個別取組を数える状態。課が複数のときは、最も進んでいないもの",
    )
    .coded(lists::STATE),
    TableColumn::text("状態", "state", Computed, "状態コードの名称").coded(lists::STATE),
    TableColumn::text(
        "進捗評価コード",
        "rating_code",
        Computed,
        "個別取組を数える進捗評価。課が複数のときは、最も悪いもの。評価した課の数が対象の課の数より少ない間は、まだ悪くなることがある",
    )
    .coded(lists::RATING),
    TableColumn::text("進捗評価", "rating", Computed, "進捗評価コードの名称").coded(lists::RATING),
];

/// Which field of a record.
pub(in crate::tables) const FIELD: [TableColumn; 2] = [
    TableColumn::text("項目コード", "field_code", Records, "記入の項目").coded(lists::FIELD),
    TableColumn::text("項目", "field", Records, "項目の名称").coded(lists::FIELD),
];

/// What an observation says.
pub(in crate::tables) const VALUE: [TableColumn; 6] = [
    TableColumn::text(
        "値コード",
        "value_code",
        Records,
        "選ぶ項目の値のコード。一覧は、項目と同じ名前（部署区分は一覧「担当」）",
    ),
    TableColumn::text("値（文字）", "value_text", Records, "値の名称、または記入された文。実績値は入力されたまま"),
    TableColumn::number(
        "値（数値）",
        "value_number",
        Records,
        "実績値や人数。数値として読めないものは空欄",
        "「単位」の列",
    ),
    TableColumn::text("単位", "unit", Records, "値（数値）の単位"),
    TableColumn::day("時点", "value_as_of", Records, "実績値が何日現在のものか"),
    TableColumn::text("時点（和暦）", "value_as_of_era", Records, "同じ日の和暦"),
];

/// Who recorded something, and when.
pub(in crate::tables) const RECORDED: [TableColumn; 4] = [
    TableColumn::text("記入者", "recorded_by", Records, "記入した人が入力した名前。確かめたものではない"),
    TableColumn::day("記入日", "recorded_on", Records, "記入したパソコンの時計による日"),
    TableColumn::text("記入日（和暦）", "recorded_on_era", Records, "同じ日の和暦"),
    TableColumn::text("記入日時", "recorded_at", Records, "記入したパソコンの時計による日時（ISO 8601）"),
];
