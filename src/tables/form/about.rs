//! Columns of the tables that stand beside the data.

use super::column::DatumOrigin::Program;
use super::column::TableColumn;
use super::lists;

/// What a column means.
pub(in crate::tables) const DEFINITIONS: [TableColumn; 12] = [
    TableColumn::text("表", "table", Program, "表（シートまたはファイル）の名前"),
    TableColumn::text("表の名前（ASCII）", "table_ascii", Program, "表の名前の英数字"),
    TableColumn::number("列の順", "position", Program, "表の左から何番目の列か", "番目"),
    TableColumn::text("項目名", "head", Program, "1行目の項目名"),
    TableColumn::text("項目名（ASCII）", "head_ascii", Program, "項目名の英数字"),
    TableColumn::text("型", "kind", Program, "文字、数値、日付のどれか。日付は西暦の年-月-日"),
    TableColumn::text("意味", "meaning", Program, "項目の意味と、空欄の意味"),
    TableColumn::text("単位", "unit", Program, "数値の単位"),
    TableColumn::text("コード表", "code_list", Program, "値がコードのとき、表「コード表」のどの一覧か"),
    TableColumn::text("出典", "origin", Program, "計画、記入、計算（両方から数えたもの）、プログラム"),
    TableColumn::text("Excelだけの項目", "workbook_only", Program, "CSVにはない項目か").coded(lists::WHETHER),
    TableColumn::number("初めの版", "since_version", Program, "この項目がある、最初の様式の版", "版"),
];

/// A code.
pub(in crate::tables) const CODES: [TableColumn; 4] = [
    TableColumn::text("一覧", "code_list", Program, "コードの一覧の名前"),
    TableColumn::text("コード", "code", Program, "値として書くコード"),
    TableColumn::text("名称", "name", Program, "コードの名称"),
    TableColumn::text("説明", "meaning", Program, "いつそのコードになるか"),
];

/// Something to know of the data.
pub(in crate::tables) const PROVENANCE: [TableColumn; 6] = [
    TableColumn::text("項目名", "item", Program, "何についてか"),
    TableColumn::text("項目名（ASCII）", "item_ascii", Program, "項目名の英数字"),
    TableColumn::text("内容（文字）", "text", Program, "文字の内容"),
    TableColumn::number("内容（数値）", "number", Program, "数値の内容", "「単位」の列"),
    TableColumn::text("単位", "unit", Program, "内容（数値）の単位"),
    TableColumn::day("内容（日付）", "day", Program, "日付の内容"),
];
