//! Columns of a comparison.

use super::column::DatumOrigin::{Computed, Records};
use super::column::TableColumn;
use super::lists;

/// What became of a measure.
pub(in crate::tables) const BECAME: [TableColumn; 3] = [
    TableColumn::text("変化コード", "change_code", Computed, "もとから比べる先へ、どう変わったか").coded(lists::BECAME),
    TableColumn::text("変化", "change", Computed, "変化コードの名称").coded(lists::BECAME),
    TableColumn::text("比べられない理由", "incomparable_reason", Computed, "変化が「比べられない」の理由。ほかは空欄"),
];

/// How it stood.
pub(in crate::tables) const BEFORE: [TableColumn; 7] = [
    TableColumn::text("もと", "before_name", Computed, "もとの時点やファイルの名前"),
    TableColumn::number("もとの年度", "before_fiscal_year", Computed, "もとの記入の年度。西暦", "年度"),
    TableColumn::text("もとの年度（和暦）", "before_fiscal_year_era", Computed, "同じ年度の和暦"),
    TableColumn::text("もとの状態コード", "before_state_code", Computed, "もとの状態").coded(lists::STATE),
    TableColumn::text("もとの状態", "before_state", Computed, "もとの状態コードの名称").coded(lists::STATE),
    TableColumn::text("もとの進捗評価コード", "before_rating_code", Computed, "もとの進捗評価").coded(lists::RATING),
    TableColumn::text("もとの進捗評価", "before_rating", Computed, "もとの進捗評価コードの名称").coded(lists::RATING),
];

/// How it stands.
pub(in crate::tables) const AFTER: [TableColumn; 7] = [
    TableColumn::text("比べる先", "after_name", Computed, "比べる先の時点やファイルの名前"),
    TableColumn::number("比べる先の年度", "after_fiscal_year", Computed, "比べる先の記入の年度。西暦", "年度"),
    TableColumn::text("比べる先の年度（和暦）", "after_fiscal_year_era", Computed, "同じ年度の和暦"),
    TableColumn::text("比べる先の状態コード", "after_state_code", Computed, "比べる先の状態").coded(lists::STATE),
    TableColumn::text("比べる先の状態", "after_state", Computed, "比べる先の状態コードの名称").coded(lists::STATE),
    TableColumn::text("比べる先の進捗評価コード", "after_rating_code", Computed, "比べる先の進捗評価")
        .coded(lists::RATING),
    TableColumn::text("比べる先の進捗評価", "after_rating", Computed, "比べる先の進捗評価コードの名称")
        .coded(lists::RATING),
];

/// A value on both sides.
pub(in crate::tables) const CHANGED: [TableColumn; 8] = [
    TableColumn::text("もとの値コード", "before_value_code", Records, "選ぶ項目の、もとの値。記入がなければ空欄"),
    TableColumn::text("もとの値（文字）", "before_value_text", Records, "もとの値の名称、または文。記入がなければ空欄"),
    TableColumn::number("もとの値（数値）", "before_value_number", Records, "もとの実績値", "「単位」の列"),
    TableColumn::text(
        "比べる先の値コード",
        "after_value_code",
        Records,
        "選ぶ項目の、比べる先の値。記入がなければ空欄",
    ),
    TableColumn::text(
        "比べる先の値（文字）",
        "after_value_text",
        Records,
        "比べる先の値の名称、または文。記入がなければ空欄",
    ),
    TableColumn::number("比べる先の値（数値）", "after_value_number", Records, "比べる先の実績値", "「単位」の列"),
    TableColumn::text("単位", "unit", Records, "数値の単位"),
    TableColumn::text("文の有無", "is_text", Records, "自由に書く項目か").coded(lists::WHETHER),
];
