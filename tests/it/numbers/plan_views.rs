//! 一覧, ロードマップ, 依存関係, the sheet of an initiative, この計画について.

use ayumi::plan::{GradeKind, OwnGrade};

use super::{PLAN, has, says, words, words_after, words_of};

const LEFT_OUT: &str = "評価の分母3件＝個別取組12件から、評価できない1件・未記入1件・対象外1件・中止1件・状態だけで評価の記入なし1件・一部の課だけの評価2件・評価の食い違い1件・この版では読めない評価1件を除く";
const SOURCE: &str = "令和9（2027）年度の記入による。最新の記入 11月19日 10:04。180日より長く更新のない1件を含みます。この計画にない課や番号の記入3項目は数えません";

#[test]
fn the_list_counts_what_is_found_and_what_each_option_would_find() {
    says(
        "#/measures",
        &[
            "12件／全12件",
            "3／3件",
            "未記入1件",
            "未着手0件",
            // 2-2.
            "一部の課が記入1件",
            "準備中2件",
            "実施中4件",
            "完了0件",
            "中止1件",
            "対象外1件",
            // 2-3 by its state, 3-1 beside its own.
            "食い違い2件",
            "この版では読めない状態1件",
            "計画を上回る0件",
            // 2-3; of 1-2 and 2-2 one department's B is not the measure's.
            "計画どおり1件",
            "やや遅れ1件",
            "遅れ1件",
            "評価できない1件",
            "市民にやさしい3件",
            "職員にやさしい9件",
            "重点取組のみ3件",
            // 2-1, 2-2, 4-2, 3-3; the other but one by R10; 3-1 from R11.
            "毎年度・令和9年度まで4件",
            LEFT_OUT,
            SOURCE,
        ],
    );
    // By name 1-1 and 1-2; 1-3 by what it declared, 2-2 as everyone.
    says("#/measures?dept=shimin&role=lead", &["2件／全12件", "2／3件", "＋2"]);
    says("#/measures?dept=shimin&role=lead&group=1", &["4件／全12件", "3／3件", "1／3件"]);
    says("#/measures?state=in_conflict", &["2件／全12件"]);
}

#[test]
fn the_roadmap_counts_what_is_found() {
    says(
        "#/roadmap",
        &[
            // Phases stand in R9 for 1-1 and 2-2 alone.
            "計画の全12件のうち、遅れ1件・やや遅れ1件・一部の課が記入1件・未記入1件（令和9年度の記入）。令和9年度の工程が計画にないもの10件。",
            LEFT_OUT,
            SOURCE,
        ],
    );
    // 3-1 its rating in conflict, 3-2 unknown, 3-3 none.
    says(
        "#/roadmap?state=underway",
        &[
            "条件に合う4件のうち、遅れ1件・やや遅れ0件・一部の課が記入0件・未記入0件",
            "評価の分母1件＝個別取組4件から、評価できない1件・評価の食い違い1件・この版では読めない評価1件を除く",
        ],
    );
    // 1-2 stands under both of its leads: 13 in all.
    says(
        "#/roadmap?by=lead",
        &["市民課2件", "情報システム課5件", "自治体DX推進担当4件", "全ての課1件", "窓口所管課1件"],
    );
}

#[test]
fn the_graph_counts_steps_and_who_is_affected() {
    says(
        "#/graph",
        &[
            "4取組のうち3取組に「取組のステップ」（前提→後続）が2本、「関連性の高い取組」が1組あります。",
            // ② by 2-1, ① by 1-1; ① waits for ②, ③ for ①.
            "遅れている前提は①②の2取組、影響を受ける後続は①③の2取組です。",
            "実施中1 食い違い1 一部の課が記入1",
            LEFT_OUT,
            SOURCE,
        ],
    );
    // ②: 2-1 alone is under way.
    says("#/graph?sel=i01", &["V2・3件中 実施中・完了1件"]);
}

#[test]
fn a_sheet_counts_its_measures_and_works_out_its_figures() {
    says(
        "#/initiatives/1",
        &[
            "個別取組　3件準備中 2・未記入 1　／　C 1",
            "評価の分母1件＝個別取組3件から、未記入1件・一部の課だけの評価1件を除く",
            "準備中一部の課が評価（1／2課）",
            // 1-1: nobody says from where the way to 80% began. From R8's 35: 35 + 45 × 1/2.
            "到達度は出しません：出発点の数値が計画にありません。",
            "等分の参考値 57.5%",
            "目標に届いていません。",
            "等分の参考値に届いています。",
            // 1-2 is not rated by all; 1-1, rated C, is not said to be what it is rated.
            "記録からの見通しは「遅れのおそれ」（前提の取組②に遅れ）。",
            // 1-3: 40 − 30 × 2/3, and nothing recorded.
            "等分の参考値 20分",
            "到達度は出しません：実績値が未記入です。",
        ],
    );
    let words = words("#/initiatives/1");
    assert!(!words.contains("工程「検討」の年度を過ぎて準備中"), "{words}");
    // R8: (40 − 25) ÷ (40 − 10), 40 − 30 × 1/3; for 1-1 there is no earlier year.
    says(
        "#/initiatives/1?fy=2026",
        &[
            "到達度 50%",
            "等分の参考値 30分",
            "等分の参考値は出しません：計画に出発点の数値と年度ごとの目標がなく、前年度までの実績値もありません。",
        ],
    );
}

#[test]
fn several_departments_and_conflicts_give_no_one_figure() {
    let words = words("#/initiatives/2");
    has(
        &words,
        &[
            "実施中 1・食い違い 1・一部の課が記入 1　／　B 1・D 1",
            "一部の課が記入（2／4課）一部の課が評価（1／4課）",
            "4課中1課が未着手・2課が未記入。未記入の課：自治体DX推進担当、財政課",
            "全ての課が記入するまで、上の状態は「一部の課が記入」です。",
            "2課の記入。実績値は平均や合計をせずに並べています。",
            "１，２００枚",
            "実績値は課ごとのため、到達度は出しません。",
            // 2-3: 80 ÷ 120, rounded down; from R8's 40 to 120: 40 + 80 × 1/2, reached exactly.
            "到達度 66.6%",
            "等分の参考値 80件",
            "等分の参考値に届いています。",
        ],
    );
    // What 自治体DX推進担当 said of 2-1 and took back again is no voice.
    assert!(!words.contains("2課中"), "{words}");
}

#[test]
fn a_yearly_figure_and_one_after_the_plan_have_no_pace() {
    says(
        "#/initiatives/3",
        &[
            "等分の参考値は出しません：期限の年度の数についての目標です。",
            "等分の参考値は出しません：期限が計画期間のあとです。",
            // 3-1 in conflict, 3-2 of a newer version, 3-3 without.
            "評価の分母0件＝個別取組3件から、状態だけで評価の記入なし1件・評価の食い違い1件・この版では読めない評価1件を除く",
        ],
    );
}

#[test]
fn figures_in_conflict_are_no_missing_figures() {
    let words = words_after("#/initiatives/1", |app| {
        let cell = super::cell(2027, "shimin", "m0101", ayumi::journal::Field::Actual);
        let other = ayumi::journal::Actual { figure: "70".to_owned(), on: None }.to_value();
        app.records.merge_remote_entry(super::entry(cell, Vec::new(), other, super::NEW, 200));
    });
    has(&words, &["実績値が食い違っているため、到達度は出しません。"]);
}

#[test]
fn the_table_of_departments_counts_by_name() {
    let words = words("#/about");
    let table = words.split_once("●検討メンバー課").map_or(words.as_str(), |(_, after)| after);
    has(
        table,
        &[
            "主担当が区分だけの2件は、◎のどの課にも数えません。",
            "市民課2件00",
            "情報システム課5件00",
            // ○ on ②, which has three measures.
            "自治体DX推進担当（本文では「DX推進担当」とも）4件3件0",
            "財政課000",
        ],
    );
}

#[test]
fn two_grades_of_a_kind_are_counted_apart() {
    let grade = |id: &str, kind| OwnGrade {
        id: id.to_owned(),
        letter: id.to_uppercase(),
        name: id.to_owned(),
        criterion: String::new(),
        kind,
    };
    let mut plan = PLAN.clone();
    plan.scale = vec![grade("b", GradeKind::OnPlan), grade("c", GradeKind::OnPlan), grade("d", GradeKind::Late)];
    // 1-1 C, 1-2 B once both have rated it: not two of each.
    let words = words_of(plan, "#/initiatives/1", |app| {
        let rating = super::cell(2027, "shimin", "m0102", ayumi::journal::Field::Rating);
        app.records.merge_remote_entry(super::entry(
            rating,
            Vec::new(),
            ayumi::journal::Value::text("b"),
            super::NEW,
            600,
        ));
    });
    has(&words, &["準備中 2・未記入 1　／　B 1・C 1"]);
}
