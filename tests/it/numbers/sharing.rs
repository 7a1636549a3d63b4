//! 取りまとめ and 保存と共有. Sums over files are counted in `views_collect`, shares of a file in `views_files`.

use super::{entries, says};

#[test]
fn the_board_counts_departments_that_lead_by_name_or_group_and_conflicts_by_cell() {
    says(
        "#/collect",
        &[
            // 市民課 4, 情報システム課 6, 自治体DX推進担当 5, 財政課 1, each with 2-2 as one of 全ての課.
            "届いた0課◎主担当の課など4課のうち、10月1日以降",
            "食い違い2件未決定は、ほかの年度などを含め2項目",
            "未提出4課◎主担当の個別取組 のべ16件",
            // Of 情報システム課's six, 2-1, 2-2 and 4-3 lack something; the others' have no 状況 beside what they rate.
            "市民課未提出・前回なし0／4",
            "情報システム課未提出・前回なし3／6",
            "自治体DX推進担当未提出・前回なし0／5",
            "財政課未提出・前回なし0／1",
            "どちらでもない課（合わせて0）は除きます。",
            "今回届いた0ファイルの合計。元に戻した0ファイルと、それより前の0ファイルは除きます。",
            "食い違いの確認　残り2項目",
        ],
    );
}

#[test]
fn every_entry_is_counted_once() {
    let all = entries().len();
    // 38 rows, 5 aside, the declaration, the tally, and what was said and taken back.
    assert_eq!(all, 47);
    says("#/files", &["今の変更47個", "ファイルにない変更0個"]);
}
