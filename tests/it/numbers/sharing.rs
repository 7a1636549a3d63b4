//! 取りまとめ and 保存と共有. Sums over files are counted in `views_collect`, shares of a file in `views_files`.

use super::{entries, says};

#[test]
fn the_board_counts_departments_by_name_and_conflicts_by_cell() {
    says(
        "#/collect",
        &[
            // 市民課, 情報システム課, 自治体DX推進担当 lead by name: 2 + 5 + 4.
            "届いた0課◎主担当の課など3課のうち、10月1日以降",
            "食い違い2件未決定は、ほかの年度などを含め2項目",
            "未提出3課◎主担当の個別取組 のべ11件",
            "どちらでもない課（合わせて1）は除きます。",
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
