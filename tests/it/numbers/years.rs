//! 概況 in a fiscal year that is over, and in one that has not begun.

use super::{says, words};

#[test]
fn a_year_that_is_over_has_its_own_counts_and_no_days_left() {
    says(
        "#/?fy=2026",
        &[
            "最新の記入は4月8日 10:21",
            // States: 1-1, 1-3, 2-1, 2-3, 4-2; 1-2 has a rating alone.
            "記入済み 5／12件未記入 7件",
            "遅れ D 1件評価のある5件中",
            "やや遅れ C 2件",
            // 3-3, 2-2, 4-2.
            "今年度末までに期限 3件",
            "食い違い 0件取り込んだ記入の中にはありません",
            "実施中4件33.3%",
            "準備中1件8.3%",
            "未記入7件58.3%",
            // 2-1 before 1-2: two initiatives wait for ②, one for ①.
            "やや遅れ2件2-1標準化",
        ],
    );
    let words = words("#/?fy=2026");
    assert!(!words.contains("年度末まで ") && !words.contains("前年度末より") && !words.contains("記録からは遅れ1件"));
}

#[test]
fn a_year_that_has_not_begun_claims_no_change() {
    says(
        "#/?fy=2028",
        &[
            "この年度の記入はまだありません。",
            "記入済み 0／12件未記入 12件",
            "遅れ D 0件評価のある0件中",
            "食い違い 0件記入がまだありません",
            // 7 by R10 or the plan's end, 2 every year; 2-1 and 3-3 before. 130 days and the 365 of R10.
            "今年度末までに期限 11件年度末まで 495日・うち前年度まで 2件",
            "今年度末までに期限が来る目標　11件",
            "分母0件＝個別取組12件から、未記入12件を除く",
            "令和10（2028）年度の記入はまだありません",
        ],
    );
    let words = words("#/?fy=2028");
    // Beside a year without records, last year's one D would look like one less.
    assert!(!words.contains("前年度末"), "{words}");
}
