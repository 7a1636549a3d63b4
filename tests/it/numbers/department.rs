//! 自分の課 and 自己点検.

use ayumi::journal::{Field, Value};

use leptos::prelude::WithUntracked as _;

use super::{NEW, cell, entry, has, says, words_after};

#[test]
fn a_department_counts_what_it_leads_and_what_it_wrote_itself() {
    says(
        "#/departments/shimin",
        &[
            // 1-1, 1-2 by name; 1-3 by its declaration, 2-2 as everyone.
            "関係する個別取組 4件（◎主担当 2・◎区分として 2）",
            "未記入 1件◎4件中3件を記入",
            "○●の0件は含みません。",
            "この課が選んだ1区分",
            "令和9（2027）年度の記入による。最新の記入 11月19日 10:04",
            // 1-3 nothing; 1-1 no next step, 1-2 no rating, 2-2 neither rating nor figure.
            "記入が必要なもの 4件（未記入1・補足が必要3）",
            "前提となる他の取組1取組遅れている前提 1取組",
            // ③ alone: ① waits for ②, and the department leads all of ① itself.
            "この課の取組が前提になる取組1取組遅れの影響を受ける後続 1取組",
            "②は3件中0件が済み、2-1が遅れ。",
            "この課の①は3件中0件が済み、1件は未記入、1-1が遅れ。",
        ],
    );
}

#[test]
fn what_is_settled_is_not_asked_for_and_what_is_stale_is() {
    says(
        "#/departments/joho",
        &[
            "関係する個別取組 6件（◎主担当 5・◎区分として 1）",
            // A state that this version cannot read is entered.
            "未記入 0件◎6件中6件を記入",
            // 2-1 is late without a word, 2-2 has no 状況; 20 April to 22 November: 10+31+30+31+31+30+31+22.
            "記入が必要なもの 3件（古い記入1・補足が必要2）",
            "216日書いていない",
            "180日より長く書いていないもの。中止・対象外の2件は除きます。",
        ],
    );
    says(
        "#/departments/dx",
        &[
            // 1-2, 2-3, 3-1, 3-2; 2-2 as everyone; ② supported: 2-1 beside the two it leads.
            "関係する個別取組 6件（◎主担当 4・◎区分として 1・○伴走支援担当 1）",
            "未記入 1件◎5件中4件を記入",
            "○●の1件は含みません。",
            // 2-3 and 3-1; 2-2; 3-2 due R10.
            "食い違い2・未記入1",
            // 2-2 every year, 2-3 and 3-2 by R10; 3-1 from R11; 1-2 not set.
            "主担当3件の期限です。",
            "期限が計画の期間より後のもの1件と目標値が未設定のもの1件は入りません。",
        ],
    );
    says("#/departments/zaimu", &["未記入 1件◎1件中0件を記入", "令和9（2027）年度の記入はまだありません"]);
}

#[test]
fn a_workshop_counts_voices_and_outcomes() {
    says(
        "#/workshop/shimin?sel=m0101",
        &[
            "1／4件",
            "集計を締め切りました　9人",
            "最も多い評価は C（9人中5人）。前年度の評価より上です。",
            "評価の幅 B〜D",
            "評価できない1人・別の基準の評価0人は幅に入れません。",
            // From R8's 35% to 80% in R10: half of 45.
            "等分の参考値57.5%",
            "等分の参考値 57.5%：令和8年度の実績値から",
        ],
    );
    says(
        "#/workshop/shimin",
        &[
            "4件を1件ずつ表示します。",
            "合意した1件4件中",
            // D to C.
            "前年度からの変化1件上がった1・下がった0",
            "同じ0件・前年度の評価の記入なし0件は除きます。",
            // The agreed one was split over three grades, the others wait.
            "話合いが必要4件",
            "次にすること0件期限あり0",
            "評価が分かれています（B〜D）",
        ],
    );
}

#[test]
fn what_changed_and_where_to_is_the_whole_of_the_changes() {
    // D last year, 評価できない now: neither better nor worse.
    let words = words_after("#/workshop/shimin", |app| {
        let rating = cell(2027, "shimin", "m0101", Field::Rating);
        let seen = app.records.ledger().with_untracked(|ledger| ledger.head_ids(&rating));
        app.records.merge_remote_entry(entry(rating, seen, Value::text("unrated"), NEW, 500));
    });
    has(&words, &["前年度からの変化1件上がった0・下がった0・ほか1"]);
}
